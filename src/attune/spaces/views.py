"""The People place: who shares a space with me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from attune.people.guards import SignedInRequest, signed_in
from attune.spaces import queries
from attune.spaces.models import Space


@require_GET
@signed_in
def see_people(request: SignedInRequest) -> HttpResponse:
    """Each space of mine with the people in it."""
    viewer = request.viewer
    spaces = [
        {
            "kind": space.kind,
            "private": space.kind == Space.Kind.PRIVATE,
            "members": [
                member.person.username
                for member in space.members.all()
                if not member.has_left and member.person_id != viewer.person.id
            ],
        }
        for space in queries.spaces(viewer)
    ]
    return render(request, "spaces/people.html", {"spaces": spaces})
