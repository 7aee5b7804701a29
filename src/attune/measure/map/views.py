"""See a result, and the map over time. A guard, one query, a page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments, queries, words
from attune.measure.after import pages as after
from attune.measure.after.queries import Weighs, weighs
from attune.measure.map import following, pages, together
from attune.measure.queries import Outcome, Result
from attune.measure.records import Measure
from attune.measure.results import pages as scales
from attune.measure.results import words as scale_words
from attune.measure.schedule import queries as plans
from attune.people.guards import SignedInRequest, signed_in


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
def see_together(request: SignedInRequest) -> HttpResponse:
    """Several relationships on one map, each with its ellipse and name; then the same in words and as a table."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    found = queries.results(viewer, queries.measures(viewer))
    latest = together.latest(found)
    if len(latest) < 2:
        return redirect("measure:see-map")
    context = together.page(latest, _inventory(latest[0].body), today)
    context["other_wording"] = together.other_wording(found, latest)
    return render(request, "measure/map/together.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def see_result(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Meaning in words, the picture, the numbers folded, one next step.

    Of a bad result, first what that means (care 1.7), and the result by a POST: both have this address and title, so
    that neither a history nor a glance tells which it was.
    """
    viewer = request.viewer
    kept = queries.read(viewer, measure_id)
    if not kept.body.finished:
        return redirect("measure:answer-item", kept.id)
    found = queries.up_to(viewer, queries.measures(viewer), kept)
    if not found:
        return redirect("measure:see-map")
    met = weighs(found, instruments.of(kept.body))
    if met.any and request.method == "GET":
        context = after.page(kept, met, viewer.day(timezone.now()))
        return render(request, "measure/after/after.html", context)
    if kept.body.has_map and _inventory(kept.body).results.get("between"):
        placed = queries.results(viewer, [one.kept for one in found])
        return render(request, "measure/result.html", _result(request, placed, met))
    return render(request, "measure/results/result.html", _scales(request, found, met))


@require_GET
@signed_in
def see_waiting(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Counted lately: what is known already, and the day from which it counts again (care 1.6)."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    kept = queries.read(viewer, measure_id)
    asked = queries.of_instrument(queries.measures(viewer), kept.body.instrument_uuid)
    again = queries.next_count(viewer, asked, kept.body.bond, today)
    found = queries.outcomes(viewer, queries.of_bond(asked, kept.body.bond))
    instrument, plan = instruments.of(kept.body), plans.of(viewer, kept.body)
    if again is None or not found:
        return redirect(*instruments.way_to_begin(instrument))
    context = {
        "result": found[0],
        "where": _known(found[0], instrument),
        "again": again,
        "instrument": instrument,
        "daily": kept.body.again_after == 1,
        "first_inventory": bool(instrument and instrument.slug == instruments.INVENTORY),
        "with_whom": words.with_whom(kept.body.bond),
        "put_away": plan if plan and not plan.body.stopped and plan.body.checks(today) else None,
    }
    return render(request, "measure/waiting.html", context)


def _known(result: Outcome, instrument: Instrument | None) -> list[str]:
    place = result.body.place()
    if place:
        return [words.where(place)]
    names = instrument.subscales if instrument else {}
    return [
        f"{names[one.scale].name}. {scale_words.where(one)}" if one.scale in names else scale_words.where(one)
        for one in result.scores(instrument)
    ]


def _inventory(body: Measure) -> Instrument:
    """Whose words a place on the map is said in: those of its own instrument, or of the first inventory."""
    return instruments.of(body) or instruments.inventory()


def _scales(request: SignedInRequest, found: list[Outcome], met: Weighs) -> dict[str, Any]:
    today, instrument = request.viewer.day(timezone.now()), instruments.of(found[0].body)
    shown = scales.result(found, instrument, today)
    further = (
        None if met.any else following.step(request.viewer, scales.step(shown["scales"], instrument), today)
    )
    plan = plans.of(request.viewer, found[0].body) if found[0].body.again_after == 1 else None
    put_away = plan if plan and not plan.body.stopped else None
    return {**shown, "worse": met.any, "danger": met.danger, "next": further, "put_away": put_away}


def _result(request: SignedInRequest, found: list[Result], met: Weighs) -> dict[str, Any]:
    today = request.viewer.day(timezone.now())
    result, inventory = found[0], _inventory(found[0].body)
    telling = words.telling(result.place, inventory)
    return {
        "result": result,
        "day": words.weekday(result.day, today),
        "telling": telling,
        "with_whom": words.with_whom(result.body.bond),
        "chart": pages.chart(found, inventory, today),
        "change": pages.change(result, found[1:], today),
        "worse": met.any,
        "danger": met.danger,
        "next": None if met.any else following.step(request.viewer, telling.next_step, today),
        "note": inventory.results.get("note", ""),
    }


def _map(request: SignedInRequest, measure_id: UUID | None) -> HttpResponse:
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    followed, everything = plans.with_measures(viewer)
    chosen = queries.read(viewer, measure_id).body if measure_id else None
    done = queries.outcomes(viewer, everything)
    placed = queries.results(viewer, [one.kept for one in done])
    about = chosen if chosen and chosen.has_map else placed[0].body if placed else None
    here = queries.results(viewer, queries.series(everything, about)) if about else []
    begun = pages.under_way(queries.left_open(everything, done), today)
    context: dict[str, Any] = {
        "open": begun,
        "going": any(one["current"] for one in begun),
        "bonds": pages.bonds([result.kept for result in placed], about.bond if about else None),
        "results": pages.listed(done),
        "others": pages.others(done),
        "chart": None,
        "several": len(together.latest(placed)) > 1,
        "due": plans.offered(viewer, followed, everything, today),
    }
    if about and here:
        inventory = _inventory(about)
        asked = queries.of_instrument(everything, about.instrument_uuid)
        context |= {
            "note": inventory.results.get("note", ""),
            "chart": pages.chart(here, inventory, today),
            "newest": here[0],
            "with_whom": words.with_whom_first(about.bond),
            "again": queries.next_count(viewer, asked, about.bond, today),
            "change": pages.change(here[0], here[1:], today),
        }
    return render(request, "measure/map.html" if done else "measure/empty.html", context)
