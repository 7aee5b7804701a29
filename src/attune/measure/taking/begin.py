"""Begin a measure: the first inventory by an address of its own, and any instrument of the library."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attune.core.curriculum.instruments import Instrument
from attune.measure import actions, bank, instruments, queries, words
from attune.measure.records import CLOSE, ME
from attune.measure.schedule import queries as plans
from attune.measure.schedule import waiting
from attune.measure.taking import pages
from attune.measure.taking.forms import BondForm, SubjectForm
from attune.people.guards import SignedInRequest, signed_in

NOBODY_TO_NAME = {"person": ME, "relationships": CLOSE}


@require_http_methods(["GET", "POST"])
@signed_in
def begin_measure(request: SignedInRequest) -> HttpResponse:
    """Name the relationship; then the first question of the inventory, or what is known already."""
    return _begin(request, instruments.inventory(), "measure/begin.html")


@require_http_methods(["GET", "POST"])
@signed_in
def begin_instrument(request: SignedInRequest, instrument_id: UUID) -> HttpResponse:
    """The same for any instrument. What has no wording, or is not kept, begins on a page of its own."""
    instrument = instruments.get(instrument_id)
    if not instrument.kept:
        return redirect("measure:answer-aside", instrument_id)
    if not instrument.worded:
        return redirect("measure:see-instrument", instrument_id)
    if instrument.slug == instruments.INVENTORY:
        return redirect("measure:begin-measure")
    return _begin(request, instrument, "measure/taking/begin.html")


def _begin(request: SignedInRequest, instrument: Instrument, template: str) -> HttpResponse:
    viewer, wrong = request.viewer, 200 if request.method == "GET" else 422
    form = _form(request, instrument)
    adaptive = request.POST.get("way") == "adaptive" and bank.possible(instrument)
    if request.method == "GET" or not form.is_valid():
        return render(request, template, _context(form, instrument), status=wrong)
    now, bond = timezone.now(), form.chosen()
    away = plans.put_away(viewer, instrument, bond)
    if away:
        context = {"plan": away, "with_whom": words.with_whom(bond)}
        return render(request, "measure/schedule/away.html", context)
    try:
        kept = actions.begin(viewer=viewer, instrument=instrument, bond=bond, now=now, adaptive=adaptive)
    except actions.TooSoon as early:
        return waiting.lead(viewer=viewer, early=early, now=now)
    return redirect("measure:answer-item", kept.id)


def _form(request: SignedInRequest, instrument: Instrument) -> BondForm | SubjectForm:
    posted = request.POST if request.method == "POST" else None
    if instrument.about in NOBODY_TO_NAME:
        return SubjectForm(NOBODY_TO_NAME[instrument.about], posted)
    return BondForm(queries.bonds(queries.measures(request.viewer)), posted)


def _context(form: BondForm | SubjectForm, instrument: Instrument) -> dict[str, Any]:
    first = sum(item.first for item in instrument.items)
    return {
        "form": form,
        "instrument": instrument,
        "named": isinstance(form, BondForm),
        "first": first,
        "rest": len(instrument.items) - first,
        "first_minutes": pages.minutes(first),
        "count": len(instrument.items),
        "minutes": pages.minutes(len(instrument.items)),
        "brought": instruments.brought(instrument),
        "can_adapt": bank.possible(instrument),
        "most": min(bank.most(instrument.subscales), len(instrument.items)),
    }
