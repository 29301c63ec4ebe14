"""What people did instead of calling, and the calls and e-mails they were not spared: what deflection is reckoned from."""

from metrics.build.contacts import WORDS
from metrics.build.ground import Ground
from metrics.definitions import Costs

WEIGHTS = ("viewed", "social", "called", "asked", "spared", "yes", "chat")
# A tool that hands in the rows themselves: its own count of the same kind would count them twice.
HANDED_IN = {
    "call": "source IN (SELECT source FROM calls)",
    "email": "source IN (SELECT source FROM conversations WHERE channel = 'email' AND NOT spam)",
}

FEW = dict.fromkeys(("platform", "team", "agent", "language", "tagset", "conv"), "NULL")
ENGAGED = {
    "viewed": "'page_view'",
    "social": "'like', 'reply', 'mention'",
    "called": "'call'",
    "asked": "'call', 'email'",
}


def engagements(ground: Ground) -> str:
    """SQL: one row per count of another tool; `counts` is 0 where the same tool's own rows win over it."""
    cases = " ".join(f"WHEN lower(trim(kind)) = '{kind}' AND {test} THEN 0" for kind, test in HANDED_IN.items())
    return f"""
        SELECT happened_at, lower(trim(kind)) AS kind,
               {ground.dims(("source", "channel"), "e")}, count,
               CASE {cases} ELSE count END AS counts, file, record
        FROM engagements_in e ORDER BY happened_at"""


def traffic(ground: Ground) -> str:
    """SQL: one row per thing that happened, with what it weighs in each part of a deflection figure.

    viewed: pages and articles seen · social: likes, replies, mentions, messages on chat and social · called: calls ·
    asked: calls and requests by phone and e-mail · spared: what a “yes, this spared me a call” saves · yes: such an
    answer, 1 or 0 · chat: what a call would have cost instead of a chat or social conversation.
    """
    spoke = "author_kind = 'customer' AND channel IN ('chat', 'social')"
    costs = ground.terms.settings.costs
    parts = [
        _part("article_views", "viewed_at", FEW | {"channel": "NULL"}, viewed="1"),
        _part("engagements", "happened_at", FEW, **{name: _counts(kinds) for name, kinds in ENGAGED.items()}),
        _part("writings", "sent_at", {}, spoke, social="weight"),
        _part("calls", "started_at", {}, called="1", asked="1"),
        _part("conversations", "arrived_at", {}, "NOT spam", **_instead_of_calls(costs)),
        _part("surveys", "answered_at", {}, "kind = 'deflection' AND score IS NOT NULL", **_spared(costs)),
    ]
    return " UNION ALL ".join(parts)


def _counts(kinds: str) -> str:
    return f"CASE WHEN kind IN ({kinds}) THEN nullif(counts, 0) END"


def _instead_of_calls(costs: Costs) -> dict[str, str]:
    """What conversations weigh: those by phone and e-mail as requests, those on chat and social as calls not made."""
    return {
        "asked": "CASE WHEN channel IN ('phone', 'email') THEN 1 END",
        "chat": f"CASE WHEN channel IN ('chat', 'social') THEN CAST({costs.call} AS DOUBLE) END",
    }


def _spared(costs: Costs) -> dict[str, str]:
    """What answers to the question weigh, whether it spared a call."""
    yes, saved = "score >= scale_max", max(0.0, costs.call - costs.social)
    return {"yes": f"CAST({yes} AS INTEGER)", "spared": f"CASE WHEN {yes} THEN CAST({saved} AS DOUBLE) END"}


def _part(table: str, at: str, lacks: dict[str, str], only: str = "true", **weights: str) -> str:
    """One table's rows; `lacks` stands for words it does not have, `weights` says what its rows bring."""
    words = [f"{lacks.get(name, name)} AS {name}" for name in (*WORDS, "tagset", "conv")]
    brought = [f"{weights.get(name, 'NULL')} AS {name}" for name in WEIGHTS]
    return f"""SELECT {at} AS happened_at, {at}_local AS happened_at_local, {", ".join([*words, *brought])}, file, record
        FROM {table} WHERE {only}"""
