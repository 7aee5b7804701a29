"""The shape of what is typed when coming in."""

import re
import unicodedata
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.account.forms import NewPassphraseForm
from attune.people.models import Person, normalise_username

NAME = re.compile(r"(?=.{1,40}$)[\w.\-]+( [\w.\-]+)*")
# Alphabets with letters that look the same: a Cyrillic "a" in a Latin name would pass for another person.
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE"})
TAKEN = _("That name is taken here. Another one, please.")


class CreateAccountForm(NewPassphraseForm):
    """A name, a passphrase, and, where nobody does so yet, the name of who runs this server."""

    username = forms.CharField(  # type: ignore[assignment]
        label=_("A name to sign in with"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text=_(
            "It need not be your own. It is the one thing here that is kept unsealed; whoever runs this server sees it."
        ),
        error_messages={"required": _("A name to sign in with is needed.")},
    )
    operator_name = forms.CharField(
        label=_("Who runs this server?"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Everybody who comes here later sees this name before they write a word."),
        error_messages={"required": _("People who come here will want to know.")},
    )
    time_zone = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    field_order = ["operator_name", "username", "passphrase", "time_zone"]

    def __init__(self, *args: Any, asks_operator: bool, **kwargs: Any) -> None:
        """`asks_operator`: whether this account runs the server, and nobody is named yet."""
        super().__init__(*args, **kwargs)
        if not asks_operator:
            del self.fields["operator_name"]

    def clean_username(self) -> str:
        """One spelling, letters and numbers, not taken."""
        name = normalise_username(self.cleaned_data["username"])
        if not NAME.fullmatch(name):
            raise forms.ValidationError(
                _("Letters, numbers, dots, dashes and spaces, please: up to 40 of them.")
            )
        if len(_alphabets(name) & ALIKE) > 1:
            raise forms.ValidationError(_("Letters of one alphabet, please: others look the same."))
        if Person.objects.filter(username=name).exists():
            raise forms.ValidationError(TAKEN)
        return name

    def clean_time_zone(self) -> str:
        """The browser's word for the time zone, if it is one; UTC otherwise (it can be changed later)."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in available_timezones() else "UTC"


def _alphabets(name: str) -> set[str]:
    """LATIN, CYRILLIC and so on: the first word of each letter's name in Unicode."""
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha()}
