"""From where a sign-in or a try came: browser, network, time. Sealed before it is kept, for its person alone."""

from datetime import UTC, datetime
from functools import lru_cache
from ipaddress import ip_network

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext as _

from attune.core.sealing import hash_token
from attune.people.sessions import address

LONGEST = 400
MARK_BYTES = 8
LOOPBACK_6 = "::/64"  # as sessions.address writes ::1
NEIGHBOURS_4, NEIGHBOURS_6 = 24, 48


class About(msgspec.Struct, frozen=True, kw_only=True):
    """`at`: Unix seconds; `agent`: what the browser calls itself; `address`: as the network says, or "unknown".

    `quick`: without the passphrase, by the code of this device. `waits`: a second factor was still owed.
    """

    at: int
    agent: str = ""
    address: str = ""
    quick: bool = False
    waits: bool = False

    @property
    def moment(self) -> datetime:
        """When."""
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def browser(self) -> str:
        """Browser and system in words: "Firefox on Linux"."""
        return in_words(self.agent)

    @property
    def network(self) -> str:
        """Whose network, in words. Nobody is asked where an address lies: that would tell them who asks."""
        try:
            found = ip_network(self.address, strict=False).network_address
        except ValueError:
            return _("an unknown network")
        if found.is_loopback or self.address == LOOPBACK_6:
            return _("this machine")
        if found.is_private or found.is_link_local:
            return _("your home network")
        size = NEIGHBOURS_4 if found.version == 4 else NEIGHBOURS_6
        start = str(ip_network((found, size), strict=False).network_address)
        return _("another network, %(start)s…") % {"start": start.removesuffix(".0").removesuffix("::")}

    @property
    def mark(self) -> bytes:
        """A few bytes that are the same for the same browser in the same network. Sealed like the rest."""
        return hash_token(f"{self.agent} {self.address}")[:MARK_BYTES]

    def pack(self) -> bytes:
        """Bytes to seal."""
        return msgspec.msgpack.encode(self)


def about(request: HttpRequest, now: datetime, *, quick: bool = False, waits: bool = False) -> About:
    """From where this request comes."""
    return About(
        at=int(now.timestamp()),
        agent=request.headers.get("User-Agent", "")[:LONGEST],
        address=address(request),
        quick=quick,
        waits=waits,
    )


def unpack(packed: bytes) -> About | None:
    """What `pack` wrote, or None."""
    try:
        return msgspec.msgpack.decode(packed, type=About)
    except msgspec.MsgspecError:
        return None


def in_words(agent: str) -> str:
    """Browser and system by their family names, without versions; "a browser" where neither is known."""
    browser, system = _families(agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("a browser")


@lru_cache(maxsize=64)
def _families(agent: str) -> tuple[str, str]:
    # Its lists of patterns are large, and only the pages that show sign-ins need them.
    from ua_parser import parse

    told = parse(agent)
    return told.user_agent.family if told.user_agent else "", told.os.family if told.os else ""
