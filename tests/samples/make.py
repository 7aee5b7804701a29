"""Freeze a sample of each kind at its version now: `python -m tests.samples.make`. It changes none that is there."""

import base64
import os
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

HERE = Path(__file__).parent
AT = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def main() -> None:
    """Write what is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from attune.measure.bank import Weights
    from attune.measure.goals.records import Goal, Rating
    from attune.measure.records import Bond, Measure, Step
    from attune.measure.schedule.records import Schedule
    from attune.player.records import Run, WorseReason
    from attune.safety.night.records import Night, NightNote, Unsent
    from attune.spaces.invited import Invited
    from attune.spaces.records import encode
    from attune.today.records import Alarm, CheckIn, ComingBack, Day, LetterLine, Plan, Someone, Ways
    from attune.tools.journal.records import Note, NoteDraft
    from attune.tools.sharing.records import Copy, Part, Place, Sent

    bodies = [
        CheckIn(distress=5, security={"someone": 3}, feelings=["afraid"], line="A late answer.", rated=2),
        Day(declined=["three-weathers"], shorter=True, put_off=["plan"]),
        Plan(
            start="anxious",
            focus=["P3"],
            minutes=5,
            weekdays=[0, 2],
            after_what="The last dish",
            made=AT.date(),
        ),
        Alarm(answer="no", asked=date(2026, 11, 20), met=True),
        Someone(name="Aunt Mina"),
        Ways(check_in=False),
        ComingBack(findings=False, letter_day=2, not_words=["kettle"]),
        LetterLine(week=date(2026, 11, 16), line="A quiet one."),
        NightNote(text="Morning comes.", draft="Morning comes, and", made=date(2026, 11, 22)),
        Night(day=date(2026, 11, 23), helped=["breath", "time"], slept="some", answered=True),
        Unsent(text="Why did you not", urges=[8, 6, 3]),
        Goal(
            wish="Say it sooner",
            zero="Never",
            ten="The same evening",
            ratings=[Rating(day=AT.date(), value=3, line="On Sunday.")],
        ),
        Note(text="A kettle."),
        NoteDraft(text="Half a"),
        Copy(of="A note", parts=[Part(key="text", label="What I wrote", text="A kettle.")]),
        Sent(
            places=[
                Place(space=UUID(int=2), record=UUID(int=3), version=2, left_out=["feelings"], day=AT.date())
            ]
        ),
        Invited(name="Aunt Mina", days=[date(2026, 10, 2), AT.date()]),
        WorseReason(activity="half-speed", title="Half speed", text="Old memories."),
        Run(
            activity="half-speed",
            activity_uuid="5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f30",
            content_version=1,
            title="Half speed",
            started=AT,
            answers={"before": 7, "camera": "A kettle"},
            asked={"before": "How are you?", "camera": "What would a camera have seen?"},
            said={"before": "7"},
            before=7,
            after=4,
            finished=AT,
            outcome="done",
            feedback=["It eased from 7 to 4."],
        ),
        Schedule(
            instrument_uuid="5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f39",
            bond=Bond("friend", "Noor"),
            start=date(2026, 8, 3),
            again_after=21,
            stopped=date(2026, 11, 1),
            wishes=[date(2026, 10, 30)],
        ),
        Measure(
            instrument="attachment",
            instrument_uuid="5d0c1b52-7f8e-4a36-9a41-0c7b6e1d2f39",
            content_version=1,
            bond=Bond("self"),
            scales={"worry": {"a1": 1, "a2": -1}, "ease": {"v1": 1}},
            order=["a1", "v1"],
            lowest=0,
            points=4,
            own_points={"v1": 6},
            scoring="sum",
            times=4,
            mode="adaptive",
            bank={"a1": Weights(1.4, [-1.0, 0.0, 1.2]), "a2": Weights(0.9, [-0.5, 0.4, 1.0])},
            again_after=14,
            answers={"a1": 3, "v1": None},
            log=[Step("a1"), Step("v1")],
            started=AT,
            withdrawn=True,
        ),
    ]
    for body in bodies:
        path = HERE / f"{body.kind}-{body.current_version}.b64"
        if not path.exists():
            data = encode(body, at=AT, changed=AT, author=UUID(int=1))
            path.write_text(base64.b64encode(data).decode() + "\n")


if __name__ == "__main__":
    main()
