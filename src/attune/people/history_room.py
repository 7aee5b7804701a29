"""Which lines of a history go when there are too many. Nobody can push one line out by making many others happen."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence


def spare(lines: Sequence[tuple[int, str]], *, kept: int, own: Mapping[str, int]) -> set[int]:
    """The rows to let go of. `lines`: (row, kind), oldest first; kind "" for one that does not open.

    Of a kind in `own` all but so many of its newest. Then, until `kept` are left, what does not open, and after that
    each time the oldest of the kind that has the most lines: what is done many times takes the place of its own kind.
    """
    rows: dict[str, deque[int]] = defaultdict(deque)
    for row, kind in lines:
        rows[kind].append(row)
    gone: set[int] = set()
    for kind, most in own.items():
        while len(rows[kind]) > most:
            gone.add(rows[kind].popleft())
    while len(lines) - len(gone) > kept:
        kind = "" if rows[""] else max(rows, key=lambda each: len(rows[each]))
        gone.add(rows[kind].popleft())
    return gone
