"""What a command says when the environment is wrong or the database does not answer."""

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError


def in_words(error: Exception) -> str | None:
    """One line with its mend for an error that an operator can mend; None for a fault of ours."""
    if isinstance(error, ImproperlyConfigured):
        return " ".join(str(error).split())
    if isinstance(error, OperationalError):
        return f"the database does not answer ({first_line(error)}). Mend: start it, or see ATTUNE_DATABASE."
    return None


def first_line(error: BaseException) -> str:
    """The first line of what a database or a program said, without a full stop."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(". ") if lines else type(error).__name__
