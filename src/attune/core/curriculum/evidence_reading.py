"""What lessons and exercises rest on: sources and ingredients, in `evidence.yaml` and the files of `evidence/`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from attune.core.curriculum.activities import Ingredient, Source
from attune.core.curriculum.lines import Document
from attune.core.curriculum.misfits import fit, shown
from attune.core.curriculum.problems import Problem

FILE, FOLDER = "evidence.yaml", "evidence"


@dataclass
class FoundEvidence:
    """Entries by key, and the file of each, as (table, key) → document."""

    sources: dict[str, Source] = field(default_factory=dict)
    ingredients: dict[str, Ingredient] = field(default_factory=dict)
    files: dict[tuple[str, str], Document] = field(default_factory=dict)


def keep(found: FoundEvidence, document: Document) -> Iterator[Problem]:
    """Take the entries of one file; a key that is there already stays what it was."""
    yield from _table(found, document, "sources", found.sources, Source)
    yield from _table(found, document, "ingredients", found.ingredients, Ingredient)


def _table[T](
    found: FoundEvidence, document: Document, name: str, table: dict[str, T], kind: type[T]
) -> Iterator[Problem]:
    raw: Any = document.data.get(name, {})
    if not isinstance(raw, dict):
        yield document.problem((name,), f"`{name}` is {shown(raw)}", "write `key:` lines under it")
        return
    for key, data in raw.items():
        entry, problems = fit(document, data, kind, (name, key))
        yield from problems
        other = found.files.setdefault((name, key), document)
        if other is not document:
            yield document.problem(
                (name, key), f"`{key}` stands in {other.file} already", "choose another key"
            )
        elif entry is not None:
            table[key] = entry


def check(found: FoundEvidence) -> Iterator[Problem]:
    """Each source of an ingredient exists."""
    for key, ingredient in found.ingredients.items():
        document = found.files["ingredients", key]
        for n, source in enumerate(ingredient.sources):
            if source not in found.sources:
                what = f'`sources` names "{source}", which is not there'
                path = ("ingredients", key, "sources", n)
                yield document.problem(path, what, "check the files of evidence under `sources`")
