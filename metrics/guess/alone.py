"""How sure the cells alone make a column of ours, without a word in the header."""

from metrics.build.words import KNOWN
from metrics.guess.cells import Cells
from metrics.guess.words import meaning
from metrics.tables import TABLES

OFTEN = 0.15  # fewer different e-mail addresses among so many are those of a team, whose customers come back less


def alone(cells: Cells, ours: str, table: str) -> float:
    """0 to 0.6; 0 for the columns of ours whose cells look like many others."""
    if not cells.values:
        return 0.0
    if ours == TABLES[table].dated_by:
        return 0.4 if cells.dates > 0.9 else 0.0
    if ours == TABLES[table].key:
        return 0.35 if _is_own_id(cells) else 0.0
    test = _TESTS.get(ours)
    return test(cells) if test else 0.0


def _is_own_id(cells: Cells) -> bool:
    dense = len(cells.values) > 2 and cells.share(lambda value: len(value) < 40 and " " not in value) > 0.99
    numbered = cells.share(lambda value: any(sign.isdigit() for sign in value)) > 0.9
    return dense and numbered and cells.different > 0.99 and cells.maybe_dates < 0.1 and cells.clocks < 0.1


def _customer(cells: Cells) -> float:
    return 0.45 if cells.emails > 0.8 and cells.different > OFTEN else 0.0


def _agent(cells: Cells) -> float:
    return 0.4 if cells.emails > 0.8 and cells.different <= OFTEN else 0.0


def _text(cells: Cells) -> float:
    return 0.4 if cells.length > 25 and cells.different > 0.5 and cells.share(_is_sentence) > 0.6 else 0.0


def _is_sentence(value: str) -> bool:
    return " " in value.strip() or any(sign > "⺀" for sign in value)


def _score(cells: Cells) -> float:
    few = len(cells.numbers) > 0.9 * len(cells.values) and 1 < len(set(cells.numbers)) <= 11
    return 0.4 if few and cells.whole and min(cells.numbers) >= 0 and max(cells.numbers) in (5, 7, 10) else 0.0


def _tags(cells: Cells) -> float:
    return 0.35 if cells.lists > 0.3 and cells.length < 60 and cells.different < 0.9 else 0.0


_TESTS = {
    "customer_id": _customer, "agent": _agent, "text": _text, "subject": _text, "comment": _text,
    "score": _score, "tags": _tags,
    "channel": lambda cells: 0.6 * (cells.known({*meaning("channel"), *KNOWN}) > 0.8),
    "status": lambda cells: 0.55 * (cells.known(meaning("status")) > 0.8),
    "priority": lambda cells: 0.5 * (cells.known(meaning("priority")) > 0.8),
    "author_kind": lambda cells: 0.5 * (cells.known(meaning("author_kind")) > 0.8),
}  # fmt: skip
