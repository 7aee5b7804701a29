"""The shape of what is chosen: some instruments, and the relationship that those about one are for."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.core.curriculum.instruments import Instrument
from attune.measure.records import CLOSE, ME, Bond, Measure
from attune.measure.taking.forms import BondForm
from attune.spaces.records import Kept


class ScheduleForm(BondForm):
    """Which instruments, and about whom."""

    instruments = forms.MultipleChoiceField(
        label=gettext_lazy("What would you like to follow?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one, or leave it for now."),
            "invalid_choice": gettext_lazy("Choose from these."),
        },
    )
    field_order = ("instruments", "bond", "name")

    def __init__(
        self, offered: Sequence[Instrument], known: Sequence[Kept[Measure]], *args: object, **kwargs: object
    ) -> None:
        """`offered`: what can be taken here; `known`: see BondForm."""
        super().__init__(known, *args, **kwargs)
        self.offered = {str(one.uuid): one for one in offered}
        self.fields["instruments"].choices = [  # type: ignore[attr-defined]
            (str(one.uuid), one.title) for one in offered
        ]
        self.fields["bond"].required = False
        self.fields["bond"].help_text = gettext_lazy("Needed only for those that are about one relationship.")

    def clean(self) -> dict[str, object]:
        """A relationship is needed where one of the chosen asks about one."""
        cleaned = super().clean() or {}
        picked = [self.offered[each] for each in cleaned.get("instruments", []) if each in self.offered]
        asks = any(one.about == "relationship" for one in picked)
        if asks and not cleaned.get("bond") and "bond" not in self.errors:
            self.add_error("bond", _("Choose one, so that the questions have somebody to be about."))
        return cleaned

    def picked(self) -> list[tuple[Instrument, Bond]]:
        """Each chosen instrument with its subject, once the form is valid."""
        subjects = {"person": Bond(ME), "relationships": Bond(CLOSE)}
        found = []
        for each in self.cleaned_data["instruments"]:
            one = self.offered[each]
            found.append((one, subjects[one.about] if one.about in subjects else self.chosen()))
        return found
