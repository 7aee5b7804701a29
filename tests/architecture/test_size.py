"""The size budget: a reader can hold a file and a function in the head."""

from pathlib import Path

from tests.architecture.source import SRC, functions, python_files

FILE_MOST, FILE_USUAL = 400, 180
FUNCTION_MOST, FUNCTION_USUAL = 60, 30
SHARE = 0.9


def over_budget(sizes: dict[str, int], *, most: int, usual: int) -> list[str]:
    """Reasons why these sizes break the budget; empty when they hold it."""
    reasons = [f"{name} has {size} lines; the most is {most}" for name, size in sizes.items() if size > most]
    long = sorted((size, name) for name, size in sizes.items() if size > usual)
    if len(long) > (1 - SHARE) * len(sizes):
        names = ", ".join(f"{name} ({size})" for size, name in long)
        reasons.append(f"more than one in ten is over {usual} lines: {names}")
    return reasons


def file_sizes(folder: Path) -> dict[str, int]:
    return {str(f.relative_to(folder)): len(f.read_text().splitlines()) for f in python_files(folder)}


def function_sizes(folder: Path) -> dict[str, int]:
    return {
        f"{file.relative_to(folder)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in python_files(folder)
        for node in functions(file)
    }


def test_files_hold_the_budget():
    assert over_budget(file_sizes(SRC), most=FILE_MOST, usual=FILE_USUAL) == []


def test_functions_hold_the_budget():
    assert over_budget(function_sizes(SRC), most=FUNCTION_MOST, usual=FUNCTION_USUAL) == []


def test_planted_one_long_file_is_found(tmp_path):
    (tmp_path / "long.py").write_text("x = 1\n" * 401)
    for n in range(30):
        (tmp_path / f"short{n}.py").write_text("x = 1\n")
    assert over_budget(file_sizes(tmp_path), most=FILE_MOST, usual=FILE_USUAL) == [
        "long.py has 401 lines; the most is 400"
    ]


def test_planted_many_middling_functions_are_found(tmp_path):
    body = "def f():\n" + "    x = 1\n" * 35
    (tmp_path / "a.py").write_text(body * 2 + "def g():\n    pass\n")
    (reason,) = over_budget(function_sizes(tmp_path), most=FUNCTION_MOST, usual=FUNCTION_USUAL)
    assert "more than one in ten is over 30 lines" in reason
