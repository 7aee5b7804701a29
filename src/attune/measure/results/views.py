"""A result compared with a group. A guard, a query, a page; what is said of age and gender ends with it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from attune.measure import instruments, queries, words
from attune.measure.results.compare import GroupForm, compared
from attune.people.guards import SignedInRequest, signed_in


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def compare_result(request: SignedInRequest, measure_id: UUID) -> HttpResponse:
    """Where the scores stand among others; by age and gender only where somebody says them, for this page."""
    kept = queries.read(request.viewer, measure_id)
    instrument = instruments.of(kept.body)
    if not kept.body.finished or instrument is None or not instrument.norms:
        return redirect("measure:see-result", kept.id)
    result = next(iter(queries.outcomes(request.viewer, [kept])), None)
    if result is None:
        return redirect("measure:see-result", kept.id)
    form = GroupForm(request.POST if request.method == "POST" else None)
    said = form.cleaned_data if form.is_valid() else {}
    context = {
        "measure_id": kept.id,
        "form": form,
        "instrument": instrument,
        "day": words.weekday(result.day, request.viewer.day(timezone.now())),
        "with_whom": words.with_whom(kept.body.bond),
        "compared": compared(
            result.scores(instrument), instrument, age=said.get("age"), gender=said.get("gender")
        ),
    }
    wrong = request.method == "POST" and not form.is_valid()
    return render(request, "measure/results/compare.html", context, status=422 if wrong else 200)
