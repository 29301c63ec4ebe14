"""Loading a file of support tweets: messages a second and peak memory, and the pure reading beside DuckDB's own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks import data
from benchmarks.figure import Figure, ratio, side_by_side
from metrics import Store
from metrics.read import read

TIMES = 3


def figures(messages: int) -> Iterator[Figure]:
    """Loading so many messages, conversations and replies built; the best of a few, each in a process of its own."""
    path = data.files(messages, "twcs") / "twcs.csv"
    loads = [
        json.loads(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.load", path],
                cwd=data.ROOT,
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for _ in range(TIMES)
    ]
    best = min(loads, key=lambda load: load["seconds"])
    size = f"loading {messages / 1e6:g} M messages"
    yield Figure(f"{size}: messages a second", best["messages"] / best["seconds"], 100_000, "/s", least=True)
    busy = min(load["processor"] for load in loads)
    yield Figure(f"{size}: messages a second of one processor", best["messages"] / busy, unit="/s")
    yield Figure(f"{size}: memory at most", max(load["memory"] for load in loads), 1.5, "GB")
    took = _reading(path)
    yield Figure(f"{size}: rows read a second", best["messages"] / min(took["ours"]), unit="/s")
    yield Figure(f"{size}: reading against DuckDB's read_csv", ratio(took["ours"], took["duckdb"]))


def _reading(path: Path) -> dict[str, list[float]]:
    """Seconds for the same bytes into a table of text."""

    def plainly(_: int) -> None:
        with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as con:
            con.execute("CREATE TABLE rows AS SELECT * FROM read_csv(?, all_varchar = true)", [str(path)])

    def ours(_: int) -> None:
        with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as con:
            read(path, con)

    return side_by_side({"ours": ours, "duckdb": plainly}, TIMES)


def _load(path: Path) -> dict:
    """One load in this process: seconds, seconds of processor, gigabytes at most, messages."""
    began, busy = time.perf_counter(), time.process_time()
    with Store() as store:
        (loaded,) = store.load(path)
        took, busy = time.perf_counter() - began, time.process_time() - busy
    return {"seconds": took, "processor": busy, "memory": most_memory(), "messages": loaded.kept}


def most_memory() -> float:
    """Gigabytes this process held at most; getrusage would count those of the process that started it."""
    said = Path("/proc/self/status").read_text()
    return int(said.split("VmHWM:")[1].split()[0]) * 1024 / 1e9


if __name__ == "__main__":
    print(json.dumps(_load(Path(sys.argv[1]))))
