"""Conversations no agent answers: left, solved by the bot, never looked at, spam; and the hand-over to one who does."""

from company.clock import DAY, HOUR, after_work, strain
from company.ending import finish
from company.story import Story

BOT_KNOWS = {  # what it is about -> the button the customer taps first, which of the bot's answers helps
    "delivery::status": ("track_order", 0),
    "product::advice": ("", 1),
    "account::login": ("", 2),
    "billing::refund": ("returns", 3),
    "repair::appointment": ("book_repair", 4),
    "repair::status": ("opening_hours", 4),
}


def left(story: Story) -> None:
    """The visitor gives up, within the minute of grace or after it; some are called back."""
    case, rng = story.case, story.rng
    last = story.now - case.arrived
    patience = rng.choice((31, 44, 59, 60, 61, 95, 140, 210, 380, int(story.lasts(150))))
    story.now = case.arrived + max(patience, last + 3)
    case.moments |= {"left_at": story.now, "ended_at": story.now}
    case.facts |= {"status": "closed", "closed_by": "customer"}
    if story.chance(0.45):
        case.moments["callback_at"] = after_work(story.now, story.lasts(2 * HOUR), "phone")
    if story.chance(0.5):
        case.moments["viewed_at"] = after_work(story.now, story.lasts(HOUR), "phone")


def bot_can(story: Story) -> bool:
    """Whether the bot could do it alone."""
    return story.case.topic.name in BOT_KNOWS and story.case.mood != "bad" and not story.case.again


def choose_button(story: Story, name: str) -> None:
    """The customer taps one of the bot's buttons."""
    story.now += int(story.lasts(9, 0.4))
    story.write("customer", story.book.data["button"][name], quick_reply=name)


def bot_solved(story: Story) -> None:
    """A button, an answer, done; nobody else involved."""
    button, answer = BOT_KNOWS[story.case.topic.name]
    if button:
        choose_button(story, button)
    story.now += 2
    story.write("bot", story.text([story.book.data["bot"]["answer"][answer]]))
    story.resolve("bot")
    story.case.end_mood = "good" if story.chance(0.4) else "plain"
    finish(story)


def hand_over(story: Story) -> None:
    """The bot offers buttons, the customer wants a person, and a person is called."""
    choose_button(story, "talk_to_person")
    story.now += 3
    story.write("bot", story.text(story.book.data["bot"]["handover"]))
    story.case.moments["handed_over_at"] = story.now


def unanswered_share(story: Story) -> float:
    """How often nobody answers: posts more than mail, praise most of all, worse after the release."""
    if story.case.topic.name == "praise":
        return 0.3
    usual = {"social": 0.12, "chat": 0.03}.get(story.case.place.channel, 0.02)
    return usual * (1 + 1.5 * strain(story.now))


def unanswered(story: Story) -> None:
    """Seen at most, perhaps liked, perhaps closed without a word."""
    case = story.case
    if story.chance(0.55):
        case.moments["viewed_at"] = story.now + int(story.lasts(3 * HOUR))
    if case.topic.name == "praise" or story.chance(0.2):
        case.messages[0].facts["actioned_at"] = story.now + int(story.lasts(4 * HOUR))
    if story.chance(0.65):
        case.facts |= {"status": "closed", "closed_by": "system"}
        case.moments["ended_at"] = story.now + 5 * DAY
    case.end_mood = case.mood


def spam(story: Story) -> None:
    """Advertising, put aside."""
    story.case.tags = ["spam"]
    story.case.customer = f"offer{story.rng.randrange(10, 99)}@example.net"
    story.write("customer", story.text(story.book.data["spam"]))
    story.case.facts |= {"status": "spam", "closed_by": "agent"}
    story.case.facts.pop("article", None)
