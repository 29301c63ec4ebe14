"""One visit's data: load files, ask questions, read the rows behind a number."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics import browse, rows
from metrics.answer import Answer, Asking, missing
from metrics.browse import Browse
from metrics.build import build
from metrics.build.terms import Terms
from metrics.build.words import FOLDED, fold
from metrics.catalogue import METRICS
from metrics.engine import Engine
from metrics.errors import Problem
from metrics.first_look import Edges, edges
from metrics.formats import Format
from metrics.load import Loaded, Source, load_file, reports
from metrics.query import Query, World
from metrics.span import Calendar, local
from metrics.sql import one
from metrics.state import create_state, read_now, read_terms, tables, write_terms
from metrics.visit import Visit


class Store:
    """The tables of one visit and the terms they are built under.

    `Store()` keeps its data in a temporary folder of its own until it is closed; a server hands in each visit's.
    """

    def __init__(self, visit: Visit | None = None, terms: Terms | None = None):
        self._engine = None if visit else Engine()
        self.visit = visit or self._engine.visit("alone")
        self._terms = terms
        self._known: tuple[str, World, dict[str, int]] | None = None

    def close(self) -> None:
        if self._engine:
            self._engine.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose changes take place together or not at all."""
        with self.visit.cursor() as cur:
            cur.execute("BEGIN")
            create_state(cur)
            yield cur
            cur.execute("COMMIT")
        self._known = None

    def load(self, path: Path | str, name: str | None = None, mapping: Format | None = None,
             date_order: str | None = None) -> list[Loaded]:
        """Loads one file; what was understood of it, one entry a table filled. A Problem leaves everything as it was."""
        loaded, problems = self.load_all([Source(Path(path), name, mapping, date_order)])
        if problems:
            raise problems[0]
        return loaded

    def load_all(self, sources: Iterable[Source]) -> tuple[list[Loaded], list[Problem]]:
        """Loads several files and builds once; a file that cannot be used is told and the others are loaded."""
        loaded, problems = [], []
        with self._writing() as cur:
            terms = self._settled(cur)
            for source in sources:
                try:
                    loaded += load_file(cur, source, terms.zone)
                except Problem as problem:
                    problems.append(problem)
            if loaded:
                self._build(cur, terms)
        return loaded, problems

    def settle(self, terms: Terms) -> None:
        """Builds everything anew under other terms: zone, working hours, settings."""
        with self._writing() as cur:
            self._build(cur, terms)

    def _build(self, cur: duckdb.DuckDBPyConnection, terms: Terms) -> None:
        self._terms = terms
        write_terms(cur, terms, build(cur, terms).now)

    def _settled(self, cur: duckdb.DuckDBPyConnection) -> Terms:
        if self._terms is None:
            self._terms = read_terms(cur)
        return self._terms

    @property
    def terms(self) -> Terms:
        """The reader's choices; what an earlier run of this visit settled, else the defaults."""
        if self._terms is None:
            with self.visit.cursor() as cur:
                self._terms = read_terms(cur)
        return self._terms

    def ask(self, query: Query) -> Answer:
        """The answer to a query, in the order and with the columns of the contract."""
        with self.visit.cursor() as cur:
            world, present = self._world(cur)
            return Asking(cur, query, world, present).answer()

    def rows(self, query: Query) -> pa.Table:
        """The rows behind a query's one metric: the table's contract columns, file, record, value."""
        with self.visit.cursor() as cur:
            world, present = self._world(cur)
            return rows.rows(cur, query, world, present)

    def browse(self, wanted: Browse) -> tuple[pa.Table, int]:
        """A page of conversations to read, and how many there are."""
        with self.visit.cursor() as cur:
            return browse.browse(cur, wanted, self._world(cur)[0])

    def transcript(self, conv: int) -> tuple[dict, list[dict]]:
        """One conversation and its messages."""
        with self.visit.cursor() as cur:
            return browse.transcript(cur, conv)

    def edges(self) -> Edges | None:
        """The span of the loaded rows; nothing where no row is dated."""
        with self.visit.cursor() as cur:
            now = read_now(cur)
            self._world(cur)
            return edges(cur, local(now, self.terms.zone)) if now else None

    def reports(self) -> list[list[dict]]:
        """What was said of every file loaded; empty where nothing is."""
        with self.visit.cursor() as cur:
            return reports(cur) if "files" in tables(cur) else []

    def forget(self) -> None:
        """Deletes everything loaded, now."""
        self.visit.forget()
        self._known = self._terms = None

    def world(self) -> tuple[World, dict[str, int]]:
        """What there is to ask: built tables and their columns, words in use; how many rows fill each column."""
        with self.visit.cursor() as cur:
            return self._world(cur)

    def missing(self) -> dict[str, tuple[str, ...]]:
        """Every metric the data cannot answer -> the columns it lacks."""
        present = self.world()[1]
        return {name: lacks for name, metric in METRICS.items() if (lacks := missing(metric, present))}

    def _world(self, cur: duckdb.DuckDBPyConnection) -> tuple[World, dict[str, int]]:
        stamp = one(cur, "SELECT current_database()")[0]
        if self._known is None or self._known[0] != stamp:
            self._known = (stamp, *self._look(cur))
        return self._known[1:]

    def _look(self, cur: duckdb.DuckDBPyConnection) -> tuple[World, dict[str, int]]:
        columns: dict[str, dict[str, str]] = {}
        for table, column, kind in cur.execute("""SELECT table_name, column_name, data_type FROM duckdb_columns()
                WHERE database_name = current_database() AND NOT internal ORDER BY column_index""").fetchall():
            columns.setdefault(table, {})[column] = kind
        if "present" not in columns:
            raise Problem("Nothing is loaded yet; load a file first.")
        present = {f"{t}.{c}": n for t, c, n in cur.execute("SELECT tbl, col, filled FROM present").fetchall()}
        present["working hours"] = int(self.terms.hours is not None)
        calendar = Calendar(self.terms.zone, self.terms.settings.definitions.week_starts == "sunday")
        return World(columns, calendar, self.terms.hours is not None, _spoken(cur, columns)), present


def _spoken(cur: duckdb.DuckDBPyConnection, columns: Mapping) -> dict[str, dict[str, str]]:
    """The words of each folded column, folded -> as shown, so that a filter finds them however they are written."""
    found: dict[str, dict[str, str]] = {}
    for column in FOLDED:
        tables = [t for t in ("conversations", "messages", "surveys", "calls") if column in columns.get(t, ())]
        union = " UNION ".join(f"SELECT CAST({column} AS VARCHAR) AS w FROM {t}" for t in tables)
        found[column] = {fold(w): w for (w,) in cur.execute(union).fetchall() if w}
    for column in ("tag", "tag_group"):
        found[column] = {fold(w): w for (w,) in cur.execute(f"SELECT DISTINCT {column} FROM tag_rows").fetchall() if w}
    return found
