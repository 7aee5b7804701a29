"""The shape of what is typed at sign-in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.people.models import normalise_username


class SignInForm(forms.Form):
    """A name and a passphrase. Nothing is said about either alone."""

    username = forms.CharField(
        label=_("Your name here"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    passphrase = forms.CharField(
        label=_("Your passphrase"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_username(self) -> str:
        """The name in its one spelling."""
        return normalise_username(self.cleaned_data["username"])
