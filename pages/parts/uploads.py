"""What becomes of dropped files: kept for the visit, loaded, corrected, replaced, removed."""

from collections.abc import Callable
from uuid import uuid4

import streamlit as st

from metrics import kept, unknown
from metrics.errors import Problem
from metrics.progress import Tell
from metrics.source import Source, Unknown
from metrics.store import Store
from metrics.typed.orders import WORDS as ORDERS
from metrics.words import count_words, short_list
from pages.parts import choosing, here, settings_files
from pages.parts.outcome import Said, loaded_words
from pages.parts.progress import with_bar

CHUNK = 1 << 20
STOPPED = "This was stopped because the page was left before it was done; nothing was changed."


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
        unknown.wait(data, [*(problem.source for problem in strange), *unknown.partly(data, sources)])
        bad = [str(problem) for problem in problems if problem not in strange]
        odd = [why for report in loaded for why in report.left_out if not _names(why, report.strange)]
        return Said([*taken, *loaded_words(loaded)], [*refused, *bad], odd, [str(source.path) for source in sources])

    _do(work, sources)


def load_part(source: Source, files: list[Source]) -> None:
    """Loads a part of a file of which others are loaded: it and its like are read anew, now that its columns are named."""
    data, paths = here.store(), [file.path for file in files]

    def work(tell: Tell) -> Said:
        reports = kept.correct(data, paths, tell)
        rows = sum(report["kept"] for report in reports if report["file"] == source.part)
        return Said([f"{source.part}: {count_words(rows, 'row')} loaded."], files=[str(path) for path in paths])

    _do(work)


def _names(sentence: str, parts: tuple[str, ...]) -> bool:
    """Whether a sentence is about one of the parts, which wait to be mapped."""
    return any(sentence.startswith(f"{part} ") for part in parts)


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


def _read_again(sources: list[Source], reports: list[dict], name: str, chosen: str) -> str:
    """What was read how; or that the dates of the file tell another order than the one chosen."""
    names = short_list([source.shown for source in sources])
    if name == "zone":
        return f"{names}: times without an offset are now read in {chosen}."
    orders = {report["date_order"] for report in reports} - {None}
    if orders and chosen not in orders:
        return f"{names}: its dates can only be read as {ORDERS[orders.pop()]}, for they have days over 12."
    return f"{names}: dates are now read as {ORDERS[chosen]}."
