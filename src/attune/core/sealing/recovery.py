"""The recovery code: 128 random bits that open everything, written so that a person can copy them."""

from attune.core.sealing.binding import derive
from attune.core.sealing.passphrase import Stretched
from attune.core.sealing.randomness import fresh

# Crockford's alphabet (Douglas Crockford, 2002): no I, L, O, U, so that nothing is misread on paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BYTES = 16
CODE_LETTERS = 26
GROUP = 4
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_recovery_code() -> str:
    """A new code: 26 letters in groups of four, 128 random bits."""
    number = int.from_bytes(fresh(CODE_BYTES), "big")
    letters = "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(CODE_LETTERS)))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def normalise_code(typed: str) -> str | None:
    """The code's 26 letters however it was typed (spaces, dashes, small letters, O for 0), or None."""
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(MISREAD)
    valid = len(letters) == CODE_LETTERS and all(c in ALPHABET for c in letters)
    return letters if valid else None


def code_halves(letters: str, person: bytes) -> Stretched:
    """The two halves of a normalised code. No slow hash: 128 random bits cannot be guessed."""
    secret = letters.encode()
    return Stretched(
        verifier=derive(secret, "recovery-sign-in", person),
        wrapping_key=derive(secret, "recovery-wrap-keys", person),
    )
