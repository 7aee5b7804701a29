"""The shape of what is typed when two people link."""

from django import forms
from django.utils.translation import gettext_lazy as _

WORDS = {
    "partner": _("A partner"),
    "friend": _("A friend"),
    "parent": _("A parent"),
    "child": _("A grown child"),
    "sibling": _("A brother or sister"),
    "practitioner": _("Someone who works with me"),
    "own": _("Someone else, in my own word"),
}
"""What somebody may be to a person; a word of one's own stands as it was typed."""
LONGEST = 80


def word_in_words(word: str) -> str:
    """A chosen word as it is shown; one's own as it is."""
    return str(WORDS[word]) if word in WORDS and word != "own" else word


class CalledForm(forms.Form):
    """What I call somebody, and what they are to me. Only I see both."""

    name = forms.CharField(
        label=_("What do you call them?"),
        max_length=LONGEST,
        help_text=_("A name or a word. Only you see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": LONGEST}),
        error_messages={"required": _("A name is needed, so that you know whom it is for.")},
    )
    word = forms.ChoiceField(
        label=_("What are they to you?"),
        choices=list(WORDS.items()),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("You can leave this open. Only you see it."),
    )
    own_word = forms.CharField(
        label=_("A word of your own"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": LONGEST}),
    )

    def clean_name(self) -> str:
        """One space between words, so that it can be found again by its name."""
        return " ".join(str(self.cleaned_data["name"]).split())

    @property
    def chosen_word(self) -> str:
        """What they are to me; empty where that was left open."""
        own = str(self.cleaned_data.get("own_word", "")).strip()
        word = str(self.cleaned_data.get("word", ""))
        return own or (word if word != "own" else "")
