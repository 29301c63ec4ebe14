"""The bar over long work: nothing for what is quick, words and share while it lasts, an end to work that is left."""

from time import sleep

import pytest
from streamlit.testing.v1 import AppTest

from metrics.errors import Problem
from pages.parts import progress


class Idle:
    """In place of a store: counts how often it was interrupted."""

    stopped = 0

    @property
    def visit(self):
        return self

    def interrupt(self):
        self.stopped += 1


def test_what_is_found_and_what_is_wrong_come_back():
    assert progress.with_bar(Idle(), lambda _: 7) == 7

    def wrong(_):
        raise Problem("No such file.")

    with pytest.raises(Problem, match="No such file"):
        progress.with_bar(Idle(), wrong)


def slow():
    from threading import Event

    from pages.parts import progress

    progress.PATIENCE = progress.STEP = 0.02
    drawn, seen = Event(), []

    class Place:
        def progress(self, share, words):
            seen.append((share, words))
            drawn.set()

        def empty(self):
            seen.append("empty")

    progress.st.empty, kept = Place, progress.st.empty

    def work(tell):
        tell("Reading a_b.csv", 0.25)
        assert drawn.wait(30)

    progress.with_bar(None, work)
    progress.st.empty = kept
    progress.st.text(f"{seen[0]} {seen[-1]}")


def test_slow_work_has_a_bar_with_its_stage_which_goes_at_the_end(monkeypatch):
    for name in ("PATIENCE", "STEP"):
        monkeypatch.setattr(progress, name, getattr(progress, name))
    app = AppTest.from_function(slow, default_timeout=60).run()
    assert not app.exception
    assert app.text[0].value == "(0.25, 'Reading a\\\\_b\\\\.csv … 0s') empty"


def test_work_that_is_left_is_stopped_before_the_script_goes_on(monkeypatch):
    class Gone(BaseException):
        pass

    def leave(*_):
        raise Gone

    ended = []

    def work(tell):
        try:
            while True:
                tell("Reading", 0.1)
                sleep(0.01)
        finally:
            ended.append(True)

    monkeypatch.setattr(progress, "_draw", leave)
    data = Idle()
    with pytest.raises(Gone):
        progress.with_bar(data, work)
    assert (ended, data.stopped) == ([True], 1)
