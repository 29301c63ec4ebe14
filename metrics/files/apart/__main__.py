"""The process that opens what may attack: workbooks and web pages become CSV files, `told.jsonl` says what was found.

It runs as a folder of its own, under limits of memory, time and disk; so it imports nothing of ours but its siblings.
"""

import json
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows: there only the clock is watched, by who started this
    resource = None

TOLD, TOO_LARGE = "told.jsonl", 27  # the file, the exit code when more is to be written than there is room for


def limit(memory: int, seconds: int, disk: int) -> None:
    """What this process may use, in bytes and seconds."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: Path, folder: Path, most: int, encoding: str) -> None:
    """Reads the file at `path` into `folder`, at most so many tables."""
    if kind == "workbook":
        from workbook import read
    else:
        from web_page import read
    with (folder / TOLD).open("w", encoding="utf-8") as out:
        try:
            for found in read(path, folder, most) if kind == "workbook" else read(path, folder, most, encoding):
                out.write(json.dumps(found) + "\n")
                out.flush()
        except MemoryError:
            raise
        except OSError:
            sys.exit(TOO_LARGE)
        except Exception as error:
            out.write(json.dumps({"broken": str(error)}) + "\n")


if __name__ == "__main__":
    _, kind, path, folder, encoding, most, *limits = sys.argv
    limit(*map(int, limits))
    main(kind, Path(path), Path(folder), int(most), encoding)
