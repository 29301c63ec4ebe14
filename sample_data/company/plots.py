"""What becomes of a conversation: which of the possible courses it takes, and the one where an agent helps."""

from company.alone import bot_can, bot_solved, hand_over, left, spam, unanswered, unanswered_share
from company.clock import MINUTE, staffed, strain
from company.ending import closing, finish, pending, reopened
from company.house import TOPIC_ARTICLE
from company.phone import phone
from company.story import Story


def tell(story: Story) -> None:
    """The whole conversation, from its first message to its end."""
    story.case.facts |= {"transfers": 0, "deferred": False, "escalated": False}
    article(story)
    if story.case.place.channel == "phone":
        phone(story)
    elif story.chance(0.012):
        spam(story)
    else:
        story.opening()
        story.welcome()
        written(story)


def written(story: Story) -> None:
    """A written conversation after its first messages."""
    live = story.case.place.platform == "Web chat"
    if live and (story.chance(0.05) or not staffed(story.now, "chat") or story.chance(0.16 * strain(story.now))):
        lonely(story)
    elif story.case.place.channel == "chat" and bot_can(story) and story.chance(0.2):
        bot_solved(story)
    elif story.chance(unanswered_share(story)):
        unanswered(story)
    else:
        if live and story.chance(0.3):
            hand_over(story)
        served(story)


def article(story: Story) -> None:
    """Some read a help article first and ask from there."""
    case = story.case
    if case.topic.name in TOPIC_ARTICLE and story.chance(0.16):
        case.facts["article"] = TOPIC_ARTICLE[case.topic.name]


def lonely(story: Story) -> None:
    """A live chat with nobody there: the bot helps, the visitor leaves, or waits for the morning."""
    if bot_can(story) and story.chance(0.6):
        bot_solved(story)
    elif story.chance(0.62):
        left(story)
    else:
        served(story)


def served(story: Story) -> None:
    """An agent answers, asks, passes on, solves; the customer thanks or does not."""
    case = story.case
    story.wait()
    case.moments["viewed_at"] = max(case.arrived, story.now - int(story.lasts(3 * MINUTE)))
    talk(story)
    if case.topic.name != "praise":
        hurdles(story)
    story.answer()
    if story.chance(0.05):
        pending(story)
        return
    case.end_mood = story.feelings()
    closing(story)
    story.resolve("customer" if story.informal and story.chance(0.2) else "agent")
    if (case.end_mood == "bad" and story.chance(0.3)) or story.chance(0.05):
        reopened(story)
    finish(story)


def talk(story: Story) -> None:
    """Questions and their answers before the solution."""
    more = 0.62 if story.informal else 0.45
    while story.questions and story.chance(more):
        story.detail(story.ask())
        story.wait(0.6)
        more *= 0.6


def hurdles(story: Story) -> None:
    """What comes between question and solution in harder cases."""
    hard = 1.7 if story.case.mood == "bad" else 0.7
    if story.chance(0.075 * hard):
        story.pass_on("Passed on to")
        story.wait(0.8)
    if story.chance(0.045 * hard):
        story.escalate()
        story.wait(0.5)
    if story.chance(0.07):
        story.defer()
