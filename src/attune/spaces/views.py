"""The People place: who shares a space with me, and what is in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.people.dates import in_words
from attune.people.guards import SignedInRequest, signed_in
from attune.people.viewer import OnlyMe
from attune.spaces import epochs, leaving, members, mine, queries
from attune.spaces.linking.actions import invitations
from attune.spaces.linking.forms import LONGEST, word_in_words
from attune.spaces.members import Side, Standing
from attune.spaces.records import Body, Kept

MOST = 50
# What a page says of a space that does not open now.
CLOSED = {
    Standing.ASKED: "spaces/asked.html",
    Standing.UNEXPECTED: "spaces/unexpected.html",
    Standing.RESTING: "spaces/resting.html",
    Standing.CHANGED: "spaces/changed.html",
    Standing.BROKEN: "spaces/broken.html",
}


@require_GET
@signed_in
def see_people(request: SignedInRequest) -> HttpResponse:
    """Each space of mine with the people in it; hidden ones are not among them."""
    return _people(request)


@sensitive_post_parameters()
@require_POST
@signed_in
def open_by_name(request: SignedInRequest) -> HttpResponse:
    """A space that is not in the list opens by what I call it. The name is posted: it stands in no address."""
    typed = request.POST.get("name", "")[:LONGEST]
    found = members.named(request.viewer, typed)
    if found is None:
        return _people(request, typed=typed, status=422)
    return redirect("spaces:see-space", found.space.id)


@require_GET
@signed_in
def see_space(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """What is in a space, newest first; or, where it does not open, why and what can be done."""
    now = timezone.now()
    try:
        side = epochs.enter(request.viewer, space_id)
    except epochs.Shut as shut:
        return _closed(request, shut)
    kept = queries.notebook(request.viewer, side.space, limit=MOST)
    context = {"side": side, "rows": [_row(request, side, each, now) for each in kept], **_about(side)}
    return render(request, "spaces/space.html", context)


@require_GET
@signed_in
def read_shared(request: SignedInRequest, space_id: UUID, record_id: UUID) -> HttpResponse:
    """One thing in a space, as everyone in it reads it. That it was opened is noted nowhere."""
    now = timezone.now()
    try:
        side = epochs.enter(request.viewer, space_id)
    except epochs.Shut:
        return redirect("spaces:see-space", space_id)
    kept = queries.read_any(request.viewer, record_id)
    if kept.space_id != space_id or not kept.body.in_notebook():
        raise queries.NotFound
    context = {"passages": [each for each in kept.body.passages() if each.text.strip()], "side": side}
    return render(request, "spaces/shared.html", {**context, **_row(request, side, kept, now)})


@require_http_methods(["GET", "POST"])
@signed_in
def take_back(request: SignedInRequest, space_id: UUID, record_id: UUID) -> HttpResponse:
    """Remove what I put there, at once. Also from a space that does not open any more."""
    side = _mine(request, space_id)
    if not leaving.written(request.viewer, space_id, record_id):
        raise queries.NotFound
    if request.method == "POST":
        leaving.take_back(viewer=request.viewer, space_id=space_id, record_id=record_id)
        return redirect("spaces:see-space", space_id)
    return render(request, "spaces/take_back.html", {"side": side, "record_id": record_id})


@sensitive_post_parameters()
@require_POST
@signed_in
def change_side(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """Rest, wake, hide, show, or call it something else. All of it is mine alone; the others see nothing."""
    side = _mine(request, space_id)
    changes: dict[str, dict[str, Any]] = {
        "rest": {"resting": True},
        "wake": {"resting": False},
        "hide": {"hidden": True},
        "show": {"hidden": False},
        "call": {"name": " ".join(request.POST.get("name", "")[:LONGEST].split()) or side.mine.name},
    }
    chosen = changes.get(request.POST.get("act", ""))
    if chosen and side.mine.confirmed:
        mine.change(viewer=request.viewer, space_id=space_id, **chosen)
    if request.POST.get("act") in {"rest", "hide"}:
        return redirect("spaces:see-people")
    return redirect("spaces:see-space", space_id)


@require_http_methods(["GET", "POST"])
@signed_in
def leave_space(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """Ask once, then leave: at once and alone."""
    side = _mine(request, space_id)
    if request.method == "POST":
        leaving.leave(
            viewer=request.viewer,
            space_id=space_id,
            take_back=request.POST.get("theirs") == "take",
            keep=request.POST.get("keep") != "no",
        )
        return redirect("spaces:see-people")
    written = bool(leaving.written(request.viewer, space_id))
    return render(
        request, "spaces/leave.html", {"side": side, "written": written, "locked": _locked(request)}
    )


def _people(request: SignedInRequest, *, typed: str = "", status: int = 200) -> HttpResponse:
    viewer = request.viewer
    found = [side for side in members.sides(viewer) if not side.mine.hidden]
    context = {
        "asked": [side for side in found if side.standing in {Standing.ASKED, Standing.UNEXPECTED}],
        "awake": [
            {"side": side, "word": word_in_words(side.mine.word)}
            for side in found
            if side.mine.confirmed and not side.mine.resting
        ],
        "resting": [side for side in found if side.mine.confirmed and side.mine.resting],
        "invitations": invitations(viewer, timezone.now().date()),
        "typed": typed,
        "not_found": status == 422,
    }
    return render(request, "spaces/people.html", context, status=status)


def _closed(request: SignedInRequest, shut: epochs.Shut) -> HttpResponse:
    side = shut.side
    who = ", ".join(side.name_of(one.id) for one in side.changed)
    return render(request, CLOSED[shut.standing], {"side": side, "who": who, **_about(side)})


def _about(side: Side) -> dict[str, Any]:
    return {
        "word": word_in_words(side.mine.word),
        "compared": bool(side.others) and all(side.is_compared(one) for one in side.others),
    }


def _row(request: SignedInRequest, side: Side, kept: Kept[Body], now: datetime) -> dict[str, Any]:
    own = kept.author == request.viewer.person.id
    return {
        "id": kept.id,
        "about": kept.body.about(),
        "own": own,
        "who": _("You") if own else side.name_of(kept.author) or _("Someone who has left"),
        "when": in_words(request.viewer, kept.changed, now),
    }


def _mine(request: SignedInRequest, space_id: UUID) -> Side:
    found = members.side(request.viewer, space_id)
    if found is None:
        raise queries.NotFound
    return found


def _locked(request: SignedInRequest) -> bool:
    try:
        queries.private_space(request.viewer)
    except OnlyMe:
        return True
    return False
