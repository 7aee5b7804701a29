"""An instrument by its name or its file, and the form that answers are scored with. Needs no Django."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attune.operations.measuring.files import refusal
from attune.operations.measuring.sheets import few
from attune.operations.refusal import Refusal

if TYPE_CHECKING:
    from attune.core.curriculum import Instrument
    from attune.core.measurement.samples.form import Form

SHIPPED = Path(__file__).resolve().parents[4] / "curriculum"


def named(name: str) -> "Instrument":
    """The instrument of this name, whatever its capitals, or of this file (a name that ends in .yaml)."""
    from attune.core.curriculum.instrument_files import instrument_files

    if name.endswith((".yaml", ".yml")):
        return from_file(Path(name))
    folder = content_folder()
    files = list(instrument_files(folder / "en" if (folder / "en").is_dir() else folder))
    slug = "-".join(name.lower().replace("_", " ").split())
    for path in files:
        if path.stem == slug:
            return from_file(path)
    what = f"there is no instrument {name!r}"
    raise Refusal(f"{what}. Mend: use one of {few([path.stem for path in files], 50)}, or name a file.")


def content_folder() -> Path:
    """ATTUNE_CURRICULUM, else the shipped folder. Refusal where it is not there."""
    folder = Path(os.environ.get("ATTUNE_CURRICULUM") or SHIPPED)
    if not folder.is_dir():
        raise Refusal(f"there is no folder {folder}. Mend: name the content files with ATTUNE_CURRICULUM.")
    return folder


def from_file(path: Path) -> "Instrument":
    """The instrument of this file. Refusal with its first fault."""
    from attune.core.curriculum import Broken
    from attune.core.curriculum.instrument_files import read_instrument

    try:
        return read_instrument(path)
    except OSError as error:
        raise refusal(path, f"it cannot be read ({error.strerror})", "check the name") from error
    except Broken as broken:
        more = f" ({len(broken.problems)} faults in all)" if len(broken.problems) > 1 else ""
        raise Refusal(f"{broken.problems[0]}{more}") from broken


def form_of(instrument: "Instrument") -> "Form":
    """What `core.measurement` needs of an instrument."""
    from attune.core.measurement.samples.form import form

    items = instrument.items
    return form(
        [item.id for item in items],
        [item.subscale for item in items],
        [item.key for item in items],
        lowest=instrument.scale.lowest,
        points=[instrument.points_of(item) for item in items],
        scoring=instrument.scoring,
        times=instrument.times,
        min_answered=instrument.missing.min_answered,
        version=instrument.version,
    )
