"""What the library shows of an instrument. Facts come from its file; nothing is read of anybody's answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.core.curriculum.activities import Row
from attune.core.curriculum.instrument_facts import Norm
from attune.core.curriculum.instruments import Instrument
from attune.measure import bank
from attune.measure.taking.pages import minutes

ALLOWED = {"yes": gettext_lazy("yes"), "no": gettext_lazy("no"), "unknown": gettext_lazy("not known")}
ABOUT = {
    "relationship": gettext_lazy("one relationship"),
    "person": gettext_lazy("yourself"),
    "relationships": gettext_lazy("your relationships as a whole"),
}
KINDS = {
    "alpha": gettext_lazy("Alpha"),
    "omega": gettext_lazy("Omega"),
    "split-half": gettext_lazy("Two halves"),
    "marginal": gettext_lazy("Marginal"),
    "retest": gettext_lazy("A second time"),
}


@dataclass(frozen=True)
class Shown:
    """One instrument in words."""

    instrument: Instrument
    about: str
    length: str
    again: str
    standing: str
    can_adapt: bool

    @property
    def line(self) -> str:
        """Below its name in a list."""
        return f"{self.length} · {self.standing}. {self.again}"


@dataclass(frozen=True)
class Group:
    """The measures of one row of the mission."""

    name: str
    shown: list[Shown]


def shown(instrument: Instrument) -> Shown:
    """One instrument."""
    count = len(instrument.items)
    questions = ngettext("%(n)s question", "%(n)s questions", count) % {"n": count}
    long = ngettext("%(n)s minute", "%(n)s minutes", minutes(count)) % {"n": minutes(count)}
    return Shown(
        instrument=instrument,
        about=str(ABOUT[instrument.about]),
        length=_("%(questions)s, %(minutes)s") % {"questions": questions, "minutes": long},
        again=again(instrument),
        standing=standing(instrument),
        can_adapt=bank.possible(instrument),
    )


def again(instrument: Instrument) -> str:
    """When it counts again."""
    if not instrument.kept:
        return _("Never counted: no answer is kept.")
    if instrument.again_after == 1:
        return _("Counts once a day.")
    if instrument.again_after % 7:
        return _("Counts again after %(n)s days.") % {"n": instrument.again_after}
    weeks = instrument.again_after // 7
    return ngettext("Counts again after a week.", "Counts again after %(n)s weeks.", weeks) % {"n": weeks}


def standing(instrument: Instrument) -> str:
    """Whether it can be taken here, and how well it is known."""
    if not instrument.worded:
        return _("without its wording")
    if not instrument.kept:
        return _("answers are not kept")
    return _("calibrated") if instrument.calibrated else _("not yet calibrated")


def groups(instruments: Iterable[Instrument], rows: Sequence[Row]) -> list[Group]:
    """By the row of the mission that each measures first; what belongs to none comes last. Empty rows are left out."""
    every = list(instruments)
    found = [Group(row.name, [shown(one) for one in every if one.rows[:1] == [row.code]]) for row in rows]
    known = {row.code for row in rows}
    rest = [shown(one) for one in every if not one.rows or one.rows[0] not in known]
    return [group for group in (*found, Group(_("How you are"), rest)) if group.shown]


def norm_line(norm: Norm, instrument: Instrument) -> str:
    """One group that has answered, in a line."""
    told = {
        "scale": instrument.subscales[norm.subscale].name,
        "population": norm.population,
        "n": norm.n,
        "year": norm.year,
    }
    line = _("%(scale)s: %(population)s, %(n)s people, %(year)s") % told
    if norm.ages:
        line += _(", aged %(first)s to %(last)s") % {"first": norm.ages[0], "last": norm.ages[1]}
    if norm.mean is not None and norm.sd is not None:
        line += _("; mean %(mean)s, standard deviation %(sd)s") % {"mean": norm.mean, "sd": norm.sd}
    return line
