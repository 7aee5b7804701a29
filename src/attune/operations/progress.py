"""A bar for what takes more than a second, on a terminal's stderr alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from tqdm import tqdm


def bar(total: int, unit: str, words: str) -> "tqdm[Any]":
    """A bar that appears after one second and goes when it is done. Call its `update(n)`."""
    return tqdm(
        total=total,
        unit=unit,
        unit_scale=unit == "B",
        desc=words,
        delay=1,
        leave=False,
        disable=not sys.stderr.isatty(),
        file=sys.stderr,
    )


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """The seconds gone by, from the first one on, for work whose end nobody can tell. On a terminal alone."""
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    with tqdm(desc=words, bar_format="{desc}: {elapsed}", delay=1, leave=False, file=sys.stderr) as shown:
        ticker = Thread(target=_tick, args=(shown, done), daemon=True)
        ticker.start()
        try:
            yield
        finally:
            done.set()
            ticker.join()


def _tick(shown: "tqdm[Any]", done: Event) -> None:
    while not done.wait(0.5):
        shown.update()
