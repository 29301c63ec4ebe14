"""What only looking at all rows tells: the same row twice, the hour that was there twice, days without anything."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import duckdb

from metrics.query import World
from metrics.said import day_words
from metrics.sql import literal, one
from metrics.zone import turns

LONGEST_USUAL = 3  # days without anything that a long weekend explains
MUCH = 3  # times as long as nine in ten of the steps from one day with rows to the next; less is nothing odd
LEAST_DAYS = 7  # with rows, before that is told
HOUR = timedelta(hours=1)
# The same words by the same side in the same conversation and second; and a contact by the same customer on the same
# subject in the same second.
AGAIN = {
    "messages": "SELECT file, record, row_number() OVER (PARTITION BY source, conversation_id, author_kind, sent_at, hash(text) "
    "ORDER BY file, record) AS again FROM loaded_messages WHERE text IS NOT NULL AND sent_at IS NOT NULL",
    "conversations": "SELECT file, record, row_number() OVER (PARTITION BY source, customer_id, arrived_at, subject "
    "ORDER BY file, record) AS again FROM loaded_conversations "
    "WHERE customer_id IS NOT NULL AND subject IS NOT NULL AND arrived_at IS NOT NULL",
}
BARE = """SELECT f.file FROM files f, unnest(from_json(f.report, '["JSON"]')) AS r(report)
    WHERE json_array_length(r.report, '$.bare') > 0"""


def repeated(table: str) -> str:
    """SQL: whether a row `b` of the table says what an earlier one said, under another id."""
    return f"(b.file, b.record) IN (SELECT (file, record) FROM ({AGAIN[table]}) WHERE again > 1)"


def doubled_hours(zone: str, first: datetime | None, last: datetime | None) -> list[datetime]:
    """When the clock of a zone went back between two moments, UTC: the hour after each was on the clock once before."""
    return [at for at, turn in turns(zone, first, last) if turn < timedelta()]


def doubled(zone: str, first: datetime | None, last: datetime | None) -> str:
    """SQL: whether a conversation `b` came in an hour that was there twice, by a file that does not say in which."""
    hours = [
        f"(b.arrived_at >= {_moment(at)} AND b.arrived_at < {_moment(at + HOUR)})"
        for at in doubled_hours(zone, first, last)
    ]
    return f"({' OR '.join(hours)}) AND b.file IN ({BARE})" if hours else "false"


def _moment(at: datetime) -> str:
    return f"CAST({literal(str(at))} AS TIMESTAMP)"


class Silence(NamedTuple):
    """Days, the last included, on which nobody wrote or called although most others bring something."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return f"Nothing came in from {day_words(self.first)} to {day_words(self.last)} ({self.days} days): is a file missing?"


def silences(cur: duckdb.DuckDBPyConnection, world: World) -> list[Silence]:
    """The longest such runs of days, at most five, in order of time."""
    calls = " UNION SELECT CAST(started_at_local AS DATE) FROM calls" if "calls" in world.columns else ""
    days = [
        day
        for (day,) in cur.execute(f"""SELECT DISTINCT day FROM (
            SELECT CAST(arrived_at_local AS DATE) AS day FROM conversations WHERE NOT spam{calls})
            WHERE day IS NOT NULL ORDER BY day""").fetchall()
    ]
    if len(days) < LEAST_DAYS:
        return []
    steps = sorted((b - a).days for a, b in pairwise(days))
    longest = max(LONGEST_USUAL, MUCH * steps[int(0.9 * len(steps))])
    one_day = timedelta(days=1)
    found = [Silence(a + one_day, b - one_day) for a, b in pairwise(days) if (b - a).days - 1 > longest]
    return sorted(sorted(found, key=lambda silence: -silence.days)[:5])


def answered(cur: duckdb.DuckDBPyConnection, world: World) -> str:
    """How many of the surveys sent were answered, in all and by channel, as a sentence; "" where no file tells of silence."""
    if not world.present.get("surveys.sent_at"):
        return ""
    sent, told = one(cur, "SELECT count(*), count(answered_at) FROM surveys WHERE asked")
    if not sent:
        return ""
    by = cur.execute("""SELECT CAST(channel AS VARCHAR), count(*), count(answered_at) FROM surveys
        WHERE asked AND channel IS NOT NULL GROUP BY 1 HAVING count(*) >= 5 ORDER BY 2 DESC LIMIT 5""").fetchall()
    parts = ", ".join(f"{channel} {_percent(answers, asked)}" for channel, asked, answers in by)
    each = f": {parts}" if len(by) > 1 else ""
    return f"{told:,} of {sent:,} surveys were answered ({_percent(told, sent)}{each})."


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"
