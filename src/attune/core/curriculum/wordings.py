"""The wording of a published instrument as an operator brought it: kept beside the curriculum, joined when it loads."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.lines import Document, parse
from attune.core.curriculum.misfits import fit
from attune.core.curriculum.names import Slug, Words
from attune.core.curriculum.problems import Problem

AGAIN = "bring it again with `attune measure wording`, or remove it"


class WordedItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The text of one item, and the words of its answers where they are its own."""

    id: Words
    text: Words
    labels: list[Words] = []


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Texts and answers for one version of an instrument.

    `rights`: by what right, in the operator's words; `brought`: the day (YYYY-MM-DD); `checksum`: SHA-256 of all the
    rest, in hexadecimal, so that a file which was changed by hand is not asked unnoticed.
    """

    instrument: Slug
    version: int
    rights: Words
    brought: Words
    checksum: str = ""
    stem: str = ""
    labels: list[Words] = []
    items: list[WordedItem]


@dataclass
class Brought:
    """Instruments as they can be asked here, the wordings behind them by slug, and what is wrong with others."""

    instruments: dict[str, Instrument]
    wordings: dict[str, Wording] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def sealed(wording: Wording) -> Wording:
    """The same with its checksum."""
    plain = msgspec.structs.replace(wording, checksum="")
    return msgspec.structs.replace(plain, checksum=hashlib.sha256(msgspec.json.encode(plain)).hexdigest())


def worded(instrument: Instrument, wording: Wording) -> Instrument:
    """The instrument with texts, answers and stem; its rights and facts stay as they are."""
    texts = {item.id: item for item in wording.items}
    items = [
        msgspec.structs.replace(item, text=texts[item.id].text, labels=texts[item.id].labels)
        for item in instrument.items
    ]
    scale = msgspec.structs.replace(instrument.scale, labels=wording.labels)
    return msgspec.structs.replace(instrument, stem=wording.stem, scale=scale, items=items)


def bring(instruments: Mapping[str, Instrument], folder: Path) -> Brought:
    """Join each wording of the folder to its instrument.

    A wrong file is named and its instrument stays without words; it never stops the rest, nor does a missing folder.
    """
    brought = Brought(dict(instruments))
    try:
        files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    except OSError as error:
        what = f"this folder cannot be read ({error.strerror})"
        brought.problems.append(Problem(folder.name, 1, what, "give this user the right to read it"))
        return brought
    for file in files:
        wording, problems = _read(file)
        if wording is not None:
            problems = problems + _misfits(wording, instruments.get(wording.instrument), file)
        brought.problems += problems
        if wording is not None and not problems:
            brought.wordings[wording.instrument] = wording
            brought.instruments[wording.instrument] = worded(instruments[wording.instrument], wording)
    return brought


def _read(file: Path) -> tuple[Wording | None, list[Problem]]:
    """The file in its shape, or why not."""
    name = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return None, [Problem(name, 1, f"this cannot be read ({why})", AGAIN)]
    document, problems = parse(name, text)
    if problems:
        return None, problems
    return fit(document, document.data, Wording)


def _misfits(wording: Wording, instrument: Instrument | None, file: Path) -> list[Problem]:
    """Why these words cannot be asked, if they cannot."""
    name = f"{file.parent.name}/{file.name}"
    if instrument is None or file.stem != wording.instrument:
        what = f'`instrument` is "{wording.instrument}", which is no instrument of this name'
        return [Problem(name, 1, what, AGAIN)]
    what = _misfit(wording, instrument)
    return [Document(name).problem((), what, AGAIN)] if what else []


def _misfit(wording: Wording, instrument: Instrument) -> str:
    if instrument.rights.included:
        return "this instrument has its wording in the curriculum"
    if wording.version != instrument.version:
        return f"this was brought for version {wording.version}, and the instrument is version {instrument.version}"
    if [item.id for item in wording.items] != [item.id for item in instrument.items]:
        return "its items are not those of the instrument"
    if sealed(wording).checksum != wording.checksum:
        return "this is not as it was brought: its checksum differs"
    if not worded(instrument, wording).worded:
        return "an answer has no label"
    return ""
