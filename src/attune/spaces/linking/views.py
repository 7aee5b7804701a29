"""Invite, take an invitation, let in who took it, compare."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attune.core.sealing import LinkCode
from attune.people.guards import SignedInRequest, signed_in
from attune.people.models import Server
from attune.spaces import epochs, leaving, members, queries
from attune.spaces.linking import actions
from attune.spaces.linking.forms import CalledForm
from attune.spaces.members import Side, Standing

NO_LONGER = gettext_lazy("This link is not good, or no longer. Whoever gave it to you can make another.")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def invite_someone(request: SignedInRequest) -> HttpResponse:
    """A name for them and a one-time link, shown once. The form carries the code, so that sent twice it is one."""
    viewer, now = request.viewer, timezone.now()
    queries.private_space(
        viewer
    )  # where it stands how often somebody was asked; its lock is met before the form
    if request.method == "GET":
        code = LinkCode.new(viewer.keys.public)
        return render(request, "spaces/invite.html", {"form": CalledForm(), "code": code.write()})
    code_sent = LinkCode.read(request.POST.get("code", ""))
    code = (
        code_sent if code_sent and code_sent.is_of(viewer.keys.public) else LinkCode.new(viewer.keys.public)
    )
    form = CalledForm(request.POST)
    if form.is_valid():
        name, word = form.cleaned_data["name"], form.chosen_word
        try:
            if not actions.invite(viewer=viewer, code=code, name=name, word=word, now=now):
                code = LinkCode.new(viewer.keys.public)
                actions.invite(viewer=viewer, code=code, name=name, word=word, now=now)
        except actions.TooSoon as error:
            return render(request, "spaces/too_soon.html", {"name": name, "again": error.again}, status=409)
        link = f"{request.build_absolute_uri(reverse('spaces:join-space'))}#{code.write()}"
        return render(request, "spaces/link.html", {"name": name, "link": link, "code": code.write()})
    return render(request, "spaces/invite.html", {"form": form, "code": code.write()}, status=422)


@require_POST
@signed_in
def cancel_invitation(request: SignedInRequest) -> HttpResponse:
    """Take an invitation back. The same answer for one that is gone."""
    with suppress(ValueError):
        actions.cancel(viewer=request.viewer, code_id=bytes.fromhex(request.POST.get("invitation", "")))
    return redirect("spaces:see-people")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join_space(request: HttpRequest) -> HttpResponse:
    """Where a link leads. Its code comes behind `#`, so no log holds it; it stays in the form until it is used."""
    if request.method == "GET":
        return render(request, "spaces/join.html", {"code": ""})
    typed = request.POST.get("code", "")
    if getattr(request, "viewer", None) is None:
        return render(request, "spaces/join.html", {"code": typed, "signed_out": True})
    return _look(request, typed)  # type: ignore[arg-type]


@sensitive_post_parameters()
@require_POST
@signed_in
def accept_invitation(request: SignedInRequest) -> HttpResponse:
    """Take it: the space is made, and opens."""
    typed, form = request.POST.get("code", ""), CalledForm(request.POST)
    if not form.is_valid():
        return _look(request, typed, form)
    try:
        space = actions.accept(
            viewer=request.viewer,
            code=LinkCode.read(typed),
            name=form.cleaned_data["name"],
            word=form.chosen_word,
            now=timezone.now(),
        )
    except (actions.NoLonger, actions.OwnCode, actions.Altered):
        return _look(request, typed)
    return redirect("spaces:see-space", space.id)


@require_GET
@signed_in
def decline_invitation(request: SignedInRequest) -> HttpResponse:
    """Nothing is done: no row changes and nobody is told."""
    return render(request, "spaces/declined.html")


@require_POST
@signed_in
def let_in(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """Yes, this is who I invited."""
    with suppress(epochs.Shut):  # the page of the space says how it stands
        actions.let_in(viewer=request.viewer, space_id=space_id)
    return redirect("spaces:see-space", space_id)


@require_http_methods(["GET", "POST"])
@signed_in
def turn_away(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """Leave a space that was never opened. Nothing tells that it was."""
    side = members.side(request.viewer, space_id)
    if side is None or side.mine.confirmed:
        raise queries.NotFound
    if request.method == "POST":
        leaving.leave(viewer=request.viewer, space_id=space_id, take_back=False, keep=False)
        return redirect("spaces:see-people")
    return render(request, "spaces/turn_away.html", {"side": side})


@require_http_methods(["GET", "POST"])
@signed_in
def compare_codes(request: SignedInRequest, space_id: UUID) -> HttpResponse:
    """The same code on both screens, while nobody has put other keys between."""
    side = members.side(request.viewer, space_id)
    if side is None or side.standing is Standing.ASKED:
        raise queries.NotFound
    if request.method == "POST":
        return _compared(request, side)
    return _codes(request, side)


def _compared(request: SignedInRequest, side: Side) -> HttpResponse:
    if request.POST.get("same") != "yes":
        return render(request, "spaces/not_the_same.html", {"side": side})
    try:
        actions.trust(viewer=request.viewer, space_id=side.space.id, code=request.POST.get("codes", ""))
    except epochs.Shut as shut:
        return _codes(request, shut.side, status=409)
    return redirect("spaces:see-space", side.space.id)


def _codes(request: SignedInRequest, side: Side, status: int = 200) -> HttpResponse:
    each = [
        {"name": side.name_of(one.id), "code": side.code_with(one), "compared": side.is_compared(one)}
        for one in side.others
    ]
    context = {"side": side, "each": each, "codes": actions.codes(side), "again": status != 200}
    return render(request, "spaces/compare.html", context, status=status)


def _look(request: SignedInRequest, typed: str, form: CalledForm | None = None) -> HttpResponse:
    problem, code = str(NO_LONGER), LinkCode.read(typed)
    if code and members.side(
        request.viewer, code.space_id
    ):  # taken already, by a double press or another day
        return redirect("spaces:see-space", code.space_id)
    try:
        found = actions.look(request.viewer, code, timezone.now().date())
    except actions.OwnCode:
        problem = _("This is a link of your own. It is for the other person: send it to them, or show it.")
    except actions.Altered:
        return render(request, "spaces/altered.html", status=409)
    except actions.NoLonger:
        pass
    else:
        giver = found.giver.username
        context = {
            "giver": giver,
            "code": typed,
            "form": form or CalledForm(initial={"name": giver}),
            "operator": Server.row().operator_name,
        }
        return render(request, "spaces/accept.html", context, status=422 if form else 200)
    return render(request, "spaces/join.html", {"code": typed, "problem": problem}, status=422)
