"""Answer a measure question by question. A guard, one action or query, a page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.measure import actions, instruments, queries, words
from attune.measure.records import Measure
from attune.measure.taking import pages
from attune.people.guards import SignedInRequest, signed_in
from attune.spaces.records import Kept
from attune.spaces.undo_views import show_erased

DIGITS = 5
"""No number here has as many digits; a longer one is not worth reading."""
NO_ANSWER = -1


@require_http_methods(["GET", "POST"])
@signed_in
def answer_item(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """The next question, or the page after the last; a POST records one answer."""
    if request.method == "POST":
        return _answer(request, measure_id)
    kept = queries.read(request.viewer, measure_id)
    if kept.body.finished:
        return redirect("measure:see-result", kept.id)
    return _question(request, kept, kept.body.next_item)


@require_GET
@signed_in
def see_question(request: SignedInRequest, measure_id: UUID, number: int) -> HttpResponse:
    """A question that was asked before, with the answer that was given."""
    kept = queries.read(request.viewer, measure_id)
    body = kept.body
    if body.finished or not 1 <= number <= len(body.order) or body.order[number - 1] not in body.answers:
        return redirect("measure:answer-item", kept.id)
    return _question(request, kept, body.order[number - 1])


@require_POST
@signed_in
def undo_answer(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Take back the last answer; a second click on the same page takes back no more."""
    steps = request.POST.get("steps", "")
    if steps.isdecimal() and len(steps) < DIGITS:
        actions.undo(viewer=request.viewer, measure_id=measure_id, steps=int(steps), now=timezone.now())
    return redirect("measure:answer-item", queries.read(request.viewer, measure_id).id)


@require_GET
@signed_in
def see_first(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """After the first six: one true sentence, and the rest now or later."""
    kept = queries.read(request.viewer, measure_id)
    if kept.body.in_first:
        return redirect("measure:answer-item", kept.id)
    inventory = instruments.still(kept.body)
    if kept.body.finished or inventory is None:
        return redirect("measure:see-result", kept.id)
    if not (kept.body.first and kept.body.has_map and "first" in inventory.results):
        return redirect("measure:answer-item", kept.id)
    place = kept.body.first_place()
    context = {
        "kept": kept,
        "sentence": words.first_sentence(place, inventory) if place else "",
        "rest": len(kept.body.left),
        "minutes": pages.minutes(len(kept.body.left)),
        "with_whom": words.with_whom(kept.body.bond),
        "steps": len(kept.body.log),
    }
    return render(request, "measure/first.html", context)


@require_POST
@signed_in
def finish_measure(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Count it, once all was asked and enough was told; then the result."""
    kept = actions.finish(viewer=request.viewer, measure_id=measure_id, now=timezone.now())
    return redirect("measure:see-result" if kept.body.finished else "measure:answer-item", kept.id)


@require_http_methods(["GET", "POST"])
@signed_in
def erase_measure(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Ask once, then delete a measure and all its answers; for half a minute the page after it can put it back."""
    viewer, on = request.viewer, reverse("measure:see-map")
    if request.method == "POST":
        erased = actions.erase(viewer=viewer, measure_id=measure_id, now=timezone.now())
        return show_erased(request, erased=erased, place=_("Map"), on=on)
    kept = queries.read(viewer, measure_id)
    context = {"kept": kept, "with_whom": words.with_whom(kept.body.bond)}
    return render(request, "measure/erase.html", context)


def _answer(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    item, answer = request.POST.get("item", ""), request.POST.get("answer", "")
    value = (
        None
        if answer == "cannot-tell"
        else int(answer)
        if answer.isdecimal() and len(answer) < DIGITS
        else NO_ANSWER
    )
    try:
        kept = actions.answer(
            viewer=request.viewer, measure_id=measure_id, item=item, value=value, now=timezone.now()
        )
    except ValueError:
        return redirect("measure:answer-item", queries.read(request.viewer, measure_id).id)
    return _after(request, kept, item, again=bool(request.POST.get("again")))


def _after(request: SignedInRequest, kept: Kept[Measure], item: str, *, again: bool) -> HttpResponse:
    """Where an answer leads: the next question. First people to call where it may be a sign of danger.

    They stand at this address, under the title of the questions, so that no history tells what was answered.
    """
    body = kept.body
    inventory = instruments.still(body)
    if inventory and item in inventory.safety and (body.answers.get(item) or 0) > body.lowest:
        return render(request, "measure/taking/people_first.html", {"kept": kept})
    if body.first and body.has_map and len(body.answers) == body.first and not body.in_first:
        return redirect("measure:see-first", kept.id)
    place = body.order.index(item) + 1
    later = [n for n, one in enumerate(body.order, 1) if one in body.skipped and n > place]
    if again and not body.left and later:
        return redirect("measure:see-question", kept.id, later[0])
    return redirect("measure:answer-item", kept.id)


def _question(request: SignedInRequest, kept: Kept[Measure], item_id: str | None) -> HttpResponse:
    inventory = instruments.still(kept.body)
    if inventory is None or not queries.is_current(kept, request.viewer.day(timezone.now())):
        return redirect("measure:see-map")
    if item_id is None:
        return render(request, "measure/last.html", pages.last(kept))
    return render(request, "measure/item.html", pages.question(kept, item_id, inventory))
