"""The guard before the operator's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import Http404, HttpRequest, HttpResponse

from attune.people.guards import SignedInRequest, signed_in

type View[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def operator_only[**P](view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let through who runs this server. For everybody else who is signed in there is nothing here."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.viewer.person.is_operator:
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(cast("View[P]", guarded))
