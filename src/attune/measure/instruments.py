"""The instruments of this server, by the ids that their addresses carry: an address names no topic."""

from uuid import UUID

from attune.core.curriculum.instruments import Instrument
from attune.measure.records import Measure
from attune.player.library import curriculum
from attune.spaces.queries import NotFound

INVENTORY = "attachment"
"""The inventory that everybody begins with."""


def inventory() -> Instrument:
    """The first inventory."""
    return curriculum().instruments[INVENTORY]


def get(instrument_id: UUID) -> Instrument:
    """One instrument; NotFound where this server has none with this id."""
    found = next((one for one in every() if one.uuid == instrument_id), None)
    if found is None:
        raise NotFound
    return found


def every() -> list[Instrument]:
    """All of them, in the order of the files."""
    return list(curriculum().instruments.values())


def brought(instrument: Instrument) -> str:
    """By what right the operator brought its words, as they say; empty where they are shipped, or missing."""
    wording = curriculum().wordings.get(instrument.slug)
    return wording.rights if wording else ""


def of(body: Measure) -> Instrument | None:
    """The instrument of a measure, in whatever version this server has; None where it is gone."""
    return next((one for one in every() if str(one.uuid) == body.instrument_uuid), None)


def still(body: Measure) -> Instrument | None:
    """The instrument of a measure, where it still asks what this one was asked."""
    found = of(body)
    return found if found and found.version == body.content_version and found.worded else None


def way_to_begin(instrument: Instrument | None) -> tuple[str] | tuple[str, UUID]:
    """Where it is begun: a name of an address and what belongs to it."""
    if instrument is None:
        return ("measure:see-library",)
    return (
        ("measure:begin-measure",)
        if instrument.slug == INVENTORY
        else ("measure:begin-instrument", instrument.uuid)
    )
