"""The typed columns of a text table: SQL for each, what it leaves unread, and what the reader should know of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps

import duckdb

from metrics import zone as zones
from metrics.errors import Problem
from metrics.sql import one, quote
from metrics.typed import durations, notes, numbers, tags, words
from metrics.typed.cells import Cells, Unparsed
from metrics.typed.moments import Moments
from metrics.typed.numbers import Numbers
from metrics.typed.orders import WORDS
from metrics.typed.zone_words import no_zone_in_header, zone_in_header


def _once(method: Callable[..., str]) -> Callable[..., str]:
    """A column that is asked for again is neither read nor counted again."""

    @wraps(method)
    def asked(self: "TypedColumns", *args: str | None, **named: str | None) -> str:
        key = (method.__name__, args, tuple(named.items()))
        if key not in self._made:
            self._made[key] = method(self, *args, **named)
        return self._made[key]

    return asked


class TypedColumns:
    """SQL over a table of texts ("_record" BIGINT, then VARCHAR columns) that turns its columns into values.

    Every method takes a column's name and gives an expression over the table; a Problem names a missing column.
    `zone` is the zone of times without one, `date_order` (dmy, mdy or ymd) the reader's word on dates.
    """

    def __init__(
        self, cur: duckdb.DuckDBPyConnection, table: str, zone: str = zones.UTC, date_order: str | None = None
    ):
        if date_order not in (None, *WORDS):
            raise Problem(f"There is no date order “{date_order}”; it is dmy, mdy or ymd.")
        self._cur, self._table, self._given = cur, table, date_order
        self._zone = zones.zone(zone)
        self._made: dict[tuple, str] = {}
        self._names = [row[0] for row in cur.execute(f"DESCRIBE {quote(table)}").fetchall()]
        self.date_order = date_order
        self.unparsed: list[Unparsed] = []
        self.notes: list[str] = []
        self.ambiguous: list[str] = []
        self.bare: list[str] = []
        self._clocks: list[str] = []
        self.zones: dict[str, str] = {}

    def text(self, column: str) -> str:
        """VARCHAR as written; NULL where empty. For text, subject, comment, agent, customer: “-” is a word there."""
        return f"nullif({self._cells(column).sql}, '')"

    def word(self, column: str) -> str:
        """VARCHAR trimmed; NULL for the words that mean unknown."""
        return words.word(self._cells(column).sql)

    @_once
    def id(self, column: str) -> str:
        """VARCHAR digit by digit; where all of a column are whole numbers written 3.0, without the “.0”."""
        cells = self._cells(column)
        whole = f"regexp_full_match({words.trimmed(cells.sql)}, '-?[0-9]+[.]0')"
        value = words.word(cells.sql)
        others = cells.rows(
            "1", f"WHERE {words.known(cells.sql)} AND NOT {whole} LIMIT 1"
        )  # found at once in most files
        return value if others else f"({value})[:-3]"

    @_once
    def flag(self, column: str) -> str:
        """BOOLEAN of yes and no in the languages we read, true/false, 1/0."""
        cells = self._cells(column)
        value = words.flag(cells.sql)
        self._count(cells.unparsed(value))
        return value

    @_once
    def tags(self, column: str, separator: str | None = None) -> str:
        r"""VARCHAR[] of a cell like a;b with `\;` inside a tag; without `separator` the column votes on it."""
        cells = self._cells(column)
        return tags.tags(cells.sql, separator or tags.separator_of(cells))

    @_once
    def number(self, column: str) -> str:
        """DOUBLE as written: 85 % is 85, (12) is -12, point or comma as the column votes."""
        found = Numbers(self._cells(column))
        self._count(found.unparsed())
        self._tell(notes.decimal(found))
        return found.sql

    @_once
    def duration(self, column: str, unit: str) -> str:
        """DOUBLE, seconds: 26:03:04, 1h 20m, PT1H, or a number of `unit` (milliseconds, seconds … days)."""
        cells = self._cells(column)
        value = durations.duration(cells.sql, numbers.cast(cells.sql), unit)
        left = cells.unparsed(value)
        if left:
            value = durations.duration(cells.sql, Numbers(cells).sql, unit)
            left = cells.unparsed(value)
        self._count(left)
        return value

    @_once
    def moment(self, column: str, clock: str | None = None) -> str:
        """TIMESTAMP in UTC; `clock` names a second column with the time of day.

        A zone named in the column's header goes before the reader's."""
        cells = self._cells(column, clock)
        home = zone_in_header(column)
        moments = Moments(cells, home or self._zone, self._given)
        self._count(moments.unparsed())
        self.zones[cells.column] = notes.zone(moments, f"{home} (in the header)" if home else f"{self._zone} (chosen)")
        if not home and moments.bare:
            self.bare.append(cells.column)
            self._clocks.append(moments.clock)
        if moments.free:
            self._note_order(moments)
        self._tell(*notes.zones(moments), notes.no_zone(column, no_zone_in_header(column), self._zone))
        return moments.sql

    def within(self, since: datetime, until: datetime, records: Sequence[int]) -> int:
        """In how many of these records a time without a zone stands between two times of the clock."""
        inside = " OR ".join(f"({clock} >= $since AND {clock} < $until)" for clock in self._clocks)
        asked = {"since": since, "until": until, "records": list(records)}
        counted = f"SELECT count(*) FROM {quote(self._table)} WHERE _record IN (SELECT unnest($records))"
        return one(self._cur, f"{counted} AND ({inside})", asked)[0] if inside else 0

    def _note_order(self, moments: Moments) -> None:
        if moments.ambiguous:
            self.ambiguous.append(moments.cells.column)
        elif self.date_order in (None, self._given):  # the dates may deny the reader's word
            self.date_order = moments.order.name
        self._tell(*notes.order(moments))

    def _count(self, unparsed: Unparsed | None) -> None:
        if unparsed:
            self.unparsed.append(unparsed)

    def _tell(self, *sentences: str) -> None:
        self.notes += [sentence for sentence in sentences if sentence and sentence not in self.notes]

    def _cells(self, column: str, clock: str | None = None) -> Cells:
        name = self._name(column)
        sql = quote(name)
        if clock:
            sql = f"(nullif({sql}, '') || coalesce(' ' || nullif({quote(self._name(clock))}, ''), ''))"
        return Cells(self._cur, self._table, name, sql)

    def _name(self, column: str) -> str:
        found = next((name for name in self._names if name.casefold() == column.casefold()), None)
        if found is None or found == "_record":
            raise Problem(f"The file has no column “{column}”; it has {', '.join(self._names[1:])}.")
        return found
