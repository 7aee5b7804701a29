"""When a step is shown and when a sentence of feedback is said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal, Protocol

import msgspec
from msgspec import Meta

type Answer = str | int | list[str]
type Answers = Mapping[str, Answer]
"""Step id → answer. A skipped step is absent."""

type Pattern = Literal["protest", "withdrawal", "appeasing", "control", "secure", "boundary"]
"""What a choice in a scene does with closeness. The words that people read are the player's."""


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All entries must hold; a condition without entries always holds.

    Ratings are whole numbers on the step's own scale; `eased` and `rose` are differences of the two ratings of
    distress and do not hold while one of them is missing. `leaned`: in scenes, at least so many choices of a pattern.
    `any_`: one of these must hold, too.
    """

    chose: dict[str, str | list[str]] = {}
    not_chose: dict[str, str | list[str]] = {}
    wrote: list[str] = []
    skipped: list[str] = []
    eased: int | None = None
    rose: int | None = None
    same: bool | None = None
    before_at_least: int | None = None
    rated_at_least: dict[str, int] = {}
    rated_at_most: dict[str, int] = {}
    leaned: dict[Pattern, Annotated[int, Meta(ge=1)]] = {}
    any_: list["Condition"] = msgspec.field(name="any", default=[])

    def steps(self) -> list[tuple[str, str]]:
        """(entry, step id) for each step that is named."""
        named = [("chose", step) for step in self.chose] + [("not_chose", step) for step in self.not_chose]
        named += [("wrote", step) for step in self.wrote] + [("skipped", step) for step in self.skipped]
        named += [("rated_at_least", step) for step in self.rated_at_least]
        named += [("rated_at_most", step) for step in self.rated_at_most]
        return named + [("any", step) for other in self.any_ for _, step in other.steps()]

    def options(self) -> list[tuple[str, str, str]]:
        """(entry, step id, option id) for each option that is named."""
        named = [
            (entry, step, option)
            for entry, table in (("chose", self.chose), ("not_chose", self.not_chose))
            for step, options in table.items()
            for option in as_list(options)
        ]
        return named + [("any", step, option) for other in self.any_ for _, step, option in other.options()]

    def patterns(self) -> list[tuple[Pattern, int]]:
        """(pattern, how often) for each that is named."""
        return [*self.leaned.items(), *(named for other in self.any_ for named in other.patterns())]

    @property
    def needs_before(self) -> bool:
        within = any(other.needs_before for other in self.any_)
        return self.needs_after or self.before_at_least is not None or within

    @property
    def needs_after(self) -> bool:
        here = not (self.eased is None and self.rose is None and self.same is None)
        return here or any(other.needs_after for other in self.any_)


class Rated(Protocol):
    """What a condition must know of a step."""

    @property
    def id(self) -> str: ...
    def measures(self) -> str | None: ...
    def leanings(self) -> Mapping[str, Pattern]: ...
    def broader(self) -> Mapping[str, str]: ...


def as_list(value: str | list[str]) -> list[str]:
    """One or several, as several."""
    return [value] if isinstance(value, str) else value


def ratings(steps: Iterable[Rated], answers: Answers) -> tuple[int | None, int | None]:
    """Distress (before, after) as rated; None where it was not."""
    found: dict[str, int] = {}
    for step in steps:
        role, answer = step.measures(), answers.get(step.id)
        if role is not None and isinstance(answer, int):
            found[role] = answer
    return found.get("before"), found.get("after")


def leaned(steps: Iterable[Rated], answers: Answers) -> Counter[Pattern]:
    """How often each pattern was chosen in the scenes of these steps."""
    chosen = [(step.leanings(), answers.get(step.id)) for step in steps]
    return Counter(taken[answer] for taken, answer in chosen if isinstance(answer, str) and answer in taken)


def matches(condition: Condition | None, answers: Answers, steps: Sequence[Rated]) -> bool:
    """Whether each entry of the condition holds for these answers."""
    if condition is None:
        return True
    return (
        all(
            _chosen(answers, step, steps) & set(as_list(options)) for step, options in condition.chose.items()
        )
        and not any(
            _chosen(answers, step, steps) & set(as_list(options))
            for step, options in condition.not_chose.items()
        )
        and all(_written(answers, step) for step in condition.wrote)
        and all(_skipped(answers, step) for step in condition.skipped)
        and all(_rated(answers, step, least=n) for step, n in condition.rated_at_least.items())
        and all(_rated(answers, step, most=n) for step, n in condition.rated_at_most.items())
        and (not condition.leaned or leaned(steps, answers) >= Counter(condition.leaned))
        and (not condition.any_ or any(matches(other, answers, steps) for other in condition.any_))
        and _distress_holds(condition, *ratings(steps, answers))
    )


def _chosen(answers: Answers, step_id: str, steps: Sequence[Rated]) -> set[str]:
    """The options that were chosen, and the broader ones that they count as."""
    answer = answers.get(step_id)
    if answer is None or isinstance(answer, int):
        return set()
    chosen = set(as_list(answer))
    broader = next((step.broader() for step in steps if step.id == step_id), {})
    return chosen | {broader[option] for option in chosen if option in broader}


def _written(answers: Answers, step: str) -> bool:
    answer = answers.get(step)
    lines = [answer] if isinstance(answer, str) else answer
    return isinstance(lines, list) and any(line.strip() for line in lines)


def _skipped(answers: Answers, step: str) -> bool:
    answer = answers.get(step)
    return answer is None or answer == [] or (isinstance(answer, str) and not answer.strip())


def _rated(answers: Answers, step: str, least: int | None = None, most: int | None = None) -> bool:
    answer = answers.get(step)
    if not isinstance(answer, int):
        return False
    return (least is None or answer >= least) and (most is None or answer <= most)


def _distress_holds(condition: Condition, before: int | None, after: int | None) -> bool:
    if condition.before_at_least is not None and (before is None or before < condition.before_at_least):
        return False
    if not condition.needs_after:
        return True
    if before is None or after is None:
        return False
    eased = before - after
    return (
        (condition.eased is None or eased >= condition.eased)
        and (condition.rose is None or -eased >= condition.rose)
        and (condition.same is None or condition.same == (eased == 0))
    )
