"""See a result, and the map over time. A guard, one query, a page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from attune.measure import queries, words
from attune.measure.map import pages
from attune.measure.queries import Result
from attune.people.guards import SignedInRequest, signed_in
from attune.player.library import curriculum

INVENTORY = "attachment"


@require_GET
@signed_in
def see_map(request: SignedInRequest) -> HttpResponse:
    """The map of the relationship measured last, what is under way, and each result; or an empty page worth reading."""
    return _map(request, None)


@require_GET
@signed_in
def see_bond(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """The map of the relationship that this measure is about."""
    return _map(request, measure_id)


@require_GET
@signed_in
def see_result(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Meaning in words, the map, the numbers folded, one next step."""
    viewer = request.viewer
    kept = queries.read(viewer, measure_id)
    if not kept.body.finished:
        return redirect("measure:answer-item", kept.id)
    found = queries.results(viewer, queries.of_bond(queries.measures(viewer), kept.body.bond))
    place = next((n for n, result in enumerate(found) if result.kept.id == kept.id), None)
    if place is None:
        return redirect("measure:see-map")
    return render(request, "measure/result.html", _result(request, found[place:]))


@require_GET
@signed_in
def see_waiting(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Counted less than three weeks ago: what is known already, and the day from which it counts again (care 1.6)."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    kept, everything = queries.read(viewer, measure_id), queries.measures(viewer)
    again = queries.next_count(viewer, everything, kept.body.bond, today)
    found = queries.results(viewer, queries.of_bond(everything, kept.body.bond))
    if again is None or not found:
        return redirect("measure:begin-measure")
    context = {
        "result": found[0],
        "where": words.where(found[0].place),
        "again": again,
        "with_whom": words.with_whom(kept.body.bond),
    }
    return render(request, "measure/waiting.html", context)


def _result(request: SignedInRequest, found: list[Result]) -> dict[str, Any]:
    today, content = request.viewer.day(timezone.now()), curriculum()
    result, inventory = found[0], content.instruments[INVENTORY]
    telling = words.telling(result.place, inventory)
    changed = pages.change(result, found[1:], today)
    return {
        "result": result,
        "day": words.weekday(result.day, today),
        "telling": telling,
        "with_whom": words.with_whom(result.body.bond),
        "chart": pages.chart(found, inventory, today),
        "next": None if changed["worse"] else pages.next_step(telling.next_step, content),
        "note": inventory.results.get("note", ""),
        **changed,
    }


def _map(request: SignedInRequest, measure_id: UUID | None) -> HttpResponse:
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    everything = queries.measures(viewer)
    chosen = queries.read(viewer, measure_id).body.bond if measure_id else None
    found = queries.results(viewer, everything)
    bond = chosen or (found[0].body.bond if found else None)
    here = [result for result in found if bond and result.body.bond.same_as(bond)]
    inventory = curriculum().instruments[INVENTORY]
    begun = pages.under_way(queries.left_open(everything, found), today)
    context: dict[str, Any] = {
        "note": inventory.results.get("note", ""),
        "open": begun,
        "going": any(one["current"] for one in begun),
        "bonds": pages.bonds([result.kept for result in found], bond),
        "results": [(result, words.with_whom(result.body.bond)) for result in found],
        "chart": None,
    }
    if bond and here:
        context |= {
            "chart": pages.chart(here, inventory, today),
            "with_whom": words.with_whom_first(bond),
            "again": queries.next_count(viewer, everything, bond, today),
            **pages.change(here[0], here[1:], today),
        }
    return render(request, "measure/map.html" if found else "measure/empty.html", context)
