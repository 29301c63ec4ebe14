"""The words a format is declared with: which file it is, and how its columns become ours."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from metrics.formats.spelled import Spelled
from metrics.sql import quote
from metrics.tables import TABLES

NAMES = re.compile(r'"((?:[^"]|"")+)"')
Spellings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Fill:
    """One table a format fills: our column <- SQL over the file's columns.

    In the SQL a file's column is written as "Name"; `moment("Name")`, `number(…)`, `flag(…)`, `tags(…)`, `word(…)`, `id(…)`
    read it as that kind; `moment("Day", "Time")` takes the time of day from a second column. A column alone is read as
    the kind of ours. `where` keeps only the records that bring a row.
    `each` names a column with a list of objects, each of which is a row: its own fields are "[].name.inner", the
    place in the list (from 1) is "[#]", and the columns around the list are there as they are.
    """

    table: str
    columns: Mapping[str, str]
    where: str = "true"
    each: str = ""


@dataclass(frozen=True)
class Format:
    """An export we can read: recognised by its header alone (`betrays`, all of them, case-blind).

    A name may hold `*` for what differs between files ("Started at (*)"); `spellings` are other words for a column
    (translations, older versions); `lacks` are columns of which such a file has none, where another export has the same
    columns and more. `instead` marks a report of sums, which is recognised but cannot be filtered: one
    sentence that says which export to take and where it is.
    """

    name: str
    tool: str
    export: str
    betrays: tuple[str, ...]
    fills: tuple[Fill, ...] = ()
    verified: bool = True
    unused: Mapping[str, str] = field(default_factory=dict)  # their column -> why it is left unused
    prepare: Callable | None = None  # (cursor, text table) -> columns it added, which take more than one row to know
    said: str = ""  # the mapping it was made of, where a reader mapped the file by hand
    spellings: Spellings = field(default_factory=dict)
    unsure: tuple[str, ...] = ()  # columns whose meaning no document or real file confirms
    zone: str | None = None  # of times without one, where the tool always writes the same
    instead: str = ""
    lacks: tuple[str, ...] = ()
    published: bool = False  # a collection that was published once: read, and nothing a team could export
    foot: str = (
        ""  # a pattern of what the tool writes under its rows; one such line, and all below the rows are its own;
        # its group `zone` is the zone of times without one
    )
    suits: Callable | None = (
        None  # (cursor, reading) -> whether its rows can be read, where the header alone cannot tell
    )
    ready: Callable | None = None  # (cursor, reading, typed columns) -> the reading with columns and notes that take
    # all rows and their moments to know; comes after `prepare`
    beside: tuple[str, ...] = ()  # names beside the list in a JSON file, told on each row in a column "(name)"
    helpers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # files of the same archive without rows of
    # ours, by their columns; while the others are loaded they are the views `helper_<name>`

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fill.table for fill in self.fills))

    def spelled(self, header: tuple[str, ...]) -> Spelled:
        """What this format's names for columns are called in a file."""
        return Spelled(header, self.spellings)

    def claims(self, header: tuple[str, ...]) -> bool:
        """Whether a file with this header is such an export."""
        names = self.spelled(header)
        told = bool(self.betrays) and all(names.all(name) for name in self.betrays)
        return told and not any(names.all(name) for name in self.lacks)


def mentioned(sql: str) -> tuple[str, ...]:
    """The file's columns that a piece of SQL reads."""
    return tuple(name.replace('""', '"') for name in NAMES.findall(sql))


def same_names(table: str, header: tuple[str, ...]) -> Fill:
    """A file whose headers are our own names: every contract column it has, as it stands."""
    theirs = {name.casefold(): name for name in header}
    columns = {c.name: quote(theirs[c.name]) for c in TABLES[table].columns if c.name in theirs}
    if "tags" in columns:
        columns["tags"] = f"tags({columns['tags']}, ';')"  # a tag of ours may hold a comma
    if "customer_id" in columns:
        columns["customer_id"] = f"text({columns['customer_id']})"  # a customer may be called Null
    return Fill(table, columns)
