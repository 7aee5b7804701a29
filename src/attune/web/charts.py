"""Numbers in, geometry out: plain data for `web/_map.html` and `web/_line_chart.html`. No colours, no requests."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

# ---- The plane: two axes that cross, one filled ellipse, earlier ones as outlines ----

LEFT, TOP, WIDTH, HEIGHT = 26.0, 28.0, 308.0, 320.0
MIDDLE_X, MIDDLE_Y = LEFT + WIDTH / 2, TOP + HEIGHT / 2
# Labels are placed for the widest fallback font at the size that small phones get (15 px).
LETTER, LINE = 9.2, 19.0
GAP = 5.0


@dataclass(frozen=True, kw_only=True)
class Place:
    """A point on the plane, and half the width and height of its ellipse of doubt; units of the scale."""

    across: float
    up: float
    across_axis: float
    up_axis: float
    label: str = ""


@dataclass(frozen=True)
class Label:
    """A word at the foot of its letters, in units of the picture."""

    text: str
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True)
class Ellipse:
    """In units of the picture; its axes lie along the two of the plane."""

    x: float
    y: float
    rx: float
    ry: float

    def outline(self, steps: int = 48) -> list[tuple[float, float]]:
        """Points along the line."""
        around = [2 * math.pi * step / steps for step in range(steps)]
        return [(self.x + self.rx * math.cos(t), self.y + self.ry * math.sin(t)) for t in around]


@dataclass(frozen=True)
class Corner:
    """A word in a corner: whole, and folded into lines for the smallest screens.

    `folds`: it is long enough to meet its neighbour, and is folded on every screen.
    """

    text: str
    x: float
    y: float
    anchor: str
    lines: tuple[Label, ...]
    folds: bool = False


@dataclass(frozen=True)
class Plane:
    """All that the picture needs. An earlier place: its shape, its label or None, and a class that fades it."""

    here: Ellipse
    here_label: Label | None
    earlier: tuple[tuple[Ellipse, Label | None, str], ...]
    corners: tuple[Corner, ...]
    top: str
    bottom: str
    left: str
    right: str


@dataclass
class _Taken:
    """Boxes (x0, y0, x1, y1) and points that no label may touch."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def free(self, box: tuple[float, float, float, float]) -> bool:
        x0, y0, x1, y1 = box
        if x0 < LEFT + 3 or x1 > LEFT + WIDTH - 3 or y0 < TOP + 3 or y1 > TOP + HEIGHT - 3:
            return False
        if x0 - 2 < MIDDLE_X < x1 + 2 or y0 - 2 < MIDDLE_Y < y1 + 2:  # on an axis
            return False
        if any(x0 < b[2] and b[0] < x1 and y0 < b[3] and b[1] < y1 for b in self.boxes):
            return False
        return not any(x0 - 2 < x < x1 + 2 and y0 - 2 < y < y1 + 2 for x, y in self.points)


def plane(
    *,
    here: Place,
    earlier: Sequence[Place] = (),
    corners: tuple[str, str, str, str],
    ends: tuple[str, str, str, str],
    lowest: float = 1.0,
    highest: float = 7.0,
) -> Plane:
    """Lay out the map.

    `corners`: words at top left, top right, bottom left, bottom right; `ends`: at the top, bottom, left and
    right ends of the axes; `earlier`: the newest first; `lowest`, `highest`: the ends of both scales. A label
    for which there is no free place is left out of the picture; the words beside it have it anyway.
    """
    ellipses = [_ellipse(place, lowest, highest) for place in (here, *earlier)]
    named = _corners(corners)
    taken = _Taken()
    for corner in named:
        taken.boxes.append(_corner_box(corner))
    for one in ellipses:
        taken.points.extend(one.outline())
    spot = ellipses[0]
    taken.boxes.append((spot.x - 7, spot.y - 7, spot.x + 7, spot.y + 7))
    labels = [_label(place.label, one, taken) for place, one in zip((here, *earlier), ellipses, strict=True)]
    return Plane(
        here=spot,
        here_label=labels[0],
        earlier=tuple(
            (one, label, "" if age == 0 else "older")
            for age, (one, label) in enumerate(zip(ellipses[1:], labels[1:], strict=True))
        ),
        corners=named,
        top=ends[0],
        bottom=ends[1],
        left=ends[2],
        right=ends[3],
    )


