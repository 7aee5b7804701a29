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
    problems: list[Problem] = []
    document.data = _build(node, (), document, offset, problems)
    return document, problems


def _build(node: yaml.Node, path: Path, document: Document, offset: int, problems: list[Problem]) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1 + offset)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*path, n), document, offset, problems) for n, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, path, document, offset, problems)
    if node.tag == DATE:  # content has no dates; what looks like one is words
        return str(node.value)
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError):
        problems.append(document.problem(path, f"`{node.value}` cannot be read", "put it in quotes"))
        return str(node.value)


def _build_mapping(
    node: yaml.MappingNode, path: Path, document: Document, offset: int, problems: list[Problem]
) -> dict[Any, Any]:
    built: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _build(key_node, (*path, "", "key"), document, offset, problems)
        if not isinstance(key, str):
            key = str(getattr(key_node, "value", key))
        here = (*path, key)
        # The line of the name, not of the value: a text may begin a line below it.
        document.lines[here] = key_node.start_mark.line + 1 + offset
        if key in built:
            problems.append(document.problem(here, f"`{key}` is there twice", "keep one of the two"))
        built[key] = _build(value_node, here, document, offset, problems)
    return built
