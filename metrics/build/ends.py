"""How conversations ended, as yes or no: missed, left, called back, seen, opened again, finished well, with which outcome."""

from collections.abc import Iterable

from metrics.build.terms import Terms
from metrics.sql import literal


def ends(terms: Terms) -> list[str]:
    """Columns, each true, false or null where it cannot be said or is left out; a later one may use an earlier."""
    now, chosen = terms.now_sql, terms.settings.definitions
    wanted = "true" if not chosen.outcomes else _among("m.outcome", chosen.outcomes)
    grace = f"{float(chosen.missed_grace_seconds) * 1e6:.0f}"
    return [
        f"NOT m.human AND coalesce(date_diff('microsecond', m.arrived_at, m.left_at) < {grace}, false) AS left_in_grace",
        "CASE WHEN m.channel IS DISTINCT FROM 'chat' OR left_in_grace OR NOT m.replies_known THEN NULL "
        "ELSE m.over AND NOT m.human AND NOT m.bot_resolved END AS missed",
        f"CASE WHEN missed THEN coalesce(m.left_at <= {now}, false) WHEN NOT missed THEN false END AS abandoned",
        f"CASE WHEN missed AND m.callbacks_known THEN coalesce(m.callback_at <= {now}, false) END AS called_back",
        "CASE WHEN m.bot_resolved OR NOT m.replies_known THEN NULL ELSE NOT m.human END AS never_answered",
        f"CASE WHEN m.views_known THEN coalesce(m.viewed_at > {now}, true) END AS never_viewed",
        "CASE WHEN m.resolved OR m.reopens > 0 THEN m.reopens > 0 END AS reopened",
        f"m.resolved_now OR NOT m.resolved AND m.state NOT IN ('open', 'pending') "
        f"AND coalesce(m.ended_at <= {now}, m.state = 'closed') AS finished",
        f"CASE WHEN m.human AND finished THEN {_closer(chosen.successful_closed_by)} END AS successful",
        f"CASE WHEN m.outcome IS NOT NULL THEN {wanted} WHEN m.outcomes_known THEN false END AS converted",
        f"CASE WHEN coalesce(converted, {wanted}) THEN m.outcome_value END AS won",
    ]


def _closer(wanted: Iterable[str]) -> str:
    """Whether one of those wanted closed it; unknown where the file tells of others who did, and not here."""
    return (
        f"CASE WHEN m.closed_by IS NOT NULL THEN {_among('m.closed_by', wanted)} WHEN NOT m.closers_known THEN true END"
    )


def _among(column: str, wanted: Iterable[str]) -> str:
    words = ", ".join(literal(word.strip().lower()) for word in wanted)
    return f"lower(trim({column})) IN ({words})" if words else "false"
