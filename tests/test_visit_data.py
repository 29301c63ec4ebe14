"""A visit's data: begun, forgotten while in use, swept when nobody comes, kept over a restart."""

import os
import threading
import time

import pytest

from metrics.engine import Engine
from metrics.errors import Problem

HALF_A_DAY = 12 * 3600


@pytest.fixture
def engine(tmp_path):
    with Engine(tmp_path / "data") as engine:
        yield engine


def ask(visit, sql):
    with visit.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def tables(visit):
    return [name for (name,) in ask(visit, "SHOW TABLES")]


def homes(engine):
    return list(engine.folder.glob("visit_*"))


def test_nothing_is_written_before_the_first_cursor(engine):
    visit = engine.visit("a")
    visit.touch()
    assert homes(engine) == []


def test_forget_deletes_data_and_uploads_and_the_visit_begins_anew(engine):
    visit = engine.visit("a")
    (visit.folder / "upload.csv").write_text("x")
    ask(visit, "CREATE TABLE t AS SELECT 1")
    visit.forget()
    assert homes(engine) == []
    assert tables(visit) == []


def test_forget_while_a_statement_runs_leaves_nothing(engine):
    visit, told = engine.visit("a"), []
    ask(visit, "CREATE TABLE t AS SELECT range AS x FROM range(1000000)")
    running = threading.Event()

    def ask_heavy():
        try:
            with visit.cursor() as cursor:
                running.set()
                cursor.execute("SELECT sum(a.x * b.x % 7) FROM t a, t b").fetchall()
        except Problem as problem:
            told.append(str(problem))

    thread = threading.Thread(target=ask_heavy)
    thread.start()
    running.wait()
    time.sleep(0.2)
    visit.forget()
    thread.join(timeout=60)
    assert len(told) == 1 and not thread.is_alive()
    assert homes(engine) == []


def test_a_cursor_of_a_forgotten_visit_cannot_write_into_the_new_one(engine):
    visit = engine.visit("a")
    with pytest.raises(Problem, match="was removed; load the files again"), visit.cursor() as cursor:
        cursor.execute("CREATE TABLE old AS SELECT 1")
        visit.forget()
        assert tables(visit) == []
        cursor.execute("CREATE TABLE late AS SELECT 1")
    assert tables(visit) == []


def age(engine, seconds):
    for home in homes(engine):
        os.utime(home / "seen", (time.time() - seconds,) * 2)


def test_the_sweep_takes_visits_without_a_sign_of_life(engine):
    for key in ("old", "young", "touched"):
        ask(engine.visit(key), "CREATE TABLE t AS SELECT 1")
    age(engine, HALF_A_DAY + 60)
    ask(engine.visit("young"), "FROM t")
    engine.visit("touched").touch()
    assert engine.sweep(HALF_A_DAY) == 1
    assert [tables(engine.visit(key)) for key in ("old", "young", "touched")] == [[], ["t"], ["t"]]


def test_the_sweep_leaves_a_visit_that_asks_right_now(engine):
    with engine.visit("a").cursor() as cursor:
        cursor.execute("CREATE TABLE t AS SELECT 1")
        age(engine, HALF_A_DAY + 60)
        assert engine.sweep(HALF_A_DAY) == 0
        assert cursor.execute("FROM t").fetchall() == [(1,)]


def test_after_a_restart_the_young_keep_their_data_and_old_orphans_go(tmp_path):
    with Engine(tmp_path) as engine:
        ask(engine.visit("old"), "CREATE TABLE t AS SELECT 1")
        age(engine, HALF_A_DAY + 60)
        ask(engine.visit("young"), "CREATE TABLE t AS SELECT 1")
    (tmp_path / "spill").mkdir(exist_ok=True)
    (tmp_path / "spill" / "left_behind").write_text("x")
    with Engine(tmp_path) as engine:
        assert not (tmp_path / "spill" / "left_behind").exists()
        assert engine.sweep(HALF_A_DAY) == 1
        assert tables(engine.visit("young")) == ["t"]
