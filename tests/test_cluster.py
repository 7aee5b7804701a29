"""The tests' own PostgreSQL: closed to the network and gone with its command, however that ends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests import cluster

pytestmark = pytest.mark.skipif(cluster.binaries() is None, reason="no PostgreSQL here")
ASK = """
import os, psycopg
with psycopg.connect(os.environ["ATTUNE_TEST_DATABASE"]) as connection:
    for name in ("listen_addresses", "data_directory", "fsync"):
        print(connection.execute(f"SHOW {name}").fetchone()[0], flush=True)
"""


def beside(*command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cluster", *command],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def is_gone(folder: str) -> bool:
    for _ in range(100):
        if not any(folder in line for line in running()):
            return True
        time.sleep(0.1)
    return False


def running() -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_text())
        except OSError:
            continue
    return found


def test_it_is_private_and_hands_on_the_exit_code():
    process = beside(sys.executable, "-c", ASK + "raise SystemExit(7)")
    out, _ = process.communicate(timeout=60)
    network, folder, fsync = out.split("\n")[:3]
    assert (network, fsync) == ("", "off")
    assert process.returncode == 7
    assert is_gone(folder)
    assert not Path(folder).exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_when_the_command_is_ended(how):
    process = beside(sys.executable, "-c", ASK + "import time; time.sleep(60)")
    process.stdout.readline()
    folder = process.stdout.readline().strip()
    assert os.getuid() != 0 or Path(folder).stat().st_uid != 0, "root never runs it"
    target = os.killpg if how == signal.SIGINT else os.kill
    target(process.pid, how)
    process.wait(timeout=60)
    try:
        assert is_gone(folder)
    finally:
        process.stdout.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        shutil.rmtree(Path(folder).parent, ignore_errors=True)
