"""The archive itself: one zip, built in memory. Nothing of it is ever a file on this server."""

import hashlib
import io
import zipfile
from datetime import datetime
from importlib.metadata import version

import msgspec

from attune.account.portable import pages
from attune.account.portable.archive import (
    ACCOUNT,
    FORMAT,
    FORMAT_VERSION,
    HISTORY,
    MANIFEST,
    File,
    Manifest,
)
from attune.account.portable.gathering import Holding, kinds_of
from attune.people.viewer import Viewer

MIDNIGHT = (0, 0, 0)


def name_of(viewer: Viewer, now: datetime) -> str:
    """A name that tells a day and nothing else."""
    return f"archive-{viewer.day(now).isoformat()}.zip"


def write(viewer: Viewer, holding: Holding, now: datetime) -> bytes:
    """The bytes of the zip: JSON for machines, pages for eyes, checksums over both."""
    day = viewer.day(now)
    files = [(path, content, 0) for path, content in pages.write(viewer, holding, now)]
    files += [
        (ACCOUNT, msgspec.json.format(msgspec.json.encode(holding.account)), 0),
        (HISTORY, msgspec.json.format(msgspec.json.encode(holding.history)), len(holding.history)),
    ]
    for part in holding.parts:
        for kind in kinds_of(part):
            path = f"data/{part.folder}/{kind.kind}.json"
            files.append((path, msgspec.json.format(msgspec.json.encode(kind)), len(kind.items)))
    manifest = Manifest(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        product_version=version("attune"),
        made=day,
        files=[
            File(path=path, sha256=hashlib.sha256(content).hexdigest(), records=records)
            for path, content, records in files
        ],
    )
    whole = [(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest))), *((p, c) for p, c, _ in files)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in whole:
            # Every file bears the day and no hour.
            info = zipfile.ZipInfo(path, (day.year, day.month, day.day, *MIDNIGHT))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)
    return out.getvalue()
