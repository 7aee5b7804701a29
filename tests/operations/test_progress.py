"""Work of more than a second shows that it goes on, on a terminal and nowhere else."""

import io
import sys
from time import sleep

import pytest

from attune.operations.progress import waiting


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_sees_the_seconds_after_the_first(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with waiting("Fitting"):
        sleep(1.8)
    shown = sys.stderr.getvalue()
    assert "Fitting: 00:01" in shown
    assert shown.endswith("\r")


def test_what_is_quick_shows_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with waiting("Fitting"):
        pass
    assert "Fitting" not in sys.stderr.getvalue()


def test_a_file_sees_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with waiting("Fitting"):
        sleep(1.3)
    assert sys.stderr.getvalue() == ""


def test_an_error_ends_it(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ZeroDivisionError), waiting("Fitting"):
        raise ZeroDivisionError
