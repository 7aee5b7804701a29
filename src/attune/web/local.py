"""This machine's own names: the one place that knows them. No Django here, since settings read it too."""

import re

NAMES = ("localhost", "127.0.0.1", "[::1]")
WITH_PORT = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(:\d+)?")


def is_local(host: str) -> bool:
    """Whether a host (a name or an address, with or without port and brackets) is this machine alone."""
    found = WITH_PORT.fullmatch(host)
    name = found[1] if found else f"[{host}]"
    return name.lower() in NAMES
