"""What the pages ask, beside the same question written by hand: one file of SQL each, with the same answer."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks import data
from benchmarks.figure import Figure, ratio, side_by_side
from metrics import Filter, Query, Store
from metrics.asking import Asking
from metrics.ran import Recorder

HERE = Path(__file__).parent / "pages"
ROUNDS = 15
Numbers = dict[tuple, tuple]  # (metric, what it is cut by …) -> now and before


@dataclass(frozen=True)
class Question:
    """What a page asks: numbers, cut by slices, by period, beside the span before or not."""

    metrics: tuple[str, ...]
    by: tuple[str, ...] = ()
    every: str | None = None
    compare: str | None = "previous"


QUESTIONS = {
    "by_channel": Question(("first_reply.median",), ("channel",)),
    "by_tag": Question(("conversations",), ("tag",)),
    "by_hour": Question(("conversations",), ("weekday", "hour"), compare=None),
    "per_day": Question(("conversations",), every="day"),
    "promises": Question(("sla_first_reply", "sla_resolution"), every="week"),
    "by_agent": Question(("first_reply.median", "sla_first_reply"), ("agent",)),
    "waits_per_day": Question(("reply_wait.median",), every="day"),
}


def figures(messages: int) -> Iterator[Figure]:
    """How many times as long the answer to each question takes as by hand, over so many messages."""
    with data.store(messages) as store, store.visit.cursor() as cur:
        since, until = _span(cur)
        for name, question in QUESTIONS.items():
            sql = (HERE / f"{name}.sql").read_text()
            texts = {turn: statements(store, question, since, until, turn) for turn in range(ROUNDS)}
            runs = {
                "statements": lambda turn, texts=texts: [cur.execute(*one).fetchall() for one in texts[turn]],
                "ask": lambda turn, asked=question: asked_of(store, asked, since, until, turn),
                "sql": lambda turn, said=sql: cur.execute(said, _bounds(said, since, until, turn)).fetchall(),
            }
            same(question, runs["ask"](-1).to_pylist(), runs["sql"](-1))
            took = side_by_side(runs, ROUNDS)
            size = f"page question {name}, {messages / 1e6:g} M messages"
            yield Figure(f"{size}: by hand", min(took["sql"]) * 1000, unit="ms")
            yield Figure(f"{size}: its SQL against that by hand", ratio(took["statements"], took["sql"]), 1.3)
            yield Figure(f"{size}: the whole answer against it", ratio(took["ask"], took["sql"]), 1.3)


def _span(cur: duckdb.DuckDBPyConnection) -> tuple[datetime, datetime]:
    """Whole weeks, so many that they and those before them can begin a day earlier in every round."""
    first, last = cur.execute("SELECT min(arrived_at), max(arrived_at) FROM conversations").fetchall()[0]
    until = datetime(last.year, last.month, last.day)
    return until - timedelta(weeks=((until - first).days - ROUNDS) // 14), until


def asked_of(store: Store, question: Question, since: datetime, until: datetime, turn: int) -> pa.Table:
    """The answer; in each turn of another span, since a store remembers its answers."""
    return store.ask(_asked(question, since, until, turn)).table


def statements(store: Store, question: Question, since: datetime, until: datetime, turn: int) -> list[tuple[str, dict]]:
    """The statements of that answer as they run, with their parameters."""
    query = _asked(question, since, until, turn)
    with store.visit.cursor() as cur:
        Asking(cur, query, store.world())  # what is looked up once is no part of it
        recorder = Recorder(cur)
        Asking(recorder, query, store.world()).answer()
    return recorder.ran


def _asked(question: Question, since: datetime, until: datetime, turn: int) -> Query:
    back = timedelta(days=turn)
    chosen = Filter(since - back, until - back, compare=question.compare)
    return Query(question.metrics, chosen, question.by, question.every)


def _bounds(sql: str, since: datetime, until: datetime, turn: int) -> dict[str, datetime]:
    back = timedelta(days=turn)
    bounds = {"since": since - back, "until": until - back, "before": since - (until - since) - back}
    return {name: bound for name, bound in bounds.items() if f"${name}" in sql}


def same(question: Question, answer: list[dict], rows: list[tuple]) -> None:
    """Both ways give the same numbers, or nothing is measured."""
    ours, theirs = _ours(question, answer), _theirs(question, rows)
    for key in ours.keys() | theirs.keys():
        for mine, their in zip(ours.get(key, (None, None)), theirs.get(key, (None, None)), strict=True):
            if not math.isclose(mine or 0, their or 0, rel_tol=1e-9):
                raise AssertionError(f"{key}: asked {mine}, by hand {their}")


def _ours(question: Question, answer: list[dict]) -> Numbers:
    cut = (*(["period"] if question.every else []), *question.by)
    return {(row["metric"], *(_word(row[c]) for c in cut)): (row["value"], row.get("previous_value")) for row in answer}


def _theirs(question: Question, rows: list[tuple]) -> Numbers:
    """Rows of keys, whether they are of the span or the one before, and a value for each metric."""
    found: dict[tuple, list] = {}
    width = len(question.metrics)
    for row in rows:
        *keys, now = row[:-width]
        for metric, value in zip(question.metrics, row[-width:], strict=True):
            found.setdefault((metric, *map(_word, keys)), [None, None])[not now] = value
    return {key: tuple(pair) for key, pair in found.items()}


def _word(cell: object) -> str | None:
    return None if cell is None else str(cell)
