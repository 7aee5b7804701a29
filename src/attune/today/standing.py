"""Everything that Today shows and plans from, read at once: how somebody stands on a day."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import cast

from attune.core import planning
from attune.core.curriculum import Curriculum, Exercise
from attune.measure import queries as measures
from attune.measure.after.queries import weighs_this_week
from attune.measure.records import Measure
from attune.measure.schedule.records import Schedule
from attune.people.viewer import Viewer
from attune.player.library import curriculum
from attune.player.queries import was_touched
from attune.player.records import Run
from attune.safety.night.records import Night, NightNote
from attune.safety.rules import joint_content_fits
from attune.spaces import queries
from attune.spaces.models import Space
from attune.spaces.records import Body, Kept
from attune.today.records import Alarm, CheckIn, ComingBack, Day, Plan, Ways
from attune.tools.journal.records import Note

FOR_PRACTICE = timedelta(days=35)
"""How far back practices are read each time; the stop rule needs 30 days. What lies before: see `_worse_before`."""
FOR_NAMES = timedelta(days=60)
FOR_DAYS = timedelta(days=8)
FOR_NIGHTS = timedelta(days=2)
LOOKS_BACK = {"old-lesson-new-lesson", "old-story-weighed", "sore-places"}
"""Ingredients that read an alarm of today as something learned long ago (care 1.1)."""

KEPT_LINES = {"someone-in-your-corner": ("answer", "answer-real")}
"""Steps whose words somebody keeps for another day."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Runs and check-ins newest first. `day` is what was put aside today, `days` that of the last week.

    `names`: whether whom to turn to was practised in the first weeks, where that was just looked up for good.
    """

    viewer: Viewer
    today: date
    checkins: list[Kept[CheckIn]] = field(default_factory=list)
    runs: list[Kept[Run]] = field(default_factory=list)
    days: list[Kept[Day]] = field(default_factory=list)
    measures: list[Kept[Measure]] = field(default_factory=list)
    followed: list[Kept[Schedule]] = field(default_factory=list)
    earlier: tuple[planning.Past, ...] = ()
    names: bool | None = None
    plan: Plan | None = None
    alarm: Alarm = field(default_factory=Alarm)
    ways: Ways = field(default_factory=Ways)
    nights: list[Kept[Night]] = field(default_factory=list)
    night_note: NightNote | None = None
    notes: list[Kept[Note]] = field(default_factory=list)
    back: ComingBack = field(default_factory=ComingBack)

    @property
    def day(self) -> Day:
        return next((each.body for each in self.days if each.day == self.today), Day())

    @property
    def checkin(self) -> Kept[CheckIn] | None:
        return next((each for each in self.checkins if each.day == self.today), None)

    @property
    def kept_plan(self) -> Plan | None:
        """The plan, once the person has kept it; a draft does not steer anything."""
        return self.plan if self.plan and self.plan.made else None

    @property
    def open_run(self) -> Kept[Run] | None:
        """A practice that was begun today or yesterday, got somewhere and was not ended, unless it was put aside."""
        yesterday = self.today - timedelta(days=1)
        found = next((each for each in self.runs if each.day >= yesterday), None)
        if found is None or found.body.finished or not was_touched(found.body):
            return None
        return None if self.day.not_today or found.body.activity in self.day.declined else found

    @property
    def run_today(self) -> Kept[Run] | None:
        """The latest practice that was ended today."""
        return next((each for each in self.runs if self.ended(each) == self.today), None)

    def ended(self, run: Kept[Run]) -> date | None:
        """The day on which a practice came to its end, which may be later than its own."""
        return self.viewer.day(run.body.finished) if run.body.finished else None

    @property
    def kept_line(self) -> tuple[date, str] | None:
        """The latest line that was kept for oneself in a practice on an earlier day, and that day."""
        for run in self.runs:
            for step in (
                KEPT_LINES.get(run.body.activity, ()) if run.body.finished and run.day < self.today else ()
            ):
                if line := str(run.body.answers.get(step, "")).strip():
                    return run.day, line
        return None

    def lately(self) -> list[Kept[Body]]:
        """What may hold own words of the last days, newest first."""
        first = self.today - FOR_DAYS
        runs = [each for each in self.runs if each.day >= first and each.body.finished]
        every = cast("list[Kept[Body]]", [*self.notes, *self.checkins, *runs])
        return sorted(every, key=lambda each: each.at, reverse=True)

    def put_off(self, step: str) -> date | None:
        return next((each.day for each in self.days if step in each.body.put_off), None)

    def state(self) -> planning.State:
        """What the next proposal is made from."""
        plan = self.kept_plan or Plan()
        seen = planning.Seen(
            today=self.today,
            first_day=self.viewer.person.since,
            start=planning.Start(plan.start),
            focus=tuple(plan.focus),
            minutes=plan.minutes,
            weekdays=frozenset(plan.weekdays),
            past=self.past(),
            rated=tuple(
                planning.Rated(each.day, each.body.distress)
                for each in self.checkins
                if each.body.distress is not None
            ),
            declined=frozenset(self.day.declined),
            shorter=self.day.shorter,
            not_today=self.day.not_today,
        )
        hard = weighs_this_week(self.viewer, self.measures, self.today)
        return planning.State(seen=seen, alarm=planning.Alarm(self.alarm.answer), hard_result=hard)

    def past(self) -> tuple[planning.Past, ...]:
        """Ended runs, the oldest first."""
        return self.earlier + tuple(
            planning.Past(
                slug=each.body.activity,
                day=day,
                before=each.body.before,
                after=each.body.after,
                finished=each.body.outcome == "done",
            )
            for each in reversed(self.runs)
            if (day := self.ended(each))
        )


def standing(viewer: Viewer, space: Space, now: datetime) -> Standing:
    """One query: practices of five weeks, days of a week, and what there is one of."""
    today = viewer.day(now)
    lately = today - FOR_DAYS
    weeks = today - measures.RECENT
    wanted: dict[type[Body], date | None] = {
        Measure: weeks,
        Schedule: None,
        CheckIn: lately,
        Day: lately,
        Run: today - FOR_PRACTICE,
        Plan: None,
        Alarm: None,
        Ways: None,
        Night: today - FOR_NIGHTS,
        NightNote: None,
        Note: lately,
        ComingBack: None,
    }
    found = queries.several(viewer, space, wanted)
    plans = cast("list[Kept[Plan]]", found[Plan])
    alarms = cast("list[Kept[Alarm]]", found[Alarm])
    ways = cast("list[Kept[Ways]]", found[Ways])
    night_notes = cast("list[Kept[NightNote]]", found[NightNote])
    back = cast("list[Kept[ComingBack]]", found[ComingBack])
    held = Standing(
        viewer=viewer,
        today=today,
        checkins=cast("list[Kept[CheckIn]]", found[CheckIn]),
        days=cast("list[Kept[Day]]", found[Day]),
        runs=cast("list[Kept[Run]]", found[Run]),
        measures=cast("list[Kept[Measure]]", found[Measure]),
        followed=cast("list[Kept[Schedule]]", found[Schedule]),
        plan=plans[0].body if plans else None,
        alarm=alarms[0].body if alarms else Alarm(),
        ways=ways[0].body if ways else Ways(),
        nights=cast("list[Kept[Night]]", found[Night]),
        night_note=night_notes[0].body if night_notes else None,
        notes=cast("list[Kept[Note]]", found[Note]),
        back=back[0].body if back else ComingBack(),
    )
    first = today - FOR_PRACTICE
    names, sought = _names_before(held, space, first)
    return replace(held, names=sought, earlier=names + _worse_before(held, space, first))


def _names_before(held: Standing, space: Space, first: date) -> tuple[tuple[planning.Past, ...], bool | None]:
    """Whom to turn to, practised in somebody's first weeks, and what can be remembered of that for good, if anything.

    It comes early and once, so that it is looked for in the first weeks alone.
    """
    help_rows = {each.slug for each in curriculum().exercises() if each.row == planning.HELP}
    joined, known = held.viewer.person.since, held.ways
    if joined >= first or any(each.body.activity in help_rows for each in held.runs):
        return (), None
    if known.names_met or known.names_sought:
        return tuple(planning.Past(slug, joined) for slug in sorted(help_rows) if known.names_met), None
    until = min(joined + FOR_NAMES, first - timedelta(days=1))
    runs = queries.entries(held.viewer, space, Run, since=joined, until=until)
    met = [each for each in reversed(runs) if each.body.activity in help_rows and each.body.finished]
    sought = bool(met) if met or until == joined + FOR_NAMES else None
    return tuple(planning.Past(each.body.activity, each.day) for each in met), sought


def _worse_before(held: Standing, space: Space, first: date) -> tuple[planning.Past, ...]:
    """Earlier runs that ended worse, of what ended worse once lately: twice counts, however long it took."""
    lately = Counter(each.body.activity for each in held.runs if each.body.finished and each.body.worse)
    once = {slug for slug, times in lately.items() if times == 1}
    if not once:
        return ()
    runs = queries.entries(held.viewer, space, Run, until=first - timedelta(days=1))
    return tuple(
        planning.Past(each.body.activity, each.day, each.body.before, each.body.after)
        for each in reversed(runs)
        if each.body.activity in once and each.body.finished and each.body.worse
    )


def choices(
    held: Curriculum | None = None, *, in_company: bool = False, alarm: str = "unasked"
) -> list[planning.Activity]:
    """What can be proposed, in the order of the curriculum. What is for two only `in_company`, and where it fits.

    For two is what needs another person, and every row of a pair, also the parts that one can do alone: somebody
    without company finds these in the library. Where they do not fit (care 1.12), the list is the one of somebody
    without company: nothing that is said about a proposal can tell the two apart.
    """
    held = held or curriculum()
    together = in_company and joint_content_fits(alarm)
    exercises = [
        each for each in held.exercises() if together or (each.with_ == "alone" and each.row in planning.ROWS)
    ]
    slugs = {each.slug for each in exercises}
    return [_choice(each, slugs) for each in exercises]


def _choice(one: Exercise, slugs: set[str]) -> planning.Activity:
    """Lessons among the prerequisites are not waited for: reading leaves no trace."""
    return planning.Activity(
        slug=one.slug,
        row=one.row,
        minutes=one.minutes,
        depth=planning.Depth(one.depth),
        suits=frozenset(planning.Start(each) for each in one.for_),
        needs=frozenset(one.prerequisites) & slugs,
        looks_back=one.ingredient in LOOKS_BACK,
    )
