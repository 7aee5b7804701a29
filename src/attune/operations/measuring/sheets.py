"""A CSV file as text cells with their lines; whatever is wrong with the file is one `Refusal` with its mend."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from attune.operations.measuring.files import content, decoded, refusal
from attune.operations.refusal import Refusal

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, eq=False)
class Sheet:
    """`names` of the columns; `rows` of as many cells; `lines[n]` is the line of the file on which row n begins.

    `notes`: what was done to read it, in words.
    """

    path: Path
    names: list[str]
    rows: list[list[str]]
    lines: list[int]
    separator: str = ","
    notes: list[str] = field(default_factory=list)

    def place(self, name: str, *, option: str) -> int:
        """Where a column stands: by its name, else by the name in other capitals, else by its number from 1."""
        same = [n for n, each in enumerate(self.names) if each == name]
        same = same or [n for n, each in enumerate(self.names) if each.casefold() == name.casefold()]
        if len(same) > 1:
            numbers = " and ".join(str(n + 1) for n in same)
            what = f"{len(same)} columns are called {name} (columns {numbers})"
            raise self.refusal(what, f"give each its own name, or say {option} with the number of one")
        if same:
            return same[0]
        if name.isascii() and name.isdigit() and 1 <= int(name) <= len(self.names):
            return int(name) - 1
        raise self.refusal(f"there is no column {name}", f"say {option} with one of {few(self.names)}")

    def refusal(self, what: str, mend: str, *, row: int | None = None, column: int | None = None) -> Refusal:
        """A reason with the file in front, and line and column where they are known."""
        where = "" if row is None else f", line {self.lines[row]}"
        where += "" if column is None else f", column {column + 1} ({self.names[column]})"
        return refusal(f"{self.path}{where}", what, mend)


def few(names: Sequence[str], most: int = 8) -> str:
    """Names in a row, not all of many."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(name or "(no name)" for name in names[:most]) + more


def read(path: Path) -> Sheet:
    """The file's cells. Refusal where it is not there, no text, empty, or its rows do not fit its first line."""
    text = decoded(content(path), path)
    separator = separator_of(text)
    records = _records(text, separator, path)
    _, head = next(records, (1, []))
    if not any(name.strip() for name in head):
        raise refusal(
            path, "the file is empty", "write the names of columns in the first line, and rows below"
        )
    _names(path, [name.strip() for name in head])
    notes = [] if separator == "," else [f"read with {SEPARATORS[separator]} between the cells"]
    sheet = Sheet(path, [name.strip() for name in head], [], [], separator, notes)
    _fill(sheet, records)
    if not sheet.rows:
        raise refusal(
            path, "the first line names the columns, but no row follows", "add rows of values below"
        )
    while not sheet.names[-1] and not any(cells[-1].strip() for cells in sheet.rows):
        for cells in (sheet.names, *sheet.rows):
            cells.pop()
    return sheet


def _names(path: Path, names: list[str]) -> None:
    """Refusal where the first line holds values: nothing but numbers, and one of them twice."""
    figures = all(name.replace(".", "", 1).removeprefix("-").isdecimal() for name in names if name)
    if figures and len(set(names)) < len(names):
        what = "the first line holds numbers, where the names of the columns belong"
        raise refusal(f"{path}, line 1", what, "write a line of names above it")


def separator_of(text: str) -> str:
    """What stands between the names in the first line: a comma where nothing else is more frequent."""
    first = text.split("\n", 1)[0]
    bare = "".join(part for n, part in enumerate(first.split('"')) if n % 2 == 0)
    return max(SEPARATORS, key=bare.count)


def _records(text: str, separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; ends of lines may be those of any system."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refusal(
                f"{path}, line {line}", f"this is no CSV ({error})", "check the quotes of this line"
            ) from error
        yield line, cells
        line = reader.line_num + 1


def _fill(sheet: Sheet, records: Iterator[tuple[int, list[str]]]) -> None:
    """Rows with their lines. An empty line is a missing value where there is one column, and nothing elsewhere."""
    width, skipped = len(sheet.names), 0
    for line, cells in records:
        if not cells and width > 1:
            skipped += 1
            continue
        if len(cells) != width and (cells or width > 1):
            what = f"{len(cells)} cells, but the first line names {width} columns"
            mend = "give each line as many; a cell that holds the separator needs quotes"
            raise refusal(f"{sheet.path}, line {line}", what, mend)
        sheet.rows.append(cells or [""])
        sheet.lines.append(line)
    while width == 1 and sheet.rows and not sheet.rows[-1][0].strip():
        sheet.rows.pop()
        sheet.lines.pop()
        skipped += 1
    if skipped:
        sheet.notes.append(f"{skipped} empty line{'' if skipped == 1 else 's'} passed over")
