"""What works without a connection: the pages of Right now as anybody sees them, and the worker that keeps them.

Each page is drawn here for nobody, so what is kept cannot hold a word about anyone.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import resolve, reverse

PAGES = (
    "see-right-now",
    "slow-down",
    "stand-firm",
    "take-pause",
    "hold-words",
    "get-through-night",
    "wait-well",
    "find-help",
    "ask-yourself",
    "plan-safety",
    "use-more-safely",
    "read-guide",
    "see-leaving",
    "see-neutral-near",
)
PART = re.compile(r"""(?:src|href)="(/static/[^"]+)\"""")


@dataclass(frozen=True)
class Kept:
    """What the worker keeps: addresses of pages, addresses of their styles, scripts and pictures, and a version."""

    pages: tuple[str, ...]
    parts: tuple[str, ...]
    version: str

    @property
    def as_json(self) -> str:
        """For the worker's first line."""
        return json.dumps({"version": self.version, "pages": self.pages, "parts": self.parts})


@lru_cache(maxsize=1)
def kept() -> Kept:
    """The same for everyone; drawn once a process. The version changes with any byte of a page."""
    pages = tuple(reverse(f"safety:{name}") for name in PAGES)
    whole = hashlib.sha256()
    parts: dict[str, None] = {static("web/icon.svg"): None}
    for address in pages:
        html = drawn_for_nobody(address)
        whole.update(html)
        parts |= dict.fromkeys(PART.findall(html.decode()))
    whole.update(json.dumps([pages, list(parts)]).encode())
    return Kept(pages, tuple(parts), whole.hexdigest()[:16])


def drawn_for_nobody(address: str) -> bytes:
    """The page as a browser without a cookie gets it."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = address
    request.viewer = None  # type: ignore[attr-defined]
    match = resolve(address)
    request.resolver_match = match
    return bytes(match.func(request, *match.args, **match.kwargs).content)
