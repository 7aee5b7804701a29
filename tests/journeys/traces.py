"""Look for words that somebody typed in all that a server leaves behind, however they may be written there."""

import base64
import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests import databases


def written_forms(words: str) -> Iterator[tuple[str, bytes]]:
    """The ways in which `words` can stand in a file: plain, escaped, and base64 at each of three alignments."""
    plain = words.encode()
    yield "utf-8", plain
    yield "utf-16-le", words.encode("utf-16-le")
    yield "utf-16-be", words.encode("utf-16-be")
    yield "json", json.dumps(words)[1:-1].encode()
    yield "html", html.escape(words).encode()
    yield "url", quote(words).encode()
    yield "form", quote_plus(words).encode()
    yield "hex", plain.hex().encode()
    yield "hex of utf-16", words.encode("utf-16-le").hex().encode()
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + plain)
        # The first and last letters depend on what stands beside them.
        core = whole[4 if shift else 0 : -4]
        yield f"base64+{shift}", core
        yield f"base64url+{shift}", core.replace(b"+", b"-").replace(b"/", b"_")


def left_behind(folder: Path) -> list[tuple[str, bytes]]:
    """Every file of a data folder by name with its bytes; on PostgreSQL also all that its database holds."""
    files = [
        (str(path.relative_to(folder)), path.read_bytes()) for path in folder.rglob("*") if path.is_file()
    ]
    return [*files, ("PostgreSQL", databases.dump(folder))]


def find_traces(folder: Path, typed: Iterable[str], also: Iterable[bytes] = ()) -> list[str]:
    """`file: words (form)` for each place where typed words can be read. `also`: what the server printed."""
    places = left_behind(folder)
    places += [(f"printed {number}", text) for number, text in enumerate(also)]
    found = []
    for words in typed:
        forms = dict(written_forms(words))
        for name, content in places:
            found += [f"{name}: {words!r} ({form})" for form, data in forms.items() if data in content]
    return found
