"""Check-ins over time, a page of the Map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from attune.people.guards import SignedInRequest, signed_in
from attune.today.trend import queries


@require_GET
@signed_in
def see_trend(request: SignedInRequest) -> HttpResponse:
    """A sentence first, then the line with its error, then the table."""
    return render(request, "today/trend.html", {"seen": queries.check_ins(request.viewer, timezone.now())})
