"""The start: one drop zone for any number of files, the sample, and what happens to the data."""

from pathlib import Path
from uuid import uuid4

import streamlit as st

from metrics import unknown
from metrics.errors import Problem
from metrics.source import Loaded, Source, Unknown
from metrics.store import Store
from metrics.tables import TABLES
from pages.parts import choosing, here, settings_files
from pages.parts.safe import markdown
from pages.parts.style import page_head

SAMPLE = Path(__file__).parents[2] / "sample_data"
CHUNK = 1 << 20
PRIVATE = "Your files stay on this machine, are seen by nobody else and are deleted twelve hours after your last click."


def draw() -> None:
    """The page of a visit that has loaded nothing."""
    page_head(
        "How well are your customers served?",
        "Drop the exports of whatever your team uses: tickets, chats, messages, surveys, calls.",
    )
    drop_zone()
    offer()
    said()


def offer() -> None:
    """The sample at one click, and what happens to the data."""
    if not unknown.waiting(here.store()):
        st.button("Explore the sample", key="load-sample", on_click=load_sample, type="primary")
    st.caption(PRIVATE)


def drop_zone() -> None:
    """Takes any number of files; what becomes of each is said below it."""
    number = st.session_state.setdefault("uploads", 0)
    files = st.file_uploader(
        "Drop files here", accept_multiple_files=True, key=f"upload-{number}", label_visibility="collapsed"
    )
    if files:
        load([Source(_copied(upload), upload.name) for upload in files])
        st.session_state["uploads"] = number + 1
        st.rerun()


def _copied(upload) -> Path:
    """The upload on disk under a name of our own; memory is given back with the widget."""
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
    return path


def load_sample() -> None:
    """Loads the invented company."""
    folder = here.store().visit.folder
    paths = []
    for table in TABLES:
        source = SAMPLE / f"{table}.csv"
        if source.exists():
            path = folder / uuid4().hex
            path.write_bytes(source.read_bytes())
            paths.append(Source(path, source.name))
    load(paths)


def load(sources: list[Source]) -> None:
    """Loads files already on disk; what was refused is said on the next run, what no format claims waits to be mapped."""
    data: Store = here.store()
    begin(data)
    sources, taken, refused = settings_files.take_over(sources)
    waiting: list[Source] = []
    try:
        with st.spinner(f"Reading {len(sources)} files …" if len(sources) > 1 else "Reading …", show_time=True):
            loaded, problems = data.load_all(sources)
        waiting = [problem.source for problem in problems if isinstance(problem, Unknown)]
        unknown.wait(data, waiting)
    finally:  # also after a full disk, which the uploads themselves may have filled
        for source in sources:
            if source.path not in [one.path for one in waiting]:
                source.path.unlink(missing_ok=True)
    told = [str(problem) for problem in problems if not isinstance(problem, Unknown)]
    st.session_state["said"] = ([*taken, *(_words(report) for report in loaded)], [*refused, *told])


def begin(data: Store) -> None:
    """A visit's first file is read in the zone chosen, else in the browser's."""
    if not data.reports():
        data.terms = choosing.terms()


def _words(report: Loaded) -> str:
    refused = f", {len(report.refused):,} refused" if report.refused else ""
    same = f" – all {report.unchanged:,} were here already" if report.unchanged == report.kept and report.kept else ""
    return f"{report.file}: {report.kept:,} {report.table.replace('_', ' ')} loaded{refused}{same}."


def said() -> None:
    """What became of the last files, once."""
    loaded, problems = st.session_state.pop("said", ([], []))
    for sentence in problems:
        st.error(markdown(sentence))
    if loaded:
        st.success(markdown(" ".join(loaded)))
