"""The plan: first one private question, then what is proposed. Every page of it has the same address and title,

so that neither a browser's history nor a glance tells what was answered.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from attune.people.guards import SignedInRequest, signed_in
from attune.spaces import queries as spaces
from attune.today.plan import actions, queries
from attune.today.plan.forms import WORDS_MOST, NotChosen, read_part, read_words

ANSWERS = {"no", "yes", "unsure", "unasked"}


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def make_plan(request: SignedInRequest) -> HttpResponse:
    """The private question, what comes first where something real may be going on, or the plan."""
    space = spaces.private_space(request.viewer)
    alarm = queries.alarm(request.viewer, space)
    if alarm.asked is None:
        return _question(request)
    if alarm.answer in ("yes", "unsure") and not alarm.met:
        someone = queries.someone(request.viewer, space)
        return render(request, "today/first.html", {"someone": someone, "most": WORDS_MOST})
    if request.method == "POST":
        after_what = read_words(request.POST.get("after_what"))
        actions.keep_plan(viewer=request.viewer, after_what=after_what, now=timezone.now())
        return redirect("today:see-today")
    found = queries.draft(request.viewer, space)
    context = {"plan": found.plan, "parts": queries.parts(found), "most": WORDS_MOST}
    return render(request, "today/plan.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def answer_alarm(request: SignedInRequest) -> HttpResponse:
    """The private question of care rule 1. What was answered before is never shown, not even here."""
    if request.method == "GET":
        return _question(request)
    answer = request.POST.get("answer", "")
    if answer not in ANSWERS:
        return _question(request, problem=_("Choose one of the four. “Not now” is one of them."))
    actions.answer_alarm(viewer=request.viewer, answer=answer, now=timezone.now())
    return redirect("today:make-plan")


@sensitive_post_parameters()
@require_POST
@signed_in
def meet_first(request: SignedInRequest) -> HttpResponse:
    """What comes first has been read."""
    name = read_words(request.POST.get("name"))
    actions.meet_first(viewer=request.viewer, name=name, now=timezone.now())
    return redirect("today:make-plan")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def name_someone(request: SignedInRequest) -> HttpResponse:
    """One person outside. The page is there for everybody."""
    if request.method == "GET":
        someone = queries.someone(request.viewer, spaces.private_space(request.viewer))
        return render(request, "today/someone.html", {"someone": someone, "most": WORDS_MOST})
    name = read_words(request.POST.get("name"))
    actions.name_someone(viewer=request.viewer, name=name, now=timezone.now())
    return redirect("today:make-plan")


@require_http_methods(["GET", "POST"])
@signed_in
def change_plan(request: SignedInRequest, part: str) -> HttpResponse:
    """One part of the plan, one question."""
    if part not in queries.OPTIONS:
        raise Http404
    plan = queries.draft(request.viewer, spaces.private_space(request.viewer)).plan
    options = queries.OPTIONS[part](plan)
    if request.method == "GET":
        return _part(request, part, options)
    try:
        value = read_part(part, request.POST.getlist("choice"), options)
    except NotChosen as error:
        return _part(request, part, options, problem=str(error))
    actions.change_part(viewer=request.viewer, part=part, value=value, now=timezone.now())
    return redirect("today:make-plan")


def _question(request: SignedInRequest, problem: str = "") -> HttpResponse:
    return render(request, "today/question.html", {"problem": problem}, status=422 if problem else 200)


def _part(
    request: SignedInRequest, part: str, options: list[queries.Option], problem: str = ""
) -> HttpResponse:
    context = {"part": part, "options": options, "many": part in queries.MANY, "problem": problem}
    return render(request, "today/part.html", context, status=422 if problem else 200)