@dataclass(frozen=True)
class Named:
    """One of several places on a map: its number, its shape, and its name where there is room for it."""

    number: int
    shape: Ellipse
    label: Label | None
    line: int


@dataclass(frozen=True)
class Several:
    """Several places on one map, each of its own; `line` is one of four kinds of dashes."""

    places: tuple[Named, ...]
    corners: tuple[Corner, ...]
    top: str
    bottom: str
    left: str
    right: str


LONGEST = 14
"""A longer name stands beside the map only, under its number."""


def several(
    places: Sequence[Place],
    *,
    corners: tuple[str, str, str, str],
    ends: tuple[str, str, str, str],
    lowest: float = 1.0,
    highest: float = 7.0,
) -> Several:
    """Lay out places that are all of now, in order: see `plane` for the rest."""
    shapes = [_ellipse(place, lowest, highest) for place in places]
    named, taken = _corners(corners), _Taken()
    taken.boxes.extend(_corner_box(corner) for corner in named)
    taken.boxes.extend((one.x - 12, one.y - 12, one.x + 12, one.y + 12) for one in shapes)
    found = [
        Named(n, shape, _label(place.label if len(place.label) <= LONGEST else "", shape, taken), (n - 1) % 4)
        for n, (place, shape) in enumerate(zip(places, shapes, strict=True), 1)
    ]
    return Several(tuple(found), named, *ends)


def _ellipse(place: Place, lowest: float, highest: float) -> Ellipse:
    across, down = WIDTH / (highest - lowest), HEIGHT / (highest - lowest)
    return Ellipse(
        x=round(LEFT + (place.across - lowest) * across, 2),
        y=round(TOP + HEIGHT - (place.up - lowest) * down, 2),
        rx=round(place.across_axis * across, 2),
        ry=round(place.up_axis * down, 2),
    )


def _corners(words: tuple[str, str, str, str]) -> tuple[Corner, ...]:
    made = []
    for index, text in enumerate(words):
        right, bottom = index % 2 == 1, index >= 2
        x, anchor = (LEFT + WIDTH - 8, "end") if right else (LEFT + 8, "start")
        y = TOP + HEIGHT - 10 if bottom else TOP + 20
        first, dash, second = text.partition("-")
        parts = [first + dash, second] if second else [text]
        start = y - (len(parts) - 1) * LINE if bottom else y
        lines = tuple(Label(part, x, start + row * LINE, anchor) for row, part in enumerate(parts))
        beside = words[index ^ 1]
        folds = (len(text) + len(beside)) * LETTER * 13 / 15 > WIDTH - 24
        made.append(Corner(text, x, y, anchor, lines, folds))
    return tuple(made)


def _corner_box(corner: Corner) -> tuple[float, float, float, float]:
    """Room for the whole word at 13 px and for its folded lines at 15 px."""
    wide = max(len(corner.text) * LETTER * 13 / 15, *(len(line.text) * LETTER for line in corner.lines))
    top = min(corner.y, *(line.y for line in corner.lines)) - 15
    bottom = max(corner.y, *(line.y for line in corner.lines)) + 6
    if corner.anchor == "end":
        return (corner.x - wide, top, corner.x, bottom)
    return (corner.x, top, corner.x + wide, bottom)


def _label(text: str, one: Ellipse, taken: _Taken) -> Label | None:
    """The first free place: under or over the middle, then in rings around the outline."""
    if not text:
        return None
    wide = len(text) * LETTER
    for x, y in _candidates(one, wide):
        box = (x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2)
        if taken.free(box):
            taken.boxes.append(box)
            return Label(text, round(x, 1), round(y + 4.5, 1))
    return None


