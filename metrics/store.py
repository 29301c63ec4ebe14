"""One visit's data: load files, ask questions, read the rows behind a number."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock

import duckdb
import pyarrow as pa

from metrics import account, browse, first_look, ran, rows, vocabulary, why
from metrics.answer import Answer, missing
from metrics.asking import Asking
from metrics.browse import Browse
from metrics.build import build, settle
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.engine import Engine
from metrics.errors import Problem
from metrics.first_look import Edges
from metrics.formats import Format
from metrics.load import empty_tables, reports
from metrics.memory import Memory
from metrics.progress import Progress, Tell, silent
from metrics.query import Query, World
from metrics.question import Found, Question
from metrics.several import read_all, take_all
from metrics.source import Loaded, Source
from metrics.span import local
from metrics.state import create_state, read_now, read_terms, tables, write_terms
from metrics.visit import Visit

Cursor = duckdb.DuckDBPyConnection
Outcome = tuple[list[Loaded], list[Problem]]


class Store(AbstractContextManager):
    """The tables of one visit and the terms they are built under; without a visit, in a folder of its own until closed."""

    def __init__(self, visit: Visit | None = None, terms: Terms | None = None):
        self._engine = None if visit else Engine(memory="1GB")
        self.visit = visit or self._engine.visit("alone")
        self._terms = terms
        self._loads, self._turn, self._memory = 0, RLock(), Memory()

    def close(self) -> None:
        """Ends a store of its own; a visit's data stays."""
        if self._engine:
            self._engine.close()

    def __exit__(self, *_) -> None:
        self.close()

    def load(
        self, path: Path | str, name: str | None = None, mapping: Format | None = None, date_order: str | None = None
    ) -> list[Loaded]:
        """Loads one file: what was understood, one entry a table filled. A Problem leaves everything as it was."""
        loaded, problems = self.load_all([Source(Path(path), name, mapping, date_order)])
        if problems:
            raise problems[0]
        return loaded

    def load_all(self, sources: Iterable[Source], tell: Tell = silent, anew: bool = False) -> Outcome:
        """Loads several files and builds once; a file that cannot be used is told and the others are loaded.

        `anew` puts them in the place of everything loaded; then any Problem is raised and leaves everything as it was.
        """
        sources, problems = list(sources), []
        progress = Progress(sources, tell)
        with self._turn, self.visit.cursor() as cur:
            read = read_all(cur, sources, problems, progress)
            with self.writing(cur):
                if anew:
                    empty_tables(cur)
                loaded = take_all(cur, read, problems, self.terms.zone, progress)
                if anew and problems:
                    raise problems[0]
                if loaded or anew:
                    self._keep(cur, self.terms, build(cur, self.terms, progress.building))
        return loaded, problems

    def settle(self, terms: Terms) -> None:
        """Counts under other terms from now on: zone, working hours, settings; builds what depends on those changed."""
        with self._turn, self.visit.cursor() as cur, self.writing(cur):
            self._keep(cur, terms, settle(cur, terms))

    @contextmanager
    def writing(self, cur: Cursor) -> Iterator[None]:
        """What is changed takes place together or not at all."""
        cur.execute("BEGIN")
        create_state(cur)
        yield
        cur.execute("COMMIT")
        self._loads += 1

    def _keep(self, cur: Cursor, terms: Terms, built: Terms) -> None:
        write_terms(cur, terms, built.now)
        self._terms = terms

    @property
    def terms(self) -> Terms:
        """The reader's choices; what an earlier run of this visit settled, else the defaults."""
        if self._terms is None:
            with self.visit.cursor() as cur:
                self._terms = read_terms(cur)
        return self._terms

    @terms.setter
    def terms(self, terms: Terms) -> None:
        """Choices for the first file; once something is loaded, `settle` is the way."""
        self._terms = terms

    def reports(self) -> list[list[dict]]:
        """What was said of every file loaded; empty where nothing is."""
        memory = self._remembered()
        if reports not in memory:
            with self.visit.cursor() as cur:
                memory[reports] = reports(cur) if "files" in tables(cur) else []
        return memory[reports]

    def forget(self) -> None:
        """Deletes everything loaded, now."""
        self.visit.forget()
        self._terms = None

    def ask(self, query: Query) -> Answer:
        """The answer to a query, in the order and with the columns of the contract."""
        return self._find(lambda cur, world: Asking(cur, query, world).answer(), query)

    def missing(self) -> dict[str, tuple[str, ...]]:
        """Every metric the data cannot answer -> the columns it lacks."""
        present = self.world().present
        return {name: lacks for name, metric in METRICS.items() if (lacks := missing(metric, present))}

    def options(self) -> dict[str, list[str]]:
        """What each slice can be filtered by, the most frequent first; `place` is channel or channel/platform."""
        return self._find(vocabulary.options, "options")

    def edges(self) -> Edges | None:
        """The span of the loaded rows; nothing where no row is dated."""
        return self._find(lambda cur, _: first_look.edges(cur, local(read_now(cur), self.terms.zone)), "edges")

    def sql(self, query: Query) -> tuple[str, str]:
        """The SQL that answers a query as it runs, and that of the rows behind its one metric."""
        return self._find(lambda cur, world: ran.ran(cur, query, world), ("sql", query))

    def rows(self, query: Query, most: int | None = None) -> pa.Table:
        """The rows (or the first so many) behind a query's one metric: contract columns, file, record, value."""
        return self._find(lambda cur, world: rows.rows(cur, query, world, most))

    def account(self, query: Query) -> account.Account:
        """What the query's one metric is made of: rows counted, rows left out and why, both sides of a division."""
        return self._find(lambda cur, world: account.account(cur, query, world), ("account", query))

    def why(self, query: Query, slice: str) -> why.Why:
        """The change of the query's one metric against the span before, taken apart by a slice."""
        return self._find(lambda cur, world: why.why(cur, query, slice, world), ("why", query, slice))

    def slices(self, query: Query) -> tuple[str, ...]:
        """The slices by which the change of the query's one metric can be taken apart."""
        return self._find(lambda cur, world: why.slices(cur, query, world), ("slices", query))

    def browse(self, wanted: Browse) -> tuple[pa.Table, int]:
        """A page of conversations to read, and how many there are."""
        return self._find(lambda cur, world: browse.browse(cur, wanted, world), wanted)

    def grains(self, wanted: Browse) -> dict[str, int]:
        """How many conversations, and how many messages in them, a download would bring."""
        return self._find(lambda cur, world: browse.grains(cur, wanted, world), ("grains", wanted))

    def rows_of(self, wanted: Browse, table: str) -> pa.Table:
        """The conversations wanted, or the messages in them, with the contract's columns, file and record."""
        return self._find(lambda cur, world: browse.rows_of(cur, wanted, world, table))

    def transcript(self, conv: int) -> tuple[dict, list[dict]]:
        """One conversation and its messages."""
        return self._find(lambda cur, _: browse.transcript(cur, conv), ("transcript", conv))

    def look(self, question: Question[Found]) -> Found:
        """What a question of another kind finds: metrics.distribution, what_if, two_rules."""
        return self._find(question.find, question)

    def world(self) -> World:
        """What there is to ask: built tables and their columns, words in use, how many rows fill each column."""
        return self._find(lambda _, world: world, "world")

    def _find(self, find: Callable[[Cursor, World], Found], asked: object = None) -> Found:
        """What a cursor finds; asked the same over the same rows, it is remembered."""
        memory = self._remembered()  # before the cursor sees its rows, so that what it finds is never taken for newer
        if asked is not None and asked in memory:
            return memory[asked]
        with self.visit.cursor() as cur:
            world = memory[World] = memory.get(World) or vocabulary.world(cur, self.terms)
            found = find(cur, world)
        return found if asked is None else memory.setdefault(asked, found)

    def _remembered(self) -> dict:
        return self._memory.at((self.visit.forgotten, self._loads))
