"""Asked for too early: noted, and led to what is known already."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect

from attune.measure.actions import TooSoon
from attune.measure.schedule import actions
from attune.people.viewer import Viewer


def lead(*, viewer: Viewer, early: TooSoon, now: datetime) -> HttpResponse:
    """To the last result that counts; where all were withdrawn, to what is followed, which says until when."""
    if early.latest is None:
        return redirect("measure:see-schedule")
    actions.wish(viewer=viewer, body=early.latest.body, now=now)
    return redirect("measure:see-waiting", early.latest.kept.id)
