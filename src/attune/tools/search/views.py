"""Search: words by a form, an address that holds them sealed, rows in one's own words."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from attune.people.dates import in_words
from attune.people.guards import SignedInRequest, signed_in
from attune.tools.search import again, queries
from attune.tools.search.forms import SearchForm
from attune.tools.search.queries import Asked, Found


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def search_words(request: SignedInRequest) -> HttpResponse:
    """Ask; then what was found, at an address that tells nothing and works again when one comes back to it."""
    viewer = request.viewer
    if request.method == "POST":
        form = SearchForm(request.POST)
        if not form.is_valid():
            return render(request, "search/search.html", {"form": form}, status=422)
        found_at = urlencode({"again": again.seal(viewer, form.asked())})
        return redirect(f"{reverse('search:search-words')}?{found_at}")
    asked = again.read(viewer, request.GET.get("again", ""))
    if asked is None:
        return render(request, "search/search.html", {"form": SearchForm()})
    answer, now = queries.search(viewer, asked), timezone.now()
    context = {
        "form": SearchForm(_as_typed(asked)),
        "answer": answer,
        "rows": [_row(request, each, now) for each in answer.shown],
    }
    return render(request, "search/search.html", context)


def _as_typed(asked: Asked) -> dict[str, Any]:
    return {"words": asked.words, "kind": asked.kind, "since": asked.since, "until": asked.until}


def _row(request: SignedInRequest, found: Found, now: datetime) -> dict[str, Any]:
    kept, side = found.kept, found.side
    mine = kept.author == request.viewer.person.id
    return {
        "url": found.url,
        "pieces": found.pieces,
        "when": in_words(request.viewer, kept.at, now),
        "about": kept.body.about(),
        "space": side.name if side else "",
        "by": "" if mine or not side else side.name_of(kept.author),
    }
