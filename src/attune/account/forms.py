"""The shape of what is typed when coming in, recovering and changing a passphrase."""

import re
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.account.passphrases import strength
from attune.people.models import Person, normalise_username

NAME = re.compile(r"[\w.\- ]{1,40}")


def passphrase_input(kind: str) -> forms.PasswordInput:
    """A passphrase field. What was typed stays when another field has a fault: the page is never stored."""
    return forms.PasswordInput(render_value=True, attrs={"autocomplete": kind, "maxlength": 1024})


class NewPassphraseForm(forms.Form):
    """A passphrase that is hard to guess."""

    username = ""
    passphrase = forms.CharField(
        label=_("A new passphrase"),
        max_length=1024,
        strip=False,
        widget=passphrase_input("new-password"),
        help_text=_(
            "15 letters or more. Four words that do not belong together are easy to keep and hard to guess."
        ),
        error_messages={"required": _("A passphrase is needed.")},
    )

    def clean_passphrase(self) -> str:
        """Refuse one that would be guessed, and say how to mend it."""
        passphrase: str = self.cleaned_data["passphrase"]
        problem = strength(passphrase, self.cleaned_data.get("username") or self.username).problem
        if problem:
            raise forms.ValidationError(problem)
        return passphrase


class CreateAccountForm(NewPassphraseForm):
    """A name, a passphrase, and, for the first account, the name of who runs this server."""

    username = forms.CharField(  # type: ignore[assignment]
        label=_("A name to sign in with"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text=_("It need not be your own. It is the one thing here that is kept unsealed."),
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

    def clean_username(self) -> str:
        """One spelling, letters and numbers, not taken."""
        name = normalise_username(self.cleaned_data["username"])
        if not NAME.fullmatch(name):
            raise forms.ValidationError(
                _("Letters, numbers, dots, dashes and spaces, please: up to 40 of them.")
            )
        if Person.objects.filter(username=name).exists():
            raise forms.ValidationError(_("That name is taken here. Another one, please."))
        return name

    def clean_time_zone(self) -> str:
        """The browser's word for the time zone, if it is one; UTC otherwise (it can be changed later)."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in available_timezones() else "UTC"


class ChangePassphraseForm(NewPassphraseForm):
    """The present passphrase, and the new one."""

    current = forms.CharField(
        label=_("The passphrase you have now"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "maxlength": 1024}),
        error_messages={"required": _("The passphrase you have now is needed.")},
    )

    field_order = ["current", "passphrase"]

    def __init__(self, *args: Any, username: str, **kwargs: Any) -> None:
        """`username` feeds the meter."""
        super().__init__(*args, **kwargs)
        self.username = username


class RecoverForm(NewPassphraseForm):
    """A name, the recovery code, and a new passphrase."""

    username = forms.CharField(  # type: ignore[assignment]
        label=_("The name you sign in with"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("The name you sign in with is needed.")},
    )
    code = forms.CharField(
        label=_("Your recovery code"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("26 letters and numbers. Small letters, spaces and dashes do not matter."),
        error_messages={"required": _("The recovery code is needed.")},
    )

    field_order = ["username", "code", "passphrase"]

    def clean_username(self) -> str:
        """The name in its one spelling."""
        return normalise_username(self.cleaned_data["username"])


class TimeZoneForm(forms.Form):
    """Where a person's day ends."""

    time_zone = forms.CharField(max_length=64)

    def clean_time_zone(self) -> str:
        """A name of the tz database."""
        zone: str = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise forms.ValidationError(_("That time zone is not known here. Choose one from the list."))
        return zone
