"""YAML with line numbers: the data, and for each path into it the line where it stands."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from attune.core.curriculum.problems import Problem

type Path = tuple[str | int, ...]
DATE = "tag:yaml.org,2002:timestamp"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """A content file as read: `lines` maps a path such as ("steps", 2, "ask") to its line."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, *path: str | int) -> int:
        """The line of a path, or of the nearest thing that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def problem(self, path: Path, what: str, mend: str) -> Problem:
        return Problem(self.file, self.line(*path), what, mend)


def parse(file: str, text: str, offset: int = 0) -> tuple[Document, list[Problem]]:
    """Read one YAML mapping. `offset` is the number of lines above the text in its file."""
    document = Document(file)
    try:
        node = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = (mark.line + 1 if mark else 1) + offset
        what = f"this is not readable as YAML ({error.problem or 'unknown reason'})"
        return document, [Problem(file, line, what, "check indents, colons and quotes just above this line")]
    except yaml.YAMLError:
        what = "this holds a character that YAML does not allow"
        return document, [
            Problem(file, 1 + offset, what, "save the file as UTF-8 without control characters")
        ]
    if not isinstance(node, yaml.MappingNode):
        return document, [
            Problem(file, 1 + offset, "a list of `name: value` lines is needed", "begin with `uuid:`")
        ]
    builder = _Builder(document, offset)
    document.data = builder.build(node, ())
    return document, builder.problems


def with_front_matter(file: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Read a text below `name: value` lines that stand between two `---`; None where they are missing."""
    lines = text.split("\n")
    ends = [n for n, line in enumerate(lines) if line.rstrip() == "---"]
    if not (len(ends) >= 2 and ends[0] == 0):
        what = "the lines between two `---` at the top are missing"
        return None, [Problem(file, 1, what, "begin with ---, then `name: value` lines, then ---")]
    document, problems = parse(file, "\n".join(lines[1 : ends[1]]), offset=1)
    document.body_line = ends[1] + 2
    document.body = "\n".join(lines[ends[1] + 1 :]).strip()
    return document, problems


class _Builder:
    """Turns YAML nodes into data and notes the line of each."""

    def __init__(self, document: Document, offset: int) -> None:
        self.document, self.offset = document, offset
        self.problems: list[Problem] = []
        self.around: set[int] = set()

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.document.lines.setdefault(path, node.start_mark.line + 1 + self.offset)
        if id(node) in self.around:
            self._say(path, "`*` stands for something that it is a part of", "write it out")
            return None
        self.around.add(id(node))
        try:
            return self._inside(node, path)
        finally:
            self.around.discard(id(node))

    def _inside(self, node: yaml.Node, path: Path) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, n)) for n, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._scalar(node, path)

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        if node.tag == DATE:  # content has no dates; what looks like one is words
            return str(node.value)
        try:
            return yaml.constructor.SafeConstructor().construct_object(node)
        except (yaml.YAMLError, ValueError):
            self._say(path, f"`{node.value}` cannot be read", "put it in quotes")
            return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            # The line of the name, not of the value: a text may begin a line below it.
            self.document.lines[here] = key_node.start_mark.line + 1 + self.offset
            if key in built:
                self._say(here, f"`{key}` is there twice", "keep one of the two")
            built[key] = self.build(value_node, here)
        return built

    def _say(self, path: Path, what: str, mend: str) -> None:
        self.problems.append(self.document.problem(path, what, mend))
