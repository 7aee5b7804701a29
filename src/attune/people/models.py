"""Rows about people. Nothing here is personal content but the username and the operator's name."""

import unicodedata
import uuid
from datetime import date

from django.db import models

from attune.core.sealing import Argon2, PublicKeys


def normalise_username(typed: str) -> str:
    """One spelling for a name however it was typed: NFKC, case folded, no outer spaces."""
    return unicodedata.normalize("NFKC", typed).casefold().strip()


class Server(models.Model):
    """One row: the name of who runs this server, as everybody sees it."""

    operator_name = models.CharField(max_length=80, blank=True)

    @classmethod
    def row(cls) -> "Server":
        """The one row, made when first asked for."""
        return cls.objects.get_or_create(pk=1)[0]


class Person(models.Model):
    """An account: a name, public keys, and private keys wrapped twice. No address, no last-seen, no password."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=64, unique=True)
    is_operator = models.BooleanField(default=False)
    is_practitioner = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=64, default="UTC")
    since = models.DateField()

    kdf_salt = models.BinaryField(max_length=16)
    kdf_memory_kib = models.PositiveIntegerField()
    kdf_iterations = models.PositiveSmallIntegerField()
    kdf_lanes = models.PositiveSmallIntegerField()
    verifier = models.BinaryField(max_length=32)
    wrapped_keys = models.BinaryField(max_length=256)

    recovery_verifier = models.BinaryField(max_length=32, null=True)
    recovery_wrapped_keys = models.BinaryField(max_length=256, null=True)
    recovery_asked_from = models.DateField(null=True)

    receive_key = models.BinaryField(max_length=1216)
    verify_key = models.BinaryField(max_length=32)
    sealed_settings = models.BinaryField(default=b"")

    def __str__(self) -> str:
        """The name that others may see."""
        return self.username

    @property
    def argon2(self) -> Argon2:
        """The parameters this person's passphrase is stretched with."""
        return Argon2(self.kdf_memory_kib, self.kdf_iterations, self.kdf_lanes)

    def needs_recovery_code(self, today: date) -> bool:
        """Whether there is no code yet and it has not been put off beyond today."""
        put_off = self.recovery_asked_from is not None and self.recovery_asked_from > today
        return self.recovery_verifier is None and not put_off

    @property
    def public_keys(self) -> PublicKeys:
        """What others need to give this person a key and to check a signature."""
        return PublicKeys(bytes(self.receive_key), bytes(self.verify_key))


class Session(models.Model):
    """A sign-in. The id and the sealing key derive from the cookie; the cookie's value is nowhere here."""

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    sealed_keys = models.BinaryField(max_length=512)
    sealed_about = models.BinaryField(default=b"")
    # The hour at which it ends is sealed, since it tells when somebody signed in. This day is for tidying up.
    gone_after = models.DateField()


class Invitation(models.Model):
    """A one-time link to an account here. The link holds the token; this is its hash."""

    class Role(models.TextChoices):
        """What the account will be."""

        PERSON = "person"
        PRACTITIONER = "practitioner"
        OPERATOR = "operator"

    id = models.BinaryField(primary_key=True, max_length=32)
    role = models.CharField(max_length=12, choices=Role, default=Role.PERSON)
    gone_after = models.DateField()


class HistoryLine(models.Model):
    """Something that happened to an account, sealed to its person, so that a failed try can be noted too."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="history")
    sealed = models.BinaryField()


class QuickUnlock(models.Model):
    """A code of six digits for one browser: half of what opens the keys is here, half in its cookie."""

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quick_unlocks")
    server_half = models.BinaryField(max_length=32)
    sealed_keys = models.BinaryField(max_length=256)
    tries_left = models.PositiveSmallIntegerField(default=5)
    gone_after = models.DateField()


class Totp(models.Model):
    """Codes of an authenticator as a second factor; secret and last use are sealed by the person's own keys."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="totp")
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)


class Passkey(models.Model):
    """A passkey as a second factor. What the person calls it is sealed by their own keys."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.BinaryField(max_length=1023, unique=True)
    public_key = models.BinaryField(max_length=2048)
    sign_count = models.PositiveIntegerField(default=0)
    sealed_about = models.BinaryField(default=b"")


class Tombstone(models.Model):
    """Somebody was erased: SHA-256 of an id that was random, so that a backup put back erases them again."""

    id = models.BinaryField(primary_key=True, max_length=32)
    day = models.DateField()


class Device(models.Model):
    """A mark that a browser signed in as this person before: others' failures do not slow it."""

    id = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")


class Attempts(models.Model):
    """Failed sign-ins for one name, address or device, each known only by a keyed hash."""

    id = models.BinaryField(primary_key=True, max_length=32)
    failures = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()
