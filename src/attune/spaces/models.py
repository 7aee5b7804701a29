"""The tables of sealed data. What stands here in the clear is all that a thief of the database can read."""

import uuid

from django.db import models

from attune.core.sealing import Grant, Place
from attune.people.models import Person


class Space(models.Model):
    """A place where records live. Its members can read it; nobody else can."""

    class Kind(models.TextChoices):
        """A private space has one member for ever; a shared one has two or more."""

        PRIVATE = "private"
        SHARED = "shared"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    epoch = models.PositiveIntegerField(default=1)
    epoch_due = models.BooleanField(default=False)

    @property
    def purpose(self) -> str:
        """What a key of this space is given for. A key of a shared space never opens as one of a private one."""
        return f"{self.kind} space"

    @property
    def has_second_lock(self) -> bool:
        """Whether its key is wrapped once more, by a second passphrase: *only me*."""
        return hasattr(self, "second_lock")


class Member(models.Model):
    """Who belongs to a space. Leaving keeps the row, so that it cannot be joined again unseen."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    has_left = models.BooleanField(default=False)
    # What this member alone knows of the space (what they call it, whom they pinned), wrapped by their own keys.
    mine = models.BinaryField(default=b"")

    class Meta:
        """One row a person and space."""

        constraints = [models.UniqueConstraint(fields=["space", "person"], name="one_membership")]


class SpaceInvitation(models.Model):
    """A one-time link into a space that does not exist yet: whoever takes it makes the space with the giver."""

    id = models.BinaryField(primary_key=True, max_length=32)
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    gone_after = models.DateField()
    sealed = models.BinaryField(default=b"")


class SecondLock(models.Model):
    """*Only me*: the keys of this private space are wrapped once more, by a second passphrase.

    What wraps them is kept twice: under the second passphrase, and under a recovery code of its own.
    """

    space = models.OneToOneField(
        Space, primary_key=True, on_delete=models.CASCADE, related_name="second_lock"
    )
    kdf_salt = models.BinaryField(max_length=16)
    kdf_memory_kib = models.PositiveIntegerField()
    kdf_iterations = models.PositiveSmallIntegerField()
    kdf_lanes = models.PositiveSmallIntegerField()
    wrapped_key = models.BinaryField(max_length=128)
    recovery_wrapped_key = models.BinaryField(max_length=128)


class EpochKey(models.Model):
    """A space's key for one epoch, sealed to one member and signed by whoever gave it."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="epoch_keys")
    epoch = models.PositiveIntegerField()
    receiver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys_received")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="keys_given")
    sealed = models.BinaryField(max_length=2048)
    signature = models.BinaryField(max_length=64)

    class Meta:
        """One key an epoch and receiver."""

        constraints = [
            models.UniqueConstraint(fields=["space", "epoch", "receiver"], name="one_key_an_epoch")
        ]

    @property
    def grant(self) -> Grant:
        """What seal and signature are bound to."""
        return Grant(self.space_id, self.epoch, self.giver_id, self.receiver_id, self.space.purpose)


class Record(models.Model):
    """Something a person wrote or answered, sealed. In the clear: where, which day, how large, how often changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="records")
    day = models.DateField()
    epoch = models.PositiveIntegerField()
    stream = models.BinaryField(max_length=16)
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()

    class Meta:
        """A stream is read by day."""

        indexes = [models.Index(fields=["space", "stream", "day"], name="stream_by_day")]

    @property
    def place(self) -> Place:
        """What the seal is bound to."""
        return Place(self.space_id, self.id, self.epoch, bytes(self.stream))
