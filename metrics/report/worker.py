"""The process that makes a report's bytes, under limits of its own, so that nobody else on the server feels it."""

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows: there only the clock is watched, by who started this
    resource = None

from metrics.report import office, typeset, web
from metrics.report.drawing import poster
from metrics.report.outlined import outlined
from metrics.report.page import Report

MAKE = {"html": web.html, "pdf": typeset.pdf}
TOO_LARGE = 27  # the exit code where the memory does not do
DRAW = {"png": typeset.poster_png, "svg": lambda page: outlined(poster(page))}


def main(job: str, out: str, memory: str, seconds: str) -> None:
    """Reads the job, says every slide done on a line of its own, writes what it made."""
    _limit(int(memory), int(seconds))
    report, kind = pickle.loads(Path(job).read_bytes())  # written by our own parent process
    try:
        made = _made(report, kind)
    except MemoryError:
        sys.exit(TOO_LARGE)
    Path(out).write_bytes(made)


def _made(report: Report, kind: str) -> bytes:
    if kind == "pptx":
        return office.pptx(report, lambda done: print(done, flush=True))
    return MAKE[kind](report) if kind in MAKE else DRAW[kind](report.pages[0])


def _limit(memory: int, seconds: int) -> None:
    """What this process may use, in bytes and seconds of a processor; others go first."""
    with suppress(AttributeError, OSError):
        os.nice(10)
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:])
