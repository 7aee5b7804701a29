"""One instrument and one subject over time. A guard, one query, a page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from attune.measure import instruments, queries, words
from attune.measure.history import pages
from attune.people.guards import SignedInRequest, signed_in


@require_GET
@signed_in
def see_history(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Every result of what this one asked, about the same subject: verdict first, then the line, then the table."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    kept = queries.read(viewer, measure_id)
    asked = queries.of_instrument(queries.measures(viewer), kept.body.instrument_uuid)
    found = queries.outcomes(viewer, queries.of_bond(asked, kept.body.bond))
    if not found:
        return redirect("measure:see-map")
    instrument = instruments.of(kept.body)
    context = {
        "instrument": instrument,
        "with_whom": words.with_whom(kept.body.bond),
        "scales": pages.over_time(found, instrument, today),
        "results": found[: pages.LISTED],
        "other_wording": sum(not one.comparable(found[0]) for one in found),
        "again": queries.next_count(viewer, asked, kept.body.bond, today),
    }
    return render(request, "measure/history/history.html", context)
