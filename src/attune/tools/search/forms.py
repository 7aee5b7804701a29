"""What is looked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.spaces.records import Body
from attune.tools.search.matching import Wanted
from attune.tools.search.queries import Asked, searched

LONGEST = 200


def kinds() -> list[tuple[str, Any]]:
    """What the choice offers, by their names in words."""
    named = [(kind, _named(body)) for kind, body in searched().items()]
    return [
        ("", _("Everything")),
        *sorted(((kind, words) for kind, words in named if words), key=lambda one: one[1]),
    ]


def _named(body: type[Body]) -> str:
    return str(NAMES.get(body.kind, ""))


NAMES = {
    "note": _("Notes"),
    "check-in": _("Check-ins"),
    "run": _("Practices"),
    "worse-reason": _("About practices that made it worse"),
    "night-note": _("The note for a hard night"),
    "unsent": _("Unsent texts"),
    "night": _("Nights"),
    "copy": _("Shared copies"),
    "measure": _("Measures"),
    "letter-line": _("Lines to weekly letters"),
    "goal": _("Goals"),
    "schedule": _("What you follow"),
}
"""Kinds one may look through alone. Of the others there is only one each."""


class SearchForm(forms.Form):
    """Words, and if wanted a kind and days."""

    words = forms.CharField(
        max_length=LONGEST,
        label=_("Words you remember"),
        help_text=_("The beginning of a word is enough. Quotes keep words together: “the last bus”."),
        error_messages={
            "required": _("There is nothing in the box yet. A word is enough."),
            "max_length": _("That is more than a search can hold. A few words are enough."),
        },
    )
    kind = forms.ChoiceField(choices=kinds, required=False, label=_("In"))
    since = forms.DateField(
        required=False,
        label=_("From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("That is no date. The form is 2026-11-24; empty means from the start.")},
    )
    until = forms.DateField(
        required=False,
        label=_("To"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("That is no date. The form is 2026-11-24; empty means until now.")},
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if not Wanted(words):
            raise forms.ValidationError(_("There is nothing in the box yet. A word is enough."))
        return words

    @property
    def narrowed(self) -> bool:
        """Whether more than words were given."""
        return any(self[name].value() for name in ("kind", "since", "until"))

    def asked(self) -> Asked:
        """What to look for. Days given the wrong way round are turned."""
        days: list[date | None] = [self.cleaned_data["since"], self.cleaned_data["until"]]
        if days[0] and days[1] and days[0] > days[1]:
            days.reverse()
        return Asked(self.cleaned_data["words"], self.cleaned_data["kind"], *days)
