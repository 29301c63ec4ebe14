"""Why a number changed, in words: the sentence, the groups' parts of it, how the parts came about."""

from metrics.groups import group_words
from metrics.metric import Metric
from metrics.parts import Part
from metrics.why import Why
from metrics.words import change, duration, grain, said, say, signed

SILENT = {
    "unknown": "There is nothing to take apart: one of the two spans has no number.",
    "same": "{label} did not change: {now} in both spans.",
    "whole": "{label} does not fall into groups; its change cannot be taken apart.",
    "one": "All that counts here stands under one {slice}; by it the change cannot be taken apart.",
    "alike": "No {slice} changed anything by itself.",
}
# How much of a change the largest part is: at least so much of it, in words.
PORTIONS = ((1.05, "more than all of it"), (0.95, "all of it"), (0.5, "most of it"), (0.0, "the largest part of it"))
SMALL = 0.1  # of the larger; a smaller second reason is not worth the word "mostly"
ITSELF = {"seconds": ("it took longer itself", "it took less time itself")}
MIX = {
    "channel": "{} of it came in there",
    "tag": "{} of it had this tag",
    "team": "{} of it went there",
    "agent": "{} of it was theirs",
    "weekday": "{} of it came on that day",
    "hour": "{} of it came in that hour",
    "platform": "{} of it came in there",
    "topic": "{} of it was about this",
    "language": "{} of it was written in it",
    "priority": "{} of it had this priority",
}
METHODS = {
    "mix": "“Itself” is what the group's own number did, “mix” what its smaller or larger part of all did; "
    "they add up to the change.",
    "replaced": "Each part shows how much smaller the change would be had the group stayed as it was in the span before, "
    "in how many there were and how long each took. What no group did alone stands as together.",
    "differences": "Each part is the group's difference between the two spans.",
}
TAGGED = "Who has several tags counts for each of them in equal parts, so that the parts add up."
SEVERAL = "Who stands in several groups counts in each; what that counts too often stands as together."


def sentence(why: Why, metric: Metric) -> str:
    """*First reply rose from 22m to 31m; email did most of it (+6m), mostly because it took longer itself.*"""
    if why.silent:
        now = said(metric, why.value, why.n)
        plain = SILENT[why.silent].format(label=metric.label, slice=why.slice, now=now)
        return " ".join(why.notes) if why.silent == "unknown" and why.notes else plain
    return f"{moved(why, metric)}; {did(why, metric)}.{against(why)}{chance(why)}"


def moved(why: Why, metric: Metric) -> str:
    """*First reply rose from 22m to 31m*, without the full stop."""
    before, now = said(metric, why.previous_value, why.previous_n), said(metric, why.value, why.n)
    if before == now:
        return f"{metric.label} hardly moved: {now}"
    return f"{metric.label} {'rose' if why.change > 0 else 'fell'} from {before} to {now}"


def chance(why: Why) -> str:
    """The warning that there may be nothing to explain; empty where there is."""
    return " This is within noise: it may be chance alone." if why.noise else ""


def did(why: Why, metric: Metric) -> str:
    """*email did most of it (+6m), mostly because it took longer itself*."""
    part = why.finding
    if not part:
        return f"no {why.slice} did that by itself, only all together"
    done = f"{named(part, why.slice)} did {{}} ({amount(metric, part.contribution, why)})"
    if abs(why.together) > abs(part.contribution):
        return f"{done.format('most by itself')}, all together did more ({amount(metric, why.together, why)})"
    portion = next(words for least, words in PORTIONS if part.contribution / why.change >= least)
    return done.format(portion) + _because(why, metric, part)


def _because(why: Why, metric: Metric, part: Part) -> str:
    """What of the largest part is its own change, what its size; counts and replaced rows say it by themselves."""
    if not (part.n and part.previous_n):
        return f", which {'is new in' if part.n else 'is no longer in'} this span"
    if part.mix is None:
        return ""
    large, small = sorted((part.within, part.mix), key=abs, reverse=True)
    mostly = " mostly" if abs(small) > SMALL * abs(large) else ""
    return f",{mostly} because {_itself(metric, part) if large == part.within else _mix(why, part)}"


def _itself(metric: Metric, part: Part) -> str:
    longer, shorter = ITSELF.get(metric.unit, (f"its own {metric.unit} rose", f"its own {metric.unit} fell"))
    return longer if part.within > 0 else shorter


def _mix(why: Why, part: Part) -> str:
    grew = part.n * why.previous_n > part.previous_n * why.n
    return MIX.get(why.slice, "{} of it fell there").format("more" if grew else "less")


def against(why: Why) -> str:
    """The warning that every group moved against the whole (Simpson); empty where they did not."""
    if not why.against:
        return ""
    return f" Yet every {why.slice} by itself moved the other way: only how much falls to each made the change."


def method(why: Why, metric: Metric) -> str:
    """How the parts came about, in a sentence or two."""
    several = metric.how == "distinct" and SEVERAL
    tagged = why.slice == "tag" and why.split != "replaced" and not several and TAGGED
    return " ".join(filter(None, [METHODS[why.split], several, tagged]))


def named(part: Part, slice: str) -> str:
    """A group as people call it."""
    if part.others:
        return f"{part.others} others"
    return group_words(part.group, slice)


def amount(metric: Metric, change: float, why: Why) -> str:
    """A part of a change with its sign, as exact as the two values are said: `+6m`, `−3 pts`, `0`."""
    size = _size(metric, abs(change), max(abs(why.value), abs(why.previous_value)))
    if not set(size) & set("123456789"):
        return "0"
    return f"{'+' if change > 0 else '−'}{size}"


def total(metric: Metric, why: Why) -> str:
    """The whole change with its sign, between the two values as they are said: what cards say too."""
    found = change(why.value, why.previous_value, metric.unit, "none")
    if signed(metric) or found is None or found.meaning == "same":
        return amount(metric, why.change, why)
    return f"{'+' if why.change > 0 else '−'}{found.text[2:]}"


def _size(metric: Metric, size: float, values: float) -> str:
    if metric.unit == "share":
        points = say(100 * size, "score")
        return f"{points} {'pt' if points == '1' else 'pts'}"
    if metric.unit == "seconds":
        step = grain(values)
        return duration(round(size / step) * step)
    return str(round(size)) if signed(metric) else say(size, metric.unit)


def note(metric: Metric, part: Part, why: Why) -> str:
    """What a part is made of: the group's own change and its size, or that it is in one span only."""
    if part.others:
        return ""
    if not (part.n and part.previous_n):
        return "new" if part.n else "gone"
    if part.mix is None:
        return _crossed(metric, part, why)
    return f"itself {amount(metric, part.within, why)}, mix {amount(metric, part.mix, why)}"


def _crossed(metric: Metric, part: Part, why: Why) -> str:
    """Why a group that rose itself pulls the whole down, or the other way round: of which kind more or fewer came."""
    own = part.value - part.previous_value
    if why.split != "replaced" or own * part.contribution >= 0 or part.n == part.previous_n:
        return ""
    more, low, high = part.n > part.previous_n, *(("quick", "slow") if metric.unit == "seconds" else ("low", "high"))
    return f"{'more' if more else 'fewer'} {low if more == (part.contribution < 0) else high} ones came"
