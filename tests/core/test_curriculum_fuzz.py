"""Whatever a file holds, the linter names it and does not fall over."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.core.curriculum import check
from tests.core.curriculum_folder import EVIDENCE, EXERCISE, FEELINGS, LESSON, write
from tests.core.instrument_file import WHOLE
from tests.core.scene_file import SCENE, TYPES

TEXTS = {
    "come_down": EXERCISE,
    "why_a_silence": LESSON,
    "closeness": WHOLE,
    "feelings": FEELINGS,
    "evidence": EVIDENCE,
    "silence": SCENE,
}
SNIPPETS = [
    "",
    "x",
    "[]",
    "{}",
    "null",
    "3",
    "true",
    "- a",
    "a: b",
    "{a: 1}",
    "[1, {b: 2}]",
    "&a [*a]",
    "*b",
    "!!set {a}",
    "2024-01-01",
    "1e400",
    "? [a]\n: b",
    "'",
    "\t",
    "|",
    "\x85",
    "- - -",
    "!!python/object:os.x {}",
    "0x_",
    "<<: 3",
]


@given(data=st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_it_fall_over(tmp_path, data):
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    lines = TEXTS[name].split("\n")
    for _cut in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        head = lines[place].split(":", 1)[0]
        snippet = data.draw(st.sampled_from(SNIPPETS) | st.text(max_size=8))
        lines[place] = data.draw(st.sampled_from([snippet, f"{head}: {snippet}", lines[place] + snippet]))
    text = "\n".join(lines).encode("utf-8", "ignore").decode()
    folder = write(tmp_path, **{name: text})
    (folder / "scenes").mkdir(exist_ok=True)
    (folder / "scenes" / "silence.yaml").write_text(text if name == "silence" else SCENE, encoding="utf-8")
    for problem in check(folder, TYPES):
        assert problem.line >= 1
        assert problem.what
        assert problem.mend
        assert "\n" not in str(problem)
