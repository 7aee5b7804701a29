"""The shape of what begins a measure."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.measure import words
from attune.measure.records import CLOSE, ME, Bond, Measure
from attune.spaces.records import Kept

AGAIN = "again-"


class BondForm(forms.Form):
    """Which relationship: one that was measured before, or a kind with a name or a word for it."""

    bond = forms.ChoiceField(
        label=gettext_lazy("Which relationship?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one, so that the questions have somebody to be about."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )
    name = forms.CharField(
        label=gettext_lazy("A name, or a word only you know"),
        help_text=gettext_lazy("Initials are fine. You can leave it empty."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": gettext_lazy("Up to 40 letters fit here. A shorter word will do.")},
    )

    def __init__(self, known: Sequence[Kept[Measure]], *args: object, **kwargs: object) -> None:
        """`known`: one measure for each subject that was asked about before."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [kept for kept in known if kept.body.bond.kind not in {ME, CLOSE}]
        self.known = {f"{AGAIN}{kept.id}": kept.body.bond for kept in named}
        again = [
            (value, _("%(who)s, again") % {"who": words.who(bond)}) for value, bond in self.known.items()
        ]
        self.fields["bond"].choices = [*again, *words.KINDS.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Bond:
        """The relationship, once the form is valid."""
        value = self.cleaned_data["bond"]
        if value in self.known:
            return self.known[value]
        return Bond(value, "" if value == CLOSE else " ".join(self.cleaned_data["name"].split()))


class SubjectForm(forms.Form):
    """An instrument that is about oneself, or about one's relationships as a whole: there is nothing to name."""

    def __init__(self, subject: str, *args: object, **kwargs: object) -> None:
        """`subject`: ME or CLOSE."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.subject = subject

    def chosen(self) -> Bond:
        """Oneself, or people close to oneself."""
        return Bond(self.subject)
