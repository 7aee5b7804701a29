"""The shape of what an operator types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.people.models import Invitation


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
