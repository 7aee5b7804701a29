"""What the words for feelings must keep beyond their types."""

from collections.abc import Iterator

from attune.core.curriculum.feelings import Feelings
from attune.core.curriculum.lines import Document
from attune.core.curriculum.problems import Problem


def check_feelings(feelings: Feelings, document: Document) -> Iterator[Problem]:
    """Each id is there once."""
    seen: set[str] = set()
    places = [(("roots", n), root.id) for n, root in enumerate(feelings.roots)]
    places += [(("roots", n), word.id) for n, root in enumerate(feelings.roots) for word in root.words]
    places += [(("extras", n), extra.id) for n, extra in enumerate(feelings.extras)]
    for at, feeling_id in places:
        if feeling_id in seen:
            mend = "give each word an id of its own"
            yield document.problem(at, f'`id` "{feeling_id}" is there twice', mend)
        seen.add(feeling_id)
