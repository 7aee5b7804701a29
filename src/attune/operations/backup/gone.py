"""The file of tombstones beside the backups."""

import re
from datetime import date
from pathlib import Path

from django.db import transaction

from attune.operations.refusal import Refusal
from attune.people.models import Tombstone
from attune.people.tombstones import FILE, append

LINE = re.compile(r"([0-9a-f]{64}) (\d{4}-\d{2}-\d{2})")


def read(file: Path) -> dict[bytes, date]:
    """Marks and days of a file; empty where there is none. A last line that was cut short is left out."""
    if not file.is_file():
        return {}
    lines = file.read_text(errors="replace").split("\n")
    found = {}
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line)
        if match:
            found[bytes.fromhex(match[1])] = date.fromisoformat(match[2])
        elif line and number < len(lines):
            raise Refusal(
                f"{file}:{number} is no tombstone. Mend: take the line out, or the file from a copy."
            )
    return found


def bring_up_to_date(folder: Path) -> dict[bytes, date]:
    """Add to the folder's file what the database knows and it does not; all of them."""
    known = read(folder / FILE)
    rows = {bytes(mark): day for mark, day in Tombstone.objects.values_list("id", "day")}
    append(folder, {mark: day for mark, day in rows.items() if mark not in known})
    return known | rows


def write(marks: dict[bytes, date], file: Path) -> None:
    """A new file of these."""
    file.write_text("".join(f"{mark.hex()} {day.isoformat()}\n" for mark, day in sorted(marks.items())))


def take_in(marks: dict[bytes, date]) -> None:
    """Make them rows."""
    with transaction.atomic():
        for mark, day in marks.items():
            Tombstone.objects.get_or_create(id=mark, defaults={"day": day})
