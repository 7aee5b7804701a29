"""What Today shows: one card, the water, and what belongs to the check-in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.core import planning
from attune.core.curriculum import Curriculum
from attune.core.planning import Nothing, Offer, Stage
from attune.measure import queries as measuring
from attune.measure.records import Measure
from attune.measure.schedule.queries import Due, offered
from attune.people.dates import day_in_words
from attune.people.viewer import Viewer
from attune.player.library import curriculum
from attune.safety.offers import offer
from attune.safety.rules import Crisis
from attune.spaces import queries
from attune.spaces.models import Space
from attune.spaces.records import Kept
from attune.today import nights, words
from attune.today.finding.milestones import milestone
from attune.today.finding.queries import Finding, finding
from attune.today.letters.weeks import named_today
from attune.today.records import BACK, CheckIn, ComingBack
from attune.today.standing import Standing, choices, standing

OFTEN = 5
"""So many ratings on one day look like checking; then it is offered to put the check-in away (care 1.6)."""


class Shows(StrEnum):
    """What the card is for."""

    GO_ON = "go-on"
    OFFER = "offer"
    FIRST_SIX = "first-six"
    PLAN = "plan"
    DONE = "done"
    REST = "rest"
    NOT_TODAY = "not-today"
    NO_MORE = "no-more"


@dataclass(frozen=True, kw_only=True)
class Card:
    """The one card. `slug` is what Begin begins; `lessons` are (slug, title) of what explains it."""

    shows: Shows
    label: str = ""
    title: str = ""
    slug: str = ""
    why: str = ""
    run: str = ""
    shorter: bool = False
    lessons: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Today. `level` and `before` are the water from 0 to 10; `done` one sentence of what was practised."""

    card: Card | None
    checkin: CheckIn | None
    level: float
    before: float | None
    settled: bool
    water: str
    done: str = ""
    back_again: bool = False
    hard_week: bool = False
    ask_alarm: bool = False
    with_check_in: bool = True
    looked_often: bool = False
    kept_line: tuple[str, str] | None = None
    has_plan: bool = False
    needs_code: bool = False
    waiting: UUID | None = None
    due: Due | None = None
    morning: nights.Morning | None = None
    night_said: nights.Said | None = None
    invites_note: bool = False
    offer: Crisis | None = None
    milestone: str = ""
    names: bool | None = None
    finding: Finding | None = None
    letter: date | None = None


def today_page(viewer: Viewer, now: datetime) -> Page:
    """Everything on Today, for this viewer at this moment."""
    space = queries.private_space(viewer)
    held = standing(viewer, space, now)
    state = held.state()
    morning = nights.morning(held, now)
    measured = held.kept_plan is not None or _measured(viewer, space)
    level, before, settled = _water(held)
    return Page(
        card=_card(held, state, measured),
        checkin=held.checkin.body if held.checkin else None,
        level=level,
        before=before,
        settled=settled,
        water=_water_words(level),
        done=_done(held),
        back_again=_back_again(held),
        hard_week=planning.hard_week(state.seen),
        ask_alarm=planning.asks_again(state.seen.start, state.alarm, held.alarm.asked, held.today),
        has_plan=held.kept_plan is not None,
        with_check_in=held.ways.check_in,
        looked_often=held.checkin is not None and held.checkin.body.rated >= OFTEN,
        kept_line=_kept_line(held),
        waiting=next((each.id for each in _waiting(held)), None),
        due=offered(viewer, held.followed, held.measures, held.today),
        needs_code=viewer.person.needs_recovery_code(held.today),
        morning=morning,
        night_said=nights.said(held, now),
        invites_note=morning is None and nights.invites(held),
        offer=_offer_beside_line(held, now),
        names=held.names,
        milestone=milestone(held, space),
        finding=None if morning else finding(held),
        letter=None if morning else named_today(held),
    )


def checkin_of_today(viewer: Viewer, now: datetime) -> Kept[CheckIn] | None:
    """Today's check-in, where there is one."""
    space = queries.private_space(viewer)
    return queries.keyed(viewer, space, CheckIn, viewer.day(now).isoformat())


def coming_back(viewer: Viewer) -> ComingBack:
    """What may come back to this person, and when."""
    kept = queries.keyed(viewer, queries.private_space(viewer), ComingBack, BACK)
    return kept.body if kept else ComingBack()


def _offer_beside_line(held: Standing, now: datetime) -> Crisis | None:
    """What stands beside today's line, right after it was written."""
    kept = held.checkin
    return offer([kept.body.line], written=kept.changed, now=now) if kept and kept.body.line else None


