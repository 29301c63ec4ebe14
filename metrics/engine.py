"""One hardened DuckDB instance, shared by all visits, and how many may ask it at once."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import WeakValueDictionary

import duckdb

from metrics.claim import claim
from metrics.sql import literal
from metrics.visit import Visit

SEATS = 2  # cursors at once: fifty visits then share the memory, at no loss of throughput


class Engine:
    """The instance every visit's data is attached to; close it, or use it in a `with`.

    With a folder it serves many visits: their files live there, and SQL reaches nothing outside it.
    Without one it is alone, for the terminal: a temporary folder, gone at close, and SQL may read files anywhere.
    `memory` is a size or a share of the machine's, `spill` the room on disk for what does not fit into it, `seconds`
    the longest one statement may run (0: no limit). A Problem when another process has the folder.
    """

    def __init__(self, folder: Path | None = None, *, memory: str = "50%", spill: str = "10GB", seconds: int = 0):
        self._temporary = None if folder else TemporaryDirectory(prefix="care-", ignore_cleanup_errors=True)
        self.folder = Path(folder or self._temporary.name).resolve()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._claim = claim(self.folder)
        shutil.rmtree(self.folder / "spill", ignore_errors=True)
        self.connection = duckdb.connect(config=_size(memory))
        for setting in _hardening(self.folder, spill, seconds, anywhere=folder is None):
            self.connection.execute(f"SET GLOBAL {setting}")
        self.lock = threading.RLock()
        self._seats, self._beside = threading.BoundedSemaphore(SEATS), threading.BoundedSemaphore(1)
        self._thread = threading.local()
        self._visits: WeakValueDictionary[Path, Visit] = WeakValueDictionary()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """End the instance; what visits loaded stays for the next one, but for a temporary folder."""
        self.connection.close()
        self._claim.close()
        if self._temporary:
            self._temporary.cleanup()

    def visit(self, key: str = "alone") -> Visit:
        """The visit with that secret key; its files carry a hash of the key, never the key."""
        return self._at(self.folder / f"visit_{hashlib.sha256(key.encode()).hexdigest()[:32]}")

    def _at(self, home: Path) -> Visit:
        with self.lock:
            return self._visits.setdefault(home, Visit(self, home))

    def sweep(self, older_than_seconds: float) -> int:
        """Forget the visits without a sign of life for so long; how many those were."""
        limit = time.time() - older_than_seconds
        return sum(self._at(home).forget_if_older(limit) for home in self.folder.glob("visit_*"))

    @contextmanager
    def seat(self, *, beside: bool = False) -> Iterator[None]:
        """Wait for one of the seats; a thread that has one already needs no second, so cursors may be nested.

        What takes long and nobody waits for has one seat of its own, `beside` the others.
        """
        if getattr(self._thread, "seated", False):
            yield
            return
        with self._beside if beside else self._seats:
            self._thread.seated = True
            try:
                yield
            finally:
                self._thread.seated = False


def _size(memory: str) -> dict:
    return {"threads": min(8, os.cpu_count() or 1), "async_threads": 1, "memory_limit": memory}


def _hardening(folder: Path, spill: str, seconds: int, *, anywhere: bool) -> list[str]:
    """Settings in the order DuckDB demands: places first, then no others, then no more settings."""
    return [
        f"allowed_directories = [{literal(str(folder))}]",
        f"temp_directory = {literal(str(folder / 'spill'))}",
        f"max_temp_directory_size = {literal(spill)}",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allow_community_extensions = false",
        "allow_persistent_secrets = false",
        "python_enable_replacements = false",
        "TimeZone = 'UTC'",
        f"max_execution_time = {seconds * 1000}",
        *([] if anywhere else ["enable_external_access = false"]),
        "lock_configuration = true",
    ]
