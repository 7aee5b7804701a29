"""A real server in a folder of its own: first start, second start, Ctrl-C, and a parent that is killed."""

import http.client
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attune.operations.refusal import Refusal
from attune.operations.serve import check_port
from tests import databases


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Started:
    """`attune serve` as a process."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.port = port or free_port()
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "attune.operations", "serve", "--port", str(self.port), "--data", folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**environment, **databases.environment(folder)},
            start_new_session=True,
        )

    def get(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": "localhost"})
        status = connection.getresponse().status
        connection.close()
        return status

    def wait(self) -> "Started":
        for _ in range(200):
            try:
                self.get("/sign-in")
            except OSError:
                assert self.process.poll() is None, self.process.communicate()
                time.sleep(0.05)
            else:
                return self
        raise AssertionError("it did not answer in ten seconds")

    def clean_up(self) -> None:
        """Whatever a test left running."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            stream.close()

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """As Ctrl-C does: the signal goes to the whole group. Exit code, stdout, stderr."""
        os.killpg(self.process.pid, how)
        out, err = self.process.communicate(timeout=15)
        return self.process.returncode, out, err


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def start():
    """Start servers that are gone when the test is."""
    started = []

    def begin(folder: Path, port: int | None = None) -> Started:
        started.append(Started(folder, port))
        return started[-1]

    yield begin
    for each in started:
        each.clean_up()
        databases.drop(each.folder)


def test_first_start_second_start_and_end(folder, start):
    first = start(folder).wait()
    workers = Path(f"/proc/{first.process.pid}/task/{first.process.pid}/children").read_text().split()
    assert len(workers) == os.cpu_count()
    code, out, err = first.end()
    assert (code, err) == (0, "")
    assert f"http://localhost:{first.port} " in out
    link = re.search(rf"http://localhost:{first.port}(/welcome#\S+)", out)
    assert link

    again = start(folder).wait()
    code, out, err = again.end(signal.SIGTERM)
    assert (code, err) == (0, "")
    assert "Preparing" not in out
    fresh = re.search(rf"http://localhost:{again.port}(/welcome#\S+)", out)
    assert fresh
    assert fresh[1] != link[1]


def test_the_welcome_link_opens_and_nothing_is_open_to_others(folder, start):
    started = start(folder).wait()
    lines = [started.process.stdout.readline() for _ in range(6)]
    link = re.search(r"(/welcome)#\S+", "".join(lines))
    assert link
    assert started.get(link[1]) == 200
    open_to_others = [
        str(path.relative_to(folder))
        for path in (folder, *folder.rglob("*"))
        if "static" not in path.parts and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_workers_go_when_the_parent_is_killed(folder, start):
    started = start(folder).wait()
    started.process.kill()
    started.process.wait()
    for _ in range(100):
        try:
            check_port("127.0.0.1", started.port)
        except Refusal:
            time.sleep(0.05)
        else:
            break
    check_port("127.0.0.1", started.port)


def test_a_taken_port_is_refused_in_one_line(folder, start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        started = start(folder, port=other.getsockname()[1])
        _, err = started.process.communicate(timeout=15)
    assert started.process.returncode == 2
    assert err.count("\n") == 1
    assert "is taken. Mend:" in err
    assert not folder.exists()


def test_an_unwritable_folder_is_refused_in_one_line(tmp_path, start):
    (tmp_path / "file").touch()
    started = start(tmp_path / "file" / "data")
    _, err = started.process.communicate(timeout=15)
    assert started.process.returncode == 2
    assert err.count("\n") == 1
    assert "cannot be written" in err


def test_a_host_that_is_not_here_is_refused():
    with pytest.raises(Refusal, match="is not an address of this machine"):
        check_port("nowhere.invalid", free_port())
    with pytest.raises(Refusal, match="cannot listen on"):
        check_port("192.0.2.1", free_port())
