"""After six answers: one true sentence, or an honest none."""

import pytest

from attune.measure import actions
from tests.measure.answering import begun, inventory, measured


def sixth(person, now, *, anxiety, avoidance):
    """The first six answered so; None is "I cannot tell"."""
    kept = begun(person, now)
    for item in kept.body.order[:6]:
        scale = "anxiety" if item in kept.body.scales["anxiety"] else "avoidance"
        value = anxiety if scale == "anxiety" else avoidance
        if value is not None and kept.body.scales[scale][item] == -1:
            value = 8 - value
        actions.answer(viewer=person.viewer, measure_id=kept.id, item=item, value=value, now=now)
    return kept


@pytest.mark.parametrize(
    ("anxiety", "avoidance", "says"),
    [(7, 1, "anxious"), (1, 7, "avoidant"), (7, 7, "fearful"), (1, 1, "secure"), (4, 4, "unclear")],
)
def test_it_works(alice, now, anxiety, avoidance, says):
    kept = sixth(alice, now, anxiety=anxiety, avoidance=avoidance)
    text = alice.client.get(f"/measure/{kept.id}/first").content.decode()
    assert inventory().results["first"][says] in text
    assert "The other 18 now" in text
    assert "Later" in text


def test_with_too_few_answers_nothing_is_invented(alice, now):
    kept = sixth(alice, now, anxiety=None, avoidance=2)
    text = alice.client.get(f"/measure/{kept.id}/first").content.decode()
    assert "Too few answers to say something true" in text
    assert not any(sentence in text for sentence in inventory().results["first"].values())


def test_before_the_sixth_it_leads_to_the_question(alice, now):
    kept = begun(alice, now)
    assert alice.client.get(f"/measure/{kept.id}/first").url == f"/measure/{kept.id}"


def test_when_all_is_done_it_leads_to_the_result(alice, now):
    kept = measured(alice, now)
    assert alice.client.get(f"/measure/{kept.id}/first").url == f"/map/{kept.id}"


@pytest.mark.parametrize("who", ["bob", "charlie", "dana", "erin"])
def test_it_refuses_everybody_else(request, alice, now, who):
    kept = sixth(alice, now, anxiety=7, avoidance=1)
    assert request.getfixturevalue(who).client.get(f"/measure/{kept.id}/first").status_code == 404


def test_it_rejects_post(alice, now):
    kept = begun(alice, now)
    assert alice.client.post(f"/measure/{kept.id}/first").status_code == 405
