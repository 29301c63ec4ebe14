"""What other tools of the company know: calls, readings of help articles, tasks, counted engagements."""

from datetime import timedelta
from random import Random

from company.case import Case
from company.clock import END, FIRST, HOUR, LAST, MINUTE, after_work, arrival, iso, midnight, strain
from company.house import AGENTS, ARTICLES, TOPIC_ARTICLE

WEEKS = (LAST - FIRST).days // 7 + 1


def calls(cases: list[Case], rng: Random) -> list[dict]:
    """All rows of calls.csv: those of a conversation name it, those of the branch's own line stand alone."""
    found = []
    for case in cases:
        for call in case.calls:
            found.append((call["started_at"], call | {"conversation_id": case.number, "customer_id": case.customer}))
    found += [branch_call(rng) for _ in range(110)]
    found.sort(key=lambda item: item[0])
    return [row | {"call_id": f"p-{n:06}", "started_at": iso(at)} for n, (at, row) in enumerate(found, 1)]


def branch_call(rng: Random) -> tuple[int, dict]:
    """A call to a shop, without a conversation; some callers come from a help article, some are unknown."""
    day = FIRST + timedelta(days=rng.randrange(WEEKS * 7))
    at = after_work(arrival(day, "de", rng), rng.randrange(HOUR), "phone")
    agent, topic = rng.choice(AGENTS), rng.choice(list(TOPIC_ARTICLE))
    row = {"channel": "phone", "team": agent.team, "tags": [topic], "answered": rng.random() < 0.86}
    row |= {"wait_seconds": rng.randrange(4, 160), "article": TOPIC_ARTICLE[topic] if rng.random() < 0.4 else ""}
    if rng.random() < 0.6:
        row["customer_id"] = f"caller{rng.randrange(80)}@example.org"
    if row["answered"]:
        row |= {"agent": agent.name, "hold_seconds": rng.choice([0, 0, 0, rng.randrange(10, 200)])}
        row |= {"talk_seconds": int(rng.lognormvariate(5.4, 0.5)), "wrap_seconds": int(rng.lognormvariate(4, 0.5))}
    return min(at, END - HOUR), row


def article_views(cases: list[Case], rng: Random) -> list[dict]:
    """All rows of article_views.csv: readings that led to a conversation, and many that spared one."""
    found = [(c.arrived - rng.randrange(2 * MINUTE, 9 * HOUR), c.facts["article"], c.customer) for c in cases
             if c.facts.get("article")]  # fmt: skip
    readers = sorted({case.customer for case in cases})
    for _ in range(700):
        day = FIRST + timedelta(days=rng.randrange(WEEKS * 7))
        at = arrival(day, "en", rng)
        busy = rng.random() < 0.5 * strain(at)
        article = "app-4-first-steps" if busy else rng.choice(list(ARTICLES))
        found.append((at, article, rng.choice(readers) if rng.random() < 0.25 else ""))
    return [view(*item, rng) for item in sorted(found) if item[0] >= midnight(FIRST)]


def view(at: int, article: str, reader: str, rng: Random) -> dict:
    """One reading; the app's first steps are put aside early."""
    patience = 0.45 if article == "app-4-first-steps" else 0.95
    seconds = int(rng.lognormvariate(0, 0.6) * ARTICLES[article] * patience)
    row = {"article": article, "viewed_at": iso(at), "customer_id": reader, "read_seconds": seconds}
    return row | {"expected_seconds": ARTICLES[article], "asked_for_help": rng.random() < 0.05}


def tasks(cases: list[Case], rng: Random) -> list[dict]:
    """All rows of tasks.csv: what hard cases leave to do, and the weekly list of each agent."""
    found = []
    for case in cases:
        if case.facts["deferred"] or case.facts["escalated"] or rng.random() < 0.02:
            found.append((case.arrived + rng.randrange(10 * MINUTE, 5 * HOUR), case.agent, case.tags))
    for week in range(WEEKS):
        monday = midnight(FIRST + timedelta(weeks=week)) + 9 * HOUR
        found += [(monday + rng.randrange(HOUR), agent, ["routine"]) for agent in AGENTS if rng.random() < 0.6]
    found = sorted((item for item in found if item[0] < END), key=lambda item: (item[0], item[1].name))
    return [task(n, *item, rng) for n, item in enumerate(found, 1)]


def task(number: int, at: int, agent, tags: list[str], rng: Random) -> dict:
    """One task, mostly done within some working hours."""
    done = after_work(at, rng.lognormvariate(0, 0.9) * 6 * HOUR * agent.pace, "email")
    row = {"task_id": f"t-{number:06}", "assigned_at": iso(at), "team": agent.team, "agent": agent.name, "tags": tags}
    return row | {"completed_at": iso(done) if done < END and rng.random() < 0.88 else ""}


def engagements(rng: Random) -> list[dict]:
    """All rows of engagements.csv: networks and the web site day by day, the branch's phone and mail week by week."""
    usual = {"like": ("social", 42), "reply": ("social", 9), "mention": ("social", 6), "page_view": ("web", 130)}
    found = []
    for n in range(WEEKS * 7):
        noon = midnight(FIRST + timedelta(days=n)) + 12 * HOUR
        lively = 1 + 0.8 * strain(noon)
        for kind, (channel, mean) in usual.items():
            count = max(0, round(rng.gauss(mean * lively, mean**0.5)))
            found.append({"happened_at": iso(noon), "kind": kind, "channel": channel, "count": count})
        if n % 7 == 4:
            for kind, channel in (("call", "phone"), ("email", "email")):
                count = round(rng.gauss(14 * lively, 3))
                found.append({"happened_at": iso(noon), "kind": kind, "channel": channel, "count": max(1, count)})
    return found
