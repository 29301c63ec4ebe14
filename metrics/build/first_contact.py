"""First-contact resolution under each of its rules, settled once per conversation; null where it is left out."""

from metrics.build.terms import Terms

AT_ONCE = 900  # seconds: closed in less than a quarter of an hour
KEPT_ON = "coalesce(transfers, 0) = 0 AND coalesce(reopens, 0) = 0"  # neither passed on nor opened again
RULES = {
    "fcr": f"""CASE WHEN NOT fcr_counts OR fcr_too_recent OR part_unknown THEN NULL
        WHEN return_unknown AND coalesce(reopens, 0) = 0 THEN NULL
        ELSE resolved_now AND NOT coalesce(deferred, false) AND {KEPT_ON} AND NOT coalesce(returned, false) END""",
    "fcr_one_reply": "CASE WHEN fcr_counts AND replies IS NOT NULL THEN resolved_now AND replies = 1 END",
    "fcr_no_later_message": """CASE WHEN fcr_counts AND messages IS NOT NULL
        THEN resolved_now AND NOT coalesce(last_customer_at > first_reply_at, false) END""",
    "fcr_one_agent": f"""CASE WHEN fcr_counts AND one_agent IS NOT NULL AND NOT passing_unknown
        THEN resolved_now AND one_agent AND {KEPT_ON} END""",
    "fcr_no_repeat": """CASE WHEN NOT fcr_counts OR fcr_too_recent OR return_unknown THEN NULL
        ELSE resolved_now AND NOT coalesce(returned, false) END""",
}


def parts(terms: Terms) -> list[str]:
    """What the rules are made of: who is in the denominator, who came back, who may still come back."""
    now = terms.now_sql
    window = f"to_microseconds({round(terms.settings.definitions.repeat_contact_days * 86_400_000_000)})"
    # A resolution without a moment was on arrival at the earliest; younger than the window, nobody can tell yet.
    resolved_at = "coalesce(m.first_resolved_at, CASE WHEN m.resolved THEN m.arrived_at END)"
    return [
        f"m.returned_at <= m.first_resolved_at + {window} AS returned",
        "m.human OR (NOT m.replies_known AND m.resolved) AS fcr_counts",
        f"coalesce({resolved_at} > {now} - {window}, false) AS fcr_too_recent",
        "m.resolved_now AND m.first_resolved_at IS NULL AND m.resolutions_known AND m.customer IS NOT NULL "
        "AS return_unknown",
    ]


def rules(terms: Terms) -> list[str]:
    """Columns, one for each rule; of the rule with a time in it one for each clock."""
    return [
        *(f"{rule} AS {name}" for name, rule in RULES.items()),
        *(f"{_in_15_minutes(clock)} AS fcr_in_15_minutes{clock}" for clock in terms.clocks),
    ]


def _in_15_minutes(clock: str) -> str:
    return f"""CASE WHEN NOT fcr_counts THEN NULL WHEN NOT resolved AND coalesce(reopens, 0) = 0 THEN false
        ELSE first_resolution{clock} < {AT_ONCE} END"""
