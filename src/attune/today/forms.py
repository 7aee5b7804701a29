"""The shape of what is typed and chosen on Today."""

from django import forms
from django.utils.translation import gettext_lazy

from attune.player.library import curriculum
from attune.spaces.forms import read_version
from attune.today.records import SECURITY, CheckIn

LINE_MOST = 1000
TOO_LONG = gettext_lazy("This is longer than a line can be, by a little or a lot. A note has room for more.")


def read_stop(value: object) -> int | None:
    """One of seven stops, or None."""
    text = str(value or "")
    return int(text) if text in {"1", "2", "3", "4", "5", "6", "7"} else None


class LineForm(forms.Form):
    """A line that is added to a letter."""

    line = forms.CharField(
        required=False, max_length=LINE_MOST, strip=True, error_messages={"max_length": TOO_LONG}
    )

    @property
    def version(self) -> int:
        """Of the line that the page was made from."""
        return read_version(self.data)


class MoreForm(forms.Form):
    """The rest of a check-in. What is not one of the choices is left out without a word."""

    line = forms.CharField(
        required=False, max_length=LINE_MOST, strip=True, error_messages={"max_length": TOO_LONG}
    )

    @property
    def version(self) -> int:
        """Of the check-in that the page was made from."""
        return read_version(self.data)

    def chosen(self) -> tuple[dict[str, int], list[str]]:
        """Felt security and feelings, as far as they exist."""
        security = {item: stop for item in SECURITY if (stop := read_stop(self.data.get(item))) is not None}
        known = curriculum().feelings
        wanted = dict.fromkeys(self.data.getlist("feelings"))  # type: ignore[attr-defined]
        return security, [each for each in wanted if known.word(each)]

    def read(self) -> CheckIn:
        """What a valid form says."""
        security, feelings = self.chosen()
        return CheckIn(security=security, feelings=feelings, line=self.cleaned_data["line"])

    def typed(self) -> CheckIn:
        """What stands in the boxes, kept as it was typed."""
        security, feelings = self.chosen()
        return CheckIn(security=security, feelings=feelings, line=self.data.get("line", ""))
