"""Writes a life through the product's own actions, each at its hour, the earliest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from attune.measure import actions as measures
from attune.measure.records import Bond
from attune.measure.schedule import actions as following
from attune.operations.demo import chance
from attune.operations.demo.lives import WEEKS, Asked, Entry, HardNight, Life, Line, Measured, Practice
from attune.people.viewer import Viewer
from attune.player import actions as player
from attune.player import runs
from attune.player.library import curriculum
from attune.player.steps.kinds import Carried
from attune.safety.night import actions as nights
from attune.safety.night.records import SLEPT
from attune.spaces.records import Kept
from attune.today import actions as today
from attune.today.plan import actions as plans
from attune.today.records import SECURITY, CheckIn
from attune.tools.journal import actions as journal
from attune.tools.journal.records import Note

SMALL = "come-down-to-the-water"
A_STEP = timedelta(seconds=50)
EVENING = time(19, 30)

type Event = tuple[datetime, Callable[[datetime], object]]


@dataclass
class Writer:
    """One person's days. `today` is the day on which the demo is made; `notes` is what was written, by its day."""

    life: Life
    viewer: Viewer
    today: date
    notes: dict[int, Kept[Note]] = field(default_factory=dict)

    def at(self, ago: int, hour: time) -> datetime:
        """So many days ago at this hour of the person's clock."""
        return datetime.combine(self.today - timedelta(days=ago), hour, ZoneInfo(self.life.time_zone))

    def events(self) -> list[Event]:
        """Everything that this person writes, in order."""
        life, found = self.life, [*self.days(), *self.settling_in()]
        found += [(self.at(one.ago, one.at), partial(self.note, one)) for one in life.notes]
        found += [(self.at(one.ago, one.at), partial(self.play, one)) for one in life.practices]
        found += [(self.at(one.ago, time(18, 5)), partial(self.measure, one)) for one in life.measures]
        found += [(self.at(one.ago, time(18, 40)), partial(self.ask, one)) for one in life.asked]
        if life.night_note:
            found.append((self.at(life.night_note.ago, life.night_note.at), self.keep_note))
        for night in life.nights:
            found.append((self.night_at(night), partial(self.be_up, night)))
            found.append((self.at(night.ago - 1, time(8, 15)), partial(self.look_back, night)))
        return sorted(found, key=lambda event: event[0])

    def night_at(self, night: HardNight) -> datetime:
        """Of an evening and the night after it."""
        return self.at(night.ago if night.at.hour >= 12 else night.ago - 1, night.at)

    # ---- days ----

    def days(self) -> Iterator[Event]:
        """Check-ins and small practices."""
        lines = {line.ago: line for line in self.life.lines}
        for ago in range(WEEKS * 7, 0, -1):
            hour = time(chance.pick((8, 13, 19, 21, 22), self.life.name, ago), chance.pick(range(60), ago))
            here = chance.share(self.life.name, ago, "here") < self.life.often
            if ago in lines or (here and not self.pauses(ago)):
                yield self.at(ago, hour), partial(self.check_in, ago, lines.get(ago))
            played = {one.ago for one in self.life.practices}
            if ago % self.life.every == 1 and ago not in played and not self.pauses(ago):
                way = {"way": self.life.way}
                yield self.at(ago, EVENING), partial(self.play, Practice(ago, EVENING, SMALL, way))

    def pauses(self, ago: int) -> bool:
        """Whether this is a week in which the person did something else."""
        return WEEKS - 1 - (ago - 1) // 7 in self.life.paused

    def level(self, ago: int) -> float:
        """How distressed the week of this day is on the whole, 1 to 7."""
        return self.life.course[WEEKS - 1 - (ago - 1) // 7]

    def check_in(self, ago: int, line: Line | None, now: datetime) -> None:
        """The stop, and on some days the rest of it."""
        name = self.life.name
        distress = chance.around(self.level(ago), 2.2, 1, 7, name, ago, "distress")
        today.rate(viewer=self.viewer, distress=distress, now=now)
        if line is None and chance.share(name, ago, "more") > 0.4:
            return
        words = self.life.feelings[min(2, max(0, distress - 1) // 2)]
        feelings = [chance.pick(words, name, ago, "word")]
        felt = {item: chance.around(8 - distress, 2.5, 1, 7, name, ago, item) for item in SECURITY}
        body = CheckIn(line=line.text if line else "", feelings=feelings, security=felt if line else {})
        today.say_more(viewer=self.viewer, version=1, body=body, now=now + A_STEP)

    # ---- what is written once ----

    def settling_in(self) -> Iterator[Event]:
        """The private question, the plan and who could be told, after the first measure."""
        first = self.life.measures[0].ago
        yield self.at(first, time(18, 20)), self.plan

    def plan(self, now: datetime) -> None:
        """Keep what is proposed."""
        plans.answer_alarm(viewer=self.viewer, answer="no", now=now)
        plans.name_someone(viewer=self.viewer, name=self.life.someone, now=now)
        plans.keep_plan(viewer=self.viewer, after_what=self.life.after_what, now=now)

    def note(self, entry: Entry, now: datetime) -> None:
        """Put a note away."""
        kept = journal.put_away(viewer=self.viewer, text=entry.text, now=now)
        self.notes[entry.ago] = kept

    def keep_note(self, now: datetime) -> None:
        """The note for a hard night."""
        text = self.life.night_note.text if self.life.night_note else ""
        nights.keep_note(viewer=self.viewer, text=text, version=0, now=now)

    def be_up(self, night: HardNight, now: datetime) -> None:
        """Open the note, or keep what was not sent."""
        nights.open_note(viewer=self.viewer, now=now)
        if night.unsent:
            nights.keep_unsent(viewer=self.viewer, text=night.unsent, urges=[9, 8, 6], now=now + A_STEP)

    def look_back(self, night: HardNight, now: datetime) -> None:
        """What helped."""
        slept = next(each for each in SLEPT if each == night.slept)
        nights.say_what_helped(viewer=self.viewer, helped=night.helped, slept=slept, now=now)

    # ---- practices and measures ----

    def play(self, practice: Practice, now: datetime) -> None:
        """From the first step to the end, at the pace of somebody who writes."""
        exercise = curriculum().exercise(practice.slug)
        kept = player.begin(viewer=self.viewer, exercise=exercise, now=now)
        for _step in exercise.steps:
            if kept.body.finished:
                return
            step, now = runs.step_at(exercise, kept.body), now + A_STEP
            answer = practice.answers.get(step.id) or self.rated(step.measures(), practice)
            turn = player.Turn(self.viewer, kept, exercise, step, Carried([answer] if answer else []), now)
            played = player.answer(turn)
            kept = (player.skip(turn) if played.error else played).kept

    def rated(self, role: str | None, practice: Practice) -> str:
        """Distress before or after, 0 to 10; mostly it eases, sometimes it does not."""
        if role is None:
            return ""
        what = (self.life.name, practice.ago, practice.slug)
        before = chance.around((self.level(practice.ago) - 1) * 10 / 6, 2, 0, 10, *what)
        eased = chance.pick((3, 2, 2, 1, 1, 0, 0, -1), *what, "eased")
        return str(before if role == "before" else max(0, before - eased))

    def measure(self, measured: Measured, now: datetime) -> None:
        """Every question of the inventory, each a little off the level."""
        instrument, bond = curriculum().instruments["attachment"], Bond(measured.kind, measured.name)
        kept = measures.begin(viewer=self.viewer, instrument=instrument, bond=bond, now=now)
        for item in kept.body.order:
            scale = "anxiety" if item in kept.body.scales["anxiety"] else "avoidance"
            level = measured.anxiety if scale == "anxiety" else measured.avoidance
            value = chance.around(level, 1.8, 1, 7, self.life.name, measured.ago, item)
            turned = value if kept.body.scales[scale][item] == 1 else 8 - value
            now += timedelta(seconds=9)
            measures.answer(viewer=self.viewer, measure_id=kept.id, item=item, value=turned, now=now)
        measures.finish(viewer=self.viewer, measure_id=kept.id, now=now)

    def ask(self, asked: Asked, now: datetime) -> None:
        """Another measure, which is followed from its first time on."""
        instrument, bond = curriculum().instruments[asked.slug], Bond(asked.kind, asked.name)
        following.choose(viewer=self.viewer, chosen=[(instrument, bond)], now=now)
        kept = measures.begin(viewer=self.viewer, instrument=instrument, bond=bond, now=now)
        for item in kept.body.order:
            key = next(keys[item] for keys in kept.body.scales.values() if item in keys)
            steps = kept.body.points_of(item) - 1
            value = chance.around(steps * asked.share, steps / 4, 0, steps, self.life.name, asked.ago, item)
            now += timedelta(seconds=9)
            told = kept.body.lowest + (value if key == 1 else steps - value)
            measures.answer(viewer=self.viewer, measure_id=kept.id, item=item, value=told, now=now)
        measures.finish(viewer=self.viewer, measure_id=kept.id, now=now)
