"""Taking another way through a scene."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attune.people.guards import SignedInRequest, signed_in
from attune.player import actions, queries, scenes


@require_POST
@signed_in
def try_another_way(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Begin anew at a place of a scene that was played, with the way up to there; the run that was stays."""
    kept = queries.run(request.viewer, run_id)
    exercise = kept.body.exercise()
    step = exercise.step(str(request.POST.get("step", ""))) if exercise else None
    if exercise is None or step is None or not step.leads() or kept.body.finished is None:
        return redirect("practise:play-step", kept.id)
    now = timezone.now()
    start = scenes.another_way(exercise, kept.body, step, now)
    begun = actions.begin(viewer=request.viewer, exercise=exercise, now=now, start=start)
    return redirect("practise:play-step", begun.id)
