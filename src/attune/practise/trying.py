"""Open exercises without an account. Nothing is stored: each page carries the earlier answers in its own form."""

from dataclasses import replace

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attune.core.curriculum import Exercise, Step
from attune.player import pages, runs
from attune.player.library import curriculum, kind_of
from attune.player.records import Run
from attune.player.steps.kinds import Carried
from attune.safety.offers import offer

TO_TRY = "come-down-to-the-water"
PREFIX = "kept-"


@require_http_methods(["GET", "POST"])
def try_practice(request: HttpRequest) -> HttpResponse:
    """Three minutes at the water: the one that is offered to who has never been here."""
    return _try(request, TO_TRY)


@require_http_methods(["GET", "POST"])
def try_open(request: HttpRequest, slug: str) -> HttpResponse:
    """An exercise that its author marked as open; 404 for any other content."""
    return _try(request, slug)


def _try(request: HttpRequest, slug: str) -> HttpResponse:
    """One step after the other, then the end; what was answered stands only in the page."""
    exercise = _open(slug)
    run = runs.fresh(exercise, timezone.now())
    step = exercise.step(str(request.POST.get("step", "")))
    if step is None:
        return _show(request, exercise, run, exercise.steps[0])
    carried = msgspec.structs.replace(_carried(request, exercise, run), at=step.id)
    return _play(request, exercise, carried, step)


def _open(slug: str) -> Exercise:
    try:
        exercise = curriculum().exercise(slug)
    except KeyError as error:
        raise Http404 from error
    if not exercise.open_:
        raise Http404
    return exercise


def _carried(request: HttpRequest, exercise: Exercise, run: Run) -> Run:
    """The run with the answers that the form carried; what does not fit a step is left out."""
    for step in exercise.steps:
        values = [str(value) for value in request.POST.getlist(PREFIX + step.id)]
        if values:
            run = runs.answered(exercise, run, step, kind_of(step).parse(step, Carried(values)), version=0)
    return run


def _play(request: HttpRequest, exercise: Exercise, run: Run, step: Step) -> HttpResponse:
    act, now = str(request.POST.get("act")), timezone.now()
    parsed = kind_of(step).parse(step, request.POST)
    choice_id, _sign, option = str(request.POST.get("instead", "")).partition("=")
    choice = exercise.step(choice_id)
    if choice is not None:
        other = kind_of(choice).parse(choice, Carried([option]))
        run = runs.rerouted(exercise, run, choice, other, version=0)
    elif act == "back":
        run = runs.moved_back(exercise, runs.answered(exercise, run, step, parsed, version=0), step)
    elif act == "skip":
        run = runs.moved_on(exercise, runs.skipped(exercise, run, step), step, now)
    elif act == "stop":
        run = runs.finished(exercise, run, now, "stopped")
    elif parsed.error:
        page = pages.typed(pages.step_page(exercise, run, step), request.POST)
        return _show_page(request, run, replace(page, error=parsed.error), status=422)
    else:
        run = runs.moved_on(exercise, runs.answered(exercise, run, step, parsed, version=0), step, now)
    if run.finished is not None:
        found = offer([each.text for each in run.passages() if each.editable], written=now, now=now)
        return render(request, "player/end.html", {"end": pages.EndPage(run, is_kept=False), "offer": found})
    return _show(request, exercise, run, runs.step_at(exercise, run))


def _show(request: HttpRequest, exercise: Exercise, run: Run, step: Step) -> HttpResponse:
    return _show_page(request, run, pages.step_page(exercise, run, step))


def _show_page(request: HttpRequest, run: Run, page: pages.StepPage, *, status: int = 200) -> HttpResponse:
    carried = []
    for step_id, answer in run.answers.items():
        if step_id != page.step.id:
            values = answer if isinstance(answer, list) else [answer]
            carried += [(PREFIX + step_id, str(value)) for value in values]
    page = replace(page, is_kept=False, carried=carried)
    return render(request, pages.template_of(page), {"page": page}, status=status)
