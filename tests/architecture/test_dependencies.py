"""Every dependency is used, and somebody wrote down why it is there."""

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.source import PROJECT, ROOT, SRC, python_files

# Used by name in a setting, or as a command, without an import.
BY_NAME = {
    "whitenoise": "whitenoise.",
    "pysqlite3": 'import_module("pysqlite3")',
}


def dependencies(project: dict) -> list[str]:
    return [re.split(r"[\s\[<>=!~;]", text)[0].lower() for text in project["project"]["dependencies"]]


def unexplained(names: list[str], decisions: Path) -> list[str]:
    """Dependencies that no decision record names in its title line or in code marks."""
    text = "\n".join(file.read_text().lower() for file in sorted(decisions.glob("*.md")))
    return [name for name in names if f"`{name}`" not in text]


def unused(names: list[str], folder: Path) -> list[str]:
    """Dependencies that no module under this folder imports, nor names in a setting."""
    imported, text = set(), ""
    for file in python_files(folder):
        source = file.read_text()
        text += source
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    owners = packages_distributions()
    used = {name.lower().replace("_", "-") for module in imported for name in owners.get(module, [])}
    return [name for name in names if name not in used and BY_NAME.get(name, "\0") not in text]


def test_each_dependency_has_a_decision_record():
    assert unexplained(dependencies(PROJECT), ROOT / "docs/decisions") == []


def test_each_dependency_is_used():
    assert unused(dependencies(PROJECT), SRC) == []


def test_planted_unexplained_dependency_is_found(tmp_path):
    (tmp_path / "django.md").write_text("# `django`\n")
    names = dependencies(
        {"project": {"dependencies": ["Django>=6", "pillow[extra]>=1; python_version > '3'"]}}
    )
    assert unexplained(names, tmp_path) == ["pillow"]


def test_planted_unused_dependency_is_found(tmp_path):
    (tmp_path / "a.py").write_text("import django\nfrom yaml import safe_load\n")
    assert unused(["django", "pyyaml", "granian"], tmp_path) == ["granian"]
