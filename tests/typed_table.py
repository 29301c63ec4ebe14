"""A table of texts for the tests of metrics.typed, and what one of its columns reads as."""

from dataclasses import dataclass

from metrics.sql import quote
from metrics.typed.columns import TypedColumns


@dataclass
class Read:
    """The values of a column as read, and the reader that read them."""

    values: list
    typed: TypedColumns

    @property
    def said(self) -> list[str | None]:
        """Values as text, for short comparisons; an empty cell is None."""
        return [None if value is None else str(value) for value in self.values]

    @property
    def unread(self) -> list[str]:
        """Examples of what was not read."""
        return [text for found in self.typed.unparsed for _, text in found.examples]


def table(cur, **columns):
    """A temp table `texts`: _record counts from 1, then a text column for each list."""
    names = ", ".join(f"{quote(name)} VARCHAR" for name in columns)
    cur.execute(f'CREATE OR REPLACE TEMP TABLE texts ("_record" BIGINT, {names})')
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    rows = [[i, *cells] for i, cells in enumerate(zip(*columns.values(), strict=True), start=1)]
    cur.executemany(f"INSERT INTO texts VALUES ({marks})", rows)
    return "texts"


def read(cur, kind, texts, *, column="x", zone="UTC", order=None, **asked):
    """One column of texts, read as moment, number, flag, tags, text, word, id or duration."""
    typed = TypedColumns(cur, table(cur, **{column: texts}), zone, order)
    sql = getattr(typed, kind)(column, **asked)
    values = [row[0] for row in cur.execute(f'SELECT {sql} FROM texts ORDER BY "_record"').fetchall()]
    return Read(values, typed)
