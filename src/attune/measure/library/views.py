"""The library of instruments. A guard, a page; nothing here is about the person who looks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from attune.core.curriculum.instruments import Instrument
from attune.measure import instruments
from attune.measure.library import pages
from attune.people.guards import SignedInRequest, signed_in
from attune.player.library import curriculum


@require_GET
@signed_in
def see_library(request: SignedInRequest) -> HttpResponse:
    """Every instrument by what one wants to know."""
    every = instruments.every()
    here = [one for one in every if one.worded]
    context = {
        "groups": pages.groups(here, curriculum().rows),
        "without": [pages.shown(one) for one in every if not one.worded],
    }
    return render(request, "measure/library/library.html", context)


@require_GET
@signed_in
def see_instrument(request: SignedInRequest, instrument_id: UUID) -> HttpResponse:
    """What it asks about, what it cannot tell, how well it is known, and whose it is."""
    instrument = instruments.get(instrument_id)
    return render(
        request, "measure/library/instrument.html", {"shown": pages.shown(instrument), **_facts(instrument)}
    )


@require_GET
@signed_in
def see_rights(request: SignedInRequest) -> HttpResponse:
    """References and rights of every instrument."""
    every = [(pages.shown(one), _facts(one)) for one in instruments.every()]
    return render(request, "measure/library/rights.html", {"every": every})


def _facts(instrument: Instrument) -> dict[str, object]:
    rights = instrument.rights
    return {
        "instrument": instrument,
        "rights": [
            str(pages.ALLOWED[each]) for each in (rights.research, rights.clinical, rights.commercial)
        ],
        "reliability": [
            (str(pages.KINDS[one.kind]), instrument.subscales[one.subscale].name, one)
            for one in instrument.reliability
        ],
        "norms": [(pages.norm_line(one, instrument), one) for one in instrument.norms],
        "brought": instruments.brought(instrument),
        "cannot": str(instrument.results.get("note", "")),
    }
