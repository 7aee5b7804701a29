"""An instrument whose answers are never kept: one page, read once and forgotten. Nothing is stored or logged.

What follows has the same address, title and status whatever was answered, so that neither a browser's history nor a
log of requests tells.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments
from attune.people.guards import SignedInRequest, signed_in
from attune.safety import content


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
@signed_in
def answer_aside(request: SignedInRequest, instrument_id: UUID) -> HttpResponse:
    """Every question on one page. Any answer above the lowest brings people who can help; no answer is kept."""
    instrument = instruments.get(instrument_id)
    if instrument.kept or not instrument.worded:
        return redirect("measure:see-instrument", instrument_id)
    if request.method == "GET":
        return render(request, "measure/taking/aside.html", _context(instrument))
    if any(
        request.POST.get(item.id, "") not in {"", str(instrument.scale.lowest)} for item in instrument.items
    ):
        return render(request, "measure/taking/aside_people.html", content.to_call(timezone.now().date()))
    return render(request, "measure/taking/aside_done.html", {"instrument": instrument})


def _context(instrument: Instrument) -> dict[str, object]:
    first = instrument.scale.lowest
    return {
        "instrument": instrument,
        "stem": instrument.stem,
        "questions": [
            (item, list(enumerate(instrument.labels_of(item), first))) for item in instrument.items
        ],
    }
