"""Records of JSON on their way into one text table: the columns are found while they come in."""

from collections.abc import Iterable

import duckdb

from metrics.errors import Problem
from metrics.files.flat import flat
from metrics.files.json_text import Flaw
from metrics.files.names import column_names
from metrics.files.reading import Reading, Refused, Source
from metrics.files.table import Rows


class Records:
    """Takes objects as rows; what is none, or cannot be read, is refused."""

    def __init__(self, source: Source):
        self.number = 0
        self._source, self._rows = source, Rows(source)
        self._places: dict[str, int] = {}
        self._refused: list[Refused] = []
        self._notes: list[str] = []

    def __enter__(self) -> "Records":
        return self

    def __exit__(self, *gone) -> None:
        self._rows.__exit__(*gone)

    def take(self, values: Iterable) -> None:
        """Takes every value; a Flaw in what lies between them ends it and is told."""
        limits = self._source.limits
        try:
            for value in values:
                self.number += 1
                if reason := self._add(value, limits.json_depth):
                    self._refused.append(Refused(self.number, reason))
                if len(self._places) > limits.columns:
                    raise Problem(f"{self._source.name} has over {limits.columns:,} columns; no more can be read.")
        except Flaw as flaw:
            self.ended(flaw)

    def ended(self, flaw: Flaw) -> None:
        """Tells why nothing after the last record could be read."""
        self._notes.append(f"After record {self.number:,} the list {flaw}.")

    def _add(self, value, deepest: int) -> str | None:
        """Adds an object as a row; returns why not."""
        if isinstance(value, Flaw):
            return str(value)
        if not isinstance(value, dict):
            return "is not an object"
        try:
            texts = dict(flat(value, deepest))
        except Flaw as flaw:
            return str(flaw)
        for column in texts:
            self._places.setdefault(column, len(self._places))
        cells = [texts.get(column) for column in self._places]
        self._rows.add(self.number, cells, sum(map(len, filter(None, texts.values()))))
        return None

    def load(self, cur: duckdb.DuckDBPyConnection, name: str) -> Reading:
        """Makes the table of everything taken; a Problem where nothing was."""
        if not self._places:
            raise self._nothing()
        columns = column_names(list(self._places))
        table = self._rows.load(cur, columns)
        return Reading(name, table, columns, self.number, tuple(self._refused), tuple(self._notes))

    def _nothing(self) -> Problem:
        if self._refused:
            first = self._refused[0]
            return Problem(f"{self._source.name} cannot be read: its record {first.record} {first.reason}.")
        return Problem(f"{self._source.name} has no records: a list of JSON objects is needed.")
