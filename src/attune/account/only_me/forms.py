"""The shape of what is typed about the second passphrase."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.account.forms import NewPassphraseForm, passphrase_input


class CloseOwnForm(NewPassphraseForm):
    """A second passphrase, hard to guess and not the first one."""

    def __init__(self, *args: Any, username: str, **kwargs: Any) -> None:
        """`username` feeds the meter."""
        super().__init__(*args, **kwargs)
        self.username = username
        self.fields["passphrase"].label = _("A second passphrase")


class OpenOwnForm(forms.Form):
    """The second passphrase, or its recovery code."""

    passphrase = forms.CharField(
        label=_("Your second passphrase, or its recovery code"),
        max_length=1024,
        strip=False,
        widget=passphrase_input("off"),
        error_messages={"required": _("The second passphrase is needed here.")},
    )
