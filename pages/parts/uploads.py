"""What becomes of dropped files: kept for the visit, loaded, corrected, replaced, removed; and what is said of it once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

import streamlit as st

from metrics import kept, unknown
from metrics.errors import Problem
from metrics.progress import Tell
from metrics.source import Loaded, Source, Unknown
from metrics.store import Store
from metrics.typed.orders import WORDS as ORDERS
from metrics.words import count_words, short_list
from pages.parts import choosing, here, settings_files
from pages.parts.progress import with_bar
from pages.parts.safe import markdown

CHUNK = 1 << 20
STOPPED = "This was stopped because the page was left before it was done; nothing was changed."


@dataclass
class Said:
    """What is to be said on the next run, and the files it is about."""

    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def zone(key: str, label: str, several: bool) -> list:
    """A drop zone; empty again once its files are dealt with."""
    number = st.session_state.setdefault("uploads", 0)
    files = st.file_uploader(label, accept_multiple_files=several, key=f"{key}-{number}", label_visibility="collapsed")
    return files if several else [files] if files else []


def dealt_with() -> None:
    """Empties the drop zones and draws the page anew."""
    st.session_state["uploads"] += 1
    st.rerun()


def copied(upload) -> Source:
    """The upload on disk under a name of our own, for as long as the visit; memory is given back with the widget."""
    path = here.store().visit.folder / uuid4().hex
    try:
        with path.open("wb") as out:
            while chunk := upload.read(CHUNK):
                out.write(chunk)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise Problem(
            f"{upload.name} could not be kept: {error.strerror}. Delete data, or load a smaller file."
        ) from error
    return Source(path, upload.name)


def load(sources: list[Source]) -> None:
    """Loads files already on disk; what no format claims waits to be mapped."""
    data: Store = here.store()
    begin(data)
    sources, taken, refused = settings_files.take_over(sources)

    def work(tell: Tell) -> Said:
        loaded, problems = data.load_all(sources, tell)
        strange = [problem for problem in problems if isinstance(problem, Unknown)]
        unknown.wait(data, [problem.source for problem in strange])
        bad = [str(problem) for problem in problems if problem not in strange]
        good = [*taken, *(_words(report) for report in loaded)]
        return Said(good, [*refused, *bad], [str(source.path) for source in sources])

    _do(work, sources)


def begin(data: Store) -> None:
    """A visit's first file is read in the zone chosen, else in the browser's."""
    if not data.reports():
        data.terms = choosing.terms()


def correct(sources: list[Source], name: str, key: str) -> None:
    """Reads files again under the `zone` or `date_order` chosen in the widget of that key."""
    data, chosen = here.store(), st.session_state[key]

    def work(tell: Tell) -> Said:
        reports = kept.correct(data, [source.path for source in sources], tell, **{name: chosen})
        return Said([_read_again(sources, reports, name, chosen)], files=[str(source.path) for source in sources])

    if chosen:
        _do(work)


def put_in_place(old: Source, new: Source) -> None:
    """Loads a corrected version of a file in its place."""
    data = here.store()

    def work(tell: Tell) -> Said:
        reports = kept.put_in_place(data, old.path, new, tell)
        rows = " and ".join(count_words(r["kept"], r["table"].replace("_", " ")[:-1]) for r in reports)
        return Said([f"{new.shown} stands in the place of {old.shown}: {rows}."], files=[str(new.path)])

    _do(work, [new])


def remove(source: Source) -> None:
    """Takes a file out again."""
    data = here.store()

    def work(tell: Tell) -> Said:
        kept.remove(data, source.path, tell)
        return Said([f"{source.shown} was removed, with all that it brought."])

    _do(work)


def _do(work: Callable[[Tell], Said], sources: list[Source] = ()) -> None:
    """Does it with a bar and keeps what is to be said of it; uploads that were of no use are deleted."""
    data = here.store()
    st.session_state["said"] = Said(bad=[STOPPED])  # once stopped, a run can write nothing any more
    try:
        said = with_bar(data, work)
    except Problem as problem:
        said = Said(bad=[str(problem)])
    finally:  # also after a full disk, which the uploads themselves may have filled
        kept.discard(data, list(sources))
    st.session_state["said"] = said


def _words(report: Loaded) -> str:
    refused = f", {len(report.refused):,} refused" if report.refused else ""
    same = f" – all {report.unchanged:,} were here already" if report.unchanged == report.kept and report.kept else ""
    rows = count_words(report.kept, report.table.replace("_", " ")[:-1])
    return f"{report.file}: {rows} loaded{refused}{same}."


def _read_again(sources: list[Source], reports: list[dict], name: str, chosen: str) -> str:
    """What was read how; or that the dates of the file tell another order than the one chosen."""
    names = short_list([source.shown for source in sources])
    if name == "zone":
        return f"{names}: times without an offset are now read in {chosen}."
    orders = {report["date_order"] for report in reports} - {None}
    if orders and chosen not in orders:
        return f"{names}: its dates can only be read as {ORDERS[orders.pop()]}, for they have days over 12."
    return f"{names}: dates are now read as {ORDERS[chosen]}."


def said() -> list[str]:
    """Says once what became of the last files; gives where those lie."""
    told: Said = st.session_state.pop("said", Said())
    for sentence in told.bad:
        st.error(markdown(sentence))
    if told.good:
        st.success(markdown(" ".join(told.good)))
    return told.files
