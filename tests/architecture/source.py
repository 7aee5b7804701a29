"""What the architecture tests read: the tree itself."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def python_files(folder: Path = SRC) -> list[Path]:
    """Python that people write: no migrations."""
    return sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def tracked_files() -> list[Path]:
    """What stands in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def layer_ranks() -> dict[str, int]:
    """App label → height, from the contract in pyproject.toml; 0 is the lowest."""
    contract = next(c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["id"] == "layers")
    names = [[name.strip(" ()") for name in layer.split("|")] for layer in contract["layers"]]
    return {name: height for height, layer in enumerate(reversed(names)) for name in layer}
