"""What is said beside the note, and in the morning. A number always with what it cannot say."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from attune.safety.night.queries import Nights
from attune.safety.night.records import Night

_NUMBERS: tuple[str | Promise, ...] = (
    lazy("none"), lazy("one"), lazy("two"), lazy("three"), lazy("four"), lazy("five"), lazy("six"), lazy("seven"),
    lazy("eight"), lazy("nine"), lazy("ten"), lazy("eleven"), lazy("twelve"), lazy("thirteen"), lazy("fourteen"),
    lazy("fifteen"), lazy("sixteen"), lazy("seventeen"), lazy("eighteen"), lazy("nineteen"),
)  # fmt: skip


def number(count: int) -> str:
    """A number under twenty as a word."""
    return str(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)


def since(nights: Nights | None) -> str:
    """One line beside the note; nothing where nobody has said how any of the nights went."""
    if nights is None or nights.told == 0:
        return ""
    if nights.count == 1:
        if nights.slept:
            return _("Since then there was one night like this. You slept.")
        return _("Since then there was one night like this. You did not sleep, and it ended.")
    named = {"n": number(nights.count), "k": number(nights.told), "m": number(nights.slept)}
    return (_all_told(nights) if nights.told == nights.count else _some_told(nights)) % named


def _all_told(nights: Nights) -> str:
    if nights.slept == nights.count:
        return _("Since then there were %(n)s nights like this. You slept on all of them, sooner or later.")
    if nights.slept == 0:
        return _(
            "Since then there were %(n)s nights like this. You slept on none of them, and you got through each. "
            "That is a lot to carry alone: a doctor or a line could help with the nights."
        )
    if nights.slept == 1:
        return _("Since then there were %(n)s nights like this. On one you slept, and all of them ended.")
    return _("Since then there were %(n)s nights like this. On %(m)s you slept.")


def _some_told(nights: Nights) -> str:
    if nights.slept == 0:
        return _("Since then there were %(n)s nights like this, and each one ended.")
    if nights.slept == 1:
        return _(
            "Since then there were %(n)s nights like this. You said of %(k)s how they went. On one you slept."
        )
    return _(
        "Since then there were %(n)s nights like this. You said of %(k)s how they went. On %(m)s you slept."
    )


def after(night: Night, *, has_note: bool) -> str:
    """One plain sentence after an answer."""
    if night.helped == ["nothing"]:
        return _(
            "Then it was a night to get through, and it is over. If such nights come often, that is worth telling "
            "a doctor or a line."
        )
    if night.helped and has_note:
        return _("Kept. It can stand in your note for the next such night.")
    return _("Kept, sealed. That is all for the night.")
