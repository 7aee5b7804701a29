"""Choose where *Leave page* goes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from attune.account.leaving.forms import LeavingForm
from attune.people import preferences
from attune.people.guards import SignedInRequest, signed_in
from attune.people.proving import proved


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@proved
def choose_leaving(request: SignedInRequest) -> HttpResponse:
    """What leaving to another address does, and the address; sealed, so that nobody else learns it."""
    viewer = request.viewer
    if request.method == "GET":
        stands = preferences.of(viewer.person, viewer.keys)
        form, status = LeavingForm(initial={"address": stands.leave_to}, host=request.get_host()), 200
    else:
        form, status = LeavingForm(request.POST, host=request.get_host()), 422
        if form.is_valid():
            preferences.update(viewer=viewer, leave_to=form.cleaned_data["address"])
            return redirect("account:see-account")
    return render(request, "account/leaving/choose.html", {"form": form}, status=status)
