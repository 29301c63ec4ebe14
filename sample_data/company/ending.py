"""How a conversation ends: a last word, silence, opened again, asked how it was, a sale."""

from company.clock import DAY, MINUTE
from company.story import Story

SALES = {"sale": 55, "lead": 20, "qualified lead": 15, "customer": 10}


def closing(story: Story) -> None:
    """A last word, more often in a chat."""
    if story.case.topic.name != "praise" and story.chance(0.62 if story.informal else 0.3):
        story.now += int(story.lasts(story.case.place.pause))
        mood = story.case.end_mood
        story.customer(story.book.data["close"][mood], mood)
        if story.informal and mood != "bad" and story.chance(0.5):
            story.now += int(story.lasts(30))
            story.reply(story.text(story.book.data["agent"]["bye"]))


def pending(story: Story) -> None:
    """The customer never comes back; after a while it is closed, or still pending."""
    case = story.case
    case.facts["status"] = "pending"
    if story.chance(0.6):
        case.facts["closed_by"] = "system"
        case.moments["ended_at"] = story.now + 10 * DAY


def reopened(story: Story) -> None:
    """Days later it is not solved after all, and is solved again."""
    mood = "bad" if story.case.end_mood == "bad" else "plain"
    story.now += int(story.lasts(1.2 * DAY))
    chase = story.book.data["chase"]
    parts = chase.get(f"{mood}_part", []) if story.case.topic.team == "Workshop" else []
    story.customer(chase[mood] + parts, mood)
    story.wait()
    story.reply(story.text(story.book.data["agent"]["sorry"]))
    story.wait(0.5)
    story.answer()
    story.resolve()
    story.case.end_mood = story.feelings()


def ask_how_it_was(story: Story) -> None:
    """The survey: in a chat by the bot, else by a mail that is no message of this conversation."""
    story.now += story.rng.randrange(1, 5) * MINUTE
    story.case.asked_at = story.now
    if story.case.place.channel == "chat":
        story.write("bot", story.text(story.book.data["bot"]["survey"]))


def finish(story: Story) -> None:
    """The end of a chat, the question how it was, a sale."""
    case, rng = story.case, story.rng
    if case.place.channel == "chat":
        story.now += rng.randrange(5, 90)
        case.moments["ended_at"] = story.now
    if story.chance(0.56):
        ask_how_it_was(story)
    if case.topic.name in ("product::advice", "product::stock") and case.end_mood != "bad" and story.chance(0.4):
        case.facts["outcome"] = rng.choices(list(SALES), list(SALES.values()))[0]
        if case.facts["outcome"] in ("sale", "customer"):
            case.facts["outcome_value"] = rng.randrange(29, 260) * 10 - 1
