"""Today: the check-in and one card."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.core.planning import HIGH_DISTRESS
from attune.people import history
from attune.people.guards import SignedInRequest, by_script, signed_in
from attune.player.library import curriculum
from attune.safety.offers import offer_header
from attune.spaces.actions import Overtaken
from attune.today import actions, queries
from attune.today.forms import MoreForm, read_stop
from attune.today.records import SECURITY, CheckIn

PUT_OFF_NOTE = {"note-later": False, "note-never": True}
PUT_ASIDE = {"shorter", "else", "not-today", "again", "put-off"}


@require_GET
@signed_in
def see_today(request: SignedInRequest) -> HttpResponse:
    """How are you at this moment, and one thing to practise."""
    now = timezone.now()
    page = queries.today_page(request.viewer, now)
    if page.names is not None:
        actions.remember_names(viewer=request.viewer, met=page.names, now=now)
    context = {"page": page, "card": page.card, "news": history.unseen(request.viewer)}
    return render(request, "today/today.html", context)


@sensitive_post_parameters()
@require_POST
@signed_in
def check_in(request: SignedInRequest) -> HttpResponse:
    """Keep one of seven stops, at once. A script gets a new card back when a hard moment begins or ends."""
    distress = read_stop(request.POST.get("distress"))
    if distress is None:
        return HttpResponse(status=400) if by_script(request) else redirect("today:see-today")
    now = timezone.now()
    before, after = actions.rate(viewer=request.viewer, distress=distress, now=now)
    if not by_script(request):
        return redirect("today:see-today")
    if ((before or 0) >= HIGH_DISTRESS) == (after >= HIGH_DISTRESS):
        return HttpResponse(status=204)
    page = queries.today_page(request.viewer, now)
    return render(request, "today/_card.html", {"page": page, "card": page.card})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def say_more(request: SignedInRequest) -> HttpResponse:
    """The rest of the check-in: felt security, feelings, one line. All of it can be left out."""
    now = timezone.now()
    kept = queries.checkin_of_today(request.viewer, now)
    if request.method == "GET":
        return _more(request, kept.body if kept else CheckIn(), kept.version if kept else 0)
    form = MoreForm(request.POST)
    if not form.is_valid():
        return (
            HttpResponse(status=422)
            if by_script(request)
            else _more(request, form.typed(), form.version, form=form)
        )
    try:
        saved = actions.say_more(viewer=request.viewer, version=form.version, body=form.read(), now=now)
    except Overtaken as error:
        if by_script(request):
            return HttpResponse(status=409)
        return _more(request, form.typed(), error.current.version, other=error.current.body, status=409)
    if by_script(request):
        headers = {"X-Version": str(saved.version), **offer_header(saved.body.line)}
        return HttpResponse(status=204, headers=headers)
    return redirect("today:see-today")


def _more(
    request: SignedInRequest,
    body: CheckIn,
    version: int,
    *,
    form: MoreForm | None = None,
    other: object = None,
    status: int = 200,
) -> HttpResponse:
    feelings = curriculum().feelings
    chosen = set(body.feelings)
    context = {
        "body": body,
        "version": version,
        "security": [(item, text, body.security.get(item)) for item, text in SECURITY.items()],
        "feelings": feelings,
        "open_roots": [
            root.id for root in feelings.roots if chosen & {root.id, *(each.id for each in root.words)}
        ],
        "problem": form.errors.get("line") if form else None,
        "other": other,
    }
    return render(request, "today/more.html", context, status=422 if form else status)


@require_POST
@signed_in
def put_aside(request: SignedInRequest) -> HttpResponse:
    """Shorter, something else, not today, or a step of the way in for later."""
    what = request.POST.get("what", "")
    if what in PUT_OFF_NOTE:
        for_ever = PUT_OFF_NOTE[what]
        actions.put_off_note(viewer=request.viewer, for_ever=for_ever, now=timezone.now())
    elif what in PUT_ASIDE:
        slug = request.POST.get("slug", "")[:100]
        actions.put_aside(viewer=request.viewer, what=what, slug=slug, now=timezone.now())
    return redirect("today:see-today")


@require_POST
@signed_in
def set_check_in(request: SignedInRequest) -> HttpResponse:
    """Put the check-in away, or bring it back."""
    wanted = request.POST.get("wanted") == "yes"
    actions.set_check_in(viewer=request.viewer, wanted=wanted, now=timezone.now())
    return redirect("today:see-today")


@require_GET
@signed_in
def see_hard_days(request: SignedInRequest) -> HttpResponse:
    """After seven hard days: what that means and does not mean, and who could help. Never more exercise."""
    return render(request, "today/hard_days.html")