def _candidates(one: Ellipse, wide: float) -> list[tuple[float, float]]:
    """Middles of possible label boxes, the best first: inside, then around the shape, further and further out."""
    found = [(one.x, one.y + 8 + LINE / 2 + 3), (one.x, one.y - 8 - LINE / 2 - 3)]
    outline = one.outline(24)
    for away in (GAP, 3 * GAP, 6 * GAP, 10 * GAP):
        for x, y in sorted(outline, key=lambda p: abs(p[1] - one.y)):
            dx, dy = x - one.x, y - one.y
            length = math.hypot(dx, dy) or 1.0
            ux, uy = dx / length, dy / length
            found.append((x + ux * away + math.copysign(wide / 2, ux), y + uy * (away + LINE / 2)))
            found.append((x + ux * away, y + uy * away + math.copysign(LINE / 2 + GAP, uy)))
    return found


# ---- The line: a number over days, with its error ----


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One point: the day, the value and half its 95 % band, both in units of the scale; a dot unless `count` is 0."""

    day: dt.date
    value: float
    error: float
    count: int = 1


@dataclass(frozen=True)
class Line:
    """Paths in a field of 100 × 100 that the page stretches; `singles` are x, y, width, height of lone bands."""

    rules: str
    band: str
    singles: tuple[tuple[float, float, float, float], ...]
    run: str
    points: str
    ticks: tuple[dt.date, ...]
    high: str
    low: str
    readings: tuple[Reading, ...]  # newest first, for the table


FEWEST_FOR_A_LINE = 5


def line_chart(readings: Sequence[Reading], *, lowest: float, highest: float, low: str, high: str) -> Line:
    """Lay out a line over days with its band of error.

    `low`, `high`: words at the ends of the scale. Under five points there is no line: dots, each with its own
    band. Bands end where the scale ends.
    """
    points = sorted(readings, key=lambda one: one.day)
    places = [(_at(one.day, points), one) for one in points]

    def y(value: float) -> float:
        return round(100 * (highest - min(highest, max(lowest, value))) / (highest - lowest), 2)

    dots = " ".join(f"M{x} {y(one.value)}h.01" for x, one in places if one.count)
    run = band = ""
    singles: tuple[tuple[float, float, float, float], ...] = ()
    if len(points) >= FEWEST_FOR_A_LINE:
        run = "M" + "L".join(f"{x} {y(one.value)}" for x, one in places)
        above = [f"{x} {y(one.value + one.error)}" for x, one in places]
        below = [f"{x} {y(one.value - one.error)}" for x, one in reversed(places)]
        band = "M" + " ".join(above + below) + "z"
    else:
        spans = [(x, y(one.value + one.error), y(one.value - one.error)) for x, one in places]
        singles = tuple((round(x - 1, 2), top, 2.0, round(bottom - top, 2)) for x, top, bottom in spans)
    return Line(
        rules="M0 0H100M0 50H100M0 100H100",
        band=band,
        singles=singles,
        run=run,
        points=dots,
        ticks=_ticks(points),
        high=high,
        low=low,
        readings=tuple(reversed(points)),
    )


def _at(day: dt.date, points: Sequence[Reading]) -> float:
    """Days from the first to the last, from 2 to 98; a lone day stands in the middle."""
    days = (points[-1].day - points[0].day).days
    return 50.0 if days == 0 else round(2 + 96 * (day - points[0].day).days / days, 2)


def _ticks(points: Sequence[Reading]) -> tuple[dt.date, ...]:
    """The first day, the one halfway and the last; fewer where they would be the same."""
    if not points:
        return ()
    first, last = points[0].day, points[-1].day
    days = (last - first).days
    if days == 0:
        return (first,)
    return (first, last) if days < 4 else (first, first + dt.timedelta(days=days // 2), last)
