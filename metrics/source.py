"""A file to load, what was understood of it, and what is said of one that no format claims."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from metrics.errors import Problem
from metrics.files.reading import Reading, Refused
from metrics.formats import Format, recognise


@dataclass(frozen=True)
class Source:
    """A file to load: where it lies, what it is called, and what the reader says of it where the file does not tell.

    Of a workbook or an archive `part` is the name of the one table that `mapping` is for.
    """

    path: Path
    name: str | None = None
    mapping: Format | None = None
    date_order: str | None = None
    zone: str | None = None
    part: str | None = None

    @property
    def shown(self) -> str:
        """The file's name as the reader knows it."""
        return self.name or self.path.name


@dataclass(frozen=True)
class Loaded:
    """What was understood of one table of one file; read = kept + refused, always.

    `left_out` says of other files in the same archive why they were not loaded, `strange` names those to be mapped.
    """

    file: str
    format: str
    table: str
    read: int
    kept: int
    added: int
    updated: int
    unchanged: int
    refused: tuple[Refused, ...]
    zone: str
    date_order: str | None
    first: datetime | None
    last: datetime | None
    notes: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unused: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()  # columns with times that have no offset, which were read in `zone`

    def as_dict(self) -> dict:
        """For JSON: moments as ISO texts with their offset."""
        moments = {k: f"{v.isoformat()}+00:00" if v else None for k, v in (("first", self.first), ("last", self.last))}
        refused = [{"record": one.record, "reason": one.reason} for one in self.refused]
        return asdict(self) | moments | {"refused": refused}


class Unknown(Problem):
    """A file that can be read but that no format claims; `source` is the file, to be mapped, `part` its table."""

    def __init__(self, sentence: str, source: Source, part: str):
        super().__init__(sentence)
        self.source, self.part = source, part


def unknown(reading: Reading, source: Source) -> Unknown:
    """What is said of a file that no format claims."""
    columns = ", ".join(f"“{name}”" for name in reading.columns[:6])
    if known := recognise(reading.columns):
        return Unknown(
            f"{reading.name} is {known.tool}’s {known.export}, but its rows do not tell which column is what: "
            "map its columns to ours once, on the Data page or with a mapping file.",
            source,
            reading.name,
        )
    return Unknown(
        f"{reading.name} is not an export we know (its columns begin with {columns}): "
        f"map its columns to ours once, on the Data page or with a mapping file.",
        source,
        reading.name,
    )


def summed(reading: Reading, known: Format) -> Problem:
    """What is said of a report of sums: it is known, but there are no rows behind its numbers."""
    return Problem(
        f"{reading.name} is {known.tool}’s {known.export}: its numbers are summed up already, so nothing in it could be "
        f"filtered or checked. {known.instead}"
    )
