"""Where a score stands among others, where norms exist. Age and gender are used for one page and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.core.curriculum.instrument_facts import Norm
from attune.core.curriculum.instruments import Instrument
from attune.core.measurement import norms
from attune.core.measurement.norms import Reason, Standing
from attune.measure.bands import band
from attune.measure.scoring import Scored

OLDEST = 120
WHY = {
    Reason.NONE_EXIST: gettext_lazy("Nobody to compare with: no norms exist for this."),
    Reason.NO_BAND: gettext_lazy("No group that fits has answered this."),
    Reason.AGE_NEEDED: gettext_lazy("The groups that answered this are split by age."),
    Reason.GENDER_NEEDED: gettext_lazy("The groups that answered this are split by gender."),
    Reason.NO_FIGURES: gettext_lazy("The group that fits has no figures."),
}


class GroupForm(forms.Form):
    """Whom to be compared with, as far as a person wants to say."""

    age = forms.IntegerField(
        label=gettext_lazy("Your age"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        min_value=1,
        max_value=OLDEST,
        error_messages={
            "invalid": gettext_lazy("A whole number of years, or nothing."),
            "min_value": gettext_lazy("A whole number of years, or nothing."),
            "max_value": gettext_lazy("Up to 120 years can be compared. Or leave it empty."),
        },
    )
    gender = forms.ChoiceField(
        label=gettext_lazy("Your gender"),
        required=False,
        choices=[
            ("", gettext_lazy("I would rather not say")),
            ("woman", gettext_lazy("Woman")),
            ("man", gettext_lazy("Man")),
            ("other", gettext_lazy("Another gender")),
        ],
        error_messages={"invalid_choice": gettext_lazy("Choose one of these.")},
    )


@dataclass(frozen=True)
class Compared:
    """One scale among others: the sentence, the group, and where the figures are from."""

    says: str
    group: str = ""
    source: str = ""
    verified: bool = True


def compared(
    scores: Sequence[Scored], instrument: Instrument, *, age: int | None = None, gender: str | None = None
) -> list[Compared]:
    """Each scale in the group that fits what is known of the person."""
    return [_one(each, instrument, age, gender or None) for each in scores]


def _one(one: Scored, instrument: Instrument, age: int | None, gender: str | None) -> Compared:
    here = [norm for norm in instrument.norms if norm.subscale == one.scale]
    bands = [band(norm) for norm in here]
    found = norms.standing(one.value, bands, gender=gender, age=age)
    name = instrument.subscales[one.scale].name
    if found.percentile is None or found.band is None:
        return Compared(f"{name}. {WHY[found.reason or Reason.NONE_EXIST]}")
    norm = here[bands.index(found.band)]
    return Compared(f"{name}. {_says(found)}", _group(norm), norm.source, norm.verified)


def _says(found: Standing) -> str:
    told = {"n": round(found.percentile or 0)}
    if found.beyond == "under":
        return _("At most %(n)s of 100 of them scored as low or lower.") % told
    if found.beyond == "over":
        return _("At least %(n)s of 100 of them scored as high or lower.") % told
    told["n"] = min(99, max(1, told["n"]))
    return _("About %(n)s of 100 of them scored as high or lower.") % told


def _group(norm: Norm) -> str:
    told = {"population": norm.population, "n": norm.n, "year": norm.year}
    line = _("%(population)s; %(n)s people, %(year)s") % told
    genders = {"woman": _("women"), "man": _("men"), "other": _("people of another gender")}
    if norm.gender in genders:
        line += f"; {genders[norm.gender]}"
    if norm.ages:
        line += _("; aged %(first)s to %(last)s") % {"first": norm.ages[0], "last": norm.ages[1]}
    return line
