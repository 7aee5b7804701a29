"""What the pages of questions show, from a measure and its inventory. Nothing is read or written here."""

from math import ceil
from typing import Any

from attune.core.curriculum.instruments import Instrument
from attune.measure import bank, words
from attune.measure.records import Measure
from attune.spaces.queries import NotFound
from attune.spaces.records import Kept


def question(kept: Kept[Measure], item_id: str, inventory: Instrument) -> dict[str, Any]:
    """One question: where it stands in its part, its words, and what was answered before."""
    body = kept.body
    item = next((one for one in inventory.items if one.id == item_id), None)
    if item is None:  # begun when the inventory was another
        raise NotFound
    number = body.order.index(item_id) + 1
    place, parts = _progress(body, number)
    given = body.answers.get(item_id)
    labels = item.labels or inventory.scale.labels
    return {
        "kept": kept,
        "item": item,
        "text": words.asked(item, body.bond),
        "title": words.how_you_are(body.bond),
        "stem": words.stem(inventory, body.bond),
        "number": number,
        "place": place,
        "parts": parts,
        "adaptive": body.mode == "adaptive",
        "minutes": minutes(parts),
        "labels": [(n, label, n == given) for n, label in enumerate(labels, body.lowest)],
        "cannot_tell": item_id in body.answers and given is None,
        "again": item_id in body.answers,
        "steps": len(body.log),
        "back": number - 1,
        "with_whom_first": words.with_whom_first(body.bond),
    }


def _progress(body: Measure, number: int) -> tuple[int, int]:
    """The place of a question and how many there are: in its part, or at most where each is chosen."""
    if body.mode == "adaptive":
        asked = sum(len(keys) for keys in body.scales.values())
        return number, min(asked, bank.most(body.scales))
    if number <= body.first:
        return number, body.first
    return number - body.first, len(body.order) - body.first


def minutes(questions: int) -> int:
    """How long so many questions take: about four a minute."""
    return max(1, ceil(questions / 4))


def last(kept: Kept[Measure]) -> dict[str, Any]:
    """After the last question: enough told, or how many answers are missing and where the skipped ones are."""
    body = kept.body
    skipped = [body.order.index(item) + 1 for item in body.skipped]
    return {
        "kept": kept,
        "enough": body.enough(),
        "on_map": body.has_map,
        "short_of": body.short_of(),
        "skipped": skipped,
        "steps": len(body.log),
        "back": len(body.order),
        "with_whom": words.with_whom(body.bond),
    }
