"""A bar for what takes over a second, drawn while the work goes on beside the script; who leaves in the middle ends it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic
from typing import TypeVar

import streamlit as st

from metrics.progress import Tell
from metrics.store import Store
from metrics.words import duration
from pages.parts.safe import markdown

PATIENCE, STEP = 1.0, 0.3  # seconds before there is a bar, and between two looks at it
ENOUGH = 0.1  # of a load, to tell from it how long the rest takes
Found = TypeVar("Found")


class Left(Exception):
    """The reader went elsewhere in the middle."""


class _Told:
    """The last that was told, for the script to draw."""

    def __init__(self):
        self.words, self.share, self.left = "", 0.0, False

    def __call__(self, words: str, share: float | None) -> None:
        if self.left:
            raise Left
        self.words, self.share = words, self.share if share is None else share


def with_bar(data: Store, work: Callable[[Tell], Found]) -> Found:
    """What `work` finds, with a bar while it lasts. It may draw nothing itself.

    A rerun or a closed page stops it: what it had not finished is undone before anything else happens.
    """
    told = _Told()
    with ThreadPoolExecutor(1) as beside:
        doing = beside.submit(work, told)
        try:
            _draw(doing, told)
        except BaseException:  # Streamlit's way to begin another run
            told.left = True
            data.visit.interrupt()
            raise
    return doing.result()


def _draw(doing: Future, told: _Told) -> None:
    begun = monotonic()
    wait([doing], PATIENCE)
    if doing.done():
        return
    place = st.empty()
    while not doing.done():
        place.progress(told.share, f"{markdown(told.words)} … {_time(monotonic() - begun, told.share)}")
        wait([doing], STEP)
    place.empty()


def _time(passed: float, share: float) -> str:
    """*12s, about 30s left*; how long it will take is not said before there is something to go by."""
    if share < ENOUGH or passed < 2 * PATIENCE:
        return f"{passed:.0f}s"
    return f"{passed:.0f}s, about {duration(round(passed / share - passed))} left"
