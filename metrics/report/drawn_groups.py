"""Charts of groups: ranked bars with value and change in the row, a week of hours, points of two numbers."""

from collections.abc import Sequence

from metrics import colours
from metrics.report import svg
from metrics.report.drawn_time import LEFT, Frame, ruled
from metrics.report.page import Chart, Series

MEANING = {name: pair.light for name, pair in colours.MEANING.items()}
NAME, VALUE, COUNT, CHANGE = 250.0, 110.0, 90.0, 170.0
NOTE = 28.0  # px that a line below a map needs
LETTER = 10.0  # the width of one in a cell


def ranked(chart: Chart, width: float, height: float) -> list[str]:
    """A row a group: name, bar, n, value, change; the span before as a short line across the bar."""
    tall = min(60.0, (height - 20) / len(chart.categories))
    drawn = [v for one in chart.series for v in one.values if v is not None]
    most, least = max([0, *drawn]), min([0, *drawn])
    changes = CHANGE if any(words for words, _ in chart.changes) else 0.0
    room = width - NAME - VALUE - COUNT * bool(chart.counts) - changes
    found = []
    for at, name in enumerate(chart.categories):
        y = at * tall
        found += [
            svg.text(0, y + tall / 2 + 6, svg.shortened(name, NAME - 16)),
            *_bar([one.values[at] for one in chart.series], _paint(chart, at), (y, tall), (least, most, room)),
            *_said(chart, at, width - changes, y + tall / 2 + 6),
        ]
    return found + _key(chart, len(chart.categories) * tall)


def _paint(chart: Chart, at: int) -> str:
    return chart.paints[at] if chart.paints else chart.series[0].colour


def _bar(
    values: Sequence[float | None], colour: str, place: tuple[float, float], scale: tuple[float, float, float]
) -> list[str]:
    """The bar in its row (top, height) from zero to either side, on a scale (least, most, room); before as a line across."""
    (y, tall), (least, most, room) = place, scale
    size = room / ((most - least) or 1)
    zero, long = NAME - size * least, size * (values[0] or 0)
    found = [svg.box(zero + min(long, 0), y + tall * 0.22, max(abs(long), 2), tall * 0.56, colour, rx=2)]
    if len(values) > 1 and values[1] is not None:
        x = zero + size * values[1]
        found.append(svg.rule(x, y + tall * 0.14, x, y + tall * 0.86, svg.QUIET, stroke_width=2))
    return found


def _said(chart: Chart, at: int, right: float, y: float) -> list[str]:
    """How many rows, the value and its change, in columns that end or begin at the right of the bars."""
    change, meaning = chart.changes[at] if chart.changes else ("", "none")
    count = [svg.text(right - VALUE - 6, y, chart.counts[at], svg.QUIET, "end", font_size=14)] if chart.counts else []
    room = 12 if any(words for words, _ in chart.changes) else 0
    return [
        *count,
        svg.text(right - room, y, chart.words[at], anchor="end", font_weight=600),
        svg.change(right + 24, y, change, MEANING[meaning]),
    ]


def _key(chart: Chart, bottom: float) -> list[str]:
    """What the short line means."""
    if len(chart.series) < 2:
        return []
    y = bottom + 14
    return [svg.rule(NAME, y - 12, NAME, y + 2, svg.QUIET, stroke_width=2),
            svg.text(NAME + 10, y, chart.series[1].name, svg.QUIET, font_size=14)]  # fmt: skip


def heat(chart: Chart, width: float, height: float) -> list[str]:
    """Weekdays down, hours across, one hue, grey where a few rows are behind it; the highest cell has its value."""
    left, top = 110.0, 30.0
    wide, tall = (width - left) / 24, (height - top - (NOTE if chart.note else 8)) / len(chart.series)
    most = max((value or 0 for one in chart.series for value, pale in _cells(one) if not pale), default=0) or 1
    found = [svg.text(left + (at + 0.5) * wide, 18, at, svg.QUIET, "middle", font_size=15) for at in range(0, 24, 2)]
    for row, one in enumerate(chart.series):
        y = top + row * tall
        found.append(svg.text(0, y + tall / 2 + 6, one.name, svg.QUIET))
        for at, (value, pale) in enumerate(_cells(one)):
            if value is None:
                continue
            part = -1.0 if pale else max(0.0, value / most)
            found.append(
                svg.box(
                    left + at * wide + 1, y + 1, wide - 2, tall - 2, colours.PALE.light if pale else _shade(part), rx=2
                )
            )
            if part == 1 and chart.words and len(chart.words[-1]) * LETTER <= wide:
                middle = left + (at + 0.5) * wide
                found.append(
                    svg.text(middle, y + tall / 2 + 6, chart.words[-1], colours.PAGE.light, "middle", font_weight=600)
                )
    return found


def _cells(day: Series) -> list[tuple[float | None, bool]]:
    """Each value, and whether it rests on a few rows."""
    return list(zip(day.values, day.pale or [False] * len(day.values), strict=True))


def _shade(part: float) -> str:
    """From nearly the page's colour to the accent."""
    ends = [[int(pair.light[at : at + 2], 16) for at in (1, 3, 5)] for pair in (colours.ACCENT_SOFT, colours.ACCENT)]
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in zip(*ends, strict=True))


def scatter(chart: Chart, width: float, height: float) -> list[str]:
    """A dot a group, named where there is room; the axes' titles say what lies along and up."""
    frame = Frame(chart, width, height - 26, 130, 40)
    found = [*ruled(chart.axis, frame), svg.text(0, 16, chart.axis.label, svg.QUIET)]
    along, size = chart.along, (chart.along.high - chart.along.low) or 1

    def across(value: float) -> float:
        return frame.left + (value - along.low) / size * (frame.right - frame.left)

    for value, words in zip(along.rules, along.words, strict=True):
        found.append(svg.text(across(value), frame.bottom + 26, words, svg.QUIET, "middle"))
    found.append(svg.text((LEFT + frame.right) / 2, height - 6, along.label, svg.QUIET, "middle"))
    at = [(across(x), frame.y(y)) for x, y in zip(chart.series[0].values, chart.series[1].values, strict=True)]
    found += [svg.dot(x, y, 7, chart.series[1].colour, fill_opacity=0.8) for x, y in at]
    return found + _named(chart.categories, at)


def _named(names: Sequence[str], at: Sequence[svg.Point]) -> list[str]:
    """The names beside the dots, as far as they do not lie upon another name or dot."""
    found, taken = [], [(x - 8, x + 8, y) for x, y in at]
    for (x, y), name in zip(at, names, strict=True):
        shown = svg.shortened(name, 130, 15)
        left, right = x + 12, x + 14 + svg.width_of(shown, 15)
        if not any(left < ends and starts < right and abs(y - height) < 18 for starts, ends, height in taken):
            taken.append((left, right, y))
            found.append(svg.text(left, y + 5, shown, svg.QUIET, font_size=15))
    return found
