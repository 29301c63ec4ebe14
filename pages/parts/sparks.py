"""Sparklines: small inline SVG drawn by us, in the text's colour, as wide as their room."""

from collections.abc import Sequence

from metrics.words import missing

WIDTH, HEIGHT, EDGE = 80, 32, 4


def spark(values: Sequence[float | None], before: Sequence[float | None] = (), zero: bool = False) -> str:
    """An SVG of the values in their order, the latest dotted; a gap stays a gap; '' for fewer than two values.

    `before` is drawn thin behind; `zero` starts the scale at nothing, as counts ask. It is hidden from readers aloud.
    """
    known = [value for value in (*values, *before) if not missing(value)]
    if sum(not missing(value) for value in values) < 2:
        return ""
    low, high = min([0, *known] if zero else known), max(known)
    points, older = (_points(series, low, high) for series in (values, before))
    behind = f'<path d="{_path(older)}" stroke="var(--faint)" stroke-width="1" stroke-dasharray="2 2"/>'
    x, y = next(point for point in reversed(points) if point)
    return (
        f'<svg class="spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" '
        f'preserveAspectRatio="none" aria-hidden="true" focusable="false">{behind if any(older) else ""}'
        f'<path d="M{x} {y}h0" stroke="currentColor" stroke-width="5" stroke-linecap="round"/>'
        f'<path d="{_path(points)}" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" '
        f'stroke-linecap="round"/></svg>'
    )


def _points(values: Sequence[float | None], low: float, high: float) -> list[tuple[float, float] | None]:
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    rise = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    flat = HEIGHT / 2 if high == low else None
    return [
        None if missing(value) else (round(EDGE + step * i, 1), round(flat or HEIGHT - EDGE - rise * (value - low), 1))
        for i, value in enumerate(values)
    ]


def _path(points: list[tuple[float, float] | None]) -> str:
    """Line where two values stand side by side; a value alone between gaps is a dot (a line of no length)."""
    path, pen = [], False
    for i, point in enumerate(points):
        if point:
            alone = not pen and (i + 1 == len(points) or points[i + 1] is None)
            path.append(f"{'L' if pen else 'M'}{point[0]} {point[1]}" + ("h0" if alone else ""))
        pen = bool(point)
    return "".join(path)
