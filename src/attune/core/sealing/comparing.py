"""A short code that is the same on two screens while nobody has put other keys between two people."""

import hashlib

from attune.core.sealing.binding import bind
from attune.core.sealing.keys import PublicKeys

GROUPS, DIGITS, ROUNDS = 6, 5, 5200


def compare_code(one: PublicKeys, other: PublicKeys) -> str:
    """Six groups of five digits (about 100 bits), the same whichever of the two is named first.

    As in Signal's safety numbers (Marlinspike, 2016), made of both people's public keys. The hash is iterated so that
    a pair of keys with the same code cannot be searched for cheaply.
    """
    digest = bind("compare", *sorted((one.fingerprint, other.fingerprint)))
    for _ in range(ROUNDS):
        digest = hashlib.sha512(digest).digest()
    numbers = (int.from_bytes(digest[8 * n : 8 * n + 8], "big") % 10**DIGITS for n in range(GROUPS))
    return " ".join(f"{number:0{DIGITS}}" for number in numbers)
