"""What stands beside the pages of an account: its parts, grouped, in the order of the account page."""

from typing import Any

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

lazy_reverse = lazy(reverse, str)

# A heading, then each part: its words, its page, and the other pages that belong to it.
Group = tuple[Any, tuple[tuple[Any, str, set[str]], ...]]
SERVER: Group = (
    _("For everyone here"),
    (
        (
            _("This server"),
            "account:see-server",
            {
                "account:invite-person",
                "account:name-operator",
                "account:lay-down-role",
                "account:see-person",
                "account:share-role",
                "account:remove-account",
            },
        ),
    ),
)
PARTS: tuple[Group, ...] = (
    (
        _("Getting in"),
        (
            (_("Passphrase"), "account:change-passphrase", set()),
            (_("Recovery code"), "account:make-recovery-code", set()),
            (
                _("Second factor"),
                "people:see-factors",
                {"people:add-app", "people:remove-app", "people:add-passkey", "people:remove-passkey"},
            ),
            (
                _("Only me"),
                "account:see-only-me",
                {"account:close-own", "account:open-own", "account:remove-only-me"},
            ),
        ),
    ),
    (
        _("Sign-ins and locks"),
        (
            (_("Where you are signed in"), "people:see-sign-ins", {"people:end-others"}),
            (_("What happened"), "people:see-history", set()),
            (_("Locking"), "people:set-locking", {"people:set-quick"}),
        ),
    ),
    (
        _("What you wrote"),
        (
            (_("Take everything with you"), "account:export-archive", set()),
            (_("Bring in an archive"), "account:import-archive", set()),
            (_("Erase the account"), "account:erase-account", set()),
        ),
    ),
    (
        _("Leaving a page"),
        (
            (_("Where Leave page goes"), "account:choose-leaving", set()),
            (_("What leaving does"), "safety:see-leaving", set()),
        ),
    ),
)


def account_parts(view_name: str, *, runs_server: bool) -> list[dict[str, Any]]:
    """The parts with their addresses; the one that `view_name` is a page of is marked."""
    return [
        {
            "title": title,
            "parts": [
                {"label": label, "url": lazy_reverse(name), "current": view_name in {name, *more}}
                for label, name, more in parts
            ],
        }
        for title, parts in ((SERVER, *PARTS) if runs_server else PARTS)
    ]
