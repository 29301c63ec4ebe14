"""What reading a file gives back, and the limits it keeps to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024
PATH = "path"  # beside a table of an archive: where its file lies in it


@dataclass(frozen=True)
class Refused:
    """A record that could not be kept; `record` is its number in the file, from 1.

    `foot` is what a line says that reads like a note under the table, `cells` what is in a record that is no row.
    """

    record: int
    reason: str
    foot: str = field(default="", compare=False)
    cells: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Reading:
    """One table of text found in a file: `table` holds `_record` and one text column per name in `columns`.

    `left_out` says of other files in the same archive why they could not be read, `strange` names those that nobody knows
    and that can be mapped. `beside` is what else the file says:
    a JSON list's neighbours, the path in an archive; `listed` is the list's own name.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    read: int
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ""
    left_out: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    listed: str = ""


@dataclass(frozen=True)
class Limits:
    """How much a file may hold; sizes are in bytes, `workdir` is where files in passing are kept."""

    columns: int = 2_000
    cell: int = 16 * MIB
    row: int = 32 * MIB
    unpacked: int = 2_000 * MIB
    ratio: int = 100
    ratio_from: int = 500 * MIB
    members: int = 1_000
    json_depth: int = 128
    json_object: int = 16 * MIB
    sheet_memory: int = 1_500 * MIB
    sheet_seconds: int = 120
    workdir: Path | None = None


@dataclass(frozen=True)
class Told:
    """What the reader says about the file, in place of our guess."""

    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True)
class Source:
    """A file to read: `path` under a name that is safe in SQL, the name shown, a folder for files in passing.

    `notes` is what there is to say of it already, as a part of another file.
    """

    path: Path
    name: str
    folder: Path
    limits: Limits = Limits()
    told: Told = Told()
    notes: tuple[str, ...] = ()
    inside: str = ""  # its path in the archive it comes from; only shown and told, never used to open anything


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: `1 row was`, `2,000 rows were`."""
    return f"{number:,} {one if number == 1 else many}"
