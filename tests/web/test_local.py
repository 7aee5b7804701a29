"""Which names are this machine."""

import pytest

from attune.web.local import is_local


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1", "127.0.0.1:80", "::1", "[::1]", "[::1]:8000"],
)
def test_this_machine(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "0.0.0.0",
        "192.0.2.1:8000",
        "localhost.example.org",
        "[2001:db8::1]:8000",
        "2001:db8::1",
        "[::1].example.org.evil",
        "example.org:localhost",
    ],
)
def test_everything_else(host: str) -> None:
    assert not is_local(host)
