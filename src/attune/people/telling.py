"""The history in words: calm, in the person's own time, and only ever to them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from attune.people import history
from attune.people.dates import in_words
from attune.people.history import Kind, Line
from attune.people.viewer import Viewer

WORDS: dict[str, str | Promise] = {
    Kind.SIGNED_IN: _("Signed in"),
    Kind.NEW_BROWSER: _("Signed in, in a browser that was new here, or had been left by Leave page"),
    Kind.SECOND_OWED: _("Somebody knew your passphrase; the second step was not given"),
    Kind.SECOND_FAILED: _("Your passphrase was given, but the second factor did not fit"),
    Kind.SECOND_BY_CODE: _("Signed in with passphrase and recovery code, in place of the second factor"),
    Kind.QUICK_SET: _("A code of six digits set for a browser"),
    Kind.QUICK_USED: _("Opened with the six digits"),
    Kind.QUICK_FAILED: _("Six digits wrong five times: only the passphrase opens now"),
    Kind.QUICK_REMOVED: _("Codes of six digits taken away"),
    Kind.RECOVERY_MADE: _("A new recovery code made"),
    Kind.RECOVERY_USED: _("A new passphrase set with the recovery code"),
    Kind.FACTOR_ADDED: _("A second factor added"),
    Kind.FACTOR_REMOVED: _("A second factor taken away"),
    Kind.PASSPHRASE_CHANGED: _("Passphrase changed"),
    Kind.ENDED_OTHERS: _("Signed out everywhere else"),
    Kind.EXPORTED: _("Everything exported"),
    Kind.BROUGHT_IN: _("An archive brought in"),
    Kind.ONLY_ME_SET: _("The second passphrase set"),
    Kind.ONLY_ME_REMOVED: _("The second passphrase taken away"),
    Kind.ONLY_ME_FAILED: _("A wrong second passphrase given"),
}


@dataclass(frozen=True)
class Told:
    """One line: what, when, from where (browser, network). `door`: it opened a door, or stood before one."""

    what: str
    when: str
    where: tuple[str, str]
    door: bool
    here: bool


def told(viewer: Viewer, now: datetime) -> list[Told]:
    """The viewer's history, newest first."""
    mark = history.mark_of(viewer)
    return [
        Told(
            what=in_a_sentence(line),
            when=in_words(viewer, line.about.moment, now),
            where=(line.about.browser, line.about.network),
            door=line.opens_door,
            here=bool(mark) and line.by == mark,
        )
        for line in history.lines(viewer)
    ]


def in_a_sentence(line: Line) -> str:
    """What happened. A kind from a newer version is still a line."""
    if line.kind == Kind.FAILED:
        words = ngettext(
            "Somebody gave your name and a wrong passphrase",
            "Somebody gave your name and a wrong passphrase, %(times)s times in a row",
            line.times,
        )
        return words % {"times": line.times}
    return str(WORDS.get(line.kind) or _("Something that this version has no words for"))
