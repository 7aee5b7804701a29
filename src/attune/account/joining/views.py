"""Coming in by a link. Its token stands behind `#` or in a form, never in an address that a log could hold."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from attune.account.joining import actions
from attune.account.joining.forms import TAKEN, CreateAccountForm
from attune.people import entrance
from attune.people.guards import safe_line
from attune.people.history import Kind
from attune.people.models import Invitation, Server
from attune.people.throttle import Throttle, wait_in_words

LONGEST = 500


@require_GET
@safe_line
def read_welcome(request: HttpRequest) -> HttpResponse:
    """Where a link leads: who runs this server and who can read what, before anything is asked."""
    context = {"operator": Server.row().operator_name, "first": not actions.is_run()}
    return render(request, "account/welcome.html", context)


@sensitive_post_parameters()
@require_POST
@safe_line
def open_link(request: HttpRequest) -> HttpResponse:
    """With a good link, the form. At an address of its own, so that the next link that is opened is loaded anew."""
    code = request.POST.get("code", "")[:LONGEST]
    try:
        invitation = actions.look(code=code, today=timezone.now().date())
    except actions.NoLonger:
        return _no_longer(request)
    return _form_page(request, CreateAccountForm(asks_operator=_asks_operator(invitation)), invitation, code)


@sensitive_post_parameters()
@require_POST
@safe_line
def create_account(request: HttpRequest) -> HttpResponse:
    """A name and a passphrase; then the keys are made. What was typed is looked at only behind a good link."""
    code, now = request.POST.get("code", "")[:LONGEST], timezone.now()
    try:
        invitation = actions.look(code=code, today=now.date())
    except actions.NoLonger:
        return _no_longer(request)
    asks = _asks_operator(invitation)
    # Whoever holds a link can learn which names are taken: no faster than they could try passphrases.
    throttle = Throttle.of_link(bytes(invitation.id))
    seconds = throttle.admit(now)
    if seconds:
        form = CreateAccountForm(initial=request.POST.dict(), asks_operator=asks)
        return _form_page(request, form, invitation, code, wait_in_words(seconds))
    form = CreateAccountForm(request.POST, asks_operator=asks)
    if not form.is_valid():
        return _form_page(request, form, invitation, code)
    typed = form.cleaned_data
    who = actions.Newcomer(
        username=typed["username"],
        passphrase=typed["passphrase"],
        time_zone=typed["time_zone"],
        operator_name=typed.get("operator_name", ""),
    )
    try:
        viewer = actions.join(code=code, who=who, now=now)
    except actions.NoLonger:
        return _no_longer(request)
    except actions.NameTaken:
        form.add_error("username", TAKEN)
        return _form_page(request, form, invitation, code)
    throttle.clear()
    response = redirect("account:make-recovery-code")
    entrance.come_in(request, response, person=viewer.person, keys=viewer.keys, now=now, kind=Kind.SIGNED_IN)
    return response


def _asks_operator(invitation: Invitation) -> bool:
    return invitation.role == Invitation.Role.OPERATOR and not actions.is_run()


def _form_page(
    request: HttpRequest, form: CreateAccountForm, invitation: Invitation, code: str, problem: str = ""
) -> HttpResponse:
    context = {"form": form, "code": code, "role": invitation.role, "problem": problem}
    status = 429 if problem else 422 if form.is_bound else 200
    return render(request, "account/create.html", context, status=status)


def _no_longer(request: HttpRequest) -> HttpResponse:
    return render(request, "account/link_used.html", status=410)
