"""What stands in the header and the five places; a context processor, since `web` knows no domain words."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from attune.config.account_parts import account_parts
from attune.people import preferences, quick
from attune.people.viewer import Viewer

lazy_reverse = lazy(reverse, str)

PLACES: tuple[dict[str, Any], ...] = (
    {"label": _("Today"), "url": lazy_reverse("today:see-today"), "icon": "today", "apps": {"today"}},
    {
        "label": _("Practise"),
        "url": lazy_reverse("practise:see-library"),
        "icon": "practise",
        "apps": {"practise", "learn"},
    },
    {
        "label": _("Notebook"),
        "url": lazy_reverse("journal:see-notebook"),
        "icon": "notebook",
        "apps": {"journal", "search", "sharing"},
    },
    {"label": _("Map"), "url": lazy_reverse("measure:see-map"), "icon": "map", "apps": {"measure"}},
    {"label": _("People"), "url": lazy_reverse("spaces:see-people"), "icon": "people", "apps": {"spaces"}},
)
NAV = {
    "leave": lazy_reverse("safety:leave-page"),
    "now": lazy_reverse("safety:see-right-now"),
    "account": lazy_reverse("account:see-account"),
    "home": lazy_reverse("account:see-front"),
    "theme": lazy_reverse("web:choose-theme"),
    "sign_in": lazy_reverse("people:sign-in"),
    "lock": lazy_reverse("people:lock-now"),
    "lock_state": lazy_reverse("people:see-lock"),
    "unlock_here": lazy_reverse("people:unlock-here"),
    "stay": lazy_reverse("people:stay-open"),
}
# Pages whose place is not the one of their app.
OF_THE_MAP = ("see-trend", "see-year", "see-year-of", "see-letters", "see-letters-of", "read-letter")
ELSEWHERE = {"safety:write-note": "journal", **{f"today:{name}": "measure" for name in OF_THE_MAP}}
OF_ACCOUNTS = {"account", "people"}
THEMES = {"light", "dark", "bedside"}


def places(request: HttpRequest) -> dict[str, Any]:
    """`places` and the account's parts (the current ones marked), `nav`, `theme` and `viewer` for the base template."""
    match = request.resolver_match
    here = ELSEWHERE.get(match.view_name, match.app_name) if match else ""
    theme = request.COOKIES.get("__Host-attune-theme", "")
    viewer = getattr(request, "viewer", None)
    return {
        "places": [{**place, "current": here in place["apps"]} for place in PLACES] if viewer else [],
        "account_parts": parts(match.view_name, viewer) if viewer and match and here in OF_ACCOUNTS else [],
        "nav": NAV,
        "theme": theme if theme in THEMES else "",
        "viewer": viewer,
        "lock": locking(request, viewer) if viewer else None,
    }


def parts(view_name: str, viewer: Viewer) -> list[dict[str, Any]]:
    """What stands beside a page of the account."""
    return account_parts(view_name, runs_server=viewer.person.is_operator)


def locking(request: HttpRequest, viewer: Viewer) -> dict[str, Any]:
    """For the cover of each page: whose it is, after how many seconds it locks, and whether six digits open it."""
    kept = preferences.of(viewer.person, viewer.keys)
    return {
        "for": viewer.person.id,
        "idle": kept.idle_minutes * 60 or None,
        "hidden": kept.hidden_seconds,
        "digits": quick.COOKIE in request.COOKIES,
    }
