"""Markdown → safe HTML. No links, pictures or raw HTML: content only speaks."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "em", "strong", "ul", "ol", "li", "h2", "h3", "blockquote", "br"}
_markdown = MarkdownIt("commonmark", {"html": False})


@lru_cache(maxsize=512)
def to_html(text: str) -> str:
    """A text of the curriculum as HTML that may be marked safe."""
    return nh3.clean(_markdown.render(text), tags=TAGS, attributes={})
