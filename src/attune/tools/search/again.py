"""A search as part of an address: sealed, so that going back or loading again works and no word stands in it.

It opens for its person alone, and in this sign-in alone: what stays in a browser's history says nothing afterwards.
"""

import base64
import binascii

import msgspec

from attune.core.sealing import SealError
from attune.people.viewer import Viewer
from attune.tools.search.queries import Asked


def seal(viewer: Viewer, asked: Asked) -> str:
    """For the address."""
    sealed = viewer.keys.wrap_own(msgspec.msgpack.encode(asked), _purpose(viewer))
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def read(viewer: Viewer, text: str) -> Asked | None:
    """What was looked for; None for anything that was not sealed in this sign-in."""
    try:
        sealed = base64.urlsafe_b64decode(text.encode("ascii") + b"==")
        return msgspec.msgpack.decode(viewer.keys.open_own(sealed, _purpose(viewer)), type=Asked)
    except (SealError, msgspec.MsgspecError, binascii.Error, UnicodeEncodeError):
        return None


def _purpose(viewer: Viewer) -> str:
    return f"search {viewer.session.row_id.hex() if viewer.session else ''}"
