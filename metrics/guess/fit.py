"""How well the cells of a column fit a column of ours, 0 to 1, whatever its header says."""

from collections.abc import Callable

from metrics.build.words import KNOWN
from metrics.guess.cells import Cells
from metrics.guess.words import meaning
from metrics.tables import TABLES

AFTER = (
    *("first_reply_at", "first_bot_reply_at", "handed_over_at"),
    *("first_resolved_at", "resolved_at", "left_at", "ended_at"),
)
NAMES, PEOPLE = 60, 40  # the longest a name is on average; so many different ones are a few


def fit(cells: Cells, ours: str, table: str) -> float:
    """0 where the cells cannot be that column, 1 where they look just like it; 0.5 when there are none."""
    if not cells.values:
        return 0.5
    special = _SPECIAL.get(ours)
    if special:
        return special(cells)
    column = TABLES[table].column(ours)
    if column.kind == "id":
        return _own_id(cells) if ours == TABLES[table].key else _other_id(cells)
    if column.kind == "moment":
        return _moment(cells, after=ours in AFTER)
    return _BY_KIND[column.kind](cells)


def lasts(cells: Cells) -> float:
    """Whether the cells say how long something took."""
    return 0.0 if cells.dates > 0.5 else max(cells.clocks, cells.numeric)


def _moment(cells: Cells, after: bool) -> float:
    dates = max(cells.dates, 0.9 * cells.maybe_dates)
    return max(dates if dates > 0.5 else 0.0, 0.8 * lasts(cells) if after else 0.0)


def _own_id(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.length > NAMES:
        return 0.0
    return 1.0 if cells.different > 0.97 else 0.6 * cells.different**2


def _other_id(cells: Cells) -> float:
    return 0.0 if cells.dates > 0.5 or cells.length > NAMES else 0.9


def _customer(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.length > NAMES or (len(cells.values) > 50 and len(cells.counts) < 6):
        return 0.1 if cells.length < NAMES else 0.0
    return max(cells.emails, 0.7)


def _word(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.length > PEOPLE:
        return 0.0
    return 1.0 if len(cells.counts) <= PEOPLE or cells.different < 0.2 else 0.4


def _among(ours: str, other: float) -> Callable[[Cells], float]:
    """Few different words, the more of them known the better; `other` is what unknown ones are worth."""
    words = set(meaning(ours)) | (set(KNOWN) if ours == "channel" else set())
    return lambda cells: _word(cells) * max(other, cells.known(words))


def _priority(cells: Cells) -> float:
    return _word(cells) * max(0.7 if cells.flags < 0.9 else 0.1, cells.known(meaning("priority")))


def _author(cells: Cells) -> float:
    return _word(cells) if max(cells.known(meaning("author_kind")), cells.flags) > 0.5 else 0.0


def _closer(cells: Cells) -> float:
    return _word(cells) if cells.known(meaning("closed_by")) > 0.5 else 0.0


def _agent(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.length > NAMES or cells.clocks > 0.5 or cells.flags > 0.9:
        return 0.0
    return 0.7 if cells.emails > 0.5 or cells.numeric > 0.9 else 1.0


def _text(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.numeric > 0.9 or cells.emails > 0.5 or cells.flags > 0.9:
        return 0.0
    return 1.0 if cells.length >= 12 else 0.5


def _number(cells: Cells) -> float:
    return 0.0 if cells.dates > 0.5 else cells.numeric


def _score(cells: Cells) -> float:
    share = len(cells.numbers) / len(cells.values)
    if not cells.numbers or min(cells.numbers) < 0 or max(cells.numbers) > 100:
        return 0.0
    return share if max(cells.numbers) <= 10 else 0.6 * share


def _flag(cells: Cells) -> float:
    return cells.flags


def _tags(cells: Cells) -> float:
    if cells.dates > 0.5 or cells.length > 2 * NAMES or cells.numeric > 0.9 or cells.emails > 0.5:
        return 0.0
    return 1.0 if cells.lists > 0.1 else 0.8


_BY_KIND = {"word": _word, "text": _text, "number": _number, "whole": _number, "flag": _flag, "tags": _tags}
_SPECIAL = {
    "customer_id": _customer, "agent": _agent, "author_kind": _author, "priority": _priority, "score": _score,
    "channel": _among("channel", 0.5), "status": _among("status", 0.6), "kind": _among("kind", 0.2),
    "closed_by": _closer,
    **{f"{part}_seconds": lasts for part in ("handle", "wait", "hold", "talk", "wrap", "read", "expected")},
}  # fmt: skip
