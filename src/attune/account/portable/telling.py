"""All that a record tells a person: what its page shows, and words that only search looks at."""

from attune.spaces.records import Body, Passage


def told(body: Body) -> list[Passage]:
    """Passages with something in them: as in the notebook, then what a person typed beside that."""
    shown = body.passages()
    texts = {each.text.strip() for each in shown}
    more = [each for each in body.words() if each.text.strip() not in texts]
    return [each for each in [*shown, *more] if each.text.strip()]
