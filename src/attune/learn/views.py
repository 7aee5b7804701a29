"""Lessons."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from attune.core.curriculum import Exercise, Lesson
from attune.people.guards import SignedInRequest, signed_in
from attune.player.library import curriculum


@require_GET
@signed_in
def read_lesson(request: SignedInRequest, slug: str) -> HttpResponse:
    """A text to read, one thing to try, where it comes from, and what comes next."""
    try:
        lesson = curriculum().lesson(slug)
    except KeyError as error:
        raise Http404 from error
    context = {
        "lesson": lesson,
        "sources": curriculum().sources_of(lesson),
        "practise": _practised_by(lesson),
        "following": _following(lesson),
    }
    return render(request, "learn/lesson.html", context)


def _practised_by(lesson: Lesson) -> list[Exercise]:
    """The exercises that practise it, without the one that the page offers to try."""
    tried = lesson.try_.exercise if lesson.try_ else None
    return [curriculum().exercise(slug) for slug in lesson.practised_by if slug != tried]


def _following(lesson: Lesson) -> Lesson | None:
    """The next lesson of the same row."""
    lessons = [each for each in curriculum().of_row(lesson.row) if isinstance(each, Lesson)]
    place = [each.slug for each in lessons].index(lesson.slug)
    return lessons[place + 1] if place + 1 < len(lessons) else None
