"""The operator's page. It cannot show what anyone wrote: nothing here opens a key."""

from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.account.joining import actions as joining
from attune.account.server import actions, queries
from attune.account.server.forms import InviteForm, OperatorNameForm, RemoveForm
from attune.account.server.guards import operator_only
from attune.account.server.storage import storage, versions
from attune.people.guards import SignedInRequest, safe_line
from attune.people.models import Invitation, Server
from attune.people.proving import proved, proved_for


@require_GET
@operator_only
def see_server(request: SignedInRequest) -> HttpResponse:
    """Who is here, links that can be used, room, versions, and what an operator cannot do."""
    now = timezone.now()
    context = {
        "people": queries.people(request.viewer),
        "links": queries.links(request.viewer, now.date()),
        "storage": storage(now),
        "versions": versions(),
        "operator": Server.row().operator_name,
    }
    return render(request, "account/server/see.html", context)


@require_http_methods(["GET", "POST"])
@safe_line
@operator_only
@proved
def invite_person(request: SignedInRequest) -> HttpResponse:
    """A one-time link, shown once."""
    form = InviteForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "account/server/invite.html", {"form": form}, status=status)
    role = Invitation.Role(form.cleaned_data["role"])
    token = joining.invite(role=role, today=timezone.now().date())
    link = f"{request.build_absolute_uri(reverse('account:read-welcome'))}#{token}"
    context = {"link": link, "practitioner": role == Invitation.Role.PRACTITIONER}
    return render(request, "account/server/link.html", context)


@require_POST
@operator_only
def cancel_link(request: SignedInRequest) -> HttpResponse:
    """Take a link back. The same answer for one that is gone."""
    with suppress(ValueError):
        joining.cancel(invitation=bytes.fromhex(request.POST.get("invitation", "")))
    return redirect("account:see-server")


@require_http_methods(["GET", "POST"])
@operator_only
@proved
def name_operator(request: SignedInRequest) -> HttpResponse:
    """The name that everybody sees."""
    form = OperatorNameForm(request.POST or None, initial={"name": Server.row().operator_name})
    if request.method == "POST" and form.is_valid():
        actions.name_operator(name=form.cleaned_data["name"])
        return redirect("account:see-server")
    status = 200 if request.method == "GET" else 422
    return render(request, "account/server/name.html", {"form": form}, status=status)


@require_GET
@operator_only
def see_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """One person's name, role and day of coming, and what can be done about them."""
    person = queries.person(request.viewer, person_id)
    context = {"person": person, "mine": person.id == request.viewer.person.id}
    return render(request, "account/server/person.html", context | {"last": queries.is_last_operator()})


@require_POST
@operator_only
@proved_for("account:see-server")
def mark_practitioner(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Give the mark, or take it back."""
    person = queries.person(request.viewer, person_id)
    actions.mark_practitioner(person_id=person.id, marked=request.POST.get("marked") == "yes")
    return redirect("account:see-person", person.id)


@require_http_methods(["GET", "POST"])
@operator_only
@proved
def share_role(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Somebody else runs this server too; asked once, since only they can lay it down again."""
    person = queries.person(request.viewer, person_id)
    if request.method == "GET":
        return render(request, "account/server/share_role.html", {"person": person})
    actions.share_role(person_id=person.id)
    return redirect("account:see-person", person.id)


@require_http_methods(["GET", "POST"])
@operator_only
@proved
def remove_account(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Delete the account of somebody who asks for it. Nobody removes who runs the server."""
    person = queries.person(request.viewer, person_id)
    if person.is_operator:
        raise Http404
    form = RemoveForm(request.POST or None, username=person.username)
    if request.method == "POST" and form.is_valid():
        actions.remove_account(person_id=person.id, today=timezone.now().date())
        return redirect("account:see-server")
    status = 200 if request.method == "GET" else 422
    context = {"form": form, "person": person, "days": settings.ATTUNE_BACKUP_DAYS}
    return render(request, "account/server/remove.html", context, status=status)


@require_http_methods(["GET", "POST"])
@operator_only
@proved
def lay_down_role(request: SignedInRequest) -> HttpResponse:
    """The viewer no longer runs this server, where somebody else does."""
    if request.method == "POST":
        with suppress(actions.LastOperator):
            actions.lay_down_role(viewer=request.viewer)
            return redirect("account:see-account")
    last = queries.is_last_operator()
    return render(
        request,
        "account/server/lay_down.html",
        {"last": last},
        status=409 if request.method == "POST" else 200,
    )
