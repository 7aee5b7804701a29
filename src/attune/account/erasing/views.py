"""Erase the account: what happens is said first, then it is asked for twice, then it is done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from attune.account.erasing import actions
from attune.account.erasing.forms import EraseForm
from attune.people import sessions
from attune.people.guards import SignedInRequest, signed_in
from attune.people.proving import proved


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@proved
def erase_account(request: SignedInRequest) -> HttpResponse:
    """The passphrase was given a moment ago; now one's own name, typed. Then every row goes."""
    viewer, now = request.viewer, timezone.now()
    told = actions.consequences(viewer, now)
    form = EraseForm(request.POST or None, username=viewer.person.username, others_stay=told.others_stay)
    if request.method == "GET" or not form.is_valid():
        context = {"form": form, "told": told, "person": viewer.person}
        status = 200 if request.method == "GET" else 422
        return render(request, "account/erasing/erase.html", context, status=status)
    try:
        actions.erase_account(viewer=viewer, now=now, is_known=bool(form.cleaned_data.get("known")))
    except actions.NobodyRunsIt:  # somebody else stopped running it a moment ago
        return redirect("account:erase-account")
    response = redirect("account:see-farewell")
    sessions.forget(response, every_cookie=True)
    return response


@require_GET
def see_farewell(request: HttpRequest) -> HttpResponse:
    """After it: the same page for everyone, and nothing on it that tells anything."""
    return render(request, "account/erasing/farewell.html")
