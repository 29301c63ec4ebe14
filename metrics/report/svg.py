"""SVG as text: the few shapes that charts are made of, every word in them escaped."""

import html
import unicodedata
from collections.abc import Iterable, Sequence

from metrics import colours
from metrics.safe import line as one_line

FONT = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SIZE = 17  # px of words in a chart that is 1,200 px wide
INK, QUIET, FAINT, RULE = (pair.light for pair in (colours.INK, colours.QUIET, colours.FAINT, colours.LINE))
Point = tuple[float, float]


def escaped(words: object) -> str:
    """Words for an element or a quoted attribute: nothing in them is markup, nothing invisible."""
    return html.escape(one_line(words))


def document(width: float, height: float, title: str, shapes: Iterable[str]) -> str:
    """A whole picture with its text alternative."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-label="{escaped(title)}" '
        f'font-family="{FONT}" font-size="{SIZE}">{"".join(shapes)}</svg>'
    )


def text(x: float, y: float, words: object, fill: str = INK, anchor: str = "start", **more: object) -> str:
    """Words on one line, their baseline at y."""
    return f'<text x="{number(x)}" y="{number(y)}" fill="{fill}" text-anchor="{anchor}"{_more(more)}>{escaped(words)}</text>'


def change(x: float, y: float, words: str, fill: str, anchor: str = "start", size: float = SIZE) -> str:
    """A change as shown, its ▲ or ▼ drawn as a shape: few fonts have those signs."""
    sign, rest = (words[0], words[1:].strip()) if words[:1] in ("▲", "▼") else ("", words)
    long, tall = width_of(rest, size) if anchor == "end" else 0, size * 0.62
    left = x - long - size if anchor == "end" else x
    shape = (
        [(0, 0), (tall * 1.15, 0), (tall * 0.575, -tall)]
        if sign == "▲"
        else [(0, -tall), (tall * 1.15, -tall), (tall * 0.575, 0)]
    )
    at = " ".join(f"{number(left + dx)},{number(y + dy)}" for dx, dy in shape)
    triangle = f'<polygon points="{at}" fill="{fill}"/>' if sign else ""
    return triangle + text(
        x if anchor == "end" else x + size * 0.95 * bool(sign), y, rest, fill, anchor, font_size=size
    )


def box(x: float, y: float, width: float, height: float, fill: str, **more: object) -> str:
    """A filled rectangle."""
    size = f'width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{fill}"{_more(more)}/>'


def rule(x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, **more: object) -> str:
    """A straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{stroke}"{_more(more)}/>'


def dot(x: float, y: float, size: float, fill: str, **more: object) -> str:
    """A filled circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size)}" fill="{fill}"{_more(more)}/>'


def course(points: Sequence[Point | None], stroke: str, **more: object) -> str:
    """A line through the points, broken where one is missing; a point alone between gaps is a dot."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    drawn = [_run(run, stroke, more) for run in runs if len(run) > 1]
    return "".join([*drawn, *(dot(*run[0], 3, stroke) for run in runs if len(run) == 1)])


def _run(points: Sequence[Point], stroke: str, more: dict) -> str:
    at = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    shape = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'
    return f'<polyline points="{at}" {shape} stroke="{stroke}"{_more(more)}/>'


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide words are: East Asian signs are as wide as high, others somewhat more than half."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return size * (wide + 0.56 * (len(words) - wide))


def wrapped(words: object, room: float, size: float = SIZE, most: int = 2) -> list[str]:
    """Words on as many lines as they need, at most so many; the last ends with … where some are left out."""
    lines, rest = [], one_line(words).split(" ")
    while rest and len(lines) < most - 1:
        fits = max((at for at in range(1, len(rest) + 1) if width_of(" ".join(rest[:at]), size) <= room), default=1)
        lines, rest = [*lines, shortened(" ".join(rest[:fits]), room, size)], rest[fits:]
    return [*lines, shortened(" ".join(rest), room, size)] if rest else lines


def shortened(words: object, room: float, size: float = SIZE) -> str:
    """Words that fit into so much room, with … where some are left out."""
    found = one_line(words)
    if width_of(found, size) <= room:
        return found
    while found and width_of(found + "…", size) > room:
        found = found[:-1]
    return found.rstrip() + "…"


def number(value: float) -> str:
    """A coordinate, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _more(more: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
