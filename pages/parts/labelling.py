"""Labelling what customers write, beside the pages: begun after a load, its progress told, stopped and gone on with at will."""

from functools import lru_cache
from threading import Thread, main_thread

import duckdb
import streamlit as st

from metrics.errors import Problem
from metrics.store import Store
from pages.parts import here, outcome
from pages.parts.safe import markdown

STEP = 1.0  # seconds between two looks at it
TRIES = 3  # a load that was left in the middle stops it too


class Stopped(Exception):
    """The reader wants it no more."""


class Work:
    """The labelling of one visit's texts in a thread of its own."""

    def __init__(self, store: Store):
        self.share, self.stopped, self.problem, self.tries = 0.0, False, "", 0
        self._store, self._thread = store, None

    @property
    def on(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Begins, or goes on where it was stopped."""
        self.share, self.stopped, self.problem, self.tries = 0.0, False, "", self.tries + 1
        # No daemon, as the script's own thread is: one that is killed inside of DuckDB takes the process down.
        self._thread = Thread(target=self._run, daemon=False)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._store.label(self._told)
            self.tries = 0
        except Stopped:
            pass
        except (Problem, duckdb.Error) as problem:  # its own errors may quote what customers wrote
            self.problem = str(problem) if isinstance(problem, Problem) else "The messages could not be labelled."

    def _told(self, share: float) -> None:
        self.share = share
        if self.stopped or not main_thread().is_alive():  # or the server ends
            raise Stopped


@lru_cache(maxsize=512)
def _work(store: Store) -> Work:
    return Work(store)


def work() -> Work:
    """The labelling of this visit."""
    return _work(here.store())


def draw() -> None:
    """Begins what is not done and says how far it is; where everything is labelled nothing is said."""
    doing = work()
    if here.store().labelled():
        return
    if not doing.on and not doing.stopped and doing.tries < TRIES:
        doing.begin()
    st.fragment(_progress, run_every=STEP if doing.on else None)()


def words() -> str:
    """*Reading messages … 42 %*, or why it is not going on."""
    doing = work()
    if doing.on:
        return f"Reading what customers wrote … {doing.share:.0%}".replace("%", " %")
    return doing.problem or "Not all messages have been read for sentiment and topics."


def _progress() -> None:
    doing = work()
    if not doing.on and not doing.stopped and not doing.problem:
        outcome.again()
        st.rerun()  # it is done, and the page can show what was found
    with st.container(horizontal=True, vertical_alignment="center", key="labelling"):
        st.caption(markdown(words()))
        if doing.on:
            st.button("Stop", key="labelling-stop", type="tertiary", on_click=_stop)
        else:
            st.button("Go on", key="labelling-on", type="tertiary", on_click=doing.begin)


def _stop() -> None:
    work().stopped = True
