"""The shape of what is written for a hard night, and of the morning's answers."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from attune.safety.night.records import HELPED, SLEPT, Slept
from attune.spaces.forms import plain

MOST = 4000
UNSENT_MOST = 4000
MOST_URGES = 20
EMPTY = _("There is nothing in the box yet. One sentence is enough, and you can also leave it.")
TOO_LONG = _(
    "This is longer than such a note can be. It is still in the box; on a hard night, short is kinder."
)


class NoteForm(forms.Form):
    """The note: any words at all."""

    text = forms.CharField(
        max_length=MOST, strip=False, error_messages={"required": EMPTY, "max_length": TOO_LONG}
    )

    def clean_text(self) -> str:
        text = plain(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError(EMPTY)
        return text


def read_urges(values: Sequence[str]) -> list[int]:
    """Numbers from 0 to 10 in their order, one a field or several with commas; what is none is left out."""
    parts = [part.strip() for value in values for part in str(value).split(",")]
    return [int(part) for part in parts if part in {str(number) for number in range(11)}][:MOST_URGES]


def read_morning(sent: QueryDict) -> tuple[list[str], Slept | None]:
    """What helped and how the sleep was. "Rather not say" says nothing, whatever else is ticked beside it."""
    chosen = [str(each) for each in sent.getlist("helped")]
    helped = [] if "unsaid" in chosen else [each for each in HELPED if each in chosen]
    slept = str(sent.get("slept", ""))
    return helped, next((each for each in SLEPT if each == slept), None)
