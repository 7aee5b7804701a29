"""The shape of an address to leave to."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

MOST = 200
NOT_AN_ADDRESS = _(
    "That is not an address a browser could open. It looks like www.example.org, or https://www.example.org/weather."
)
OURS = _(
    "That address is on this server, and would show that you were here. Leave the box empty for the kitchen page."
)
TELLS = _("An address with a name and password in it would be shown on the screen. Another one, please.")


class LeavingForm(forms.Form):
    """An address of another server, http or https; empty for the neutral page of this one."""

    address = forms.CharField(
        label=_("An address to leave to"),
        required=False,
        max_length=MOST,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text=_("Empty: the page about kitchen measures."),
        error_messages={"max_length": NOT_AN_ADDRESS},
    )

    def __init__(self, *args: object, host: str, **kwargs: object) -> None:
        """`host` is this server's own name, with its port."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.host = host

    def clean_address(self) -> str:
        """With its scheme; https where none was typed."""
        typed: str = self.cleaned_data["address"]
        if not typed:
            return ""
        address = typed if "://" in typed else f"https://{typed}"
        try:
            URLValidator(schemes=["http", "https"])(address)
            parts = urlsplit(address)
        except (ValidationError, ValueError) as error:
            raise ValidationError(NOT_AN_ADDRESS) from error
        if parts.username or parts.password:
            raise ValidationError(TELLS)
        if parts.hostname == urlsplit(f"//{self.host}").hostname:
            raise ValidationError(OURS)
        return address
