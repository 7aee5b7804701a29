"""Who can open a backup: age recipients and identities."""

import os
from pathlib import Path
from typing import IO, Any

import pyrage
from pyrage.x25519 import Identity, Recipient

from attune.operations.refusal import Refusal

SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 (how such a line begins)
WHY = (
    "a backup without a recipient can be read by whoever holds it: names, days, and how much somebody writes. "
    "Mend: give --recipient age1… (--new-identity FILE makes one), or --plain if the place it lies in is encrypted."
)


def recipients(named: list[str] | None, file: Path | None, *, plain: bool) -> list[Recipient]:
    """Those who can open it; empty for `--plain`. Refusal where nobody is named, or a name is none."""
    if plain:
        return []
    lines = [*(named or []), *(lines_of(file, "recipients") if file else [])]
    if not lines:
        raise Refusal(WHY if file is None else f"{file} names no recipient. Mend: write one age1… a line.")
    return [recipient(line) for line in lines]


def recipient(text: str) -> Recipient:
    """One recipient, age1…"""
    if text.startswith(SECRET):
        raise Refusal("that is the secret identity, not the recipient. Mend: give its public part, age1…")
    try:
        return Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise Refusal(
            f"{text!r} is not an age recipient. Mend: copy it whole; it begins with age1."
        ) from error


def identities(file: Path | None) -> list[Identity]:
    """The identities of a file as age writes it. Refusal where there is none."""
    if file is None:
        raise Refusal(
            "this backup is sealed. Mend: give the file of the identity that opens it with --identity."
        )
    found = [line for line in lines_of(file, "identity") if line.startswith(SECRET)]
    if not found:
        raise Refusal(f"{file} holds no age identity. Mend: name the file with the line {SECRET}….")
    try:
        return [Identity.from_str(line) for line in found]
    except pyrage.IdentityError as error:
        raise Refusal(
            f"the identity in {file} is not whole. Mend: take it from where you keep it."
        ) from error


def lines_of(file: Path, what: str) -> list[str]:
    """The lines of a small file, without comments and empty ones."""
    try:
        text = file.read_text()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        raise Refusal(
            f"the {what} file {file} cannot be read ({why}). Mend: check its name and rights."
        ) from error
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def seal(source: IO[bytes], target: IO[bytes], to: list[Recipient]) -> None:
    """Encrypt a stream to each recipient. Refusal where it cannot be written."""
    each: list[Any] = list(to)
    try:
        pyrage.encrypt_io(source, target, each)
    except pyrage.EncryptError as error:
        raise Refusal(
            f"the backup cannot be written ({error}). Mend: make room, or choose another with --to."
        ) from error


def open_sealed(source: IO[bytes], target: IO[bytes], by: list[Identity]) -> None:
    """Decrypt a stream. Refusal when none of the identities opens it, or when it is not whole."""
    try:
        pyrage.decrypt_io(source, target, by)
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        wrong = "matching" in str(error).lower()
        why = "the identity does not open it" if wrong else "it is damaged or cut short"
        raise Refusal(
            f"the backup cannot be opened: {why}. Mend: take the right identity, or an earlier backup."
        ) from error


def new_identity(file: Path) -> int:
    """Write a new identity (mode 0600), never over another file, and say its recipient."""
    identity = Identity.generate()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refusal(
            f"{file} cannot be made ({error.strerror}). Mend: name a file that is not there yet."
        ) from error
    with os.fdopen(descriptor, "w") as out:
        out.write(f"# recipient: {identity.to_public()}\n{identity}\n")
    print(f"Recipient: {identity.to_public()}")
    print(f"The identity is in {file}. Keep it where the server is not: without it no backup opens.")
    return 0
