"""Take everything out; bring an archive in."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from attune.account.portable import gathering, merging, reading, writing
from attune.account.portable.merging import Merge
from attune.account.portable.reading import Archive
from attune.account.portable.uploads import InMemory
from attune.people import entrance
from attune.people.guards import SignedInRequest, signed_in
from attune.people.history import Kind
from attune.people.proving import proved
from attune.spaces import bringing, everything


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def export_archive(request: SignedInRequest) -> HttpResponse:
    """Say where it should not be saved; then one zip, made in memory and handed over."""
    viewer, now = request.viewer, timezone.now()
    name = writing.name_of(viewer, now)
    if request.method == "GET":
        most, megabytes = settings.ATTUNE_ARCHIVE_MB, everything.weight(viewer) // 1_000_000
        context = {"name": name, "most": most, "megabytes": megabytes, "large": megabytes > most // 2}
        return render(request, "account/portable/export.html", context)
    content = writing.write(viewer, gathering.gather(viewer), now)
    entrance.note(request, Kind.EXPORTED, now)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@csrf_exempt  # checked below, once the request knows where to hold the file
@require_http_methods(["GET", "POST"])
def import_archive(request: HttpRequest) -> HttpResponse:
    """Look into an archive, then bring it in. The file of a stranger, or without the passphrase, is not even read."""
    if getattr(request, "viewer", None) is None:
        return redirect("people:sign-in")
    request.upload_handlers = [InMemory(request)]
    return _import(request)


@signed_in
@proved
@csrf_protect
def _import(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":
        return _import_page(request, {})
    file = request.FILES.get("archive")
    if file is None:
        return _import_page(
            request, {"problem": _("There is no file yet. Choose the zip as it was saved.")}, 422
        )
    try:
        archive = reading.read(file.read())
    except reading.Refused as refused:
        return _import_page(request, {"problem": str(refused)}, 422)
    merge = merging.plan(request.viewer, archive)
    if request.POST.get("act") != "bring":
        return _import_page(request, _told(archive, merge))
    try:
        bringing.bring_in(
            viewer=request.viewer, space=merge.space, new=[*merge.new, *merge.beside], later=merge.later
        )
    except bringing.Crossed:
        crossed = _("Something was written here at the same moment. Nothing was brought in; try it again.")
        return _import_page(request, {"problem": crossed}, 409)
    entrance.note(request, Kind.BROUGHT_IN, timezone.now())
    return render(request, "account/portable/brought.html", _told(archive, merge))


def _import_page(request: SignedInRequest, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "account/portable/import.html", context, status=status)


def _told(archive: Archive, merge: Merge) -> dict[str, Any]:
    """What an archive holds, in counts and days."""
    days = [entry.day for entry in archive.entries]
    kinds = Counter(entry.body.about() for entry in archive.entries)
    return {
        "archive": archive,
        "merge": merge,
        "count": len(archive.entries),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "kinds": [(about, count) for about, count in kinds.most_common() if about],
        "wordless": kinds[""],
        "nothing_new": not (merge.new or merge.later or merge.beside),
    }
