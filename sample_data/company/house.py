"""Who and what the company consists of: teams, agents, channels, topics, help articles."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Agent:
    """Somebody who answers; `pace` multiplies how long customers wait for them."""

    name: str
    team: str
    pace: float


@dataclass(frozen=True)
class Place:
    """Where customers write; `wait` is the usual wait for an answer in seconds, `pause` the customer's own."""

    channel: str
    platform: str
    wait: int
    pause: int


@dataclass(frozen=True)
class Topic:
    """What customers write about; weights of how often, of how often angry or glad, and how much the release adds."""

    name: str
    team: str
    weight: float
    bad: float
    good: float = 0.0
    release: float = 0.0


AGENTS = (
    Agent("Sofia Lindqvist", "Shop", 0.8),
    Agent("Budi Santoso", "Shop", 1.0),
    Agent("Amara Okafor", "Shop", 1.3),
    Agent("Hannes Petersen", "Shop", 1.0),
    Agent("Nino Kapanadze", "Workshop", 0.9),
    Agent("Kenji Mori", "Workshop", 1.1),
    Agent("Tomás Ferreira", "Workshop", 1.7),
    Agent("Levan Beridze", "Accounts", 0.7),
    Agent("Priya Nair", "Accounts", 1.0),
    Agent("Katrin Vogel", "Accounts", 1.4),
)
TEAMS = ("Shop", "Workshop", "Accounts")

PLACES = {
    "web chat": Place("chat", "Web chat", 75, 40),
    "whatsapp": Place("chat", "WhatsApp", 400, 150),
    "messenger": Place("chat", "Messenger", 500, 200),
    "instagram": Place("chat", "Instagram", 1_300, 400),
    "x direct": Place("chat", "X", 1_500, 500),
    "facebook": Place("social", "Facebook", 2_600, 1_200),
    "instagram post": Place("social", "Instagram", 3_000, 1_500),
    "x": Place("social", "X", 2_000, 900),
    "email": Place("email", "E-mail", 5_400, 9_000),
    "form": Place("web", "Contact form", 7_000, 9_000),
    "phone": Place("phone", "Phone", 80, 60),
}
DEFAULT_PLACES = {
    "web chat": 20,
    "whatsapp": 10,
    "messenger": 5,
    "instagram": 5,
    "x direct": 3,
    "facebook": 5,
    "instagram post": 4,
    "x": 7,
    "email": 24,
    "form": 7,
    "phone": 10,
}
LANGUAGE_PLACES = {
    "de": {**DEFAULT_PLACES, "email": 28, "phone": 18, "x": 3},
    "ja": {**DEFAULT_PLACES, "x": 18, "x direct": 8, "messenger": 1, "phone": 3},
    "id": {**DEFAULT_PLACES, "whatsapp": 32, "instagram": 12, "instagram post": 9, "phone": 4, "email": 10},
    "ka": {**DEFAULT_PLACES, "facebook": 16, "messenger": 22, "x": 2, "phone": 5, "email": 10},
}
LANGUAGES = {"en": 36, "de": 27, "ja": 12, "id": 13, "ka": 9, "": 3}

TOPICS = (
    Topic("billing::refund", "Accounts", 7, 0.5, 0.04),
    Topic("billing::invoice", "Accounts", 5, 0.2),
    Topic("billing::charge", "Accounts", 4, 0.5),
    Topic("delivery::late", "Shop", 11, 0.6),
    Topic("delivery::status", "Shop", 11, 0.1, 0.1),
    Topic("delivery::address", "Shop", 4, 0.25),
    Topic("product::defect", "Workshop", 10, 0.55),
    Topic("product::battery", "Workshop", 6, 0.4, 0.1),
    Topic("product::advice", "Shop", 10, 0.04, 0.25),
    Topic("product::stock", "Shop", 6, 0.15),
    Topic("repair::appointment", "Workshop", 7, 0.2),
    Topic("repair::status", "Workshop", 5, 0.35, 0.1),
    Topic("account::login", "Accounts", 4, 0.45, 0.0, 14),
    Topic("app::crash", "Accounts", 2, 0.75, 0.0, 55),
    Topic("order::cancel", "Shop", 4, 0.3),
    Topic("praise", "Shop", 6, 0.0, 1.0),
)

UNKNOWN_LANGUAGE = ("delivery::status", "product::stock", "product::defect", "praise")  # all that is understood of it

ARTICLES = {  # help article -> seconds it takes to read
    "track-my-order": 60,
    "return-a-bike": 150,
    "which-size": 120,
    "charge-the-battery": 180,
    "adjust-the-brakes": 240,
    "reset-the-password": 45,
    "app-4-first-steps": 200,
    "book-the-workshop": 75,
}
TOPIC_ARTICLE = {
    "delivery::status": "track-my-order", "delivery::late": "track-my-order", "billing::refund": "return-a-bike",
    "order::cancel": "return-a-bike", "product::advice": "which-size", "product::battery": "charge-the-battery",
    "product::defect": "adjust-the-brakes", "account::login": "reset-the-password", "app::crash": "app-4-first-steps",
    "repair::appointment": "book-the-workshop", "repair::status": "book-the-workshop",
}  # fmt: skip


def of_team(team: str) -> list[Agent]:
    """The agents of a team."""
    return [agent for agent in AGENTS if agent.team == team]
