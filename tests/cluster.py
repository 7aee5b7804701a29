"""A PostgreSQL of the tests' own: `python -m tests.cluster COMMAND…` runs a command beside one.

It listens on a socket in a throw-away folder and on no network address, belongs to an unprivileged user, and ends
with the command however that ends. The command finds it in ATTUNE_TEST_DATABASE. Nothing is synced to disk.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NONE = 3
"""The exit code of `--find` where there is no PostgreSQL."""
USER = "attune"
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
}


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL on this machine: Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).resolve().parent if path else None


def as_user() -> list[str]:
    """What comes before a command so that it runs as nobody when we are root, and ends when we do."""
    if os.getuid() != 0:
        return ["setpriv", "--pdeathsig", "INT", "--"] if shutil.which("setpriv") else []
    nobody = pwd.getpwnam("nobody")
    ids = [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    return ["setpriv", *ids, "--pdeathsig", "INT", "--"]


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start one; its address. It is gone afterwards, with its folder."""
    folder = Path(tempfile.mkdtemp(prefix="attune-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
    server = None
    try:
        make = [*as_user(), programs / "initdb", "-D", folder / "data", "-U", USER, "--auth=trust"]
        subprocess.run(
            [*make, "--encoding=UTF8", "--locale=C", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        options = {**OPTIONS, "unix_socket_directories": str(folder)}
        chosen = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*as_user(), programs / "postgres", "-D", folder / "data", *chosen],
                stdout=log,
                stderr=log,
                cwd=folder,
                start_new_session=True,  # Ctrl-C ends the command first, and the database after it
            )
        wait_for(server, programs, folder)
        yield f"postgresql:///postgres?host={folder}&user={USER}"
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(server: "subprocess.Popen[bytes]", programs: Path, folder: Path, seconds: float = 60) -> None:
    """Until it takes connections, or say what it logged instead."""
    ready = [programs / "pg_isready", "-q", "-h", folder, "-d", "postgres", "-U", USER]
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")


def main(command: list[str]) -> int:
    """Run the command beside a cluster; its exit code. `--find` says where PostgreSQL is."""
    programs = binaries()
    if command == ["--find"]:
        print(programs or "none")
        return 0 if programs else NONE
    if programs is None:
        print("attune: there is no PostgreSQL. Mend: apt-get install postgresql.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    with cluster(programs) as address:
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "ATTUNE_TEST_DATABASE": address, "PATH": path}
        running = subprocess.Popen(command, env=environment)
        try:
            return running.wait()
        except KeyboardInterrupt:
            return running.wait()
        finally:
            if running.poll() is None:
                running.terminate()
                running.wait(timeout=60)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
