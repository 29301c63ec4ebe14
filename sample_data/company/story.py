"""The steps a conversation is made of: a customer writes, an agent answers, a case is passed on or solved."""

from random import Random

from company.case import Case, Message
from company.clock import DAY, MINUTE, after_work, strain
from company.house import TEAMS, of_team
from company.words import Book

BOT_TALKS = ("Web chat", "WhatsApp", "Messenger")
ORDER_NUMBER = 0
ASKED = {  # which questions make sense; the others ask for the order or the day
    "delivery::late": (0, 4),
    "delivery::address": (0, 4),
    "product::defect": (0, 1, 2),
    "product::battery": (1, 5),
    "product::advice": (1, 4),
    "product::stock": (1, 4),
    "repair::appointment": (1, 4),
    "repair::status": (0, 1),
    "account::login": (3, 5),
    "app::crash": (1, 3, 5),
    "praise": (),
}
NUDGE = {"bad": -0.75, "plain": 0.2, "good": 1.3}


class Story:
    """A case being told; `now` is the moment the telling has reached."""

    def __init__(self, case: Case, book: Book, rng: Random):
        self.case, self.book, self.rng = case, book, rng
        self.now = case.arrived
        self.facts = book.facts() | {"agent": case.agent.name.split()[0]}
        self.used: set[str] = set()
        self.informal = case.place.channel in ("chat", "social")
        self.space = "" if book.language == "ja" else " "
        self.questions = list(ASKED.get(case.topic.name, (0, 3)))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def lasts(self, seconds: float, spread: float = 0.7) -> float:
        """A duration around a usual one; now and then much longer."""
        return max(3.0, self.rng.lognormvariate(0, spread) * seconds)

    def text(self, phrases: list[str]) -> str:
        return self.book.fill(phrases, self.facts, self.used)

    def write(self, kind: str, text: str, agent: str = "", **facts: object) -> None:
        """A message at this moment."""
        self.case.messages.append(Message(self.now, kind, text, agent, facts))

    def customer(self, phrases: list[str], mood: str, **facts: object) -> None:
        """The customer writes."""
        self.write("customer", self.book.casual(self.text(phrases), mood, self.informal), **facts)

    def opening(self) -> None:
        """The first message, and sometimes a burst of further ones."""
        case, book = self.case, self.book
        phrases = book.mood("again", case.mood) if case.again else book.start(case.topic.name, case.mood)
        first = self.text(phrases)
        if self.chance(0.3):
            first += self.space + self.text(book.mood("tail", case.mood))
        self.write("customer", book.casual(first, case.mood, self.informal))
        self.burst(0.3 if self.informal else 0.05)

    def burst(self, share: float) -> None:
        """Further short messages before anybody answers."""
        mood = "plain" if self.case.mood == "good" and self.case.topic.name != "praise" else self.case.mood
        while self.chance(share):
            self.now += int(self.lasts(20 if self.informal else 900))
            self.customer(self.book.mood("burst", mood), mood)

    def welcome(self) -> None:
        """The automatic welcome, between the customer's messages."""
        if self.case.place.platform in BOT_TALKS:
            here, self.now = self.now, self.case.arrived + 2
            self.write("bot", self.text(self.book.data["bot"]["welcome"]))
            self.now = max(here, self.now)

    def wait(self, share: float = 1.0) -> None:
        """Opening time passes until somebody answers; longer after the release."""
        usual = self.case.place.wait * share * self.case.agent.pace * (1 + 6 * strain(self.now))
        self.now = after_work(self.now, self.lasts(usual), self.case.place.channel)

    def reply(self, text: str, **facts: object) -> None:
        """The agent writes."""
        self.write("agent", text, self.case.agent.name, **facts)

    def ask(self) -> int:
        """The agent asks something not asked yet; which of the questions."""
        question = self.questions.pop(self.rng.randrange(len(self.questions)))
        first = not any(message.kind == "agent" for message in self.case.messages)
        lead = "sorry" if self.case.mood == "bad" and first else "hello" if first else "more"
        self.reply(self.text(self.book.data["agent"][lead]) + self.space + self.book.data["agent"]["ask"][question])
        return question

    def detail(self, question: int) -> None:
        """The customer answers the question."""
        self.now += int(self.lasts(self.case.place.pause))
        detail = self.book.data["detail"]
        if question == ORDER_NUMBER and self.case.mood == "bad" and self.chance(0.5):
            self.customer(detail["bad"], "bad")
        else:
            self.customer(detail["plain"][question], "plain")
        self.burst(0.12 if self.informal else 0.03)

    def answer(self) -> None:
        """The agent solves it, with a canned answer or in own words."""
        answers = self.book.data["answer"][self.case.topic.name]
        if self.chance(0.38):
            self.reply(self.text(answers[:1]), canned_response=self.case.topic.name.replace("::", "_"))
        else:
            lead = self.text(self.book.data["agent"]["hello" if len(self.case.messages) < 4 else "more"])
            self.reply(lead + self.space + self.text(answers[1:]))

    def pass_on(self, why: str) -> None:
        """Another team takes over, or the team lead."""
        team = self.rng.choice([t for t in TEAMS if t != self.case.agent.team])
        self.write("note", f"{why} {team}.", self.case.agent.name)
        self.case.agent = self.rng.choice(of_team(team))
        self.facts["agent"] = self.case.agent.name.split()[0]
        self.case.facts["transfers"] = self.case.facts.get("transfers", 0) + 1
        self.wait()
        self.reply(self.text(self.book.data["agent"]["moved"]))

    def escalate(self) -> None:
        """The team lead is told."""
        self.now += 2 * MINUTE
        self.case.facts["escalated"] = True
        said = self.rng.choice(["Escalated to the team lead.", "Team lead informed."])
        self.write("note", said, self.case.agent.name)

    def defer(self) -> None:
        """The agent promises another day, and comes back."""
        self.reply(self.text(self.book.data["agent"]["later"]))
        self.case.facts["deferred"] = True
        self.now = after_work(self.now + self.rng.randrange(1, 4) * DAY, 1_800, self.case.place.channel)

    def resolve(self, by: str = "agent") -> None:
        """Solved at this moment."""
        self.now += int(self.lasts(MINUTE if self.informal else 4 * MINUTE))
        self.case.resolutions.append(self.now)
        self.case.facts["closed_by"] = by

    def feelings(self) -> str:
        """How the customer feels in the end: as in the beginning, moved by help, waiting and being passed on."""
        case = self.case
        feeling = NUDGE[case.mood] + 0.55 + self.rng.gauss(0, 0.6) - 0.85 * strain(self.now)
        feeling -= 0.6 * (len(case.resolutions) > 1) + 0.4 * bool(case.facts.get("transfers"))
        feeling -= 0.25 * (case.agent.pace > 1.3)
        return "good" if feeling > 0.62 else "plain" if feeling > -0.35 else "bad"
