"""Frozen samples: what was kept in the first version opens for ever. Never edit them; add one with each version."""

import base64
from datetime import date

import pytest

from attune.spaces.records import Body, decode
from attune.today.records import Alarm, CheckIn, Day, Plan, Someone, Ways

CHECK_IN_1 = (
    "h6RraW5kqGNoZWNrLWlup3ZlcnNpb24BomF01v9rBeW4p2NoYW5nZWTW/2sF5bimYXV0aG9y2SQwMDAwMDAwMC0wMDAwLTAwMDAt"
    "MDAwMC0wMDAwMDAwMDAwMDGmc291cmNlwKRib2R5hahkaXN0cmVzcwSlcmF0ZWQCqHNlY3VyaXR5gadzb21lb25lBqhmZWVsaW5n"
    "c5GrY2Fubm90LXRlbGykbGluZaZBIGxpbmU="
)
DAY_1 = (
    "h6RraW5ko2Rhead2ZXJzaW9uAaJhdNb/awXluKdjaGFuZ2Vk1v9rBeW4pmF1dGhvctkkMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAt"
    "MDAwMDAwMDAwMDAxpnNvdXJjZcCkYm9keYSoZGVjbGluZWSRrnRocmVlLXdlYXRoZXJzp3B1dF9vZmaRpHBsYW6nc2hvcnRlcsOp"
    "bm90X3RvZGF5wg=="
)
PLAN_1 = (
    "h6RraW5kpHBsYW6ndmVyc2lvbgGiYXTW/2sF5binY2hhbmdlZNb/awXluKZhdXRob3LZJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAw"
    "LTAwMDAwMDAwMDAwMaZzb3VyY2XApGJvZHmGpXN0YXJ0p2FueGlvdXOlZm9jdXOSolAzolAxp21pbnV0ZXMDqHdlZWtkYXlzkgAG"
    "qmFmdGVyX3doYXSqVGhlIGRpc2hlc6RtYWRlqjIwMjYtMTEtMjQ="
)
ALARM_1 = (
    "h6RraW5kpWFsYXJtp3ZlcnNpb24BomF01v9rBeW4p2NoYW5nZWTW/2sF5bimYXV0aG9y2SQwMDAwMDAwMC0wMDAwLTAwMDAtMDAw"
    "MC0wMDAwMDAwMDAwMDGmc291cmNlwKRib2R5g6ZhbnN3ZXKmdW5zdXJlpWFza2VkqjIwMjYtMTEtMjSjbWV0ww=="
)
SOMEONE_1 = (
    "h6RraW5kp3NvbWVvbmWndmVyc2lvbgGiYXTW/2sF5binY2hhbmdlZNb/awXluKZhdXRob3LZJDAwMDAwMDAwLTAwMDAtMDAwMC0w"
    "MDAwLTAwMDAwMDAwMDAwMaZzb3VyY2XApGJvZHmBpG5hbWWtVGhlIG5laWdoYm91cg=="
)
WAYS_1 = (
    "h6RraW5kpHdheXOndmVyc2lvbgGiYXTW/2sF5binY2hhbmdlZNb/awXluKZhdXRob3LZJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAw"
    "LTAwMDAwMDAwMDAwMaZzb3VyY2XApGJvZHmBqGNoZWNrX2luwg=="
)

FROZEN: list[tuple[str, Body]] = [
    (
        CHECK_IN_1,
        CheckIn(distress=4, rated=2, security={"someone": 6}, feelings=["cannot-tell"], line="A line"),
    ),
    (DAY_1, Day(declined=["three-weathers"], put_off=["plan"], shorter=True)),
    (
        PLAN_1,
        Plan(
            start="anxious",
            focus=["P3", "P1"],
            minutes=3,
            weekdays=[0, 6],
            after_what="The dishes",
            made=date(2026, 11, 24),
        ),
    ),
    (ALARM_1, Alarm(answer="unsure", asked=date(2026, 11, 24), met=True)),
    (SOMEONE_1, Someone(name="The neighbour")),
    (WAYS_1, Ways(check_in=False)),
]


@pytest.mark.parametrize(("sample", "body"), FROZEN, ids=[body.kind for _sample, body in FROZEN])
def test_the_first_version_opens(sample, body):
    assert decode(base64.b64decode(sample))[1] == body


def test_only_the_check_in_is_in_the_notebook():
    assert [body.kind for _sample, body in FROZEN if body.notebook] == ["check-in"]


def test_a_check_in_is_read_in_words_and_only_its_line_changes():
    body = CheckIn(distress=4, security={"someone": 6}, feelings=["cannot-tell", "gone-word"], line="A line")
    assert [(each.key, each.editable) for each in body.passages()] == [
        ("distress", False),
        ("someone", False),
        ("feelings", False),
        ("line", True),
    ]
    assert body.with_passage("line", "Another").line == "Another"
    with pytest.raises(KeyError):
        body.with_passage("distress", "1")
    assert body.about() == "A check-in"
