"""Ways through a measure for the tests."""

from datetime import datetime

from msgspec.structs import replace

from attune.measure import actions
from attune.measure.records import Bond, Measure
from attune.player.library import curriculum
from attune.spaces import actions as spaces
from attune.spaces.records import Kept

SAM = Bond("partner", "Sam")


def inventory():
    """The inventory that people are asked."""
    return curriculum().instruments["attachment"]


def begun(person, now: datetime, bond: Bond = SAM) -> Kept[Measure]:
    """A measure with nothing answered."""
    return actions.begin(viewer=person.viewer, instrument=inventory(), bond=bond, now=now)


def filled(body: Measure, now: datetime, *, anxiety: int = 4, avoidance: int = 4) -> Measure:
    """Every question answered so that the two scores are these."""
    for item in body.order:
        scale = "anxiety" if item in body.scales["anxiety"] else "avoidance"
        high = anxiety if scale == "anxiety" else avoidance
        body = body.answered(item, high if body.scales[scale][item] == 1 else 8 - high, now)
    return body


def measured(
    person, now: datetime, bond: Bond = SAM, *, anxiety: int = 6, avoidance: int = 2
) -> Kept[Measure]:
    """A finished measure."""
    kept = begun(person, now, bond)
    for item, value in filled(kept.body, now, anxiety=anxiety, avoidance=avoidance).answers.items():
        actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)
    return actions.finish(viewer=person.viewer, measure_id=kept.id, now=now)


def in_other_words(person, kept: Kept[Measure], now: datetime) -> None:
    """As if the questions of this measure had had another wording."""
    body = replace(kept.body, content_version=kept.body.content_version - 1)
    spaces.revise(viewer=person.viewer, kept=kept, body=body, now=now)
