"""The notebook: what I wrote, newest first; write, open, change, erase."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from attune.core.sealing import new_token
from attune.people.dates import in_words
from attune.people.guards import SignedInRequest, by_script, signed_in
from attune.safety.offers import offer, offer_header
from attune.safety.rules import Crisis
from attune.spaces import undo
from attune.spaces.forms import plain, read_version
from attune.spaces.records import Body, Kept, Passage
from attune.spaces.undo_views import show_erased
from attune.tools.journal import actions, queries
from attune.tools.journal.forms import MOST, NoteForm, read_passages
from attune.tools.sharing.queries import sharing


@require_GET
@signed_in
def see_notebook(request: SignedInRequest) -> HttpResponse:
    """Rows with the day in words and the kind, never the content."""
    now = timezone.now()
    only_notes = request.GET.get("show") == "notes"
    before = _day(request.GET.get("before", ""))
    found = queries.listed(request.viewer, before=before, only_notes=only_notes)
    context = {
        "rows": _rows(request, found.entries, now),
        "earlier": found.earlier,
        "before": before,
        "only_notes": only_notes,
        "draft": queries.draft(request.viewer) is not None,
        "offer": next((beside for each in found.entries if (beside := _offer(each, now))), None),
    }
    return render(request, "journal/notebook.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def write_note(request: SignedInRequest) -> HttpResponse:
    """A new note. What stands in the box is kept while it is written, and is there again another day."""
    now = timezone.now()
    if request.method == "GET":
        kept = queries.draft(request.viewer)
        return _note(
            request, kept.body.text if kept else "", kept.version if kept else 0, kept=kept is not None
        )
    if by_script(request):
        return _keep_draft(request, now)
    form = NoteForm(request.POST)
    if not form.is_valid():
        problem = str(form.errors.get("text", [""])[0])
        text = plain(request.POST.get("text", ""))
        return _note(request, text, read_version(request.POST), problem=problem, status=422)
    text, once = form.cleaned_data["text"], form.cleaned_data["once"]
    actions.put_away(viewer=request.viewer, text=text, once=once, now=now)
    return redirect("journal:see-notebook")


@require_GET
@signed_in
def see_entry(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """One entry, to read."""
    now = timezone.now()
    kept = queries.entry(request.viewer, record_id)
    found = queries.listed(request.viewer)
    context = {
        "kept": kept,
        "passages": _written(kept.body),
        "editable": any(each.editable for each in kept.body.passages()),
        "offer": _offer(kept, now),
        "sharing": sharing(request.viewer, kept),
        "when": in_words(request.viewer, kept.at, now),
        "earlier": [row for row in _rows(request, found.entries, now) if row[0] != kept.id][:4],
    }
    return render(request, "journal/entry.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
def edit_entry(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """Change the words of an entry. If another window changed them first, both texts are shown."""
    now = timezone.now()
    kept = queries.entry(request.viewer, record_id)
    if request.method == "GET":
        return _edit(request, kept, kept.body.passages(), now)
    texts = read_passages(kept.body, request.POST.dict())
    if any(len(text) > MOST for text in texts.values()):
        return (
            HttpResponse(status=422)
            if by_script(request)
            else _edit(request, kept, _typed(kept, texts), now, long=True)
        )
    version = read_version(request.POST)
    try:
        saved = actions.change(viewer=request.viewer, kept=kept, version=version, texts=texts, now=now)
    except actions.Overtaken as error:
        if by_script(request):
            return HttpResponse(status=409)
        return _edit(request, error.current, _typed(kept, texts), now, other=_written(error.current.body))
    if by_script(request):
        headers = {"X-Version": str(saved.version), **offer_header(_own_words(saved.body))}
        return HttpResponse(status=204, headers=headers)
    return redirect("journal:see-entry", kept.id)


@require_http_methods(["GET", "POST"])
@signed_in
def erase_entry(request: SignedInRequest, record_id: UUID) -> HttpResponse:
    """Ask once, then erase; for half a minute the page after it can put it back."""
    now, viewer = timezone.now(), request.viewer
    kept = queries.entry(viewer, record_id)
    if request.method == "POST":
        back, on = reverse("journal:see-entry", args=[kept.id]), reverse("journal:see-notebook")
        erased = undo.erase(viewer=viewer, record_id=kept.id, now=now, back=back)
        return show_erased(request, erased=erased, place=_("Notebook"), on=on)
    context = {
        "kept": kept,
        "when": in_words(viewer, kept.at, now),
        "can_undo": undo.fits(viewer, kept.id),
        "sharing": sharing(viewer, kept),
    }
    return render(request, "journal/erase.html", context)


def _keep_draft(request: SignedInRequest, now: datetime) -> HttpResponse:
    text = plain(request.POST.get("text", ""))
    if len(text) > MOST:
        return HttpResponse(status=422)
    try:
        kept = actions.keep_draft(
            viewer=request.viewer, text=text, version=read_version(request.POST), now=now
        )
    except actions.Overtaken:
        return HttpResponse(status=409)
    return HttpResponse(status=204, headers={"X-Version": str(kept.version), **offer_header(text)})


def _note(
    request: SignedInRequest,
    text: str,
    version: int,
    *,
    problem: str = "",
    kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"text": text, "version": version, "problem": problem, "kept": kept, "most": MOST}
    context["once"] = new_token()
    return render(request, "journal/write.html", context, status=status)


def _edit(
    request: SignedInRequest,
    kept: Kept[Body],
    passages: list[Passage],
    now: datetime,
    *,
    other: list[Passage] | None = None,
    long: bool = False,
) -> HttpResponse:
    context = {
        "kept": kept,
        "passages": passages,
        "other": other,
        "long": long,
        "when": in_words(request.viewer, kept.at, now),
        "most": MOST,
    }
    return render(request, "journal/edit.html", context, status=409 if other else 422 if long else 200)


def _typed(kept: Kept[Body], texts: dict[str, str]) -> list[Passage]:
    """The passages as they stand in the boxes."""
    passages = kept.body.passages()
    return [Passage(each.key, each.label, texts.get(each.key, each.text), each.editable) for each in passages]


def _own_words(body: Body) -> str:
    return "\n".join(each.text for each in body.passages() if each.editable)


def _offer(kept: Kept[Body], now: datetime) -> Crisis | None:
    return offer([_own_words(kept.body)], written=kept.changed, now=now)


def _written(body: Body) -> list[Passage]:
    return [each for each in body.passages() if each.text.strip()]


def _rows(request: SignedInRequest, entries: list[Kept[Body]], now: datetime) -> list[tuple[UUID, str, str]]:
    return [(each.id, in_words(request.viewer, each.at, now), each.body.about()) for each in entries]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
