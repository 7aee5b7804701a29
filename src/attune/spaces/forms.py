"""What every form that writes a record sends: words, and the version of the record that its page was made from."""

from collections.abc import Mapping

LONGEST_NUMBER = 9


def plain(text: str) -> str:
    """Line ends as one sign, whatever the browser sent."""
    return text.replace("\r\n", "\n")


def read_number(text: str) -> int | None:
    """A whole number of at most nine digits, or None for anything else that may be sent."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def read_version(sent: Mapping[str, str]) -> int:
    """The version that a page was made from; 0 for anything that is no number."""
    return read_number(sent.get("version", "")) or 0
