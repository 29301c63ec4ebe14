"""What working hours add to loading: the first reply on the business clock alone, and everything that there is on it."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import data
from benchmarks.figure import Figure, side_by_side
from benchmarks.settle import hours
from metrics import Store
from metrics.build.ground import Ground
from metrics.build.terms import Terms
from metrics.source import Source
from metrics.state import read_now

TIMES = 3
FULL = 10_000_000  # messages, of which a second more is asked at most


def figures(messages: int) -> Iterator[Figure]:
    """Seconds more with working hours than without, over so many messages."""
    size = f"working hours, {messages / 1e6:g} M messages"
    took = _first_replies(messages)
    more = statistics.median(a - b for a, b in zip(took["with"], took["without"], strict=True))
    yield Figure(f"{size}: the first reply on them adds", more, messages / FULL, "s")
    if messages <= data.LARGEST:
        yield from _loads(messages, size)


def _first_replies(messages: int) -> dict[str, list[float]]:
    """Seconds in which the build's own SQL tells the first reply of every conversation, on one clock and on both."""
    with data.store(messages) as store, store.visit.cursor() as cur:
        now = read_now(cur)
        grounds = {"without": Ground(cur, Terms(now=now)), "with": Ground(cur, Terms(now=now, hours=hours()))}
        return side_by_side(
            {name: lambda _, ground=ground: _first_reply(ground) for name, ground in grounds.items()}, 2 * TIMES + 1
        )


def _first_reply(ground: Ground) -> None:
    clock = ground.clock("m")
    told = clock.durations("first_reply", "m.arrived_at", "m.first_reply_at")
    rows = clock.rows("SELECT channel, arrived_at, first_reply_at FROM conversations")
    ground.cur.execute(f"CREATE OR REPLACE TEMP TABLE told AS SELECT {', '.join(told)} FROM {rows}")


def _loads(messages: int, size: str) -> Iterator[Figure]:
    """Whole loads, every duration on both clocks or on one; each in a process of its own."""
    folder = data.files(messages, "contract")
    loads = [{how: _elsewhere(folder, how) for how in ("without", "with")} for _ in range(TIMES)]
    usual = statistics.median(load["without"]["seconds"] for load in loads)
    yield Figure(f"{size}: a load without", usual, unit="s")
    for kind, of in (("seconds", ""), ("processor", ", of one processor")):
        more = statistics.median(load["with"][kind] - load["without"][kind] for load in loads)
        yield Figure(f"{size}: added to it by all that is on them{of}", more, unit="s")


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
