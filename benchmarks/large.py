"""Loading a clean CSV of a gigabyte beside DuckDB's own CREATE TABLE of the same bytes, and the memory it takes."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks import data
from benchmarks.figure import Figure
from benchmarks.load import most_memory
from metrics import Store
from metrics.source import Source

SIZE = 1_000_000_000
TOLD = "Building the numbers"  # from here on a load makes what files do not hold


def figures(messages: int) -> Iterator[Figure]:
    """Messages of our own table, as many as fill a gigabyte; typed, checked and put away, before anything is built."""
    path = _file(messages)
    ours, plain = json.loads(_apart("load", path)), json.loads(_apart("plain", path))
    size = f"a CSV of {path.stat().st_size / 1e9:.2f} GB"
    yield Figure(f"{size}: DuckDB's own CREATE TABLE, all text", plain["seconds"], unit="s")
    yield Figure(f"{size}: loading against that", ours["seconds"] / plain["seconds"], 3)
    yield Figure(f"{size}: memory at most", ours["memory"], 1.5, "GB")
    yield Figure(f"{size}: with everything built", ours["all"], unit="s")


def _file(messages: int) -> Path:
    path = data.HOME / f"large-{messages}.csv"
    if not path.exists():
        once = data.files(messages, "contract") / "messages.csv"
        times = -(-SIZE // once.stat().st_size)
        with duckdb.connect() as con:
            con.execute(f"""COPY (SELECT t.* REPLACE (message_id || '-' || k AS message_id, conversation_id || '-' || k AS
                conversation_id) FROM read_csv('{once}', all_varchar=true) t, range({times}) r(k)) TO '{path}.part' (HEADER)""")
        Path(f"{path}.part").rename(path)
    return path


def _apart(what: str, path: Path) -> str:
    """What a process of its own prints."""
    command = [sys.executable, "-m", "benchmarks.large", what, path]
    return subprocess.run(command, cwd=data.ROOT, check=True, capture_output=True, text=True).stdout


def _load(path: Path) -> dict:
    began, marks = time.perf_counter(), {}

    def tell(words: str, _: float | None) -> None:
        if words == TOLD:
            marks.setdefault("seconds", time.perf_counter() - began)

    with Store() as store:
        store.load_all([Source(path)], tell)
        return marks | {"all": time.perf_counter() - began, "memory": most_memory()}


def _plain(path: Path) -> dict:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/plain.duckdb") as con:
        con.execute("SET threads = 2")
        began = time.perf_counter()
        con.execute(
            f"CREATE TABLE rows AS SELECT * FROM read_csv('{path}', all_varchar=true, delim=',', quote='\"', header=true)"
        )
        con.execute("CHECKPOINT")
        return {"seconds": time.perf_counter() - began}


if __name__ == "__main__":
    print(json.dumps({"load": _load, "plain": _plain}[sys.argv[1]](Path(sys.argv[2]))))
