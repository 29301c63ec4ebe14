"""Charts of groups: ranked bars with value and change in the row, a week of hours, points of two numbers."""

from metrics import colours
from metrics.report import svg
from metrics.report.drawn_time import LEFT, Frame, ruled
from metrics.report.page import Chart

MEANING = {name: pair.light for name, pair in colours.MEANING.items()}
NAME, VALUE, CHANGE = 250.0, 110.0, 170.0
MOST_NAMED = 25  # points with their name; beyond them the names would lie upon each other


def ranked(chart: Chart, width: float, height: float) -> list[str]:
    """A row a group: name, bar, value, change; the span before as a short line across the bar."""
    tall = min(60.0, (height - 20) / len(chart.categories))
    most = max((v for one in chart.series for v in one.values if v is not None), default=0) or 1
    room = width - NAME - VALUE - CHANGE
    found = []
    for at, name in enumerate(chart.categories):
        y, value = at * tall, chart.series[0].values[at] or 0
        long = room * max(value, 0) / most
        change, meaning = chart.changes[at] if chart.changes else ("", "none")
        found += [
            svg.text(0, y + tall / 2 + 6, svg.shortened(name, NAME - 16)),
            svg.box(NAME, y + tall * 0.22, max(long, 2), tall * 0.56, chart.series[0].colour, rx=2),
            svg.text(width - CHANGE - 12, y + tall / 2 + 6, chart.words[at], anchor="end", font_weight=600),
            svg.change(width - CHANGE + 24, y + tall / 2 + 6, change, MEANING[meaning]),
        ]
        before = chart.series[1].values[at] if len(chart.series) > 1 else None
        if before is not None:
            x = NAME + room * max(before, 0) / most
            found.append(svg.rule(x, y + tall * 0.14, x, y + tall * 0.86, svg.QUIET, stroke_width=2))
    return found + _key(chart, len(chart.categories) * tall)


def _key(chart: Chart, bottom: float) -> list[str]:
    """What the short line means."""
    if len(chart.series) < 2:
        return []
    y = bottom + 14
    return [svg.rule(NAME, y - 12, NAME, y + 2, svg.QUIET, stroke_width=2),
            svg.text(NAME + 10, y, chart.series[1].name, svg.QUIET, font_size=14)]  # fmt: skip


def heat(chart: Chart, width: float, height: float) -> list[str]:
    """Weekdays down, hours across, one hue; the highest cell has its value."""
    left, top = 110.0, 30.0
    wide, tall = (width - left) / 24, (height - top - 8) / len(chart.series)
    most = max((v for one in chart.series for v in one.values if v is not None), default=0) or 1
    found = [svg.text(left + (at + 0.5) * wide, 18, at, svg.QUIET, "middle", font_size=15) for at in range(0, 24, 2)]
    for row, one in enumerate(chart.series):
        y = top + row * tall
        found.append(svg.text(0, y + tall / 2 + 6, one.name, svg.QUIET))
        for at, value in enumerate(one.values):
            if value is None:
                continue
            part = max(0.0, value / most)
            found.append(svg.box(left + at * wide + 1, y + 1, wide - 2, tall - 2, _shade(part), rx=2))
            if part == 1 and chart.words:
                middle = left + (at + 0.5) * wide
                found.append(
                    svg.text(middle, y + tall / 2 + 6, chart.words[-1], colours.PAGE.light, "middle", font_weight=600)
                )
    return found


def _shade(part: float) -> str:
    """From nearly the page's colour to the accent."""
    ends = [[int(pair.light[at : at + 2], 16) for at in (1, 3, 5)] for pair in (colours.ACCENT_SOFT, colours.ACCENT)]
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in zip(*ends, strict=True))


def scatter(chart: Chart, width: float, height: float) -> list[str]:
    """A dot a group, named while there are few; the axes' titles say what lies along and up."""
    frame = Frame(chart, width, height - 26, 130, 40)
    found = [*ruled(chart.axis, frame), svg.text(0, 16, chart.axis.label, svg.QUIET)]
    along, size = chart.along, (chart.along.high - chart.along.low) or 1

    def across(value: float) -> float:
        return frame.left + (value - along.low) / size * (frame.right - frame.left)

    for value, words in zip(along.rules, along.words, strict=True):
        found.append(svg.text(across(value), frame.bottom + 26, words, svg.QUIET, "middle"))
    found.append(svg.text((LEFT + frame.right) / 2, height - 6, along.label, svg.QUIET, "middle"))
    for at, name in enumerate(chart.categories):
        x, y = across(chart.series[0].values[at]), frame.y(chart.series[1].values[at])
        found.append(svg.dot(x, y, 7, chart.series[1].colour, fill_opacity=0.8))
        if len(chart.categories) <= MOST_NAMED:
            found.append(svg.text(x + 12, y + 5, svg.shortened(name, 130, 15), svg.QUIET, font_size=15))
    return found
