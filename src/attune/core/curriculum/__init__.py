"""Content files → typed activities; the linter; and the pure rules that a player needs.

``load`` gives a `Curriculum` or raises `Broken` with every reason; ``check`` gives the reasons as a list.
This is the only place that opens content files.
"""

from attune.core.curriculum.activities import (
    SCENE,
    Activity,
    Curriculum,
    Exercise,
    Ingredient,
    Lesson,
    Row,
    Source,
)
from attune.core.curriculum.conditions import Answer, Answers, Condition, Pattern, matches, ratings
from attune.core.curriculum.feedback import feedback
from attune.core.curriculum.feelings import FeelingRoot, Feelings
from attune.core.curriculum.flow import lasting, step_after, step_before, visible
from attune.core.curriculum.help_lines import Guide, Help, HelpLine
from attune.core.curriculum.instrument_schema import instrument_schema
from attune.core.curriculum.instruments import Instrument
from attune.core.curriculum.linter import check, load, load_help
from attune.core.curriculum.problems import Broken, Problem
from attune.core.curriculum.prose import to_html
from attune.core.curriculum.scenes import Turning, longest, path
from attune.core.curriculum.steps import Step
from attune.core.curriculum.wording_text import read_text
from attune.core.curriculum.wordings import WordedItem, Wording, sealed

__all__ = [
    "SCENE",
    "Activity",
    "Answer",
    "Answers",
    "Broken",
    "Condition",
    "Curriculum",
    "Exercise",
    "FeelingRoot",
    "Feelings",
    "Guide",
    "Help",
    "HelpLine",
    "Ingredient",
    "Instrument",
    "Lesson",
    "Pattern",
    "Problem",
    "Row",
    "Source",
    "Step",
    "Turning",
    "WordedItem",
    "Wording",
    "check",
    "feedback",
    "instrument_schema",
    "lasting",
    "load",
    "load_help",
    "longest",
    "matches",
    "path",
    "ratings",
    "read_text",
    "sealed",
    "step_after",
    "step_before",
    "to_html",
    "visible",
]
