"""Choose what is measured when; stop, resume, withdraw, delete. A guard, one action or query, a page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.measure import actions as measuring
from attune.measure import instruments
from attune.measure import queries as measures
from attune.measure import words as common
from attune.measure.schedule import actions, queries, waiting, words
from attune.measure.schedule.forms import ScheduleForm
from attune.people.guards import SignedInRequest, signed_in
from attune.spaces.undo_views import show_erased


@require_GET
@signed_in
def see_schedule(request: SignedInRequest) -> HttpResponse:
    """Each plan: what it is, what comes when, and how to stop it; or an empty page worth reading."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    found = queries.planned(viewer, *queries.with_measures(viewer), today)
    shown = [
        {
            "plan": one,
            "title": one.instrument.title if one.instrument else _("A measure that is not here any more"),
            "whom": common.with_whom(one.kept.body.bond),
            "now": bool(one.now),
            "next": [words.line(each, today) for each in one.next],
        }
        for one in found
    ]
    return render(request, "measure/schedule/schedule.html", {"shown": shown})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def make_schedule(request: SignedInRequest) -> HttpResponse:
    """Choose instruments and, where one asks about a relationship, which."""
    viewer, now = request.viewer, timezone.now()
    offered = [one for one in instruments.every() if one.worded and one.kept]
    known = measures.bonds(measures.measures(viewer))
    form = ScheduleForm(offered, known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.choose(viewer=viewer, chosen=form.picked(), now=now)
        return redirect("measure:see-schedule")
    status = 422 if request.method == "POST" else 200
    return render(request, "measure/schedule/make.html", {"form": form}, status=status)


@require_POST
@signed_in
def take_planned(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """To the first question of what is planned, or to what is known already."""
    now, kept = timezone.now(), queries.read(request.viewer, plan_id)
    instrument = next(
        (one for one in instruments.every() if str(one.uuid) == kept.body.instrument_uuid), None
    )
    if instrument is None or not (instrument.worded and instrument.kept):
        return redirect("measure:see-schedule")
    try:
        begun = measuring.begin(viewer=request.viewer, instrument=instrument, bond=kept.body.bond, now=now)
    except measuring.TooSoon as early:
        return waiting.lead(viewer=request.viewer, early=early, now=now)
    return redirect("measure:answer-item", begun.id)


@require_POST
@signed_in
def stop_schedule(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """In one tap: nothing of it is offered any more."""
    actions.stop(viewer=request.viewer, plan_id=plan_id, now=timezone.now())
    return redirect("measure:see-schedule")


@require_POST
@signed_in
def resume_schedule(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Go on with it; what was withdrawn counts again. Where it was only put away, to its beginning."""
    body = actions.resume(viewer=request.viewer, plan_id=plan_id, now=timezone.now()).body
    if body.chosen:
        return redirect("measure:see-schedule")
    instrument = next((one for one in instruments.every() if str(one.uuid) == body.instrument_uuid), None)
    return redirect(*instruments.way_to_begin(instrument))


@require_http_methods(["GET", "POST"])
@signed_in
def withdraw_schedule(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Ask once, then end it and take its results out of what counts."""
    if request.method == "POST":
        actions.withdraw(viewer=request.viewer, plan_id=plan_id, now=timezone.now())
        return redirect("measure:see-schedule")
    return render(request, "measure/schedule/withdraw.html", _named(request, plan_id))


@require_http_methods(["GET", "POST"])
@signed_in
def erase_schedule(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Ask once, then delete a plan; for half a minute the page after it can put it back."""
    if request.method == "POST":
        erased = actions.erase(viewer=request.viewer, plan_id=plan_id, now=timezone.now())
        return show_erased(request, erased=erased, place=_("Map"), on=reverse("measure:see-schedule"))
    named = _named(request, plan_id)
    taken_out = queries.taken_out(named["kept"].body, measures.measures(request.viewer))
    return render(request, "measure/schedule/erase.html", {**named, "taken_out": taken_out})


def _named(request: SignedInRequest, plan_id: UUID) -> dict[str, Any]:
    kept = queries.read(request.viewer, plan_id)
    return {"kept": kept, "with_whom": common.with_whom(kept.body.bond)}
