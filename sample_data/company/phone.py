"""Calls: answered and mostly solved at once, or missed, with a message on the machine and a call back."""

from company.clock import DAY, after_work, staffed, strain
from company.ending import finish
from company.story import Story


def phone(story: Story) -> None:
    """A call: answered and mostly solved at once, or missed, with a message on the machine and a call back."""
    if staffed(story.now, "phone") and not story.chance(0.06 + 0.2 * strain(story.now)):
        answered_call(story)
    else:
        missed_call(story)


def answered_call(story: Story) -> None:
    """Somebody picks up."""
    case = story.case
    ring = int(story.lasts(45 * (1 + 2 * strain(story.now))))
    call(story, ring)
    case.moments |= {"first_reply_at": case.arrived + ring, "viewed_at": case.arrived + ring}
    case.end_mood = story.feelings()
    if story.chance(0.12):
        case.facts["deferred"] = True
        story.now = after_work(story.now + DAY, 1_200, "phone")
        call(story, 0)
    if not story.chance(0.04):
        story.resolve()
        finish(story)


def missed_call(story: Story) -> None:
    """A message on the machine, written down by it; an agent calls back and sums up."""
    case = story.case
    record = {"started_at": case.arrived, "answered": False, "wait_seconds": int(story.lasts(40)), "agent": ""}
    case.calls.append(record)
    story.opening()
    if story.chance(0.15):
        return
    story.wait(60)
    case.moments["viewed_at"] = story.now
    call(story, int(story.lasts(12)))
    story.reply(story.text(story.book.data["agent"]["voice"]))
    case.end_mood = story.feelings()
    story.resolve()
    finish(story)


def call(story: Story, ring: int) -> None:
    """A call that was answered, with its parts."""
    hold = int(story.lasts(50)) if story.chance(0.4) else 0
    talking = int(story.lasts(300 * story.case.agent.pace, 0.5))
    wrap = int(story.lasts(70, 0.5))
    record = {"started_at": story.now, "answered": True, "wait_seconds": ring, "hold_seconds": hold}
    record |= {"talk_seconds": talking, "wrap_seconds": wrap, "agent": story.case.agent.name}
    story.case.calls.append(record)
    story.now += ring + hold + talking + wrap
