"""Where a slice stands for the rows of a metric, and the filter as conditions on them; values are parameters, always."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from metrics.build.words import fold
from metrics.filter import PLACE, Filter, Keep
from metrics.metric import Metric
from metrics.zone import to_local

if TYPE_CHECKING:
    from metrics.query import World

OF_CONVERSATION = "LEFT JOIN (SELECT conv AS conv_of_{0}, {0} AS of_{0} FROM conversations) ON conv_of_{0} = t.conv"
TAG_JOINS = {
    "tag": "LEFT JOIN tag_rows g ON g.tagset = {row}.tagset",
    "tag_group": "LEFT JOIN (SELECT DISTINCT tagset, tag_group FROM tag_rows) gg ON gg.tagset = {row}.tagset",
}
OF_MESSAGES = ("sentiment", "topic", "subtopic", "canned_response")  # a conversation is kept that holds such a message
OF_TEXTS = OF_MESSAGES[:3]  # of the customer's messages; a conversation without messages may have a topic by its tags
TAG_COLUMNS = {"tag": "g.tag", "tag_group": "gg.tag_group"}


@dataclass(frozen=True)
class Columns:
    """The built table a metric reads, called t in its SELECT: which columns it has, by which moment it is dated."""

    metric: Metric
    world: "World"

    @property
    def has(self):
        return self.world.columns.get(self.metric.reads, {})

    @property
    def at(self) -> str:
        return f"t.{self.world.at(self.metric)}"

    @property
    def local(self) -> str:
        """The moment as the reader's clock shows it: a column where the build has made one."""
        ready = f"{self.world.at(self.metric)}_local"
        return f"t.{ready}" if ready in self.has else to_local(self.at, self.world.calendar.zone)

    def name(self, column: str) -> str:
        return self.metric.agent if column == "agent" and self.metric.agent in self.has else column


def place(column: str, columns: Columns) -> tuple[str, str]:
    """A slice of the metric's rows as SQL, and the join it needs; null where such rows do not have it."""
    if column in ("weekday", "hour"):
        clock = (
            "t.arrived_at_local" if columns.metric.how == "level" else columns.local
        )  # both ends of one conversation
        return f"{'isodow' if column == 'weekday' else 'hour'}({clock})", ""
    if column in TAG_JOINS:
        return TAG_COLUMNS[column], TAG_JOINS[column].format(row="t") if "tagset" in columns.has else ""
    name = columns.name(column)
    if name == "source" and name in columns.has:
        return "nullif(CAST(t.source AS VARCHAR), '')", ""  # a file that does not say whose it is
    if name in columns.has:
        return f"t.{name}", ""
    if "conv" in columns.has and column in columns.world.columns["conversations"]:
        return f"of_{column}", OF_CONVERSATION.format(column)
    return "NULL", ""


def where(chosen: Filter, columns: Columns, parameters: dict) -> list[str]:
    """The filter's conditions on the metric's rows; adds the parameters they need."""
    conditions = ["NOT t.spam"] if "spam" in columns.has else []
    return conditions + [_keep(keep, i, columns, parameters) for i, keep in enumerate(chosen.keep)]


def _keep(keep: Keep, number: int | str, columns: Columns, parameters: dict) -> str:
    values = list(dict.fromkeys(columns.world.spoken.get(keep.column, {}).get(fold(v), v) for v in keep.values if v))
    unknown = "" in keep.values
    names = [f"keep_{number}_{i}" for i in range(len(values))]
    if keep.column == PLACE:
        condition, names = _placed(keep, number, columns, parameters), []
    elif keep.column in TAG_JOINS:
        condition = _tagged(keep, unknown, names, columns)
    else:
        condition = _plain(keep, unknown, names, columns)
    parameters |= dict(zip(names, values, strict=False))
    return f"({condition}) IS NOT TRUE" if keep.how in ("none", "others") else condition


def _placed(keep: Keep, number: int | str, columns: Columns, parameters: dict) -> str:
    """Channels as a whole, or single platforms of one: chat, chat/WhatsApp."""
    tests = []
    for i, (channel, _, platform) in enumerate(value.partition("/") for value in keep.values):
        both = [("channel", channel)] + ([("platform", platform)] if platform else [])
        inner: dict = {}
        parts = [_keep(Keep(column, (word,)), f"{number}_{i}_{column}", columns, inner) for column, word in both]
        tests.append(f"({' AND '.join(parts)})")
        parameters |= inner
    return f"({' OR '.join(tests)})"


def _plain(keep: Keep, unknown: bool, names: list[str], columns: Columns) -> str:
    """Any of the values; by the conversation, or the messages in it, where the row itself does not have the column."""
    column, by_own = keep.column, keep.how in ("own", "others")
    whole = not by_own and "conv" in columns.has and columns.metric.reads not in ("messages", "writings", "counted")
    if whole and column in OF_MESSAGES and column in columns.world.columns["messages"]:
        held = [f"{column} IN ({', '.join(f'${name}' for name in names)})"] if names else []
        held += [f"{column} IS NULL"] if unknown else []
        return f"t.conv IN ({_holding(column, ' OR '.join(held))})"
    sql, join = place(column, columns)
    kind = (columns.has | columns.world.columns["conversations"]).get(columns.name(column), "VARCHAR")
    typed = "VARCHAR" if column in ("weekday", "hour") else kind
    left = f"CAST({sql} AS VARCHAR)" if column in ("weekday", "hour") else sql
    tests = [f"{left} IN ({', '.join(f'TRY_CAST(${name} AS {typed})' for name in names)})"] if names else []
    tests += [f"{sql} IS NULL"] if unknown else []
    test = f"({' OR '.join(tests)})"
    if join:
        chosen = f"t.conv IN (SELECT conv FROM conversations WHERE {test.replace(sql, column)})"
        return f"({chosen} OR t.conv IS NULL)" if unknown else chosen
    return test


def _holding(column: str, held: str) -> str:
    """SQL: the conversations in which a message holds a value."""
    if column not in OF_TEXTS:
        return f"SELECT conv FROM messages WHERE {held}"
    return f"""SELECT conv FROM messages WHERE author_kind = 'customer' AND ({held})
        UNION ALL SELECT conv FROM conversations WHERE messages IS NULL AND ({held})"""


def _tagged(keep: Keep, unknown: bool, names: list[str], columns: Columns) -> str:
    """Conversations that carry any (all) of the tags; the set of tags a row is picked by is its conversation's."""
    own = "picks" if "picks" in columns.has else "tagset"
    if own not in columns.has:
        return "true" if unknown else "false"
    column = keep.column
    tests = []
    if names:
        listed = ", ".join(f"${name}" for name in names)
        every = f" GROUP BY tagset HAVING count(DISTINCT {column}) = {len(names)}" if keep.how == "all" else ""
        tests.append(f"t.{own} IN (SELECT tagset FROM tag_rows WHERE {column} IN ({listed}){every})")
    if unknown:
        tests.append(f"(t.{own} IS NULL OR t.{own} NOT IN (SELECT tagset FROM tag_rows WHERE {column} IS NOT NULL))")
    return f"({' OR '.join(tests)})"
