"""Share a copy of an entry: choose where and what, see it as they will, then send it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from attune.people.dates import in_words
from attune.people.guards import SignedInRequest, signed_in
from attune.spaces import epochs, members
from attune.spaces.forms import read_version
from attune.spaces.members import Side, Standing
from attune.spaces.records import Body, Kept
from attune.tools.journal import queries as journal
from attune.tools.sharing import actions, queries
from attune.tools.sharing.care import waits_until


@dataclass(frozen=True)
class Chosen:
    """What was chosen on the first page: where to, and which passages stay out."""

    side: Side
    left_out: set[str]


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def share_copy(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """First what and where, then exactly what they will see, then it goes. Nothing is sent before the last step."""
    kept = journal.entry(request.viewer, record_id)
    if not queries.sharing(request.viewer, kept).possible:
        return redirect("journal:see-entry", record_id)
    if request.method == "GET":
        return _choose(request, kept)
    chosen = _chosen(request, kept)
    if chosen is None:
        return _choose(request, kept, _("Which space is it for?"))
    if len(chosen.left_out) == len(queries.shareable(kept.body)):
        return _choose(request, kept, _("Every part was left out, so there is nothing to share."))
    act: Callable[[SignedInRequest, Kept[Body], Chosen, datetime], HttpResponse]
    act = _share if request.POST.get("act") == "share" else _preview
    return act(request, kept, chosen, timezone.now())


def _choose(request: SignedInRequest, kept: Kept[Body], problem: str = "") -> HttpResponse:
    viewer = request.viewer
    sides = [side for side in queries.targets(viewer) if not side.mine.hidden]
    before = queries.sent(viewer, kept.id)
    wanted = request.POST.get("space") or request.GET.get("space") or ""
    place = next((each for each in before.places if str(each.space) == wanted), None)
    left_out = _left_out(request, kept) if request.method == "POST" else set(place.left_out if place else [])
    context = {
        "kept": kept,
        "passages": [(each, each.key not in left_out) for each in queries.shareable(kept.body)],
        "sides": sides,
        "wanted": wanted or (str(sides[0].space.id) if len(sides) == 1 else ""),
        "typed": request.POST.get("name", ""),
        "again": place is not None,
        "problem": problem,
    }
    return render(request, "sharing/choose.html", context, status=422 if problem else 200)


def _preview(
    request: SignedInRequest, kept: Kept[Body], chosen: Chosen, now: datetime, **more: Any
) -> HttpResponse:
    viewer, copy = request.viewer, queries.copy_of(kept.body, chosen.left_out)
    sure = request.POST.get("sure") == "yes"
    morning = waits_until(viewer, kept, now)
    there = queries.sent(viewer, kept.id).to(chosen.side.space.id)
    context = {
        "kept": kept,
        "side": chosen.side,
        "left_out": chosen.left_out,
        "keys": [each.key for each in queries.shareable(kept.body) if each.key not in chosen.left_out],
        "passages": copy.passages(),
        "about": copy.about(),
        "name": viewer.person.username,
        "when": in_words(viewer, now, now),
        "again": there is not None,
        "waits": morning is not None and not sure,
        "today": morning is not None and morning.date() == viewer.local(now).date(),
        "sure": sure,
        **more,
    }
    return render(request, "sharing/preview.html", context, status=409 if more else 200)


def _share(request: SignedInRequest, kept: Kept[Body], chosen: Chosen, now: datetime) -> HttpResponse:
    if read_version(request.POST) != kept.version:
        return _preview(request, kept, chosen, now, changed=True)
    if request.POST.get("sure") != "yes" and waits_until(request.viewer, kept, now):
        return _preview(request, kept, chosen, now)
    try:
        copy = actions.share(
            viewer=request.viewer,
            kept=kept,
            space_id=chosen.side.space.id,
            left_out=chosen.left_out,
            now=now,
        )
    except epochs.Shut as shut:
        return redirect("spaces:see-space", shut.side.space.id)
    return redirect("spaces:read-shared", chosen.side.space.id, copy.id)


def _chosen(request: SignedInRequest, kept: Kept[Body]) -> Chosen | None:
    """The space by its id, or by the name of one that is not in the list."""
    typed, wanted = request.POST.get("name", ""), request.POST.get("space", "")
    found = members.named(request.viewer, typed) if typed.strip() else None
    if found is None:
        found = next((side for side in queries.targets(request.viewer) if str(side.space.id) == wanted), None)
    if found is None or found.standing is not Standing.OPEN or not found.others:
        return None
    return Chosen(found, _left_out(request, kept))


def _left_out(request: SignedInRequest, kept: Kept[Body]) -> set[str]:
    goes = set(request.POST.getlist("part"))
    return {each.key for each in queries.shareable(kept.body)} - goes
