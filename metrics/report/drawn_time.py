"""Charts over time: lines with their names at the end, bars, stacked bars; a gap in the data is a gap in the line."""

from metrics.report import svg
from metrics.report.page import Axis, Chart, Series

LEFT, RIGHT, TOP, BOTTOM = 74.0, 150.0, 16.0, 44.0
LEGEND = 34.0
MARKS = 4  # lines of words of events


class Frame:
    """Where categories and values lie on the picture."""

    def __init__(self, chart: Chart, width: float, height: float, right: float, top: float = TOP):
        self.left, self.right, self.top, self.bottom = LEFT, width - right, top, height - BOTTOM
        self.axis, self.count = chart.axis, max(len(chart.categories), 1)

    @property
    def slot(self) -> float:
        """How wide one category is."""
        return (self.right - self.left) / self.count

    def x(self, place: float) -> float:
        """The middle of a category."""
        return self.left + (place + 0.5) * self.slot

    def y(self, value: float) -> float:
        """The height of a value."""
        size = self.axis.high - self.axis.low or 1
        return self.bottom - (value - self.axis.low) / size * (self.bottom - self.top)


def line(chart: Chart, width: float, height: float) -> list[str]:
    """A line for each series, its name where it ends; the span before thin and dashed."""
    frame = Frame(chart, width, height, RIGHT)
    found = ground(chart, frame)
    for one in sorted(chart.series, key=lambda one: not one.quiet):
        points = [None if v is None else (frame.x(at), frame.y(v)) for at, v in enumerate(one.values)]
        look = {"stroke_width": 2, "stroke_dasharray": "2 5"} if one.quiet else {"stroke_width": 3}
        found.append(svg.course(points, one.colour, **look))
    return found + _names(chart, frame)


def bars(chart: Chart, width: float, height: float) -> list[str]:
    """Bars side by side; of one series the span before as short dashes across them."""
    own = [one for one in chart.series if not one.quiet]
    frame = Frame(chart, width, height, 16, TOP + LEGEND)
    found = ground(chart, frame) + legend(chart)
    wide = frame.slot * 0.72 / len(own)
    for number, one in enumerate(own):
        for at, value in enumerate(one.values):
            if value is not None:
                x = frame.x(at) - frame.slot * 0.36 + number * wide
                found.append(_bar(frame, x, wide, value, 0.0, one))
    for one in chart.series:
        if one.quiet:
            found += [_dash(frame, at, value, one.colour) for at, value in enumerate(one.values) if value is not None]
    return found


def stacked(chart: Chart, width: float, height: float) -> list[str]:
    """Bars one upon the other, the first series at the bottom."""
    frame = Frame(chart, width, height, 16, TOP + LEGEND)
    found, level = ground(chart, frame) + legend(chart), [0.0] * len(chart.categories)
    for one in chart.series:
        for at, value in enumerate(one.values):
            if value:
                found.append(_bar(frame, frame.x(at) - frame.slot * 0.36, frame.slot * 0.72, value, level[at], one))
                level[at] += value
    return found


def _bar(frame: Frame, x: float, wide: float, value: float, base: float, one: Series) -> str:
    ends = sorted((frame.y(base), frame.y(base + value)))
    return svg.box(x, ends[0], wide, ends[1] - ends[0], one.colour)


def _dash(frame: Frame, at: int, value: float, colour: str) -> str:
    x, half = frame.x(at), frame.slot * 0.42
    return svg.rule(x - half, frame.y(value), x + half, frame.y(value), colour, stroke_width=2)


def ground(chart: Chart, frame: Frame) -> list[str]:
    """Ruled lines with their values, and as many categories named as there is room for."""
    found = ruled(chart.axis, frame)
    room = max(svg.width_of(name) for name in chart.categories) + 20
    step = max(1, -int(-room // frame.slot))
    for at, name in enumerate(chart.categories):
        if at % step == 0 and frame.x(at) + room / 2 < frame.right + 60:
            found.append(svg.text(frame.x(at), frame.bottom + 28, name, svg.QUIET, "middle"))
    return found + _happened(chart, frame)


def _happened(chart: Chart, frame: Frame) -> list[str]:
    """A dashed rule at the period of each event, its words beside it, each a line lower than the one before."""
    found = []
    for number, (at, words) in enumerate(chart.marks):
        x, y = frame.x(at), frame.top + 14 + 20 * (number % MARKS)
        side = "end" if x > (frame.left + frame.right) / 2 else "start"
        found += [
            svg.rule(x, frame.top, x, frame.bottom, svg.QUIET, stroke_dasharray="3 4"),
            svg.text(x + (-8 if side == "end" else 8), y, svg.shortened(words, 240, 15), svg.QUIET, side, font_size=15),
        ]
    return found


def ruled(axis: Axis, frame: Frame) -> list[str]:
    """A thin line at each round value, its words at the left."""
    found = []
    for value, words in zip(axis.rules, axis.words, strict=True):
        y = frame.y(value)
        found += [svg.rule(frame.left, y, frame.right, y), svg.text(frame.left - 10, y + 6, words, svg.QUIET, "end")]
    return found


def legend(chart: Chart) -> list[str]:
    """The names of several series with their colour, above the chart; nothing for one alone."""
    if len(chart.series) < 2:
        return []
    found, x = [], LEFT
    for one in chart.series:
        name = svg.shortened(one.name, 190)
        mark = (
            svg.rule(x, 12, x + 14, 12, one.colour, stroke_width=2) if one.quiet else svg.box(x, 5, 14, 14, one.colour)
        )
        found += [mark, svg.text(x + 22, 18, name, svg.QUIET)]
        x += svg.width_of(name) + 52
    return found


def _names(chart: Chart, frame: Frame) -> list[str]:
    """The series' names where their lines end, moved apart where they would overlap."""
    ends = [(one, _last(one)) for one in chart.series]
    placed = sorted(((frame.y(last), one) for one, last in ends if last is not None), key=lambda pair: pair[0])
    found, floor = [], frame.top - 20
    for y, one in placed:
        floor = max(y, floor + 24)
        colour = svg.QUIET if one.quiet else one.colour
        name = svg.shortened(one.name, RIGHT - 20)
        found.append(svg.text(frame.right + 12, floor + 6, name, colour))
    return found


def _last(one: Series) -> float | None:
    return next((value for value in reversed(one.values) if value is not None), None)
