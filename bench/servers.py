"""Starts and ends real servers, and reads what they weigh."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running server in a folder of its own."""

    def __init__(self, command: list[str | Path], port: int, ready: str) -> None:
        began = time.perf_counter()
        self.port = port
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.wait_for(ready)
        self.took = time.perf_counter() - began

    def wait_for(self, path: str) -> None:
        """Until the first page is answered."""
        for _ in range(1200):
            if self.process.poll() is not None:
                raise SystemExit(f"bench: {self.process.args!r} ended with {self.process.returncode}")
            try:
                if self.get(path)[0] in {200, 302}:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("bench: the server did not answer within a minute")

    def get(self, path: str, cookies: str = "") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body as they went over the wire (compressed where the server compresses)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Host": "localhost", "Accept-Encoding": "gzip"}
        connection.request("GET", path, headers=headers | ({"Cookie": cookies} if cookies else {}))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def post(self, path: str, body: str, cookies: str, token: str) -> str:
        """Post a form; where it leads."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}
        headers |= {"Host": "localhost", "Cookie": cookies, "Origin": "http://localhost"}
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 302:
            raise SystemExit(f"bench: {path} answered {answer.status}")
        return str(answer.getheader("Location"))

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in listed.split()]

    def memory(self) -> tuple[float, float]:
        """Resident and proportional megabytes of the largest worker."""
        most = (0.0, 0.0)
        for worker in self.workers():
            lines = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]
            sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
            most = max(most, (sizes["Rss"], sizes["Pss"]))
        return most

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def data_folder(folder: Path) -> None:
    """Make a data folder and its key, without a server."""
    from attune.operations.data_folder import make_secret_key, open_data_folder

    make_secret_key(open_data_folder(folder))


def attune(folder: Path) -> Server:
    """The product, started as a person starts it."""
    port = free_port()
    return Server(["script/server", "--port", str(port), "--data", folder], port, "/sign-in")


def seed(folder: Path, people: int) -> list[str]:
    """Fill Attune's folder; a Cookie header a person."""
    return [str(cookies) for cookies in run(folder, "bench.seed", str(people))]


def run(folder: Path, module: str, *arguments: str, settings: str = "attune.config.settings") -> Any:
    """Run a module on Attune's folder; the JSON that it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "ATTUNE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": settings},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def control(folder: Path) -> tuple[Server, str]:
    """The control, and the cookies that open it."""
    port = free_port()
    server = Server([sys.executable, "-m", "bench.control", folder, str(port)], port, "/")
    assert server.process.stdout is not None
    return server, server.process.stdout.readline().strip()
