"""What a person adds to a letter."""

from datetime import date, datetime

from attune.people.viewer import Viewer
from attune.spaces import actions, queries
from attune.spaces.records import Kept
from attune.today.records import LetterLine


def add_line(*, viewer: Viewer, week: date, line: str, version: int, now: datetime) -> Kept[LetterLine]:
    """Keep the line of this week. Overtaken where another window wrote since; nothing is overwritten then."""

    def to(kept: Kept[LetterLine] | None) -> LetterLine:
        if kept is not None and kept.version != version and kept.body.line != line:
            raise actions.Overtaken(kept)
        return LetterLine(week=week, line=line)

    space, key = queries.private_space(viewer), week.isoformat()
    return actions.keep(viewer=viewer, space=space, kind=LetterLine, key=key, to=to, now=now)
