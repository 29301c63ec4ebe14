"""One JSON object as one row of texts: nested names dotted, lists of plain values joined as `a;b`."""

import json
from collections.abc import Iterator

from metrics.files.json_text import Flaw, Number


def flat(record: dict, deepest: int, above: str = "", depth: int = 1) -> Iterator[tuple[str, str | None]]:
    """Column and text for everything in the record; raises Flaw where it is nested more than `deepest` levels."""
    _check(depth, deepest)
    for key, value in record.items():
        if isinstance(value, dict) and value:
            yield from flat(value, deepest, f"{above}{key}.", depth + 1)
        elif isinstance(value, list):
            yield above + key, _listed(value, deepest, depth + 1)
        else:
            yield above + key, _plain(value)


def _check(depth: int, deepest: int) -> None:
    if depth > deepest:
        raise Flaw(f"is nested more than {deepest} levels deep")


def _plain(value) -> str | None:
    """A value that is no list, and no object with anything in it."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    return {True: "true", False: "false"}.get(value) if isinstance(value, bool) else None


def _listed(values: list, deepest: int, depth: int) -> str:
    """Plain values joined with semicolons, the way a list stands in a CSV; anything else as JSON."""
    if any(isinstance(value, (dict, list)) for value in values):
        return _written(values, deepest, depth)
    return ";".join((_plain(value) or "").replace(";", "\\;") for value in values)


def _written(value, deepest: int, depth: int) -> str:
    """A value as JSON, its numbers as they were."""
    _check(depth, deepest)
    if isinstance(value, dict):
        inside = (f"{json.dumps(k, ensure_ascii=False)}: {_written(v, deepest, depth + 1)}" for k, v in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(v, deepest, depth + 1) for v in value) + "]"
    return str(value) if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)
