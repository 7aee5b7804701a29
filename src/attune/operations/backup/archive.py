"""The archive: a tar of a manifest, the database, the server's key and the tombstones, sealed as a whole."""

import hashlib
import os
import tarfile
from pathlib import Path
from typing import IO, Any

import msgspec
from pyrage.x25519 import Identity, Recipient

from attune.operations.backup import sealing
from attune.operations.refusal import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
SECRET_KEY = "secret.key"  # noqa: S105 (a file's name)
TOMBSTONES = "tombstones"
DATABASES = {"sqlite": "attune.sqlite3", "postgresql": "attune.dump"}
SEALED, PLAIN = ".tar.age", ".tar"
PIECE = 1 << 20
LARGEST_MANIFEST = 1_000_000


class Part(msgspec.Struct, frozen=True):
    """One file of the archive: how many bytes, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What stands in a backup: the version that made it, when (UTC), rows a table, and its files."""

    format: int
    attune: str
    made: str
    database: str
    rows: dict[str, int]
    parts: dict[str, Part]


def part_of(file: Path) -> Part:
    """Measure a file."""
    with file.open("rb") as source:
        return Part(file.stat().st_size, hashlib.file_digest(source, "sha256").hexdigest())


def pack(manifest: Manifest, folder: Path, target: Path) -> None:
    """Write the tar of a folder that holds the parts."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    with tarfile.open(target, "w") as tar:
        for name in (MANIFEST, *manifest.parts):
            tar.add(folder / name, arcname=name, filter=anonymous)


def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Names of this machine's users are nobody's business."""
    entry.uid, entry.gid, entry.uname, entry.gname, entry.mode = 0, 0, "", "", 0o600
    return entry


def close(tar: Path, target: Path, to: list[Recipient], progress: Any) -> None:
    """The tar, sealed if there are recipients, with every byte on the disk."""
    with tar.open("rb") as source, target.open("wb") as out:
        counted = Counted(source, progress)
        if to:
            sealing.seal(counted, out, to)  # type: ignore[arg-type]
        else:
            while piece := counted.read(PIECE):
                out.write(piece)
        out.flush()
        sync(out)


def sync(file: IO[bytes]) -> None:
    """Wait until the disk has it."""
    os.fsync(file.fileno())


class Counted:
    """A stream that tells a progress bar what was read."""

    def __init__(self, source: IO[bytes], progress: Any) -> None:
        """Read from `source`; call `progress.update`."""
        self.source, self.progress = source, progress

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        piece = self.source.read(size)
        self.progress.update(len(piece))
        return piece


def unseal(archive: Path, tar: Path, by: list[Identity]) -> None:
    """The tar of a sealed archive."""
    with archive.open("rb") as source, tar.open("wb") as out:
        sealing.open_sealed(source, out, by)


def unpack(tar: Path, folder: Path) -> Manifest:
    """Put the parts into a folder; their sizes and sums are those of the manifest. Refusal for anything else."""
    try:
        with tarfile.open(tar, "r:") as opened:
            manifest = read_manifest(opened)
            for name in manifest.parts:
                take(opened, name, folder)
    except (tarfile.TarError, msgspec.DecodeError, KeyError, EOFError) as error:
        raise damaged("it is not a whole backup of Attune") from error
    for name, part in manifest.parts.items():
        if part_of(folder / name) != part:
            raise damaged(f"{name} is not as it was put in")
    return manifest


def read_manifest(tar: tarfile.TarFile) -> Manifest:
    """The manifest, which stands first. Only names that a backup has are ever taken out."""
    entry = tar.next()
    if entry is None or entry.name != MANIFEST or entry.size > LARGEST_MANIFEST:
        raise damaged("it is not a backup of Attune")
    file = tar.extractfile(entry)
    manifest = msgspec.json.decode(file.read() if file else b"", type=Manifest)
    if manifest.format != FORMAT:
        raise Refusal(
            f"the backup has format {manifest.format}. Mend: restore it with the version that made it."
        )
    database = DATABASES.get(manifest.database)
    if database is None or set(manifest.parts) != {database, SECRET_KEY, TOMBSTONES}:
        raise damaged("its list of contents is not one of ours")
    return manifest


def take(tar: tarfile.TarFile, name: str, folder: Path) -> None:
    """One file out of the tar."""
    entry = tar.getmember(name)
    file = tar.extractfile(entry) if entry.isreg() else None
    if file is None:
        raise damaged(f"{name} in it is not a file")
    with file, (folder / name).open("wb") as out:
        while piece := file.read(PIECE):
            out.write(piece)


def damaged(why: str) -> Refusal:
    """The archive is not whole."""
    return Refusal(f"the backup is damaged: {why}. Mend: take an earlier one.")
