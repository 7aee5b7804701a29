"""`attune serve`: from an empty folder to a running server, saying what it does."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from attune.operations import postgresql, static
from attune.operations.data_folder import (
    make_secret_key,
    mark_served,
    open_data_folder,
    refuse_half_restored,
)
from attune.operations.refusal import Refusal
from attune.operations.workers import run_workers
from attune.web.local import is_local

APPLICATION = "attune.config.wsgi:application"


def serve(*, data: Path, host: str, port: int, move_in: Callable[[int], None] | None = None) -> int:
    """Set up what is missing in `data`, then serve until Ctrl-C. Returns the exit code; raises Refusal.

    `move_in` is called with the port once the tables are there: the demo brings its people in by it.
    """
    check_port(host, port)
    data = open_data_folder(data)
    refuse_half_restored(data)
    if make_secret_key(data):
        say(f"Made the data folder {data} and its key.")
    os.environ["ATTUNE_DATA"] = str(data)
    mark_served(data)
    django.setup()
    load_content()
    migrate()
    collect_static()
    if move_in:
        move_in(port)
    say(f"Attune is at http://localhost:{port} (Ctrl-C ends it)")
    if not is_local(host):
        say(f"It listens on {host}. Other devices need HTTPS in front of it: see docs/operating.md.")
    welcome(port)
    connections.close_all()
    return run_workers(APPLICATION, host=host, port=port)


def say(line: str) -> None:
    """One progress line."""
    print(line, flush=True)


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken: granian's workers share ports and would start beside another server."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Refusal(
            f"{host} is not an address of this machine. Mend: leave --host out, or use 0.0.0.0."
        ) from error
    family, kind, protocol, _, address = addresses[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                why = f"port {port} is taken. Mend: end the other program, or choose another with --port."
            elif error.errno == errno.EACCES:
                why = f"port {port} needs more rights than this user has. Mend: choose one from 1024 up with --port."
            else:
                why = f"cannot listen on {host}:{port} ({error.strerror}). Mend: choose another --host or --port."
            raise Refusal(why) from error


def load_content() -> None:
    """Refuse content files that are wrong, with each fault, before anything is served.

    A brought wording that is wrong is only named: its instrument waits, and everything else is served.
    """
    from attune.core.curriculum import Broken
    from attune.player.library import curriculum

    try:
        loaded = curriculum()
    except Broken as broken:
        raise Refusal(f"the content files have faults.\n{broken}") from broken
    for problem in loaded.wording_problems:
        say(f"Left out: {problem}")


def migrate() -> None:
    """Bring the tables up to date; quiet when they are. Refuse a database into which a restore did not end."""
    postgresql.refuse_unfit()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database.")
        call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Copy style sheets, scripts and pictures into the data folder when they changed since the last start."""
    if not static.is_current():
        say("Preparing style sheets and scripts.")
        static.collect()


def welcome(port: int) -> None:
    """While nobody runs this server: print the link that makes who does. It works once; a later start replaces it."""
    from django.utils import timezone

    from attune.account.joining.actions import make_welcome_link

    token = make_welcome_link(today=timezone.now().date())
    if token is not None:
        say("Nobody runs this server yet. This link makes the account that does, once:")
        say(f"  http://localhost:{port}{reverse('account:read-welcome')}#{token}")
