"""Instruments alone, for who needs nothing else of a curriculum."""

from collections.abc import Iterator
from pathlib import Path

from attune.core.curriculum.activities import ROW_CODES
from attune.core.curriculum.instrument_rules import Around, check_instrument
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import parse
from attune.core.curriculum.misfits import fit
from attune.core.curriculum.problems import Broken, Problem

FOLDER = "instruments"


class _Any(frozenset[str]):
    """Stands for exercises that were not read: each name may be one."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str)


def read_instrument(path: Path) -> Instrument:
    """The instrument of one file. Raises `Broken` with every reason, or OSError where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Broken([Problem(path.name, 1, "this is not UTF-8 text", "save the file as UTF-8")]) from error
    document, problems = parse(path.name, text)
    instrument, misfits = fit(document, document.data, Instrument) if document.data else (None, [])
    if instrument is None or problems or misfits:
        raise Broken(
            [*problems, *misfits] or [Problem(path.name, 1, "the file is empty", "see authoring.md")]
        )
    faults = list(check_instrument(instrument, document, Around(ROW_CODES, _Any())))
    if faults:
        raise Broken(sorted(set(faults)))
    return instrument


def instrument_files(folder: Path) -> Iterator[Path]:
    """The files of instruments in the folder of one language, sorted; none where a name begins with . or _."""
    for path in sorted((folder / FOLDER).rglob("*.yaml")):
        if path.is_file() and not path.name.startswith((".", "_")):
            yield path
