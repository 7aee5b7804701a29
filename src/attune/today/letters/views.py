"""Letters: the weeks there are, and one of them, with a line that the person may add."""

from collections.abc import Sequence
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from attune.people.guards import SignedInRequest, signed_in
from attune.safety.offers import offer
from attune.spaces.actions import Overtaken
from attune.today import queries as today
from attune.today.forms import LineForm
from attune.today.letters import actions, queries, weeks
from attune.today.year.queries import FIRST_YEAR


@require_GET
@signed_in
def see_letters(request: SignedInRequest, number: int | None = None) -> HttpResponse:
    """The letters of a year by month; without a number of this one. Below, what may come back and when."""
    now = timezone.now()
    current = request.viewer.day(now).year
    number = current if number is None else number
    if not FIRST_YEAR <= number <= current:
        raise Http404
    context = {
        "letters": weeks.letters_of(request.viewer, number, now),
        "back": today.coming_back(request.viewer),
        "weekdays": [(day, str(name)) for day, name in WEEKDAYS.items()],
    }
    return render(request, "today/letters.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def read_letter(request: SignedInRequest, week: str) -> HttpResponse:
    """One letter. A day that is no Monday, or has not come, has none."""
    now = timezone.now()
    first = weeks.read_week(week, request.viewer.day(now))
    if first is None:
        raise Http404
    if request.method == "GET":
        return _letter(request, first, now)
    form = LineForm(request.POST)
    typed = request.POST.get("line", "")
    if not form.is_valid():
        return _letter(request, first, now, typed=typed, problem=form.errors.get("line"), status=422)
    try:
        actions.add_line(
            viewer=request.viewer, week=first, line=form.cleaned_data["line"], version=form.version, now=now
        )
    except Overtaken:
        return _letter(request, first, now, typed=typed, overtaken=True, status=409)
    return redirect("today:read-letter", week)


def _letter(
    request: SignedInRequest,
    first: date,
    now: datetime,
    *,
    typed: str | None = None,
    problem: Sequence[object] | None = None,
    overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    found = queries.letter(request.viewer, first, now)
    line = queries.line_of(request.viewer, first)
    context = {
        "letter": found,
        "typed": found.line if typed is None else typed,
        "problem": problem,
        "overtaken": overtaken,
        "offer": offer([line.body.line], written=line.changed, now=now) if line and line.body.line else None,
    }
    return render(request, "today/letter.html", context, status=status)
