"""The shape of what is typed at sign-in."""

from django import forms

from attune.people.models import normalise_username


class SignInForm(forms.Form):
    """A name and a passphrase. Nothing is said about either alone."""

    username = forms.CharField(max_length=64)
    passphrase = forms.CharField(max_length=1024, strip=False)

    def clean_username(self) -> str:
        """The name in its one spelling."""
        return normalise_username(self.cleaned_data["username"])
