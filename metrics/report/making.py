"""From a deck to the bytes of a file: fills the slides, then lets a process of its own make the file, under limits."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Timer

from metrics.anonymous import Anonymous
from metrics.deck import Deck, Slide
from metrics.errors import Problem
from metrics.progress import Tell, silent
from metrics.report.filled import fill
from metrics.report.page import Report
from metrics.report.sheet import sheet
from metrics.said import period_words
from metrics.spreadsheet import guarded
from metrics.store import Store

MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "pdf": "application/pdf",
    "csv": "text/csv",
}
KINDS = tuple(MIME)
FILLING = 0.5  # of the time a report takes; the rest is making the file
TURN = BoundedSemaphore(2)  # so many reports at once, however many visits there are
MEMORY, SECONDS = 2 << 30, 60  # of the process that makes the file
ROOT = Path(__file__).parents[2]
RUN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from metrics.report.worker import main; main(*sys.argv[1:])"
FAILED = "The {kind} could not be made within {seconds} seconds and {memory:.0f} GB; leave out some slides or groups."


def report(
    deck: Deck, store: Store, kind: str, tell: Tell = silent, hide: Anonymous | None = None, foot: Sequence[str] = ()
) -> bytes:
    """The deck as a file of a kind in KINDS; `hide` names nobody, `foot` are sentences for its end.

    What `tell` raises ends it. A Problem where it needs too much, or the deck is empty.
    """
    if not deck.slides:
        raise Problem("There are no slides yet; add one from any card or chart.")
    return made(filled(deck, store, tell, hide, foot), kind, tell)


def filled(
    deck: Deck, store: Store, tell: Tell = silent, hide: Anonymous | None = None, foot: Sequence[str] = ()
) -> Report:
    """The deck with the numbers of what is loaded."""
    pages = []
    for number, slide in enumerate(deck.slides):
        tell(f"Slide {number + 1} of {len(deck.slides)}", FILLING * number / len(deck.slides))
        pages.append(fill(slide, store, hide))
    return Report(_name(deck, store), tuple(pages), tuple(foot))


def picture(slide: Slide, store: Store, kind: str = "svg", hide: Anonymous | None = None) -> bytes:
    """One slide, title and all, as `svg`, its words as shapes, or `png`, 2,400 pixels wide; legible on every machine."""
    return made(filled(Deck((slide,)), store, hide=hide), kind)


def made(given: Report, kind: str, tell: Tell = silent) -> bytes:
    """The file of filled pages; all but CSV by another process."""
    if kind == "csv":
        return sheet(given, guarded)
    if kind not in (*KINDS, "svg", "png"):
        raise Problem(f"A report is {', '.join(KINDS[:-1])} or {KINDS[-1]}; “{kind}” is none of them.")
    with TURN, TemporaryDirectory(prefix="care-report-") as folder:
        job, out = Path(folder) / "job", Path(folder) / "out"
        job.write_bytes(pickle.dumps((given, kind)))
        tell("Making the file", FILLING)
        code = _run(job, out, lambda done: tell("Making the file", FILLING + (1 - FILLING) * done / len(given.pages)))
        if code == 1:
            raise RuntimeError(f"The process that makes the {kind} has failed.")  # ours to mend, no fault of the data
        if code:
            raise Problem(FAILED.format(kind=kind.upper(), seconds=SECONDS, memory=MEMORY / 2**30))
        return out.read_bytes()


def _run(job: Path, out: Path, done: Callable[[int], None]) -> int:
    """Lets the process run to its end, or until it takes too long; it ends too where `done` raises. Its exit code."""
    command = [sys.executable, "-I", "-c", RUN, str(ROOT), str(job), str(out), str(MEMORY), str(SECONDS)]
    quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **quiet) as process:
        clock = Timer(2 * SECONDS, process.kill)
        clock.start()
        try:
            for line in process.stdout:
                done(int(line))
            return process.wait()
        finally:
            clock.cancel()
            process.kill()


def _name(deck: Deck, store: Store) -> str:
    """*Customer care, 18 May – 14 Jun 2026*: the span of the first slide."""
    chosen = deck.slides[0].filter(store.edges(), store.world().calendar)
    span = f", {period_words(chosen.since, chosen.until)}" if chosen.since and chosen.until else ""
    return f"Customer care{span}"
