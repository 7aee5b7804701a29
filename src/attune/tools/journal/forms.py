"""The shape of what is written."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.spaces.forms import plain
from attune.spaces.records import Body

MOST = 100_000
EMPTY = _("There is nothing in the box yet. A word is enough, and you can also leave it.")
TOO_LONG = _(
    "This is longer than one note can be. Nothing is lost: it is still in the box, and could become two."
)


class NoteForm(forms.Form):
    """A note: any words at all."""

    text = forms.CharField(
        max_length=MOST, strip=False, error_messages={"required": EMPTY, "max_length": TOO_LONG}
    )
    version = forms.IntegerField(required=False, min_value=0)
    once = forms.CharField(required=False, max_length=64)

    def clean_text(self) -> str:
        text = plain(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError(EMPTY)
        return text


def read_passages(body: Body, sent: Mapping[str, str]) -> dict[str, str]:
    """The editable passages that were sent, as they were typed."""
    keys = [each.key for each in body.passages() if each.editable]
    return {key: plain(sent[f"passage-{key}"]) for key in keys if f"passage-{key}" in sent}
