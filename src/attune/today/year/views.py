"""A year at a glance, a page of the Map."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from attune.people.guards import SignedInRequest, signed_in
from attune.today.year import queries


@require_GET
@signed_in
def see_year(request: SignedInRequest, number: int | None = None) -> HttpResponse:
    """A sentence first, then a row a month, then the same as a table. Without a number it is this year."""
    now = timezone.now()
    current = request.viewer.day(now).year
    number = current if number is None else number
    if not queries.FIRST_YEAR <= number <= current:
        raise Http404
    return render(request, "today/year.html", {"year": queries.year(request.viewer, number, now)})
