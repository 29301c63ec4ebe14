"""The instance: a visit for each key, seats, limits told in plain sentences, one process per folder."""

import os
import threading

import duckdb
import pytest

from metrics.engine import SEATS, Engine
from metrics.errors import Problem

HEAVY = "SELECT sum(a.range * b.range % 7) FROM range(300000) a, range(300000) b"


@pytest.fixture
def engine(tmp_path):
    with Engine(tmp_path / "data", memory="200MB", spill="20MB") as engine:
        yield engine


def ask(visit, sql, *values):
    with visit.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


def test_uploads_of_the_visit_can_be_read(engine):
    visit = engine.visit("a")
    (visit.folder / "a.csv").write_text("x\n1\n2\n")
    assert ask(visit, "SELECT sum(x) FROM read_csv(?)", str(visit.folder / "a.csv")) == [(3,)]


def test_a_lone_engine_reads_files_anywhere_and_leaves_nothing(tmp_path):
    (tmp_path / "a.csv").write_text("x\n1\n2\n")
    with Engine() as engine:
        assert ask(engine.visit(), "SELECT sum(x) FROM read_csv(?)", str(tmp_path / "a.csv")) == [(3,)]
        with pytest.raises(duckdb.InvalidInputException, match="locked"):
            ask(engine.visit(), "SET threads = 1")
        folder = engine.folder
    assert not folder.exists()


def test_the_key_is_in_no_name(engine):
    ask(engine.visit("secret-key"), "CREATE TABLE t AS SELECT 1")
    assert not [path for path in engine.folder.rglob("*") if "secret-key" in str(path)]
    assert "secret-key" not in str(ask(engine.visit("secret-key"), "FROM duckdb_databases()"))


def test_two_visits_see_their_own_rows_only(engine):
    for key in ("a", "b"):
        ask(engine.visit(key), "CREATE TABLE t AS SELECT ? AS who", key)
    assert ask(engine.visit("a"), "FROM t") == [("a",)]
    assert ask(engine.visit("b"), "FROM t") == [("b",)]


def test_threads_get_no_foreign_rows(engine):
    wrong = []

    def ask_often(who):
        visit = engine.visit(str(who % 2))
        for i in range(100):
            wanted = who * 1000 + i
            if ask(visit, "SELECT max(x) FROM (SELECT ? + 0 * range AS x FROM range(1000))", wanted) != [(wanted,)]:
                wrong.append(wanted)

    run_all([threading.Thread(target=ask_often, args=[who]) for who in range(6)])
    assert wrong == []


def test_no_more_cursors_at_once_than_seats_and_nesting_needs_none(engine):
    here, most, lock = [], [], threading.Lock()

    def sit():
        with engine.visit("a").cursor(), engine.visit("b").cursor() as nested:
            with lock:
                here.append(1)
                most.append(len(here))
            nested.execute("SELECT count(*) FROM range(100000)").fetchall()
            with lock:
                here.pop()

    run_all([threading.Thread(target=sit) for _ in range(12)])
    assert len(most) == 12 and max(most) <= SEATS


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize(
    "sql, sentence",
    [
        ("SELECT list(range) FROM range(100000000)", "more memory"),
        ("SELECT count(DISTINCT md5(range::TEXT)) FROM range(20000000)", "more room on disk"),
    ],
)
def test_a_question_too_big_is_told_and_the_visit_goes_on(engine, sql, sentence):
    with pytest.raises(Problem, match=sentence):
        ask(engine.visit("a"), sql)
    assert ask(engine.visit("a"), "SELECT 1") == [(1,)]


def test_many_questions_too_big_at_once_leave_the_others_their_answers(engine):
    answers, refused = [], []

    def ask_one(number):
        try:
            rows = "list(range) FROM range(100000000)" if number < 8 else "count(*) FROM range(1000)"
            answers.append(ask(engine.visit(str(number)), f"SELECT {rows}"))
        except Problem as problem:
            refused.append(str(problem))

    run_all([threading.Thread(target=ask_one, args=[number]) for number in range(20)])
    assert answers == [[(1000,)]] * 12
    assert len(refused) == 8


def test_a_question_too_long_is_stopped(tmp_path):
    with Engine(tmp_path, seconds=1) as engine:
        with pytest.raises(Problem, match="took too long"):
            ask(engine.visit("a"), HEAVY)
        assert ask(engine.visit("a"), "SELECT 1") == [(1,)]


def test_an_interrupt_stops_the_statements_of_that_visit_only(engine):
    stopped = []

    def ask_heavy(key):
        try:
            ask(engine.visit(key), HEAVY)
        except Problem as problem:
            stopped.append((key, str(problem)))

    threads = {key: threading.Thread(target=ask_heavy, args=[key]) for key in "ab"}
    for thread in threads.values():
        thread.start()
    interrupt_until_done(engine.visit("a"), threads["a"])
    assert stopped == [("a", "This was stopped before it was done.")]
    interrupt_until_done(engine.visit("b"), threads["b"])


def interrupt_until_done(visit, thread):
    for _ in range(3000):
        visit.interrupt()
        thread.join(timeout=0.01)
        if not thread.is_alive():
            return
    raise AssertionError("the statement was not stopped")


def test_a_second_server_on_the_folder_is_refused_with_the_process(engine):
    with pytest.raises(Problem, match=rf"in use by another server \(process {os.getpid()}\)"):
        Engine(engine.folder)


def test_a_closed_engine_frees_its_folder(tmp_path):
    for _ in range(2):
        with Engine(tmp_path) as engine:
            ask(engine.visit("a"), "CREATE TABLE IF NOT EXISTS t AS SELECT 1")


def test_errors_of_the_sql_stay_duckdbs_own(engine):
    with pytest.raises(duckdb.CatalogException):
        ask(engine.visit("a"), "FROM nowhere")
