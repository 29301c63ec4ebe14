"""Promises kept per conversation: reply and resolution within their targets, and the first reply within set times."""

from metrics.build.clock import Clock
from metrics.build.terms import Terms
from metrics.targets import target_sql
from metrics.zone import to_local

WITHIN = {"answered_in_1h": 3600, "answered_in_24h": 86400}


def promises(terms: Terms, clock: Clock) -> list[str]:
    """Columns on every clock: each promise true, false or left out (null), and how long after arrival the reply came."""
    now = terms.now_sql
    made = []
    for suffix in terms.clocks:
        waited = clock.seconds("m.arrived_at", now, suffix)
        replied = clock.seconds("m.arrived_at", "m.first_reply_at", suffix)
        resolved = clock.seconds("m.arrived_at", "m.resolved_at", suffix)
        made.append(
            f"CASE WHEN m.first_reply_at BETWEEN m.arrived_at AND {now} THEN {replied} END AS replied_after{suffix}"
        )
        made.append(f"{_first_reply(_target(terms, 'first_reply'), now, replied, waited)} AS sla_first_reply{suffix}")
        made.append(f"{_resolution(_target(terms, 'resolution'), now, resolved, waited)} AS sla_resolution{suffix}")
        made += [f"{_answered(limit, now, replied, waited)} AS {name}{suffix}" for name, limit in WITHIN.items()]
    return made


def _target(terms: Terms, name: str) -> str:
    """The seconds promised to a conversation when it arrived."""
    columns = {key: f"m.{key}" for key in ("channel", "platform", "priority", "team", "agent")}
    return target_sql(terms.settings.sla[name], f"CAST({to_local('m.arrived_at', terms.zone)} AS DATE)", columns)


def _first_reply(target: str, now: str, took: str, waited: str) -> str:
    return f"""CASE WHEN m.first_reply_at < m.arrived_at OR m.arrived_at IS NULL OR {target} IS NULL THEN NULL
        WHEN m.first_reply_at <= {now} THEN {took} <= {target}
        WHEN m.human OR NOT m.replies_known OR left_in_grace OR m.bot_resolved THEN NULL
        WHEN m.over THEN false WHEN {waited} > {target} THEN false END"""


def _resolution(target: str, now: str, took: str, waited: str) -> str:
    """What is open again has not had its last resolution; closed or left without one is a promise not kept."""
    return f"""CASE WHEN m.resolved_at < m.arrived_at OR m.arrived_at IS NULL OR {target} IS NULL THEN NULL
        WHEN left_in_grace OR m.bot_resolved OR NOT m.resolutions_known THEN NULL
        WHEN m.resolved_now THEN CASE WHEN m.resolved_at <= {now} THEN {took} <= {target} END
        WHEN m.over THEN false WHEN {waited} > {target} THEN false END"""


def _answered(limit: int, now: str, took: str, waited: str) -> str:
    """Among arrivals at least that old; a reply of which nobody knows when it came is left out."""
    return f"""CASE WHEN m.first_reply_at < m.arrived_at OR coalesce({waited} < {limit}, true) THEN NULL
        WHEN m.first_reply_at <= {now} THEN {took} <= {limit}
        WHEN m.replies_known AND NOT m.human THEN false END"""
