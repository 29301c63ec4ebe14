"""What customers and agents were asked, and what they answered; many do not."""

from datetime import date
from random import Random

from company.case import Case
from company.clock import DAY, END, FIRST, HOUR, MINUTE, iso, midnight, strain
from company.house import AGENTS
from company.words import Book

SCALE = {"csat": 5, "nps": 10, "ces": 7, "agent": 5, "deflection": 1}
SCORES = {  # mood in the end -> scores and how often
    "csat": {"good": {5: 78, 4: 22}, "plain": {4: 45, 3: 40, 5: 8, 2: 7}, "bad": {1: 50, 2: 36, 3: 14}},
    "nps": {"good": {10: 42, 9: 38, 8: 20}, "plain": {8: 35, 7: 35, 9: 15, 6: 15}, "bad": {0: 18, 2: 22, 4: 25, 6: 35}},
    "ces": {"good": {7: 50, 6: 40, 5: 10}, "plain": {5: 40, 4: 35, 3: 25}, "bad": {1: 40, 2: 40, 3: 20}},
    "deflection": {"good": {1: 80, 0: 20}, "plain": {1: 60, 0: 40}, "bad": {0: 75, 1: 25}},
}
ANSWERS = {"good": 0.46, "plain": 0.3, "bad": 0.5}
SENT = {"nps": 0.16, "ces": 0.13}
STAFF_DAYS = (date(2026, 2, 26), date(2026, 3, 26), date(2026, 4, 27), date(2026, 5, 27), date(2026, 6, 10))
COMMENT = {"good": "high", "plain": "middle", "bad": "low"}


def about(case: Case, rng: Random) -> list[str]:
    """Which surveys follow a conversation."""
    if not case.resolutions:
        return []
    kinds = [kind for kind, share in SENT.items() if rng.random() < share]
    spared = case.place.channel in ("chat", "social", "web")
    return ["csat"] * bool(case.asked_at) + kinds + ["deflection"] * (spared and rng.random() < 0.2)


def asked(case: Case, kind: str, book: Book, rng: Random) -> tuple[int, dict]:
    """One survey about a conversation, answered or not."""
    at = case.asked_at if kind == "csat" else case.resolutions[-1] + rng.randrange(MINUTE, HOUR)
    row = {"conversation_id": case.number, "customer_id": case.customer, "kind": kind, "scale_max": SCALE[kind]}
    answered = at + int(rng.lognormvariate(0, 1) * 2 * HOUR)
    if rng.random() < ANSWERS[case.end_mood] and answered < END:
        scores = SCORES[kind][case.end_mood]
        row |= {"answered_at": iso(answered), "score": rng.choices(list(scores), list(scores.values()))[0]}
        if rng.random() < 0.22:
            row["comment"] = rng.choice(book.data["comment"][COMMENT[case.end_mood]])
    return at, row


def staff(rng: Random) -> list[tuple[int, dict]]:
    """Each agent, once a month: are you happy here? Less so after the release."""
    found = []
    for day in STAFF_DAYS:
        at = midnight(day) + 9 * HOUR
        for agent in AGENTS:
            row = {"kind": "agent", "scale_max": 5, "team": agent.team, "agent": agent.name}
            if rng.random() < 0.85:
                score = round(4.2 - 1.6 * strain(at) + rng.gauss(0, 0.6))
                row |= {"answered_at": iso(at + rng.randrange(HOUR, 2 * DAY)), "score": min(5, max(1, score))}
            found.append((at, row))
    return found


def letters(cases: list[Case], rng: Random) -> list[tuple[int, dict]]:
    """The spring mailing: would you recommend us? It belongs to no conversation."""
    start = midnight(FIRST.replace(month=4, day=20)) + 10 * HOUR
    people = sorted({case.customer for case in cases if case.arrived < start and "@" in case.customer})
    found = []
    for person in rng.sample(people, 60):
        row = {"customer_id": person, "kind": "nps", "scale_max": 10, "channel": "email", "tags": ["survey::spring"]}
        if rng.random() < 0.4:
            score = rng.choices(range(11), (3, 1, 1, 1, 1, 3, 4, 9, 14, 16, 18))[0]
            row |= {"answered_at": iso(start + rng.randrange(HOUR, 4 * DAY)), "score": score}
        found.append((start, row))
    return found


def surveys(cases: list[Case], books: dict[str, Book], rng: Random) -> list[dict]:
    """All rows of surveys.csv, by the moment they were sent."""
    found = [asked(case, kind, books[case.language], rng) for case in cases for kind in about(case, rng)]
    found += staff(rng) + letters(cases, rng)
    found = sorted((item for item in found if item[0] < END), key=lambda item: item[0])
    return [{"survey_id": f"s-{n:06}", "sent_at": iso(at)} | row for n, (at, row) in enumerate(found, 1)]
