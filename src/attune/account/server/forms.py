"""The shape of what an operator types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.people.models import Invitation, normalise_username


class InviteForm(forms.Form):
    """What the account will be. Nothing is asked about whom it is for, so nothing can be read about it."""

    role = forms.ChoiceField(
        label=_("The account is for"),
        choices=[
            (Invitation.Role.PERSON.value, _("A person")),
            (Invitation.Role.PRACTITIONER.value, _("A practitioner, who works with people here")),
        ],
        initial=Invitation.Role.PERSON.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the two."),
            "invalid_choice": _("Choose one of the two."),
        },
    )


class OperatorNameForm(forms.Form):
    """The name that everybody sees."""

    name = forms.CharField(
        label=_("Who runs this server?"),
        max_length=80,
        help_text=_("Everybody here sees it at once, on the front page, at sign-in and in their account."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("People who come here want to know.")},
    )


class RemoveForm(forms.Form):
    """The name once more, typed, so that it is not done by a slip."""

    name = forms.CharField(
        label=_("Type the name of this account"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("The name is needed, so that it is not done by a slip.")},
    )

    def __init__(self, *args: Any, username: str, **kwargs: Any) -> None:
        """`username`: what has to be typed."""
        super().__init__(*args, **kwargs)
        self.username = username

    def clean_name(self) -> str:
        """The name of this account and of no other."""
        if normalise_username(self.cleaned_data["name"]) != self.username:
            raise forms.ValidationError(_("That is another name than the one above."))
        return self.username
