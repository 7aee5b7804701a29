"""The layers hold: import-linter for imports, and a rank for foreign keys (their strings escape it)."""

import re
import subprocess
import sys
from pathlib import Path

from django.apps import apps

from tests.architecture.source import ROOT, layer_ranks

LINT = Path(sys.executable).with_name("lint-imports")


def lint(config: Path, *, source: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(source)} if source else {}
    return subprocess.run(
        [LINT, "--no-logo", "--no-cache", "--config", config],
        cwd=config.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def climbing(links: set[tuple[str, str]], ranks: dict[str, int]) -> list[str]:
    """Foreign keys from an app to one that is not below it (an app may point to itself)."""
    return sorted(f"{a} points up to {b}" for a, b in links if a != b and ranks[a] <= ranks[b])


def app_of(name: str) -> str:
    """attune.tools.journal → tools."""
    return name.split(".")[1]


def test_imports_follow_the_layers():
    done = lint(ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_foreign_keys_follow_the_layers():
    links = {
        (app_of(model.__module__), app_of(field.related_model.__module__))
        for model in apps.get_models()
        if model.__module__.startswith("attune.")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and not isinstance(field.related_model, str)
        if field.related_model and field.related_model.__module__.startswith("attune.")
    }
    assert climbing(links, layer_ranks()) == []


def test_planted_foreign_key_upwards_is_found():
    assert climbing({("spaces", "people"), ("people", "spaces")}, layer_ranks()) == [
        "people points up to spaces"
    ]


def test_planted_siblings_are_found():
    assert climbing({("learn", "measure")}, layer_ranks()) == ["learn points up to measure"]


def plant(tmp_path: Path, files: dict[str, str]) -> Path:
    """An empty tree of the same layers under the same contract, with these files in it."""
    for name in (*layer_ranks(), "core/planning", "core/curriculum", "core/measurement", "core/sealing"):
        folder = tmp_path / "attune" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    (tmp_path / "attune/__init__.py").touch()
    for name, text in files.items():
        file = tmp_path / "attune" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    config = tmp_path / "pyproject.toml"
    text = (ROOT / "pyproject.toml").read_text()
    config.write_text(text[text.index("[tool.importlinter]") :])
    return config


def test_planted_empty_tree_passes(tmp_path):
    done = lint(plant(tmp_path, {}), source=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_planted_import_upwards_is_found(tmp_path):
    done = lint(plant(tmp_path, {"web/charts.py": "import attune.today\n"}), source=tmp_path)
    assert done.returncode == 1
    assert re.search(r"attune\.web is not allowed to import attune\.today", done.stdout)


def test_planted_import_between_siblings_is_found(tmp_path):
    done = lint(plant(tmp_path, {"learn/views.py": "import attune.practise\n"}), source=tmp_path)
    assert done.returncode == 1


def test_planted_django_in_core_is_found(tmp_path):
    done = lint(plant(tmp_path, {"core/planning/plan.py": "import django\n"}), source=tmp_path)
    assert done.returncode == 1
    assert "attune.core is not allowed to import django" in done.stdout


def test_planted_cipher_outside_sealing_is_found(tmp_path):
    done = lint(plant(tmp_path, {"tools/__init__.py": "import secrets\n"}), source=tmp_path)
    assert done.returncode == 1
    assert "attune.tools is not allowed to import secrets" in done.stdout


def test_planted_app_outside_the_layers_is_found(tmp_path):
    done = lint(plant(tmp_path, {"gadgets/__init__.py": ""}), source=tmp_path)
    assert done.returncode == 1
    assert "gadgets" in done.stdout
