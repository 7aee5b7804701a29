"""The one way in which a command says no."""


class Refusal(Exception):
    """A reason why a command cannot go on, in one line with its mend; the command exits with 2."""
