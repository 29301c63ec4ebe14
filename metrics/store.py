"""One visit's data: load files, choose what counts, label what customers wrote; what is asked of it, see Findings."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock

import duckdb

from metrics.build import build, settle
from metrics.build.terms import Terms
from metrics.engine import Engine
from metrics.errors import Problem
from metrics.findings import Findings
from metrics.formats import Format
from metrics.load import empty_tables
from metrics.progress import Progress, Tell, silent
from metrics.query import Query
from metrics.several import read_all, take_all
from metrics.source import Loaded, Source
from metrics.state import create_state, read_terms, write_said, write_terms
from metrics.text.labelling import Told, label_texts, labelled, lay, of_texts, of_topics
from metrics.visit import Visit

Cursor = duckdb.DuckDBPyConnection
Outcome = tuple[list[Loaded], list[Problem]]


class Store(Findings, AbstractContextManager):
    """The tables of one visit and the terms they are built under; without a visit, in a folder of its own until closed."""

    def __init__(self, visit: Visit | None = None, terms: Terms | None = None):
        self._engine = None if visit else Engine(memory="1GB")
        self.visit = visit or self._engine.visit("alone")
        self._terms = terms
        super().__init__()
        self._turn, self._labelling = RLock(), RLock()

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

    def label(self, told: Told = lambda _: None, topics: bool = True) -> None:
        """Labels the customers' texts: language, sentiment, and `topics`. Only those that are new take time, nobody waits.

        `told` hears which part is done; what it raises ends the work, and what was found by then stays.
        """
        with self._labelling, self.visit.cursor(beside=True) as cur:
            while not labelled(cur, self.terms, topics=topics):
                loads = self._loads
                label_texts(cur, self.terms, told, self.visit.folder if topics else None)
                with self._turn:
                    if loads == self._loads:
                        with self.writing(cur):
                            lay(cur, self.terms, topics=topics)
        told(1)

    def labelled(self) -> bool:
        """Whether everything that customers wrote is labelled."""
        return self._find(lambda cur, _: labelled(cur, self.terms), "labelled")

    def say(self, name: str, words: str) -> None:
        """Keeps something of the visit that is no row, such as its slides, under a name of its own."""
        with self.visit.cursor() as cur:
            write_said(cur, name, words)
        self.visit.kept += 1

    def _read(self, query: Query) -> None:
        """Labels the texts first where a question is about them; a visit does so beside, see `label`."""
        if self._engine and of_texts(query):
            self.label(topics=of_topics(query))

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

    def forget(self) -> None:
        """Deletes everything loaded, now."""
        self.visit.forget()
        self._terms = None
