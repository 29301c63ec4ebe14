"""A chart as a picture: which shapes each kind is made of; the same picture stands in HTML, PDF, SVG and PNG."""

from metrics import colours
from metrics.report import svg
from metrics.report.drawn_groups import heat, ranked, scatter
from metrics.report.drawn_time import bars, line, stacked
from metrics.report.page import Chart, Page

WIDTH, HEIGHT = 1200.0, 470.0
EDGE, TITLE = 30, 30.0  # px around a picture that stands alone, and its title's size
MOST_ROWS = 12  # of a table in a picture
LONGEST = 40  # letters of a cell that its column makes room for
NOTHING = "There is nothing to draw in this span."
MEANING = {name: pair.light for name, pair in colours.MEANING.items()}


def picture(chart: Chart, alt: str) -> str:
    """The chart as SVG, 1,200 by 470, with its text alternative."""
    return svg.document(WIDTH, HEIGHT, alt, _shapes(chart))


def poster(page: Page) -> str:
    """The chart under its title, period and filter and above its definition: a picture that says by itself what it is."""
    room = WIDTH - 2 * EDGE
    lines = svg.wrapped(page.title, room, TITLE, 3)
    top = EDGE + TITLE * 1.25 * len(lines) + 54
    bottom = top + HEIGHT * room / WIDTH + 26
    words = [
        svg.text(EDGE, EDGE + TITLE * (0.9 + 1.25 * at), one, font_size=TITLE, font_weight=600)
        for at, one in enumerate(lines)
    ]
    words.append(svg.text(EDGE, top - 30, svg.shortened(page.subtitle, room, 16), svg.QUIET, font_size=16))
    if page.stale:
        words.append(svg.text(EDGE, top - 8, svg.shortened(page.stale, room, 14), MEANING["worse"], font_size=14))
    below = svg.wrapped(page.definition, room, 13)
    words += [svg.text(EDGE, bottom + 18 * at, one, svg.QUIET, font_size=13) for at, one in enumerate(below)]
    scale = f"translate({EDGE},{svg.number(top)}) scale({room / WIDTH:.4f})"
    drawn = f'<g transform="{scale}">{"".join(_shapes(page.chart))}</g>'
    return svg.document(WIDTH, bottom + 18 * len(below), page.alt, [*words, drawn])


def _shapes(chart: Chart) -> list[str]:
    draw = {"line": line, "bars": bars, "stacked": stacked, "ranked": ranked, "heat": heat, "scatter": scatter,
            "numbers": numbers, "table": table}[chart.kind]  # fmt: skip
    shapes = draw(chart, WIDTH, HEIGHT) if drawable(chart) else [svg.text(0, HEIGHT / 2, NOTHING, svg.QUIET)]
    if chart.note:
        shapes.append(svg.text(WIDTH, HEIGHT - 2, chart.note, svg.QUIET, "end", font_size=14))
    return shapes


def drawable(chart: Chart) -> bool:
    """Whether there is anything in it."""
    return bool(chart.cards or chart.rows) and (
        chart.kind in ("numbers", "table") or any(v is not None for one in chart.series for v in one.values)
    )


def numbers(chart: Chart, width: float, height: float) -> list[str]:
    """Cards, three in a row: what, how much, what became of it."""
    across = 3 if len(chart.cards) > 4 or len(chart.cards) == 3 else 2
    rows = -(-len(chart.cards) // across)
    gap, tall = 24.0, min((height - 24 * (rows - 1)) / rows, 223)
    wide = (width - gap * (across - 1)) / across
    found = []
    for place, card in enumerate(chart.cards):
        x, y = place % across * (wide + gap), place // across * (tall + gap)
        found += [
            svg.box(x, y, wide, tall, colours.SURFACE.light, rx=6),
            svg.text(x + 24, y + 42, svg.shortened(card.label, wide - 48, 20), svg.QUIET, font_size=20),
            svg.text(
                x + 24, y + tall / 2 + 22, svg.shortened(card.value, wide - 48, 48), font_size=48, font_weight=600
            ),
            svg.change(x + 24, y + tall - 26, card.change, MEANING[card.meaning], size=20),
            svg.text(x + wide - 24, y + tall - 26, card.below, svg.QUIET, "end", font_size=17),
        ]
    return found


def table(chart: Chart, width: float, height: float) -> list[str]:
    """The first rows in words, each column as wide as it needs, numbers to the right."""
    shown, wide = chart.rows[:MOST_ROWS], [width * share for share in columns(chart)]
    tall = min(38.0, (height - 24) / (len(shown) + 1))
    found = []
    for place, cells in enumerate((chart.header, *shown)):
        y, ink, left = (place + 0.68) * tall, svg.INK if place else svg.QUIET, 0.0
        for at, (words, room) in enumerate(zip(cells, wide, strict=True)):
            x, anchor = (left, "start") if at < chart.heads else (left + room, "end")
            found.append(svg.text(x, y, svg.shortened(words, room - 16), ink, anchor))
            left += room
        found.append(svg.rule(0, (place + 1) * tall, width, (place + 1) * tall))
    if left := len(chart.rows) - len(shown):
        found.append(svg.text(0, height - 2, f"and {left:,} more rows", svg.QUIET, font_size=14))
    return found


def columns(chart: Chart) -> list[float]:
    """How much of a table's width each column gets, by its longest words among the rows that are shown."""
    shown = (chart.header, *chart.rows[:MOST_ROWS])
    longest = [min(LONGEST, max(len(cells[at]) for cells in shown)) + 2 for at in range(len(chart.header))]
    return [one / sum(longest) for one in longest]
