"""The page after a bad result. Nobody else sees it, and nothing keeps that it was shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from attune.measure import instruments, queries, words
from attune.measure.after.queries import weighs
from attune.people.guards import SignedInRequest, signed_in


@require_GET
@signed_in
def see_after(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """What it means and does not mean, whether something happened, a lighter week, someone to talk to, help."""
    viewer, today = request.viewer, request.viewer.day(timezone.now())
    kept = queries.read(viewer, measure_id)
    found = queries.up_to(viewer, queries.measures(viewer), kept)
    met = weighs(found, instruments.of(kept.body))
    if not met.any:
        return redirect("measure:see-result", kept.id)
    context = {
        "kept": kept,
        "danger": met.danger,
        "since": words.when(met.since, today) if met.since else "",
        "with_whom": words.with_whom(kept.body.bond),
    }
    return render(request, "measure/after/after.html", context)
