"""Look through everything that the viewer can open. Nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from attune.people.viewer import Viewer
from attune.spaces import everything
from attune.spaces.members import Side
from attune.spaces.records import KINDS, Body, Kept
from attune.tools.search.matching import Piece, Wanted

MOST = 50


@dataclass(frozen=True)
class Asked:
    """What to look for: words, and if wanted a kind (its name inside) and days, both included."""

    words: str
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Found:
    """One record in which all the words are. `side`: the shared space it is in; None for one's own."""

    kept: Kept[Body]
    pieces: list[Piece]
    url: str
    side: Side | None


@dataclass(frozen=True)
class Answer:
    """The newest `MOST` that were found, how many there are in all, and among how many entries with words."""

    shown: list[Found]
    found: int
    among: int


def searched() -> dict[str, type[Body]]:
    """The kinds that hold words: kind → body."""
    return {kind: body for kind, body in KINDS.items() if body.words is not Body.words or _reads(body)}


def search(viewer: Viewer, asked: Asked) -> Answer:
    """Newest first, in the viewer's own space and in shared ones that stand open."""
    kinds = [body for kind, body in searched().items() if asked.kind in {"", kind}]
    wanted = Wanted(asked.words)
    looked: list[tuple[Kept[Body], Side | None]] = [(kept, None) for kept in everything.own(viewer, kinds)]
    looked += [(kept, one.side) for one in everything.open_to(viewer, kinds) for kept in one.entries]
    among, found = 0, []
    for kept, side in looked:
        if _is_within(kept, asked) and (words := _words(kept)):  # asked for once: each label is translated
            among += 1
            if wanted and wanted.found_in(words):
                found.append((kept, side))
    found.sort(key=lambda each: (each[0].day, each[0].at), reverse=True)
    shown = [_show(kept, side, wanted) for kept, side in found[:MOST]]
    return Answer(shown, len(found), among)


def _reads(body: type[Body]) -> bool:
    return body.passages is not Body.passages


def _words(kept: Kept[Body]) -> str:
    return "\n".join(text for each in kept.body.words() if (text := each.text).strip())


def _is_within(kept: Kept[Body], asked: Asked) -> bool:
    after = asked.since is None or kept.day >= asked.since
    return after and (asked.until is None or kept.day <= asked.until)


def _show(kept: Kept[Body], side: Side | None, wanted: Wanted) -> Found:
    return Found(kept, _pieces(wanted, (each.text for each in kept.body.words())), _url(kept, side), side)


def _pieces(wanted: Wanted, texts: Iterable[str]) -> list[Piece]:
    """The passage in which most of the words are, around its first place."""
    best = max(texts, key=lambda text: len(wanted.places(text)), default="")
    return wanted.in_context(best)


def _url(kept: Kept[Body], side: Side | None) -> str:
    if side:
        return reverse("spaces:read-shared", args=[kept.space_id, kept.id])
    if kept.body.in_notebook():
        return reverse("journal:see-entry", args=[kept.id])
    return kept.body.address(kept.id)
