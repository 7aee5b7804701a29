"""The word that is asked for before an account is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.people.models import normalise_username

NOT_THE_NAME = _("That is not the name you sign in with. Nothing was erased.")


class EraseForm(forms.Form):
    """One's own name, typed; and where others would be left without anybody who runs the server, that this is known."""

    name = forms.CharField(
        max_length=64,
        label=_("Type the name you sign in with"),
        error_messages={"required": _("Nothing was typed, so nothing was erased.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    known = forms.BooleanField(
        label=_("I know that nobody will run this server then"),
        error_messages={"required": _("Name somebody else who runs it, or say here that you know.")},
    )

    def __init__(self, *args: Any, username: str, others_stay: bool, **more: Any) -> None:
        """`username`: what has to be typed; `others_stay`: whether `known` is asked for."""
        super().__init__(*args, **more)
        self.username = username
        if not others_stay:
            del self.fields["known"]

    def clean_name(self) -> str:
        typed = normalise_username(self.cleaned_data["name"])
        if typed != self.username:
            raise forms.ValidationError(NOT_THE_NAME)
        return typed
