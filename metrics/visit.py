"""One visit's data: a database file in a folder of its own, cursors on it, and its end."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from metrics.errors import Problem
from metrics.failure import DAMAGED, GONE, explain, is_damage, is_full, is_gone
from metrics.sql import literal

if TYPE_CHECKING:
    from metrics.engine import Engine

_SIZE = "SELECT 3 * 4096 + total_blocks * block_size FROM pragma_database_size() WHERE database_name = ?"


class Visit:
    """What one visitor loaded; nothing of it is written to disk before the first cursor."""

    def __init__(self, engine: "Engine", home: Path):
        self._engine, self._home, self._seen = engine, home, home / "seen"
        self._cursors: set[duckdb.DuckDBPyConnection] = set()
        self._attached: Path | None = None  # the file that need not be attached again
        # How often everything was deleted, and something was kept beside the rows: what was read before is of another time.
        self.forgotten = self.kept = 0

    @property
    def folder(self) -> Path:
        """The folder for uploads of this visit; SQL may read there."""
        folder = self._home / "files"
        folder.mkdir(parents=True, exist_ok=True)
        self.touch()
        return folder

    @contextmanager
    def cursor(self, *, beside: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """A fresh cursor for one thread, its database chosen; fetch results before leaving.

        Waits for a seat of the engine. Cursors nest within a thread; a thread that holds one must not wait for another
        thread that wants one. What is not committed at the end is undone. A Problem when the question is too big or
        too long, the disk full, the data damaged or removed meanwhile; faults of the SQL stay DuckDB's own errors.
        Work `beside` what somebody waits for takes none of the seats.
        """
        with self._engine.seat(beside=beside):
            file, cursor = self._open()
            with self._explained(file), self._counted(cursor):
                yield cursor

    def interrupt(self) -> None:
        """Stop the statements now running; their cursors raise a Problem and stay usable."""
        for cursor in tuple(self._cursors):
            cursor.interrupt()

    def touch(self) -> None:
        """Say that the visitor is still there."""
        with suppress(FileNotFoundError):
            self._seen.touch()

    def forget(self) -> None:
        """Delete everything now, also while a statement runs; the next cursor begins anew."""
        with self._engine.lock:
            self.forgotten += 1
            self.interrupt()
            for file in self._home.glob("*.duckdb"):
                self._detach(file)
            shutil.rmtree(self._home, ignore_errors=True)

    def forget_if_older(self, limit: float) -> bool:
        """Forget the visit if nobody asks right now and its last sign of life is before the limit (epoch seconds)."""
        with self._engine.lock, suppress(FileNotFoundError):
            if not self._cursors and self._seen.stat().st_mtime < limit:
                self.forget()
                return True
        return False

    def _open(self) -> tuple[Path, duckdb.DuckDBPyConnection]:
        with self._engine.lock:
            file = self._file()
            with self._explained(file):
                self._attach(file)
                cursor = self._engine.connection.cursor()
                cursor.execute(f"USE {file.stem}")
                return file, cursor

    def _file(self) -> Path:
        """The database file; each beginning has a new name, so that a cursor of the old one cannot reach the new."""
        self._home.mkdir(exist_ok=True)
        self.touch()
        return next(self._home.glob("*.duckdb"), self._home / f"{self._home.name}_{secrets.token_hex(4)}.duckdb")

    @contextmanager
    def _counted(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        self._cursors.add(cursor)
        try:
            yield
        finally:
            self._cursors.discard(cursor)
            cursor.close()

    @contextmanager
    def _explained(self, file: Path) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            self._recover(error, file)
            raise

    def _attach(self, file: Path) -> None:
        if self._attached != file:
            self._engine.connection.execute(f"ATTACH IF NOT EXISTS {literal(str(file))} AS {file.stem}")
            self._attached = file

    def _detach(self, file: Path) -> None:
        self._attached = None
        with suppress(duckdb.Error):  # it is detached also when its last checkpoint found no room
            self._engine.connection.execute(f"DETACH DATABASE IF EXISTS {file.stem}")

    def _recover(self, error: duckdb.Error, file: Path) -> None:
        if is_damage(error, file):
            self.forget()
            raise Problem(DAMAGED) from error
        if is_gone(error, file):
            raise Problem(GONE) from error
        if is_full(error):
            self._shrink(file)
        if problem := explain(error):
            raise problem from error

    def _shrink(self, file: Path) -> None:
        """Give back what a write without an end left behind the last block in use; DuckDB keeps it for ever."""
        with self._engine.lock:
            if self._cursors:
                return
            self._detach(file)
            with suppress(duckdb.Error):
                self._attach(file)
                self._engine.connection.execute(f"CHECKPOINT {file.stem}")
                (used,) = self._engine.connection.execute(_SIZE, [file.stem]).fetchone()
                self._detach(file)
                os.truncate(file, min(used, file.stat().st_size))
            self._detach(file)
