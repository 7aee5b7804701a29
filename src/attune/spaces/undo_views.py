"""The page after something was erased, and the way back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from attune.people.guards import SignedInRequest, signed_in
from attune.spaces import undo


def show_erased(request: SignedInRequest, *, erased: str, place: str, on: str) -> HttpResponse:
    """Say that it is erased, with Undo. `erased`: from `undo.erase`; `place`: the neutral title; `on`: where to go."""
    context = {"erased": erased, "place": place, "on": on, "seconds": int(undo.LASTS.total_seconds())}
    return render(request, "spaces/erased.html", context)


@sensitive_post_parameters()
@require_POST
@signed_in
def undo_erase(request: SignedInRequest) -> HttpResponse:
    """Put back what was erased within the last half minute."""
    try:
        back = undo.put_back(viewer=request.viewer, erased=request.POST.get("erased", ""), now=timezone.now())
    except undo.TooLate:
        return render(request, "spaces/not_undone.html", {"late": True}, status=422)
    except undo.TakenUp:
        return render(request, "spaces/not_undone.html", {"late": False}, status=409)
    return redirect(back)
