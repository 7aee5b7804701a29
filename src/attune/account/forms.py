"""The shape of what is typed when recovering and changing a passphrase."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.account.passphrases import strength
from attune.people.models import normalise_username


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
