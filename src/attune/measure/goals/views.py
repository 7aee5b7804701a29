"""Goals: make one, rate it once a week, see where it stands, end it, erase it."""

from contextlib import suppress
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.core.sealing import new_token
from attune.measure.goals import actions, queries
from attune.measure.goals.forms import GoalForm, RatingForm
from attune.measure.goals.records import Ended
from attune.people.guards import SignedInRequest, signed_in
from attune.spaces.undo_views import show_erased

CLOSINGS = {"there", "let-go", ""}


@require_GET
@signed_in
def see_goals(request: SignedInRequest) -> HttpResponse:
    """All goals by their day, never by their words; or an empty page worth reading."""
    return render(request, "measure/goals/goals.html", {"goals": queries.goals(request.viewer)})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def make_goal(request: SignedInRequest) -> HttpResponse:
    """A wish, and what 0, 5 and 10 look like, said before anything is rated."""
    form = GoalForm(request.POST or None, initial={"once": new_token()})
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        kept = actions.make(viewer=request.viewer, wording=form.wording(), once=once, now=timezone.now())
        return redirect("measure:rate-goal", kept.id)
    status = 422 if request.method == "POST" else 200
    return render(request, "measure/goals/words.html", {"form": form, "kept": None}, status=status)


@require_GET
@signed_in
def see_goal(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Where it stands, in words and as a line, and the steps it is rated by."""
    kept = queries.read(request.viewer, goal_id)
    standing = queries.standing(kept, request.viewer.day(timezone.now()))
    return render(request, "measure/goals/goal.html", {"seen": standing, "goal": kept.body, "kept": kept})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def rate_goal(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """One number a week, beside the steps; an earlier wish is met with what is known."""
    now, kept = timezone.now(), queries.read(request.viewer, goal_id)
    if kept.body.ended or queries.again(kept.body, request.viewer.day(now)):
        return redirect("measure:see-goal", kept.id)
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        value, line = form.cleaned_data["value"], " ".join(form.cleaned_data["line"].split())
        with suppress(actions.TooSoon):  # another window was faster; what it kept is shown
            actions.rate(viewer=request.viewer, goal_id=goal_id, value=value, line=line, now=now)
        return redirect("measure:see-goal", kept.id)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "measure/goals/rate.html", {"form": form, "goal": kept.body, "kept": kept}, status=status
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def change_goal(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Other words. Other steps begin a new count; the page says so first."""
    kept = queries.read(request.viewer, goal_id)
    form = GoalForm(request.POST or None, initial=kept.body.wording._asdict())
    if request.method == "POST" and form.is_valid():
        actions.say_anew(viewer=request.viewer, goal_id=goal_id, wording=form.wording(), now=timezone.now())
        return redirect("measure:see-goal", kept.id)
    status = 422 if request.method == "POST" else 200
    return render(request, "measure/goals/words.html", {"form": form, "kept": kept}, status=status)


@require_POST
@signed_in
def close_goal(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """There, let go, or taken up again."""
    how = request.POST.get("how", "?")
    if how in CLOSINGS:
        actions.close(viewer=request.viewer, goal_id=goal_id, how=cast("Ended", how), now=timezone.now())
    return redirect("measure:see-goal", queries.read(request.viewer, goal_id).id)


@require_http_methods(["GET", "POST"])
@signed_in
def erase_goal(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Ask once, then delete a goal and its ratings; for half a minute the page after it can put it back."""
    kept = queries.read(request.viewer, goal_id)
    if request.method == "POST":
        erased = actions.erase(viewer=request.viewer, goal_id=goal_id, now=timezone.now())
        return show_erased(request, erased=erased, place=_("Map"), on=reverse("measure:see-goals"))
    return render(request, "measure/goals/erase.html", {"kept": kept})
