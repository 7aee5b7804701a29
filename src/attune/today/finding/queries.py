"""What comes back of one's own records: a word, or a number. Made when the page opens, kept nowhere."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from attune.core.planning import HIGH_DISTRESS
from attune.core.planning.own_words import Often, fold, often
from attune.people.dates import day_in_words
from attune.people.viewer import Viewer
from attune.player.library import curriculum
from attune.player.records import Run
from attune.safety.rules import crisis
from attune.spaces.records import Body, Kept
from attune.today import words
from attune.today.finding.barred import never
from attune.today.records import CheckIn
from attune.today.standing import Standing
from attune.tools.journal.records import Note
from attune.tools.sharing.care import HIGH, is_night

THIRD_DAY = timedelta(days=2)
FEWEST_RATED = 5


@dataclass(frozen=True)
class Source:
    """An entry in which the word stands: the kind and the day in words."""

    id: UUID
    kind: str
    day: str


@dataclass(frozen=True)
class Finding:
    """A word in `times` of `wrote` entries, or (with no word) the water after `rated` practices."""

    word: str = ""
    folded: str = ""
    wrote: int = 0
    times: int = 0
    sources: tuple[Source, ...] = ()
    rated: int = 0
    lower: int = 0
    same: int = 0
    higher: int = 0

    @property
    def says(self) -> tuple[str, str]:
        """How often was written, and how often with the word, in words."""
        return words.times(self.wrote), words.times(self.times)


def finding(held: Standing) -> Finding | None:
    """What there is to say today; None before the third day, in a hard hour, where it was put away, or for nothing."""
    rated = held.checkin.body.distress if held.checkin else None
    too_early = held.today < held.viewer.person.since + THIRD_DAY
    hard = (rated is not None and rated >= HIGH_DISTRESS) or (held.run_today and held.run_today.body.worse)
    if too_early or hard or not held.back.findings:
        return None
    return _word(held) or _water(held)


def hard_days(checkins: Iterable[Kept[CheckIn]]) -> frozenset[date]:
    """Days on which distress was rated high: nothing that was typed on them comes back."""
    return frozenset(each.day for each in checkins if (each.body.distress_felt() or 0) >= HIGH)


def own_text(viewer: Viewer, kept: Kept[Body], hard: Collection[date]) -> str:
    """What a person typed in an entry; empty for a hard day or hour, a night, or words that may speak of a crisis."""
    body = kept.body
    if (
        kept.day in hard
        or is_night(viewer.local(kept.at))
        or is_night(viewer.local(kept.changed))
        or _was_hard(body)
    ):
        return ""
    if isinstance(body, Run):
        typed = [a for step, a in body.answers.items() if isinstance(a, str) and _is_typed(body, step)]
        text = "\n".join(typed)
    elif isinstance(body, CheckIn):
        text = body.line
    else:
        text = body.text if isinstance(body, Note) else ""
    return "" if crisis(text) else text.strip()


def _is_typed(run: Run, step: str) -> bool:
    return step in run.asked and step not in run.said


def _was_hard(body: Body) -> bool:
    felt = max((each for each in _felt(body) if each is not None), default=0)
    return felt >= HIGH


def _felt(body: Body) -> Sequence[float | None]:
    return (body.before, body.after) if isinstance(body, Run) else (body.distress_felt(),)


def _word(held: Standing) -> Finding | None:
    lately, hard = held.lately(), hard_days(held.checkins)
    kept = [(one, text) for one in reversed(lately) if (text := own_text(held.viewer, one, hard))]
    barred = frozenset(held.back.not_words)
    found = often(
        [text for _one, text in kept],
        feelings=_feelings(),
        barred=lambda word: word in barred or never(word),
    )
    return _said(held, [one for one, _text in kept], found[0]) if found else None


def _feelings() -> frozenset[str]:
    roots = curriculum().feelings.roots
    return frozenset(
        [root.word.lower() for root in roots] + [each.word.lower() for root in roots for each in root.words]
    )


def _said(held: Standing, kept: list[Kept[Body]], one: Often) -> Finding:
    sources = tuple(
        Source(kept[place].id, kept[place].body.about(), day_in_words(kept[place].day, held.today))
        for place in reversed(one.texts)
    )
    return Finding(
        word=one.word,
        folded=fold(one.word, _feelings()),
        wrote=len(kept),
        times=len(one.texts),
        sources=sources,
    )


def _water(held: Standing) -> Finding | None:
    """Practices of five weeks that were rated before and after; nothing under five of them."""
    pairs = [
        (each.body.before, each.body.after)
        for each in held.runs
        if each.body.outcome == "done" and each.body.before is not None and each.body.after is not None
    ]
    if len(pairs) < FEWEST_RATED:
        return None
    lower = sum(after < before for before, after in pairs)
    same = sum(after == before for before, after in pairs)
    return Finding(rated=len(pairs), lower=lower, same=same, higher=len(pairs) - lower - same)
