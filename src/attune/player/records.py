"""What is kept of a practice."""

from datetime import datetime
from typing import ClassVar, Literal

import msgspec
from django.utils.translation import gettext as _

from attune.core.curriculum import Answer, Exercise, feedback
from attune.player.library import curriculum
from attune.spaces.records import Body, Passage, record

WORSE_BY = 2
"""Care rule 1.2: distress higher by this much of 10, or more, ends it with grounding and no further task."""


def in_words(answer: Answer) -> str:
    """A person's own words as one text: as typed, or line by line. A number is no words."""
    return "" if isinstance(answer, int) else answer.strip() if isinstance(answer, str) else "\n".join(answer)


@record("run", version=1)
class Run(Body, kw_only=True):
    """One time that somebody practised.

    `answers`: step id → answer; a skipped step is absent. `drafts`: what was typed and not yet answered with, so
    that nothing is lost. `asked`: step id → the words asked. `said`: step id → an answer in words, where it is not
    the person's own words. `before`, `after`: distress 0 to 10. `seen`: step id → the record's version when the
    step's words were last written, so that two windows do not overwrite each other.
    """

    activity: str
    activity_uuid: str
    content_version: int
    title: str
    started: datetime
    answers: dict[str, Answer] = {}
    drafts: dict[str, Answer] = {}
    asked: dict[str, str] = {}
    said: dict[str, str] = {}
    seen: dict[str, int] = {}
    at: str = ""
    before: int | None = None
    after: int | None = None
    finished: datetime | None = None
    outcome: Literal["done", "stopped"] | None = None
    feedback: list[str] = []
    asks_why: bool = False
    notebook: ClassVar[bool] = True

    @property
    def worse(self) -> bool:
        """Whether distress rose so far that nothing more is proposed."""
        return self.before is not None and self.after is not None and self.after - self.before >= WORSE_BY

    def exercise(self) -> Exercise | None:
        """The exercise as it was begun; None when it is gone or its answers mean something else now."""
        try:
            exercise = curriculum().exercise(self.activity)
        except KeyError:
            return None
        same = str(exercise.uuid) == self.activity_uuid and exercise.version == self.content_version
        return exercise if same else None

    def told_anew(self) -> "Run":
        """With feedback drawn again from the answers; without any when the exercise is no longer the same."""
        if not self.feedback:
            return self
        exercise = self.exercise()
        return msgspec.structs.replace(self, feedback=feedback(exercise, self.answers) if exercise else [])

    def about(self) -> str:
        return _("A practice") if self.finished else _("A practice, not finished")

    def in_notebook(self) -> bool:
        return bool(self.passages())

    def passages(self) -> list[Passage]:
        read = []
        for step, asked in self.asked.items():
            answer = self.drafts.get(step, self.answers.get(step))
            if answer is not None:
                text = self.said.get(step) or in_words(answer) or str(answer)
                read.append(Passage(step, asked, text, editable=step not in self.said))
        if read and self.feedback:
            told = "\n".join(self.feedback)
            read.append(Passage("feedback", _("What was said at the end"), told, editable=False))
        return read

    def words(self) -> list[Passage]:
        """Also what was answered and then typed over, and answers to what is asked no more."""
        read = self.passages()
        shown = {each.text for each in read}
        every = [
            (step, in_words(each)) for held in (self.answers, self.drafts) for step, each in held.items()
        ]
        rest = [(step, text) for step, text in every if text and text not in shown]
        return [*read, *(Passage(step, self.asked.get(step, ""), text) for step, text in rest)]

    def distress_felt(self) -> float | None:
        return max((each for each in (self.before, self.after) if each is not None), default=None)

    def with_passage(self, key: str, text: str) -> "Run":
        """Changed words; feedback that may quote the old ones is made anew, or left out."""
        if key not in self.asked or key in self.said or (key not in self.answers and key not in self.drafts):
            raise KeyError(key)
        answers, drafts = dict(self.answers), dict(self.drafts)
        was = drafts.pop(key, None) or answers.pop(key, None)
        answers.pop(key, None)
        if text.strip():
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            answers[key] = lines if isinstance(was, list) else text.strip()
        return msgspec.structs.replace(self, answers=answers, drafts=drafts).told_anew()


@record("worse-reason", version=1)
class WorseReason(Body, kw_only=True):
    """Why a practice made it worse twice, asked once. One record an activity (its slug is the key)."""

    activity: str
    title: str
    text: str
    notebook: ClassVar[bool] = True

    def about(self) -> str:
        return _("About a practice that made it worse")

    def passages(self) -> list[Passage]:
        return [Passage("text", _("What made it worse"), self.text)]

    def with_passage(self, key: str, text: str) -> "WorseReason":
        if key != "text":
            raise KeyError(key)
        return msgspec.structs.replace(self, text=text.strip())
