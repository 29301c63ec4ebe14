"""The tables a build makes, in order, and which of the reader's choices each depends on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from metrics.build import facts, flow, surveys, traffic
from metrics.build.articles import article_views
from metrics.build.ground import Ground
from metrics.build.issues import issues
from metrics.build.replies import replies
from metrics.build.tasks import tasks
from metrics.build.terms import Terms
from metrics.build.touches import touches
from metrics.hours import write_hours
from metrics.zone import to_local

Sql = Callable[[Ground], str]


@dataclass(frozen=True)
class Column:
    """A column told by others of its row: when only its choices change, it alone is written anew."""

    sql: Sql
    under: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A table as SQL, the choices it depends on, its columns that depend on others, and which choices its `rows` do.

    While those of its rows stay, it is made of itself.
    """

    table: str
    sql: Sql
    under: tuple[str, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    rows: tuple[str, ...] = ()


def _local(*moments: str) -> dict[str, Column]:
    """The clock times of the reader's zone."""
    return {f"{m}_local": Column(lambda ground, m=m: to_local(m, ground.terms.zone), ("zone",)) for m in moments}


REPLIED = Column(facts.replied, ("no_reply_needed_tags",))
WORKING_DAY = Column(facts.working_day, ("zone", "hours"))
JUDGED = {"agrees": Column(surveys.agrees, ("ces_easy",)), "rating": Column(surveys.rating, ("ces_easy",))}
ENDS = ("missed_grace_seconds", "repeat_contact_days", "successful_closed_by", "outcomes")
# Every table depends on the rows loaded and on now as well. Conversations and those behind them read only what stands
# fast of the ones before.
STEPS = (
    Step("messages", facts.messages, columns=_local("sent_at") | {"replied": REPLIED}),
    Step(
        "conversations",
        facts.conversations,
        ("promised_in", "hours", "sla", "first_reply_starts", *ENDS),
        _local("arrived_at", "first_resolved_at", "resolved_at") | {"working_day": WORKING_DAY},
    ),
    Step("counted", facts.counted, columns=_local("sent_at")),
    Step("replies", replies, ("hours", "burst"), _local("waiting_since"), rows=("burst",)),
    Step("surveys", partial(facts.linked, table="surveys"), columns=_local("sent_at", "answered_at") | JUDGED),
    Step("calls", partial(facts.linked, table="calls"), columns=_local("started_at")),
    Step("tasks", tasks, columns=_local("assigned_at", "completed_at")),
    Step("flow", flow.flow, ("zone",)),
    Step("issues", issues, ("repeat_contact_days",), _local("began_at")),
    Step("touches", touches, columns=_local("arrived_at")),
    Step("article_views", article_views, columns=_local("viewed_at")),
    Step("engagements", traffic.engagements, columns=_local("happened_at")),
)
VIEWS: dict[str, Sql] = {
    "writings": facts.writings,
    "handlings": flow.handlings,
    "pile": flow.pile,
    "traffic": traffic.traffic,
}


def said(terms: Terms, under: tuple[str, ...]) -> str:
    """What the terms say of some choices, as a text that is the same where the choices are."""
    settings = terms.settings
    choices = vars(settings.definitions) | {
        "zone": terms.zone,
        "promised_in": terms.zone if any(t.since for targets in settings.sla.values() for t in targets) else None,
        "hours": terms.hours and write_hours(terms.hours),
        "sla": settings.sla,
    }
    return repr([choices[name] for name in under])
