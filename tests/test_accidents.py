"""A visit's data through accidents: the process killed, the file damaged, the disk full."""

import signal
import subprocess
import sys

import duckdb
import pytest

from metrics.engine import Engine
from metrics.errors import Problem


def ask(visit, sql):
    with visit.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def tables(visit):
    return [name for (name,) in ask(visit, "SHOW TABLES")]


def run(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


KILLED = """
import os, signal, sys
from pathlib import Path
from metrics.engine import Engine
visit = Engine(Path(sys.argv[1])).visit("a")
with visit.cursor() as cursor:
    cursor.execute("CREATE TABLE t AS SELECT range FROM range(100)")
with visit.cursor() as cursor:
    cursor.execute("BEGIN")
    cursor.execute("CREATE TABLE half AS SELECT range FROM range(1000000)")
    cursor.execute("INSERT INTO t SELECT range FROM range(1000000)")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_process_leaves_the_state_before_its_last_load(tmp_path):
    assert run(KILLED, tmp_path).returncode == -signal.SIGKILL
    with Engine(tmp_path) as engine:
        assert ask(engine.visit("a"), "SELECT count(*) FROM t") == [(100,)]
        assert tables(engine.visit("a")) == ["t"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"not a database" * 1000,
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + b"\xff" + data[101:],  # in the main header
        lambda data: data[:-3000] + b"\xff\xfe\xfd" + data[-2997:],  # in a block that only a query reads
    ],
)
def test_a_damaged_file_is_told_and_removed(tmp_path, damage):
    with Engine(tmp_path) as engine:
        ask(engine.visit("a"), "CREATE TABLE t AS SELECT md5(range::TEXT) AS x FROM range(200000)")
    file = next(tmp_path.glob("visit_*/*.duckdb"))
    file.write_bytes(damage(file.read_bytes()))
    with Engine(tmp_path) as engine:
        with pytest.raises(Problem, match="is damaged and was removed; load the files again"):
            ask(engine.visit("a"), "SELECT max(x) FROM t")
        assert tables(engine.visit("a")) == []


def test_a_row_that_reads_like_damage_harms_nobody():
    with Engine() as engine:
        visit = engine.visit()
        ask(visit, "CREATE TABLE t AS SELECT 'Corrupt database file: No space left on device' AS x")
        with pytest.raises(duckdb.ConversionException):
            ask(visit, "SELECT x::INTEGER FROM t")
        assert tables(visit) == ["t"]


FULL = """
import resource, sys
from pathlib import Path
from metrics.engine import Engine
from metrics.errors import Problem
with Engine(Path(sys.argv[1])) as engine:
    visit = engine.visit("a")
    with visit.cursor() as cursor:
        cursor.execute("CREATE TABLE t AS SELECT md5(range::TEXT) FROM range(20000)")
        cursor.execute("CHECKPOINT")
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, resource.RLIM_INFINITY))
    try:
        with visit.cursor() as cursor:
            cursor.execute("CREATE TABLE big AS SELECT md5(range::TEXT) FROM range(3000000)")
    except Problem as problem:
        print(problem)
    with visit.cursor() as cursor:
        print(cursor.execute("SELECT count(*) FROM t").fetchall(), cursor.execute("SHOW TABLES").fetchall())
        cursor.execute("CREATE TABLE small AS SELECT 1")
    print(max(file.stat().st_size for file in Path(sys.argv[1]).rglob("*")) < 2_000_000)
"""


def test_a_full_disk_keeps_what_was_loaded_and_gives_the_space_back(tmp_path):
    pytest.importorskip("resource")
    ended = run(FULL, tmp_path)
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == [
        "The disk is full; what was loaded before is kept. Free some space, then try again.",
        "[(20000,)] [('t',)]",
        "True",
    ]
