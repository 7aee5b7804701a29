"""On PostgreSQL each data folder of a served test has a database of its own; on SQLite it is in the folder anyway."""

import hashlib
import os
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

SERVER = os.environ.get("ATTUNE_TEST_DATABASE", "")
"""The address of the tests' PostgreSQL; empty where the tests run on SQLite."""


def address_of(folder: Path) -> str:
    """The address of this folder's database. Every process that works on the folder finds the same."""
    found = conninfo_to_dict(SERVER)
    name = "folder_" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
    return f"postgresql:///{name}?host={found['host']}&user={found['user']}"


def environment(folder: Path) -> dict[str, str]:
    """What a process that works on this folder needs in its environment. Makes the database where it is missing."""
    if not SERVER:
        return {"ATTUNE_DATA": str(folder)}
    address = address_of(folder)
    make(address)
    # A server with the settings of the tests reads the second one.
    return {"ATTUNE_DATA": str(folder), "ATTUNE_DATABASE": address, "ATTUNE_TEST_DATABASE": address}


def make(address: str) -> None:
    """An empty database at this address, unless there is one."""
    name = conninfo_to_dict(address)["dbname"]
    with psycopg.connect(SERVER, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]


def copy(folder: Path, to: Path) -> None:
    """A copy of a folder's database for another folder; nobody may be connected to it."""
    if not SERVER:
        return
    names = [conninfo_to_dict(address_of(each))["dbname"] for each in (to, folder)]
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute('CREATE DATABASE "{}" TEMPLATE "{}"'.format(*names))  # type: ignore[call-overload]


def drop(folder: Path) -> None:
    """Its database goes, whoever is still connected."""
    if SERVER:
        drop_at(address_of(folder))


def drop_at(address: str) -> None:
    """The same, by address."""
    name = conninfo_to_dict(address)["dbname"]
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')  # type: ignore[call-overload]


def dump(folder: Path) -> bytes:
    """Everything in the folder's PostgreSQL database as text, bytes in hexadecimal; empty on SQLite."""
    if not SERVER or not (folder / "secret.key").exists():  # no server was ever here
        return b""
    done = subprocess.run(["pg_dump", address_of(folder)], check=True, capture_output=True)
    keys = (b"\\restrict", b"\\unrestrict")  # another in each dump
    return b"\n".join(line for line in done.stdout.splitlines() if not line.startswith(keys))
