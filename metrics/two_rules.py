"""Where two yes-or-no rules disagree about the same conversations: how often, and about which."""

from dataclasses import dataclass
from typing import NamedTuple

import duckdb
import pyarrow as pa

from metrics.answer import missing
from metrics.browse import OPENINGS
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.rows import contract_sql, kept_sql
from metrics.sql import quote
from metrics.wanted import value_sql

LISTED = ("conv", "arrived_at_local", "conversation_id", "channel", "platform", "agent", "team", "subject")


class Verdicts(NamedTuple):
    """How many conversations both rules, neither, or only one of them says yes to; `one_silent` are left out by one."""

    both: int
    neither: int
    only_first: int
    only_second: int
    one_silent: int

    @property
    def apart(self) -> int:
        """On how many the rules disagree."""
        return self.only_first + self.only_second


@dataclass(frozen=True)
class TwoRules:
    """Two shares that judge every conversation yes or no, under a filter and a clock; names and filter are the query's."""

    query: Query

    def __post_init__(self) -> None:
        found = [METRICS[name] for name in self.query.metrics]
        if len(found) != 2 or not all(_judges(metric) for metric in found):
            raise Problem("Name two rules that judge each conversation, for example fcr and fcr_one_reply.")

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> Verdicts:
        """What the rules say, counted; nothing where the data cannot answer one of them."""
        if self._silent(world):
            return Verdicts(0, 0, 0, 0, 0)
        parameters: dict = {}
        judged = f"SELECT first_says, second_says, count(*) FROM ({self._judged(world, parameters)}) GROUP BY ALL"
        found = {(one, two): n for one, two, n in cur.execute(judged, parameters).fetchall()}
        alone = sum(n for (one, two), n in found.items() if (one is None) != (two is None))
        return Verdicts(*(found.get(said, 0) for said in ((1, 1), (0, 0), (1, 0), (0, 1))), alone)

    def _silent(self, world: World) -> bool:
        return any(missing(METRICS[name], world.present) for name in self.query.metrics)

    def _judged(self, world: World, parameters: dict) -> str:
        """SQL: the conversations kept, each with what both rules say: 1, 0 or nothing."""
        first, second = (value_sql(METRICS[name], self.query, world) for name in self.query.metrics)
        return (
            f"SELECT t.*, {first} AS first_says, {second} AS second_says FROM {kept_sql(self.query, world, parameters)}"
        )

    def apart_sql(self, world: World, parameters: dict) -> str:
        """SQL: the conversations on which the rules disagree, as `_judged` gives them."""
        return f"SELECT * FROM ({self._judged(world, parameters)}) WHERE first_says <> second_says"


@dataclass(frozen=True)
class ToRead:
    """The newest conversations on which two rules disagree: LISTED (the reader's clock), `said_by`, the rule that says yes,
    and `opening`, what the customer wrote first."""

    rules: TwoRules
    limit: int = 50

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> pa.Table:
        """A row per conversation."""
        parameters: dict = dict(zip(("first_name", "second_name"), self.rules.query.metrics, strict=True))
        apart = self.rules.apart_sql(world, parameters)
        said = "CASE WHEN first_says = 1 THEN $first_name ELSE $second_name END AS said_by"
        newest = f"ORDER BY arrived_at DESC, conv DESC LIMIT {int(self.limit)}"
        page = f"SELECT {', '.join(LISTED)}, arrived_at, {said} FROM ({apart}) {newest}"
        listed = ", ".join(f"p.{name}" for name in (*LISTED, "said_by"))
        found = f"""WITH page AS MATERIALIZED ({page}), openings AS ({OPENINGS})
            SELECT {listed}, o.opening FROM page p LEFT JOIN openings o USING (conv)
            ORDER BY p.arrived_at DESC, p.conv DESC"""
        return cur.sql(found, params=parameters).to_arrow_table()


@dataclass(frozen=True)
class ToTake:
    """All of them, as rows to take along: the contract's columns, file, record, and what each rule says, true or false."""

    rules: TwoRules

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> pa.Table:
        """A row per conversation."""
        first, second = self.rules.query.metrics
        parameters: dict = {}
        apart = self.rules.apart_sql(world, parameters)
        says = f"t.first_says = 1 AS {quote(first)}, t.second_says = 1 AS {quote(second)}"
        return cur.sql(contract_sql(METRICS[first], apart, world, says), params=parameters).to_arrow_table()


def _judges(metric: Metric) -> bool:
    """Whether a number is the share of conversations to which it says yes."""
    return metric.reads == "conversations" and metric.how in ("share", "mean") and metric.unit == "share"
