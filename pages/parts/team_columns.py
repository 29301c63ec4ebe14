"""The columns of the team's table: which number stands in each, under which heading, on what it rests."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from metrics.catalogue import METRICS
from metrics.metric import Metric


@dataclass(frozen=True)
class Column:
    """One column: the metric in it, what stands over it, the metric said under it, what the heading means in full."""

    name: str
    head: str
    under: str = ""
    words: str = "n"
    ends: tuple[float, float] | None = None  # of the bar; from zero to the longest bar unless given
    note: str = ""
    over: str = ""  # the heading that it shares with its neighbours

    @property
    def metric(self) -> Metric:
        return METRICS[self.name]

    @property
    def full(self) -> str:
        """The heading where it stands alone."""
        return f"{self.over}, {self.head}" if self.over else self.head


ANSWERED = Column(
    "conversations_per_agent", "Handled", note="Conversations they replied in; several agents may share one"
)
ARRIVED = Column("conversations", "Arrived", note="Conversations that arrived for them")
WROTE = "First reply"
COLUMNS = (
    Column("replies", "Replies", "messages_replied_to", "answer {}", note="Replies written, and how many messages they answered"),
    Column("first_reply.median", "median", note="Median of the first replies they wrote", over=WROTE),
    Column("first_reply.mean", "mean", note="Mean of the first replies they wrote", over=WROTE),
    Column("first_reply.slowest", "slowest", note="The slowest first reply they wrote", over=WROTE),
    Column("reply_wait.median", "Reply wait", note="Median of all waits that their replies ended"),
    Column("first_resolution.median", "Resolved in", note="Median time to the first resolution, credited to the owner"),
    Column("sla_first_reply", "Within target", ends=(0, 1), note="First replies within the target; what nobody answered is not"),
    Column("csat_mean", "CSAT", ends=(1, 5), note="Mean score of 1 to 5, credited to who replied last before the answer"),
    Column("csat_share", "Satisfied", ends=(0, 1), note="Answers that are satisfied, credited to who replied last"),
    Column("task_completion_rate", "Tasks done", "tasks_assigned", "of {}", (0, 1), "Tasks assigned, and the share done by now"),
    Column("canned_share", "Canned", ends=(0, 1), note="Share of their replies made from a canned response"),
)  # fmt: skip


def columns(lacks: Collection[str], by: str) -> list[Column]:
    """The columns that this data can fill."""
    return [column for column in (ANSWERED if by == "agent" else ARRIVED, *COLUMNS) if column.name not in lacks]


def filled(shown: Iterable[Column], valued: Collection[str]) -> list[Column]:
    """The columns in which anybody has a value; the share satisfied only where the mean has none."""
    held = [column for column in shown if column.name in valued]
    mean = any(column.name == "csat_mean" for column in held)
    return [column for column in held if not (mean and column.name == "csat_share")]


def names(shown: Iterable[Column], lacks: Collection[str] = ()) -> list[str]:
    """Every number in the columns, those said under others too."""
    told = dict.fromkeys(name for column in shown for name in (column.name, column.under) if name)
    return [name for name in told if name not in lacks]
