"""The claim of one process on a data folder, so that two servers never write to the same files."""

import os
from pathlib import Path
from typing import TextIO

from metrics.errors import Problem

try:
    import fcntl
except ImportError:  # Windows; DuckDB still locks each visit's file there
    fcntl = None


def claim(folder: Path) -> TextIO:
    """Hold the folder until the returned file is closed or the process ends; a Problem names who has it."""
    held = (folder / "server.lock").open("a+")
    if fcntl:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise _refusal(folder, held) from None
    held.truncate(0)
    held.write(str(os.getpid()))
    held.flush()
    return held


def _refusal(folder: Path, held: TextIO) -> Problem:
    held.seek(0)
    with held:
        process = held.read().strip() or "unknown"
    return Problem(
        f"The data folder {folder} is in use by another server (process {process}); "
        "stop that one, or name another folder in CARE_DATA_FOLDER."
    )
