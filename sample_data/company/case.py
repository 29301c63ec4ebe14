"""One conversation as it happens: its facts, its messages, its moments; and what a new one is about."""

from dataclasses import dataclass, field
from random import Random

from company import house
from company.clock import staffed, strain
from company.house import PLACES, TOPICS, Agent, Place, Topic, of_team
from company.people import People


@dataclass
class Message:
    """Something written, or noted, at a moment."""

    at: int
    kind: str
    text: str
    agent: str = ""
    facts: dict[str, object] = field(default_factory=dict)


@dataclass
class Case:
    """A customer's conversation; `moments` and `facts` are named like the columns they fill."""

    arrived: int
    language: str
    place: Place
    customer: str
    topic: Topic
    mood: str
    agent: Agent
    again: bool = False
    number: str = ""
    tags: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    moments: dict[str, int] = field(default_factory=dict)
    resolutions: list[int] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    calls: list[dict] = field(default_factory=list)
    end_mood: str = "plain"
    asked_at: int | None = None  # when the customer was asked how it was


def weighted(weights: dict, rng: Random):
    """A key, as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


def pick_language(rng: Random) -> str:
    """A customer's language."""
    return weighted(house.LANGUAGES, rng)


def pick_place(language: str, at: int, rng: Random) -> Place:
    """Where a customer of that language writes; nobody phones a closed shop more than once in a while."""
    place = PLACES[weighted(house.LANGUAGE_PLACES.get(language, house.DEFAULT_PLACES), rng)]
    if place.channel == "phone" and not staffed(at, "phone") and rng.random() < 0.7:
        return PLACES["email"]
    return place


def pick_topic(at: int, language: str, place: Place, rng: Random) -> Topic:
    """What it is about: the release brings its own subjects, praise is said in public."""
    understood = [t for t in TOPICS if language or t.name in house.UNKNOWN_LANGUAGE]
    weights = {t: t.weight + t.release * strain(at) for t in understood}
    weights[TOPICS[-1]] = {"social": 18, "phone": 0.2}.get(place.channel, 3.5)
    return weighted(weights, rng)


def pick_mood(topic: Topic, at: int, rng: Random) -> str:
    """How the customer feels; worse after the release."""
    bad = topic.bad * (1 + 0.35 * strain(at))
    chance = rng.random()
    if chance < bad:
        return "bad"
    return "good" if chance > 1 - topic.good else "plain"


def new_case(at: int, language: str, people: People, rng: Random) -> Case:
    """A conversation that begins now."""
    place = pick_place(language, at, rng)
    topic = pick_topic(at, language, place, rng)
    agent = rng.choice(of_team(topic.team))
    case = Case(at, language, place, people.somebody(language, place.channel), topic, pick_mood(topic, at, rng), agent)
    case.tags = pick_tags(case, rng)
    return case


def pick_tags(case: Case, rng: Random) -> list[str]:
    """The tags its agent sets: mostly the topic, sometimes a second one, sometimes none."""
    if rng.random() < (0.1 if case.language else 0.5):
        return []
    tags = [case.topic.name]
    if case.mood == "bad" and rng.random() < 0.15:
        tags.append("complaint")
    if rng.random() < 0.06:
        tags.append("customer::business")
    if case.topic.name == "delivery::late" and rng.random() < 0.12:
        tags.append("billing::refund")
    return tags
