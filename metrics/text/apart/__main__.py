"""The process that finds themes: texts of one language a file, told theme by theme; under limits of memory and time.

It runs as a folder of its own, so that a server that serves others neither imports nor feels it.
"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

try:
    import resource
except ImportError:  # Windows: there only the clock is watched, by who started this
    resource = None

LEARNED, AT_ONCE = 12_000, 10_000  # texts that themes are learned from; texts that are then placed at a time
LEAST_TEXTS = 100  # of fewer nothing recurs often enough to be called a theme
SCHEMA = pa.schema({"number": pa.int64(), "theme": pa.string(), "subtheme": pa.string()})


def limit(memory: int, seconds: int) -> None:
    """What this process may use, in bytes and seconds."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(folder: Path) -> None:
    """Reads `told.json` (file -> language) and those files (number, text); writes themes.parquet; prints how far it is."""
    from found import Found

    pa.set_memory_pool(pa.system_memory_pool())  # it gives back at once what it no longer needs
    files = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    sizes = {name: pq.ParquetFile(folder / name).metadata.num_rows for name in files}
    total, done = sum(sizes.values()) or 1, 0
    with pq.ParquetWriter(folder / "themes.parquet", SCHEMA) as out:
        for name, language in files.items():
            if sizes[name] >= LEAST_TEXTS:
                file = pq.ParquetFile(folder / name)
                first = next(file.iter_batches(LEARNED)).column("text").to_pylist()
                start, half = done / total, sizes[name] / total / 2
                found = Found(first, language, lambda part, start=start, half=half: say(start + part * half))
                for count, batch in enumerate(file.iter_batches(AT_ONCE)):
                    out.write_batch(_placed(found, batch))
                    say(start + half + half * min((count + 1) * AT_ONCE / sizes[name], 1))
            done += sizes[name]
            say(done / total)


def _placed(found, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The theme and sub-theme of each text that has one."""
    names = found.place(batch.column("text").to_pylist())
    rows = [(n, *both) for n, both in zip(batch.column("number").to_pylist(), names, strict=True) if both]
    return pa.record_batch(list(map(list, zip(*rows, strict=True))) or [[], [], []], schema=SCHEMA)


def say(share: float) -> None:
    """Tells who started this how much is done, 0 to 1."""
    print(f"{share:.3f}", flush=True)


if __name__ == "__main__":
    limit(*map(int, sys.argv[2:4]))
    main(Path(sys.argv[1]))
