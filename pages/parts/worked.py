"""A number worked out in words: what stands above the line and below it, or what was added up."""

from collections.abc import Sequence

from metrics.account import Account
from metrics.metric import Metric
from metrics.middle import Place
from metrics.nouns import nothing, noun
from metrics.words import count_words, say

OF = {"median": "The middle one of {}", "p90": "Nine in ten of {} are at most that", "slowest": "The longest of {}"}
THOUSAND = " × 1,000"


def worked(metric: Metric, account: Account, places: Sequence[Place] = ()) -> str:
    """*641 calls answered / 743 calls due*; the middle of how many, and which; how much in all over how many."""
    counted = count_words(account.rows, noun(metric))
    if not account.rows:
        return nothing(metric)
    if metric.net and not metric.counts:
        return f"100 × ({account.top:,.0f} for − {account.against:,} against) / {counted}"
    if metric.how in OF:
        return f"{OF[metric.how].format(counted)}{_placed(metric, places)}."
    if not account.bottom:
        return _added(metric, account, counted)
    return _divided(metric, account) or f"{_sum(metric, account.top)} in all / {counted}"


def _placed(metric: Metric, places: Sequence[Place]) -> str:
    """Which rows those are: `: in rising order the 321st, 2h`."""
    told = [f"the {ordinal(place.rank)}, {say(place.value, metric.unit)}" for place in places]
    between = "between " if len(told) > 1 else ""
    return f": in rising order {between}{' and '.join(told)}" if told else ""


def ordinal(rank: int) -> str:
    """A place in a row: `1st`, `12th`, `321st`."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{rank:,}{'th' if rank % 100 in (11, 12, 13) else ends.get(rank % 10, 'th')}"


def _added(metric: Metric, account: Account, counted: str) -> str:
    """What a sum is made of."""
    if metric.how == "distinct":
        return f"{account.rows:,} different ones among {count_words(account.kept, noun(metric))}."
    if account.against:
        above, _, below = metric.formula.partition(" − ")
        return f"{account.top:,.0f} {above} − {account.against:,} {below}"
    if metric.counts and account.top == account.rows:
        return f"{counted} {'counts' if account.rows == 1 else 'count'} one each."
    if metric.how == "times":
        return f"{counted} × {say(account.top / account.rows, metric.unit)}"
    return f"{_sum(metric, account.top)} in all, added up over {counted}."


def _divided(metric: Metric, account: Account) -> str:
    """The two halves of a formula with their numbers; empty for a mean, which names no halves."""
    above, line, below = metric.formula.partition(" / ")
    if not line or metric.unit not in ("share", "ratio"):
        return ""
    thousands = above.endswith(THOUSAND)
    top = account.top / 1000 if thousands else account.top
    above, below = (_part(above.removesuffix(THOUSAND)), _part(below.partition(";")[0]))
    return f"{top:,.0f} {above}{THOUSAND if thousands else ''} / {account.bottom:,.0f} {below}"


def _part(words: str) -> str:
    """Half of a formula behind its number: without the brackets that hold it together."""
    return words[1:-1] if words.startswith("(") and words.endswith(")") else words


def _sum(metric: Metric, total: float) -> str:
    return say(total, "seconds") if metric.unit == "seconds" else f"{total:,.6g}"
