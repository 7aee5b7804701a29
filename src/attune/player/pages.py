"""What the templates of the player need, as plain data. The same for a kept run and for one that is not kept."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.core.curriculum import Answer, Exercise, FeelingRoot, Step, longest, visible
from attune.player import runs, scenes
from attune.player.library import kind_of
from attune.player.records import Run
from attune.player.steps.feelings import FeelingWords
from attune.player.steps.kinds import Form, Kind
from attune.player.steps.reflect import beside_words
from attune.spaces.records import Passage


@dataclass(frozen=True)
class Stop:
    """One line of the list of steps at the side."""

    title: str
    is_done: bool
    is_here: bool


@dataclass(frozen=True)
class StepPage:
    """One question. `value` stands in the field; `theirs` is what another window wrote meanwhile.

    `is_unsaved`: what stands in the field was posted, and not taken. In a scene, `inside` is what the choice that led
    here was like for the other one, and `ahead` how many nodes can follow at most.
    """

    exercise: Exercise
    step: Step
    kind: Kind
    stops: list[Stop]
    value: Answer | None
    error: str = ""
    theirs: str = ""
    is_kept: bool = True
    is_unsaved: bool = False
    version: int = 0
    other_way: str = ""
    other_option: str = ""
    inside: str = ""
    ahead: int = 0
    carried: list[tuple[str, str]] = field(default_factory=list)

    @property
    def place(self) -> int:
        """How many steps lie behind."""
        return sum(stop.is_done for stop in self.stops)

    @property
    def progress(self) -> str:
        """Where this is, for who cannot see the line."""
        count = {"here": self.place + 1, "all": self.most}
        return (
            _("Step %(here)d of at most %(all)d") if self.ahead else _("Step %(here)d of %(all)d")
        ) % count

    @property
    def most(self) -> int:
        """How many steps there are; in a scene, on the longest way from here."""
        return len(self.stops) + self.ahead

    @property
    def is_turning(self) -> bool:
        """Whether choosing is going on, so that there is no *Next*."""
        return bool(self.step.leads())

    @property
    def is_first_node(self) -> bool:
        return next((each for each in self.exercise.steps if each.leads() is not None), None) == self.step

    @property
    def is_first(self) -> bool:
        return self.place == 0

    @property
    def beside(self) -> list[tuple[str, str]]:
        """What can be ticked instead of words."""
        return list(beside_words().items()) if getattr(self.step, "bodyonly", False) else []

    @property
    def has_field(self) -> bool:
        """Whether something is typed or chosen here, so that it can be kept on the way."""
        return self.kind.name not in {"read", "breathe", "timer", "scene"}

    @property
    def lines(self) -> list[str]:
        """What stands in the fields of a list, and empty ones up to the most."""
        typed = self.value if isinstance(self.value, list) else []
        return [*typed, *[""] * (getattr(self.step, "most", 0) - len(typed))]

    @property
    def roots(self) -> list[tuple[FeelingRoot, bool]]:
        """The broad feelings, each with whether one of its words is chosen."""
        chosen = set(self.value if isinstance(self.value, list) else [])
        return [(each, bool(chosen & {each.id, *(word.id for word in each.words)})) for each in self._roots()]

    def _roots(self) -> list[FeelingRoot]:
        return self.step.offered.roots if isinstance(self.step, FeelingWords) else []

    @property
    def says_kept(self) -> bool:
        """Whether what stands in the field is kept."""
        return self.value is not None and not self.is_unsaved

    @property
    def who(self) -> str:
        """Who can read this."""
        return _("Only you can read this") if self.is_kept else _("Nothing of this is kept")


def step_page(exercise: Exercise, run: Run, step: Step) -> StepPage:
    """The page of one step of a run."""
    shown = visible(exercise.steps, run.answers)
    here = next((n for n, each in enumerate(shown) if each.id == step.id), 0)
    way = runs.other_way(exercise, run, step) if kind_of(step).layout == "still" else None
    return StepPage(
        exercise=exercise,
        step=step,
        kind=kind_of(step),
        stops=[
            Stop(each.title or each.asked() or exercise.title, n < here, n == here)
            for n, each in enumerate(shown)
        ],
        value=run.drafts.get(step.id, run.answers.get(step.id)),
        ahead=longest(exercise, step),
        inside=scenes.inside(exercise, run, step),
        other_way=f"{way[0].id}={way[1]}" if way else "",
        other_option=way[0].choices()[way[1]] if way else "",
    )


def template_of(page: StepPage) -> str:
    """The page around a step: with the question and its foot, or still."""
    return "player/still.html" if page.kind.layout == "still" else "player/step.html"


def typed(page: StepPage, form: Form) -> StepPage:
    """The page with what was just posted in its field."""
    value = form.getlist("answer") if getattr(page.step, "many", False) else form.get("answer", "")
    return replace(page, value=value, is_unsaved=True)


@dataclass(frozen=True)
class EndPage:
    """The end of a run: what was said, the water from before to after, and how it ended."""

    run: Run
    is_kept: bool = True
    asks_why: bool = False
    has_changed: bool = False

    @property
    def title(self) -> str:
        """The practice's name, or that it was stopped."""
        if self.run.outcome == "stopped":
            return _("Stopped here")
        return self.run.title

    @property
    def way(self) -> list[scenes.Taken]:
        """The way through a scene; empty for any other practice."""
        exercise = self.run.exercise()
        return scenes.way(exercise, self.run) if exercise else []

    @property
    def other(self) -> str:
        """In a scene, the one whose inside was told."""
        exercise = self.run.exercise()
        return exercise.other if exercise else ""

    @property
    def written(self) -> list[Passage]:
        """One's own words, for who wants to copy them before they are gone."""
        return [each for each in self.run.passages() if each.editable]

    @property
    def water(self) -> str:
        """The two ratings in words."""
        before, after = self.run.before, self.run.after
        if before is None or after is None:
            return ""
        words = {"before": before, "after": after}
        if after < before:
            return _("The water was at %(before)d of 10 before. It is at %(after)d now.") % words
        if after > before:
            return _("The water was at %(before)d of 10 before. It rose, to %(after)d.") % words
        return _("The water is where it was: at %(after)d of 10.") % words


def minutes(number: float) -> str:
    """How long something takes, in words."""
    whole = round(number)
    return ngettext("%(n)d minute", "%(n)d minutes", whole) % {"n": whole}
