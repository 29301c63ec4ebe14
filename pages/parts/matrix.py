"""A matrix of groups, in one or two levels, by metrics: asked together, drawn as a table, its rows clicked to filter."""

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.groups import UNKNOWN, group_name
from metrics.said import value_words
from pages.parts import here as place
from pages.parts.answers import groups, rows
from pages.parts.here import Here
from pages.parts.matrix_table import Line, markup
from pages.parts.safe import markdown
from pages.parts.style import draw, no_data
from pages.parts.view import LISTS

PLACES = ("channel", "platform")
NAMES = {"place": "channel"}  # of slices that are called otherwise by people


def matrix(now: Here, names: tuple[str, ...], key: str, by: tuple[str, ...] = PLACES, most: int = 40) -> None:
    """Draws those of the metrics that the data can answer, a row for each group; a click on a name filters."""
    missing = now.store.missing()
    able = tuple(name for name in names if name not in missing)
    if not able:
        return
    found = lines([now.ask_surely(*able, by=by[: i + 1]) for i in range(len(by))], able)[:most]
    if not found:
        no_data()
        return
    with st.container(key=f"matrix-{key}"):
        draw(markup(found, [METRICS[name] for name in able], by[0]))
        slice = "place" if by[0] == "channel" else by[0]
        if slice in LISTS:
            with st.container(key=f"matrix-rows-{key}"):
                _buttons(now, found, key, slice)


def _buttons(now: Here, found: list[Line], key: str, name: str) -> None:
    """One over each row's name; the table stays a table for those who hear it."""
    kept = now.view.lists.get(name, ())
    for number, line in enumerate(found):
        path = "/".join(line.path)
        on = len(kept) == 1 and f"{kept[0]}/".startswith(f"{path}/")
        label = f"All {NAMES.get(name, name)}s again" if on else f"Only {value_words(name, path)}"
        known = len(line.path) == 1 or line.path[-1]
        st.button(
            markdown(label), key=f"matrix-{key}-{number}", type="tertiary", disabled=not known, on_click=place.keep,
            args=(name, kept[0] if on else path), width="stretch",
        )  # fmt: skip


def lines(answers: list[Answer], names: tuple[str, ...]) -> list[Line]:
    """The groups of one or two levels, the largest first by the first metric; a channel's only platform is no row."""
    cells = [_by_group(answer) for answer in answers]
    found: list[Line] = []
    for path in _largest_first(cells[0], names[0]):
        found.append(_line(path, cells[0][path]))
        below = [path + rest for rest in _below(cells[1], path, names[0])] if len(cells) > 1 else []
        found += [_line(inner, cells[1][inner]) for inner in below] if len(below) > 1 else []
    return found


def _below(cells: dict, path: tuple[str, ...], first: str) -> list[tuple[str, ...]]:
    inner = {at[len(path) :]: found for at, found in cells.items() if at[: len(path)] == path}
    return _largest_first(inner, first)


def _by_group(answer: Answer) -> dict[tuple[str, ...], dict]:
    """Group -> metric -> its row; groups of which nothing is known are left out."""
    found: dict[tuple[str, ...], dict] = {}
    by = groups(answer)
    for row in rows(answer):
        if row["value"] is not None:
            found.setdefault(tuple(group_name(row[name], "") for name in by), {})[row["metric"]] = row
    return found


def _largest_first(cells: dict, first: str) -> list[tuple[str, ...]]:
    size = {path: found[first]["value"] if first in found else 0 for path, found in cells.items()}
    return sorted(cells, key=lambda path: (not path[-1], -size[path], path))


def _line(path: tuple[str, ...], cells: dict) -> Line:
    return Line(path, path[-1] or UNKNOWN, cells)
