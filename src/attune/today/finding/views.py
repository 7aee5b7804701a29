"""What a person says to a finding, and how they want things to come back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from attune.people.guards import SignedInRequest, signed_in
from attune.today.finding import actions

DAYS = {str(day): day for day in range(7)}


@sensitive_post_parameters()
@require_POST
@signed_in
def answer_finding(request: SignedInRequest) -> HttpResponse:
    """Not this word, or no findings at all."""
    now, what = timezone.now(), request.POST.get("what")
    if what == "not-word":
        actions.silence(viewer=request.viewer, word=request.POST.get("word", ""), now=now)
    elif what == "none":
        actions.set_findings(viewer=request.viewer, wanted=False, now=now)
    return redirect("today:see-today")


@require_POST
@signed_in
def set_coming_back(request: SignedInRequest) -> HttpResponse:
    """Findings on or off, every word again, or the day of the letter."""
    now, what = timezone.now(), request.POST.get("what")
    if what in {"findings", "no-findings"}:
        actions.set_findings(viewer=request.viewer, wanted=what == "findings", now=now)
    elif what == "all-words":
        actions.all_words_again(viewer=request.viewer, now=now)
    elif what == "day" and request.POST.get("day") in {*DAYS, "none"}:
        actions.set_letters(viewer=request.viewer, day=DAYS.get(request.POST.get("day", "")), now=now)
    return redirect("today:see-letters")
