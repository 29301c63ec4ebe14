"""The seventeen weeks: every case in order of arrival, customers coming back among them."""

from datetime import date, timedelta
from random import Random

from company.case import Case, new_case, pick_language, pick_tags
from company.clock import DAY, END, FIRST, HOUR, LAST, after_work, arrival, arrivals, iso, midnight
from company.house import AGENTS, PLACES
from company.people import People
from company.plots import tell
from company.rows import settle
from company.story import Story
from company.words import Book

BACK = {"good": 0.0, "plain": 0.09, "bad": 0.3}  # share of customers coming back about the same thing


def cases(rng: Random, books: dict[str, Book]) -> list[Case]:
    """All conversations, told to their end and numbered."""
    people = People(rng, books)
    told = []
    for case in plain(rng, people):
        while case:
            tell(Story(case, books[case.language], rng))
            told.append(case)
            case = next_contact(case, rng)
    over_the_gap(told)
    told.sort(key=lambda c: (c.arrived, c.customer))
    for number, case in enumerate(told, 1):
        case.number = f"c-{number:06}"
        settle(case)
    return told


def plain(rng: Random, people: People) -> list[Case]:
    """Everybody who writes of their own accord, day by day."""
    found = []
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=n)
        for _ in range(arrivals(day, rng)):
            language = pick_language(rng)
            found.append((arrival(day, language, rng), language))
    return [new_case(at, language, people, rng) for at, language in sorted(found)]


def next_contact(case: Case, rng: Random) -> Case | None:
    """The same customer about the same thing within a week; the unhappy more often."""
    if not case.language or not case.resolutions or rng.random() > BACK[case.end_mood]:
        return None
    day = case.resolutions[-1] + rng.randrange(8 * HOUR, 6 * DAY)
    at = after_work(day, rng.randrange(HOUR), case.place.channel)
    if at >= END:
        return None
    place = PLACES["phone"] if case.end_mood == "bad" and rng.random() < 0.35 else case.place
    mood = "bad" if case.end_mood == "bad" else "plain"
    again = Case(at, case.language, place, case.customer, case.topic, mood, case.agent, again=True)
    again.tags = pick_tags(again, rng)
    return again


def outbound(rng: Random, books: dict[str, Book]) -> list[tuple[int, dict]]:
    """Threads only the company wrote in: reminders and news, as rows of messages.csv without a conversation's row."""
    rows = []
    for number in range(1, 41):
        agent, language = rng.choice(AGENTS), rng.choice(["en", "de", "ja", "id", "ka"])
        place = PLACES[rng.choice(["email", "whatsapp"])]
        at = midnight(FIRST) + rng.randrange(117) * DAY + rng.randrange(9 * HOUR, 17 * HOUR)
        text = books[language].fill(books[language].data["agent"]["spread"], books[language].facts(), set())
        row = {"conversation_id": f"o-{number:06}", "customer_id": f"reader{number}@example.net", "team": agent.team}
        row |= {"channel": place.channel, "platform": place.platform, "tags": ["news::reminder"], "language": language}
        rows.append((at, row | {"sent_at": iso(at), "author_kind": "agent", "agent": agent.name, "text": text}))
    return rows


def over_the_gap(told: list[Case]) -> None:
    """A burst across the night the clock goes forward: 01:58:30 and 03:00:10, one minute and forty seconds apart."""
    gap = midnight(date(2026, 3, 29)) + 2 * HOUR
    case = next(c for c in told if c.arrived > gap and [m.kind for m in c.messages[:2]] == ["customer", "customer"])
    case.arrived = case.messages[0].at = gap - 90
    case.messages[1].at = gap + 10
