"""Slow down guessing: waits that grow with failures, counted before any hashing."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.people.models import Attempts

FREE_TRIES = 3
LONGEST = 60
LONGEST_SECOND = 15 * 60
"""A code of an app is short: at one try a minute, somebody who knows the passphrase would find one within months."""
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Throttle:
    """The counters of one try: a name and an address, or only a device that signed in before."""

    ids: tuple[bytes, ...]
    longest: int = LONGEST

    @classmethod
    def of(cls, name: str, address: str, device: bytes | None = None) -> "Throttle":
        """A browser with this person's device mark is not slowed by what others do."""
        named = [("device", device.hex())] if device else [("name", name), ("address", address)]
        return cls(tuple(_id(kind, value) for kind, value in named))

    @classmethod
    def of_address(cls, address: str) -> "Throttle":
        """For what names nobody."""
        return cls((_id("address", address),))

    @classmethod
    def of_own_space(cls, person: UUID) -> "Throttle":
        """For the second passphrase of one's own space: only a person who is signed in can try it."""
        return cls((_id("own-space", person.hex),))

    @classmethod
    def of_second(cls, person: UUID, device: bytes | None = None) -> "Throttle":
        """For a second factor: a right passphrase does not clear it, and the person's own browser has its own."""
        return cls((_id("second", (device or person.bytes).hex()),), LONGEST_SECOND)

    @classmethod
    def of_link(cls, invitation: bytes) -> "Throttle":
        """For names that are tried behind one invitation."""
        return cls((_id("link", invitation.hex()),))

    def admit(self, now: datetime) -> int:
        """0, and the try is counted, before any hashing; or the seconds until the next one is heard.

        After the third failure the wait is 1, 2, 4 … up to `longest` seconds. Looked up and counted in one step, so
        that tries at the same moment count each other. A success clears it.
        """
        with transaction.atomic():
            Attempts.objects.filter(last__lte=now - FORGOTTEN_AFTER).delete()
            rows = Attempts.objects.select_for_update().filter(id__in=self.ids)
            seconds = max((_left(row, now, self.longest) for row in rows), default=0)
            if not seconds:
                self._count(now)
        return seconds

    def _count(self, now: datetime) -> None:
        for each in self.ids:
            row, made = Attempts.objects.get_or_create(id=each, defaults={"failures": 1, "last": now})
            if not made:
                Attempts.objects.filter(id=row.id).update(failures=F("failures") + 1, last=now)

    def failures(self) -> int:
        """How many tries in a row have been counted, this one with them."""
        most: int | None = Attempts.objects.filter(id__in=self.ids).aggregate(most=Max("failures"))["most"]
        return most or 0

    def write_again(self, now: datetime) -> None:
        """Write what stands there once more: for where a row is kept for some names and not for others."""
        Attempts.objects.filter(id__in=self.ids[:1]).update(last=now)

    def clear(self) -> None:
        """Forget the failures: this try was right."""
        Attempts.objects.filter(id__in=self.ids).delete()


def wait_in_words(seconds: int) -> str:
    """Said beside the field when a try comes too soon."""
    if seconds > 2 * LONGEST:
        words = _("That was tried many times. Please wait %(minutes)s minutes, then try again.")
        return words % {"minutes": -(-seconds // 60)}
    words = ngettext(
        "That was tried a few times. Please wait one second, then try again.",
        "That was tried a few times. Please wait %(seconds)s seconds, then try again.",
        seconds,
    )
    return words % {"seconds": seconds}


def _left(row: Attempts, now: datetime, longest: int) -> int:
    if row.failures < FREE_TRIES:
        return 0
    delay = min(longest, 1 << min(row.failures - FREE_TRIES, 10))
    return max(0, round(delay - (now - row.last).total_seconds() + 0.5))


def _id(kind: str, value: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"attempts/{kind}/{value}".encode(), "sha256")
