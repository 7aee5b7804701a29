"""The library, a practice before it begins, and playing it."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.core.curriculum import Exercise
from attune.people.guards import SignedInRequest, signed_in
from attune.player import actions, pages, queries, runs
from attune.player.library import curriculum
from attune.player.records import Run
from attune.practise.queries import scenes, shelves, unfinished
from attune.safety.offers import offer
from attune.spaces.forms import read_number
from attune.spaces.records import Kept


@require_GET
@signed_in
def see_library(request: SignedInRequest) -> HttpResponse:
    """What is trained here, in words; what can be opened, and what comes later."""
    context = {**shelves(), "scenes": scenes(), "unfinished": unfinished(request.viewer)}
    return render(request, "practise/library.html", context)


@require_GET
@signed_in
def see_exercise(request: SignedInRequest, slug: str) -> HttpResponse:
    """A practice before it begins: what it is for, what to know before, what it rests on."""
    exercise = _exercise(slug)
    context = {
        "exercise": exercise,
        "ingredient": curriculum().ingredients.get(exercise.ingredient or ""),
        "sources": curriculum().sources_of(exercise),
        "unfinished": queries.to_go_on_with(request.viewer, slug),
    }
    return render(request, "practise/exercise.html", context)


@require_POST
@signed_in
def begin_practice(request: SignedInRequest, slug: str) -> HttpResponse:
    """Begin; where it was begun before and not finished, ask first, unless `again` was pressed."""
    exercise = _exercise(slug)
    if "again" not in request.POST and queries.to_go_on_with(request.viewer, slug):
        return redirect("practise:see-exercise", slug)
    kept = actions.begin(viewer=request.viewer, exercise=exercise, now=timezone.now())
    return redirect("practise:play-step", kept.id)


@require_http_methods(["GET", "POST"])
@signed_in
def play_step(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """One step of a run, or its end."""
    kept = queries.run(request.viewer, run_id)
    exercise = kept.body.exercise()
    if request.method == "POST" and exercise is not None:
        return _played(request, kept, exercise)
    if kept.body.finished is not None or exercise is None:
        return _show_end(request, kept, has_changed=kept.body.finished is None)
    page = pages.step_page(exercise, kept.body, runs.step_at(exercise, kept.body))
    return _show_step(request, kept, page)


@require_POST
@signed_in
def keep_draft(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Keep what is typed so far: 204 with the new version, 409 when another window wrote, 422 when it is too long."""
    kept = queries.run(request.viewer, run_id)
    turn = _turn(request, kept, kept.body.exercise())
    if turn is None:
        return HttpResponse(status=409)
    try:
        played = actions.keep_draft(turn)
    except actions.Overtaken:
        return HttpResponse(status=409)
    if played.error:
        return HttpResponse(status=422)
    return HttpResponse(status=204, headers={"X-Version": str(played.kept.version)})


@require_POST
@signed_in
def say_why(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Keep what a person says about why a practice made it worse twice."""
    kept = queries.run(request.viewer, run_id)
    text = str(request.POST.get("why", ""))[:2000]
    actions.say_why(viewer=request.viewer, run=kept.body, text=text, now=timezone.now())
    return redirect("today:see-today")


def _exercise(slug: str) -> Exercise:
    try:
        return curriculum().exercise(slug)
    except KeyError as error:
        raise Http404 from error


def _turn(request: SignedInRequest, kept: Kept[Run], exercise: Exercise | None) -> actions.Turn | None:
    """The posted step; None when the run has no such step."""
    step = exercise.step(str(request.POST.get("step", ""))) if exercise else None
    if exercise is None or step is None:
        return None
    seen = read_number(str(request.POST.get("version", "")))
    return actions.Turn(request.viewer, kept, exercise, step, request.POST, timezone.now(), seen)


def _played(request: SignedInRequest, kept: Kept[Run], exercise: Exercise) -> HttpResponse:
    turn = _turn(request, kept, exercise)
    if turn is None:
        return redirect("practise:play-step", kept.id)
    try:
        played = _do(turn, request)
    except actions.Overtaken as overtaken:
        page = pages.typed(pages.step_page(exercise, overtaken.kept.body, turn.step), request.POST)
        theirs = runs.words_of(overtaken.kept.body, turn.step)
        return _show_step(request, overtaken.kept, replace(page, theirs=theirs), status=409)
    if played.error:
        page = pages.typed(pages.step_page(exercise, kept.body, turn.step), request.POST)
        return _show_step(request, kept, replace(page, error=played.error), status=422)
    return redirect("practise:play-step", kept.id)


def _do(turn: actions.Turn, request: HttpRequest) -> actions.Played:
    choice_id, _sign, option = str(request.POST.get("instead", "")).partition("=")
    choice = turn.exercise.step(choice_id)
    if choice is not None:
        return actions.take_another_way(turn, choice=choice, option=option)
    acts = {"back": actions.go_back, "skip": actions.skip, "stop": actions.stop}
    return acts.get(str(request.POST.get("act")), actions.answer)(turn)


def _show_step(
    request: HttpRequest, kept: Kept[Run], page: pages.StepPage, *, status: int = 200
) -> HttpResponse:
    context = {"page": replace(page, version=kept.version), "run_id": kept.id}
    return render(request, pages.template_of(page), context, status=status)


def _show_end(request: SignedInRequest, kept: Kept[Run], *, has_changed: bool) -> HttpResponse:
    asks = kept.body.asks_why and queries.reason(request.viewer, kept.body.activity) is None
    end = pages.EndPage(kept.body, asks_why=asks, has_changed=has_changed)
    words = [each.text for each in kept.body.passages() if each.editable]
    found = offer(words, written=kept.changed, now=timezone.now())
    return render(request, "player/end.html", {"end": end, "run_id": kept.id, "offer": found})
