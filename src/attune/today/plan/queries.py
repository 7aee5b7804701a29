"""The plan as it is proposed or kept, part by part, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.core.planning import MINUTES, ROWS, Proposal, Start, Why, propose
from attune.measure.queries import regions
from attune.people.viewer import Viewer
from attune.player.library import curriculum
from attune.spaces import queries as spaces
from attune.spaces.models import Space
from attune.today.records import ALARM, PLAN, SOMEONE, Alarm, Plan, Someone
from attune.today.standing import choices
from attune.today.words import STARTS, WHYS, row_name


@dataclass(frozen=True)
class Draft:
    """What stands (the plan, or a draft of one, or the proposal) and what is proposed now."""

    plan: Plan
    proposal: Proposal


@dataclass(frozen=True)
class Part:
    """One line of the plan: its name, what it says now, and why that is proposed."""

    key: str
    name: str
    told: str
    why: str


@dataclass(frozen=True)
class Option:
    """Something to choose for one part."""

    value: str
    words: str
    note: str = ""
    chosen: bool = False


def alarm(viewer: Viewer, space: Space) -> Alarm:
    """The private answer, for deciding what comes next. Never for a page."""
    kept = spaces.keyed(viewer, space, Alarm, ALARM)
    return kept.body if kept else Alarm()


def someone(viewer: Viewer, space: Space) -> str:
    """Who was named as the person outside, or nothing."""
    kept = spaces.keyed(viewer, space, Someone, SOMEONE)
    return kept.body.name if kept else ""


def rows() -> list[str]:
    """Rows in which there is something to practise, in the order of a person's path."""
    held = {each.row for each in choices()}
    return [row for row in ROWS if row in held]


def draft(viewer: Viewer, space: Space) -> Draft:
    """The plan or its draft; before there is one, what the measure proposes."""
    found = regions(viewer)
    proposal = propose({str(name): value for name, value in found.items()} if found else None, rows())
    kept = spaces.keyed(viewer, space, Plan, PLAN)
    return Draft(kept.body if kept else _proposed(proposal), proposal)


def _proposed(proposal: Proposal) -> Plan:
    return Plan(
        start=proposal.start.value,
        focus=list(proposal.focus),
        minutes=proposal.minutes,
        weekdays=list(proposal.weekdays),
    )


def parts(found: Draft) -> list[Part]:
    """Every part of the plan in words. The reason of what a person chose differently is that they chose it."""
    plan, proposal = found.plan, found.proposal
    proposed = _proposed(proposal)

    def why(part: str, reason: Why) -> str:
        same = getattr(plan, part) == getattr(proposed, part)
        return str(WHYS[reason]) if same else _("You chose this.")

    return [
        Part(
            "start", _("Where it starts"), str(STARTS[Start(plan.start)][0]), why("start", proposal.why_start)
        ),
        Part("focus", _("What it is about"), _focus(plan), why("focus", proposal.why_focus)),
        Part("minutes", _("How long"), _minutes(plan.minutes), why("minutes", proposal.why_minutes)),
        Part("weekdays", _("Which days"), _days(plan.weekdays), why("weekdays", proposal.why_weekdays)),
    ]


def _minutes(count: int) -> str:
    return ngettext("%(n)s minute a day", "%(n)s minutes a day", count) % {"n": count}


def _focus(plan: Plan) -> str:
    return ", ".join(row_name(code) for code in plan.focus)


def _days(days: list[int]) -> str:
    if not days:
        return _("No fixed days")
    if len(days) == 7:
        return _("Every day")
    if sorted(days) == [0, 1, 2, 3, 4]:
        return _("Monday to Friday")
    return ", ".join(str(WEEKDAYS[day]) for day in sorted(days))


def _start_options(plan: Plan) -> list[Option]:
    return [
        Option(start.value, str(name), str(note), plan.start == start.value)
        for start, (name, note) in STARTS.items()
    ]


def _focus_options(plan: Plan) -> list[Option]:
    about = {row.code: row.about for row in curriculum().rows}
    return [Option(code, row_name(code), about.get(code, ""), code in plan.focus) for code in rows()]


def _minutes_options(plan: Plan) -> list[Option]:
    return [Option(str(each), _minutes(each), "", plan.minutes == each) for each in MINUTES]


def _day_options(plan: Plan) -> list[Option]:
    return [Option(str(day), str(name), "", day in plan.weekdays) for day, name in WEEKDAYS.items()]


OPTIONS: dict[str, Callable[[Plan], list[Option]]] = {
    "start": _start_options,
    "focus": _focus_options,
    "minutes": _minutes_options,
    "weekdays": _day_options,
}
MANY = {"focus", "weekdays"}
"""Parts of which more than one can be chosen."""
