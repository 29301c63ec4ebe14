"""Several files at once: all read, then taken in one after the other; one that cannot be used does not stop the others."""

from collections.abc import Callable

import duckdb

from metrics.errors import Problem
from metrics.files.reading import Reading
from metrics.load import load_file, read_file
from metrics.progress import Progress
from metrics.source import Loaded, Source

Read = tuple[int, Source, list[Reading]]  # the file's number among them, from 0


def read_all(
    cur: duckdb.DuckDBPyConnection, sources: list[Source], problems: list[Problem], progress: Progress
) -> list[Read]:
    """What several files hold; the Problem of one that cannot be read is kept."""
    found = []
    for number, source in enumerate(sources):
        progress.reading(number, source.shown)
        if readings := _tried(problems, read_file, cur, source):
            found.append((number, source, readings))
    return found


def take_all(
    cur: duckdb.DuckDBPyConnection, read: list[Read], problems: list[Problem], zone: str, progress: Progress
) -> list[Loaded]:
    """Puts what was read into the store; the Problem of a file that no format claims is kept."""
    loaded: list[Loaded] = []
    for number, source, readings in read:
        progress.taking(number, source.shown, sum(reading.read for reading in readings))
        loaded += _tried(problems, load_file, cur, source, readings, zone) or []
    return loaded


def _tried(problems: list[Problem], do: Callable[..., list], *given: object) -> list | None:
    """What is done with one file; its Problem is kept and the other files go on."""
    try:
        return do(*given)
    except Problem as problem:
        problems.append(problem)
        return None
