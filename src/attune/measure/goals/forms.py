"""The shape of a goal, and of a rating."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.measure.goals.records import Wording

LONG = _("This is longer than fits here. Nothing is lost: it is still in the box.")


def _words(label: Any, hint: Any, empty: Any, *, most: int, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        error_messages={"required": empty, "max_length": LONG},
    )


class GoalForm(forms.Form):
    """A wish and its steps."""

    wish = _words(
        _("What would you like to be different?"),
        _(
            "One thing that you do, so that it can move even if nobody else changes. "
            "Like: say what I need before I am angry."
        ),
        _("A few words are enough. Without them there is nothing to rate later."),
        most=200,
    )
    zero = _words(
        _("What does 0 look like?"),
        _(
            "The worst it has been, as somebody could see it. Like: I say nothing for days, and slam the cupboards."
        ),
        _("One sentence for 0, so that a 3 in four weeks means the same to you as a 3 today."),
        most=300,
    )
    five = _words(
        _("And 5?"),
        _("Half way. You can leave it empty. Like: I say it the next day, in a message."),
        "",
        most=300,
        required=False,
    )
    ten = _words(
        _("And 10?"),
        _("Good enough for a real life. Like: I say it the same evening, in one sentence."),
        _("One sentence for 10, so that you know when you are there."),
        most=300,
    )
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def wording(self) -> Wording:
        """Its words, each in one line, once the form is valid."""
        return Wording(*(" ".join(self.cleaned_data[name].split()) for name in Wording._fields))


class RatingForm(forms.Form):
    """Where it stands."""

    value = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=int,
        error_messages={
            "required": _("Choose a number from 0 to 10, or go back and leave it for another week."),
            "invalid_choice": _("Choose a number from 0 to 10."),
        },
    )
    line = forms.CharField(
        label=_("A line beside it, if you like"),
        help_text=_("What you saw yourself do."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": LONG},
    )
