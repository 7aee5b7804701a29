"""When the calm offer is shown: to the one who wrote, right after writing. Nothing about it is kept or logged.

It is drawn anew each time from words that the page opens anyway, so there is nothing that could say it was shown.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from attune.safety.rules import Crisis, crisis

STANDS = timedelta(minutes=10)
"""How long after writing the offer stands beside the words."""


def offer(texts: Iterable[str], *, written: datetime, now: datetime) -> Crisis | None:
    """What to offer beside words that were written a moment ago; None for older ones."""
    return crisis("\n".join(texts)) if now - written <= STANDS else None


def offer_header(text: str) -> dict[str, str]:
    """For the answer to a draft that a script kept: web/keep.js reveals the block of this name."""
    found = crisis(text)
    return {"X-Offer": found.value} if found else {}
