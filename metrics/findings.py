"""What is found of a visit's rows: answers, the rows behind them, what there is to ask; remembered while the rows stay."""

from collections.abc import Callable

import duckdb
import pyarrow as pa

from metrics import account, browse, first_look, ran, rows, vocabulary, why
from metrics.answer import Answer, missing
from metrics.asking import Asking
from metrics.browse import Browse
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.first_look import Edges
from metrics.load import reports
from metrics.memory import Memory
from metrics.query import Query, World
from metrics.question import Found, Question
from metrics.span import local
from metrics.state import read_now, read_said, tables
from metrics.visit import Visit

Cursor = duckdb.DuckDBPyConnection


class Findings:
    """Questions to the rows of a visit; what loads them counts `_loads` up, and everything is looked up anew."""

    visit: Visit
    terms: Terms

    def __init__(self) -> None:
        self._loads, self._memory = 0, Memory()

    def _read(self, query: Query) -> None:
        """What has to be done before a question can be answered."""

    def reports(self) -> list[list[dict]]:
        """What was said of every file loaded; empty where nothing is."""
        return self.recall("reports", lambda cur: reports(cur) if "files" in tables(cur) else [])

    def said(self, name: str) -> str | None:
        """What the visit keeps under that name, see `Store.say`; None where nothing is."""
        return self.recall(("said", self.visit.kept), read_said).get(name)

    def recall(self, asked: object, find: Callable[[Cursor], Found]) -> Found:
        """What a cursor finds of the visit itself, also before anything is loaded; remembered while the rows stay."""
        memory = self._remembered()
        if asked not in memory:
            with self.visit.cursor() as cur:
                memory[asked] = find(cur)
        return memory[asked]

    def ask(self, query: Query) -> Answer:
        """The answer to a query, in the order and with the columns of the contract."""
        self._read(query)
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
        self._read(query)
        return self._find(lambda cur, world: ran.ran(cur, query, world), ("sql", query))

    def rows(self, query: Query, most: int | None = None) -> pa.Table:
        """The rows (or the first so many) behind a query's one metric: contract columns, file, record, value."""
        self._read(query)
        return self._find(lambda cur, world: rows.rows(cur, query, world, most))

    def account(self, query: Query) -> account.Account:
        """What the query's one metric is made of: rows counted, rows left out and why, both sides of a division."""
        self._read(query)
        return self._find(lambda cur, world: account.account(cur, query, world), ("account", query))

    def why(self, query: Query, slice: str) -> why.Why:
        """The change of the query's one metric against the span before, taken apart by a slice."""
        self._read(query)
        return self._find(lambda cur, world: why.why(cur, query, slice, world), ("why", query, slice))

    def slices(self, query: Query) -> tuple[str, ...]:
        """The slices by which the change of the query's one metric can be taken apart."""
        self._read(query)
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
