"""What working hours add to loading conversations and messages: every duration on the business clock beside the other."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import data
from benchmarks.figure import Figure
from benchmarks.settle import hours
from metrics import Store
from metrics.build.terms import Terms
from metrics.source import Source

TIMES = 3
FULL = 10_000_000  # messages, of which a second more is asked at most


def figures(messages: int) -> Iterator[Figure]:
    """Seconds more with working hours than without, over so many messages; each load in a process of its own."""
    folder = data.files(messages, "contract")
    loads = [{how: _elsewhere(folder, how) for how in ("without", "with")} for _ in range(TIMES)]
    size = f"working hours, {messages / 1e6:g} M messages"
    usual = statistics.median(load["without"]["seconds"] for load in loads)
    more = {
        kind: statistics.median(load["with"][kind] - load["without"][kind] for load in loads)
        for kind in ("seconds", "processor")
    }
    yield Figure(f"{size}: a load without", usual, unit="s")
    yield Figure(f"{size}: added to it", more["seconds"], messages / FULL, "s")
    yield Figure(f"{size}: added to it, of one processor", more["processor"], unit="s")


def _elsewhere(folder: Path, how: str) -> dict:
    command = [sys.executable, "-m", "benchmarks.clock", folder, how]
    return json.loads(subprocess.run(command, cwd=data.ROOT, check=True, capture_output=True, text=True).stdout)


def _load(folder: Path, how: str) -> dict:
    """One load in this process: its seconds, and its seconds of processor."""
    with Store(terms=Terms(hours=hours() if how == "with" else None)) as store:
        began, busy = time.perf_counter(), time.process_time()
        _, problems = store.load_all([Source(folder / f"{name}.csv") for name in ("conversations", "messages")])
        if problems:
            raise problems[0]
        return {"seconds": time.perf_counter() - began, "processor": time.process_time() - busy}


if __name__ == "__main__":
    print(json.dumps(_load(Path(sys.argv[1]), sys.argv[2])))
