"""A letter: what one week holds, put together when it is opened. Nothing of it is kept."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from attune.core.planning import HIGH_DISTRESS
from attune.people.viewer import Viewer
from attune.player.records import Run
from attune.spaces import queries as spaces
from attune.spaces.models import Space
from attune.spaces.records import Body, Kept
from attune.today.finding.queries import FEWEST_RATED, hard_days, own_text
from attune.today.letters.weeks import WEEK, monday
from attune.today.records import ALARM, PLAN, Alarm, CheckIn, LetterLine, Plan
from attune.today.words import row_name
from attune.today.year.drawing import Average, average
from attune.tools.journal.records import Note

LOOKS_BACK = timedelta(days=84)
MOST_LOWER = 0.6
"""A practice is named where the water was lower after this share of its rated times, or more."""
QUOTES, LONGEST = 4, 180
HARD_DAYS = 4


@dataclass(frozen=True)
class Quote:
    """Some of what was typed, and where all of it stands."""

    id: UUID
    day: date
    text: str


@dataclass(frozen=True)
class Helped:
    """After this practice the water was lower in `lower` of the `rated` times it was rated."""

    title: str
    lower: int
    rated: int


@dataclass(frozen=True)
class Letter:
    """One week. `titles`: what was practised, and how often; `rated`: the stops from 1 to 7, the oldest first."""

    first: date
    last: date
    goes_on: bool
    titles: tuple[tuple[str, int], ...]
    rated: tuple[int, ...]
    average: Average | None
    notes: int
    quotes: tuple[Quote, ...]
    helped: Helped | None
    hard: bool
    next_row: str
    next_minutes: int
    line: str
    line_version: int

    @property
    def practised(self) -> int:
        """How many practices were done."""
        return sum(times for _title, times in self.titles)

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.titles or self.rated or self.notes or self.quotes)

    @property
    def lowest(self) -> int:
        """The calmest rating."""
        return min(self.rated)

    @property
    def highest(self) -> int:
        """The most distressed rating."""
        return max(self.rated)


def line_of(viewer: Viewer, week: date) -> Kept[LetterLine] | None:
    """The line that was added to this week's letter."""
    return spaces.keyed(viewer, spaces.private_space(viewer), LetterLine, week.isoformat())


def letter(viewer: Viewer, week: date, now: datetime) -> Letter:
    """The letter of the week that begins on this Monday."""
    space, last = spaces.private_space(viewer), week + WEEK - timedelta(days=1)
    today = viewer.day(now)
    checkins = spaces.entries(viewer, space, CheckIn, since=week, until=last)
    notes = spaces.entries(viewer, space, Note, since=week, until=last)
    season = spaces.entries(viewer, space, Run, since=last - LOOKS_BACK, until=last)
    done = [each for each in season if each.body.outcome == "done"]
    this_week = [each for each in done if each.day >= week]
    rated = tuple(each.body.distress for each in reversed(checkins) if each.body.distress is not None)
    hard = sum(each >= HIGH_DISTRESS for each in rated) >= HARD_DAYS
    row, minutes = ("", 0) if hard or week < monday(today) - WEEK else _next(viewer, space)
    line = line_of(viewer, week)
    return Letter(
        first=week,
        last=last,
        goes_on=today < last,
        titles=tuple(Counter(each.body.title for each in reversed(this_week)).items()),
        rated=rated,
        average=average(rated),
        notes=len(notes),
        quotes=_quotes(viewer, [*checkins, *notes, *this_week], hard_days(checkins)),
        helped=None if hard else _helped(done),
        hard=hard,
        next_row=row,
        next_minutes=minutes,
        line=line.body.line if line else "",
        line_version=line.version if line else 0,
    )


def _quotes(viewer: Viewer, found: list[Kept[Body]], hard: Collection[date]) -> tuple[Quote, ...]:
    """What was typed by day, the oldest first; nothing of a night, a hard hour, or of what may speak of a crisis."""
    typed = [(each, text) for each in found if (text := own_text(viewer, each, hard))]
    typed.sort(key=lambda pair: pair[0].at)
    return tuple(Quote(each.id, each.day, _short(text)) for each, text in typed[:QUOTES])


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"


def _helped(done: list[Kept[Run]]) -> Helped | None:
    """The practice after which the water was lower most often, of those rated often enough in twelve weeks."""
    rated: defaultdict[str, list[bool]] = defaultdict(list)
    for each in done:
        if each.body.before is not None and each.body.after is not None:
            rated[each.body.title].append(each.body.after < each.body.before)
    fit = [
        (sum(lower) / len(lower), Helped(title, sum(lower), len(lower)))
        for title, lower in rated.items()
        if len(lower) >= FEWEST_RATED
    ]
    share, best = max(fit, key=lambda one: (one[0], one[1].rated), default=(0.0, None))
    return best if share >= MOST_LOWER else None


def _next(viewer: Viewer, space: Space) -> tuple[str, int]:
    """What the plan looks at, and for how long; nothing where help and a boundary come first (care 1.1)."""
    plan = spaces.keyed(viewer, space, Plan, PLAN)
    alarm = spaces.keyed(viewer, space, Alarm, ALARM)
    if plan is None or not plan.body.made or not plan.body.focus:
        return "", 0
    if alarm is not None and alarm.body.answer in {"yes", "unsure"}:
        return "", 0
    return row_name(plan.body.focus[0]), plan.body.minutes
