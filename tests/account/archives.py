"""Archives for tests: taken out, changed by hand, brought in."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import msgspec

from attune.account.portable import gathering, merging, reading, writing
from attune.spaces import actions, bringing, queries
from attune.spaces.records import Body, Kept
from tests.conftest import NOW
from tests.spaces.linked import Someone, fresh


def keep(someone: Someone, body: Body, *, ago: int = 0, key: str | None = None) -> Kept[Body]:
    """Write something, so many days ago."""
    viewer = fresh(someone)
    space = queries.private_space(viewer)
    return actions.write(viewer=viewer, space=space, body=body, now=NOW - timedelta(days=ago), key=key)


def taken(someone: Someone) -> bytes:
    """Their archive."""
    viewer = fresh(someone)
    return writing.write(viewer, gathering.gather(viewer), NOW)


def bring(someone: Someone, data: bytes) -> merging.Merge:
    """Bring one in."""
    viewer = fresh(someone)
    merge = merging.plan(viewer, reading.read(data))
    bringing.bring_in(viewer=viewer, space=merge.space, new=[*merge.new, *merge.beside], later=merge.later)
    return merge


def files(data: bytes) -> dict[str, bytes]:
    """Every file of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def altered(data: bytes, path: str, change: Callable[[bytes], bytes], *, summed: bool = True) -> bytes:
    """The same archive with one file changed; with `summed` its checksum is changed too."""
    contents = files(data)
    contents[path] = change(contents[path])
    if summed:
        manifest = msgspec.json.decode(contents["manifest.json"])
        for file in manifest["files"]:
            file["sha256"] = hashlib.sha256(contents[file["path"]]).hexdigest()
        contents["manifest.json"] = msgspec.json.encode(manifest)
    return packed(contents)