def _waiting(held: Standing) -> list[Kept[Measure]]:
    """Measures that were begun lately enough to go on with, and have no result yet."""
    return [
        each for each in held.measures if not each.body.finished and measuring.is_current(each, held.today)
    ]


def _measured(viewer: Viewer, space: Space) -> bool:
    """Whether the first six questions of any measure have been answered."""
    return any(each.body.finished_first for each in queries.entries(viewer, space, Measure))


def _card(held: Standing, state: planning.State, measured: bool) -> Card | None:
    library = curriculum()
    run = held.open_run
    if run is not None and run.body.activity in library.activities:
        return Card(
            shows=Shows.GO_ON,
            label=_("Begun, and waiting for you"),
            title=run.body.title,
            run=str(run.id),
            slug=run.body.activity,
        )
    found = planning.offer(state, choices(library, alarm=state.alarm.value))
    if found is Nothing.REST:
        return Card(shows=Shows.REST)
    step = _step(held, state, measured)
    if found is not Nothing.NOT_TODAY and step in (Stage.FIRST_SIX, Stage.PLAN):
        return Card(shows=Shows(step.value))
    if isinstance(found, Nothing):
        return Card(shows=Shows(found.value))
    return _offer(found, library, first=step is Stage.FIRST_PRACTICE)


def _step(held: Standing, state: planning.State, measured: bool) -> Stage:
    return planning.stage(
        planning.Way(
            today=held.today,
            practised=bool(state.seen.past),
            measured=measured,
            planned=held.kept_plan is not None,
            six_put_off=held.put_off(Stage.FIRST_SIX),
            plan_put_off=held.put_off(Stage.PLAN),
        )
    )


def _offer(found: Offer, library: Curriculum, *, first: bool) -> Card:
    activity = library.exercise(found.slug)
    minutes = ngettext("%(n)s minute", "%(n)s minutes", found.minutes) % {"n": found.minutes}
    label = _("Today · %(minutes)s")
    if first:
        label = _("A first practice · %(minutes)s")
    elif not found.planned:
        label = _("A free day · %(minutes)s, if you like")
    lessons = [
        (each.slug, each.title)
        for each in library.of_row(activity.row)
        if found.slug in getattr(each, "practised_by", [])
    ]
    return Card(
        shows=Shows.OFFER,
        label=label % {"minutes": minutes},
        title=activity.title,
        slug=found.slug,
        why=words.reason(found),
        shorter=found.can_be_shorter,
        lessons=lessons,
    )


def _water(held: Standing) -> tuple[float, float | None, bool]:
    """The last rating, 0 to 10; where it was, when a practice moved it; whether it comes from a practice."""
    run, checkin = held.run_today, held.checkin
    if (
        run
        and run.body.after is not None
        and run.body.finished
        and (not checkin or checkin.changed < run.body.finished)
    ):
        return run.body.after, run.body.before, True
    last = next((each.body.distress for each in held.checkins if each.body.distress is not None), None)
    return ((last - 1) * 10 / 6 if last is not None else 0.0), None, False


def _water_words(level: float) -> str:
    if level < 1:
        return _("The harbour. Two arcs, and the water is flat.")
    if level < 4:
        return _("The harbour. Two arcs, and the water moves a little, as you rated it last.")
    if level < 7:
        return _("The harbour. Two arcs, and the water is rough, as you rated it last.")
    return _("The harbour. Two arcs, and the water is high, as you rated it last.")


def _done(held: Standing) -> str:
    """One sentence of what was practised today, with both ratings where there are two. Never praise."""
    run = held.run_today
    if run is None:
        return ""
    body = run.body
    named = {"title": body.title}
    if body.outcome != "done":
        return _("You stopped “%(title)s” before its end, which is always allowed.") % named
    if body.before is None or body.after is None:
        return _("You did “%(title)s”.") % named
    rated = {**named, "before": words.number(body.before), "after": words.number(body.after)}
    if body.before == body.after:
        return _("You did “%(title)s”. You were at %(before)s of 10 before, and the same after.") % rated
    return _("You did “%(title)s”. You were at %(before)s of 10 before, and at %(after)s after.") % rated


def _kept_line(held: Standing) -> tuple[str, str] | None:
    """When, in words, and the line."""
    found = held.kept_line
    return (day_in_words(found[0], held.today), found[1]) if found else None


def _back_again(held: Standing) -> bool:
    """Whether some days went by. They have no name and no number."""
    traces = [each.day for each in (*held.checkins[:2], *held.runs[:2])]
    if held.today in traces:
        return False
    return (held.today - max(traces)).days > 2 if traces else held.kept_plan is not None
