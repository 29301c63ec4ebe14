"""What DuckDB's failures mean to the reader: too big, too long, disk full, damaged, gone."""

import re
from pathlib import Path

import duckdb

from metrics.errors import Problem

DAMAGED = "The data of this visit is damaged and was removed; load the files again."
GONE = "The data of this visit was removed; load the files again."
DISK_FULL = "The disk is full; what was loaded before is kept. Free some space, then try again."
STOPPED = "This was stopped before it was done."
TOO_LONG = "This took too long and was stopped; ask about a shorter period or fewer groups."
TOO_BIG = "This needs more memory than one question may use; ask about a shorter period or load a smaller file."
TOO_WIDE = "This needs more room on disk than one question may use; ask about a shorter period or load a smaller file."

_FULL = ("No space left on device", "File too large", "Disk quota exceeded")
_CORRUPT = ("Corrupt database file", "Failure while replaying WAL file")
_UNREADABLE = ("not a valid DuckDB database file", "Could not read enough bytes from file")


def explain(error: duckdb.Error) -> Problem | None:
    """The reader's sentence for a failure that is no fault of the SQL; None for any other."""
    text = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return Problem(TOO_WIDE if "max_temp_directory_size" in text else TOO_BIG)
    if isinstance(error, duckdb.InterruptException):
        return Problem(TOO_LONG if "maximum execution time" in text else STOPPED)
    return Problem(DISK_FULL) if is_full(error) else None


def is_full(error: duckdb.Error) -> bool:
    """Whether a write found no room on the disk."""
    writing = isinstance(error, duckdb.IOException | duckdb.TransactionException)
    return writing and any(sign in str(error) for sign in _FULL)


def is_damage(error: duckdb.Error, file: Path) -> bool:
    """Whether the database file itself is broken; texts of rows inside an error are never taken for it."""
    text = str(error)
    unreadable = isinstance(error, duckdb.IOException) and file.name in text
    return text.startswith(_CORRUPT) or (unreadable and any(sign in text for sign in _UNREADABLE))


def is_gone(error: duckdb.Error, file: Path) -> bool:
    """Whether the database was detached under a cursor that still used it."""
    missing = isinstance(error, duckdb.BinderException | duckdb.CatalogException)
    return missing and re.search(f'Catalog.*{file.stem}"? does not exist', str(error)) is not None
