"""Files that a command reads: whatever is wrong with one is a `Refusal` of one line with its mend."""

from pathlib import Path

from attune.operations.refusal import Refusal

LARGEST = 256 << 20
OTHER_KINDS = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"\x1f\x8b": "a packed file",
    b"%PDF": "a PDF",
}


def refusal(where: object, what: str, mend: str) -> Refusal:
    """A reason on one line, whatever was quoted."""
    return Refusal(" ".join(f"{where}: {what}. Mend: {mend}.".split()))


def content(path: Path) -> bytes:
    """The bytes of a file. Refusal where there are none to be had."""
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except IsADirectoryError as error:
        raise refusal(path, "this is a folder", "name a file in it") from error
    except FileNotFoundError as error:
        raise refusal(path, "there is no such file", "check the name and the folder") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a name of a file"
        raise refusal(
            path, f"it cannot be read ({why})", "check the name and whether you may read it"
        ) from error
    if len(raw) > LARGEST:
        raise refusal(path, f"it is larger than {LARGEST >> 20} MB", "split it, or leave columns out")
    return raw


def decoded(raw: bytes, path: Path) -> str:
    """UTF-8 text, with or without a byte order mark."""
    for start, kind in OTHER_KINDS.items():
        if raw.startswith(start):
            raise refusal(path, f"this is {kind}, not CSV", "save it as CSV with UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"byte {raw[error.start]:#04x} is not UTF-8"
        raise refusal(f"{path}, line {line}", what, "save the file with UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refusal(
            f"{path}, line {line}", "there is a zero byte, so this is no text", "save it as CSV with UTF-8"
        )
    return text
