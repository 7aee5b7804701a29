"""Runs a WSGI application with granian: one worker a core, one thread each, no request log."""

import importlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server


def run_workers(target: str, *, host: str, port: int, workers: int | None = None) -> int:
    """Serve `target` ("package.module:name") until Ctrl-C or a termination signal; the exit code.

    Closing the terminal ends the server too: granian itself would take SIGHUP as "start the workers anew".
    """
    server = Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=workers or os.cpu_count() or 1,
        blocking_threads=1,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    try:
        server.serve(target_loader=load_in_worker, wrap_loader=True)
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 1
    return 0


def load_in_worker(target: str) -> Callable[..., Any]:
    """Import the application inside a worker process.

    The worker leaves the terminal's process group, so that Ctrl-C reaches only the parent, which ends the
    workers in order; and it ends by itself when the parent is gone, so that no worker keeps the port.
    """
    os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    module, _, name = target.partition(":")
    application: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return application


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
