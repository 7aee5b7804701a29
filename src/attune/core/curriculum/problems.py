"""What is wrong in a content file, in one line: where, what, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """`file` is shown from the curriculum folder on (``curriculum/en/…``), `line` counts from 1."""

    file: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        """One line, whatever a file holds: what is quoted from it may run over several."""
        return " ".join(f"{self.file}:{self.line}: {self.what}. Mend: {self.mend}.".split())


class Broken(Exception):
    """A curriculum that cannot be used, with every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
