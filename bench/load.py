"""A small load generator: one process, some kept-open connections, one request at a time on each."""

import selectors
import socket
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

HOST = "127.0.0.1"


class Failed(Exception):
    """The server answered something else than was expected."""


@dataclass
class Result:
    """Milliseconds of each request, and how long the whole took in seconds."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Result") -> None:
        """Pool another round."""
        self.times += other.times
        self.seconds += other.seconds

    def quantile(self, share: float) -> float:
        """The time that this share of requests stayed under."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def slowest(self) -> float:
        return max(self.times)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds


class Connection:
    """One kept-open connection that sends the next request when the last answer is whole."""

    def __init__(self, port: int, requests: Iterator[bytes], expect: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.requests, self.expect = requests, expect
        self.buffer, self.began = b"", 0.0

    def send(self) -> None:
        """The next request."""
        self.buffer, self.began = b"", time.perf_counter()
        self.socket.sendall(next(self.requests))

    def receive(self) -> float | None:
        """Read what is there; milliseconds when the answer is whole, else None. Raises Failed."""
        data = self.socket.recv(262_144)
        if not data:
            raise Failed("the server closed the connection")
        self.buffer += data
        head, whole, body = self.buffer.partition(b"\r\n\r\n")
        if not whole or len(body) < length(head):
            return None
        status = int(head.split(b" ", 2)[1])
        if status != self.expect:
            raise Failed(f"answered {status} where {self.expect} was expected")
        return (time.perf_counter() - self.began) * 1000


def length(head: bytes) -> int:
    """The length of the body that a head announces."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    if head.split(b" ", 2)[1] in {b"204", b"304"}:
        return 0
    raise Failed("an answer without a length")


def run(port: int, requests: list[Iterator[bytes]], *, seconds: float, expect: int) -> Result:
    """Send for so many seconds on one connection for each list of requests; each is answered before the next."""
    connections = [Connection(port, each, expect) for each in requests]
    result = Result()
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send()
        began = time.perf_counter()
        left = len(connections)
        while left:
            for key, _ in selector.select(timeout=30):
                taken = key.data.receive()
                if taken is None:
                    continue
                result.times.append(taken)
                if time.perf_counter() - began < seconds:
                    key.data.send()
                else:
                    selector.unregister(key.fileobj)
                    left -= 1
        result.seconds = time.perf_counter() - began
    for connection in connections:
        connection.socket.close()
    return result


def request(method: str, path: str, *, cookies: str, body: str = "", token: str = "") -> bytes:
    """The bytes of one request, as a browser would send it."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Cookie: {cookies}", "Accept-Encoding: gzip"]
    if method == "POST":
        lines += [
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            f"X-CSRFToken: {token}",
            "Origin: http://localhost",
        ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
