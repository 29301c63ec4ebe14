"""The lists of words.toml, ready to be met: phrases by their words, and what cells mean."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics.guess.split import fold, pieces
from metrics.tables import TABLES


@dataclass(frozen=True)
class Phrase:
    """A phrase of a list: its words in any order. Of one list the first are preferred, by a little."""

    said: str
    words: frozenset[str]
    rank: int


class Phrases:
    """The phrases of a list, found by their words."""

    def __init__(self, phrases: Iterable[Phrase]):
        self._by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_word.setdefault(min(phrase.words), []).append(phrase)

    def met(self, words: Iterable[str]) -> list[Phrase]:
        """The phrases that have no other words than these."""
        have = frozenset(words)
        return [phrase for word in have for phrase in self._by_word.get(word, ()) if phrase.words <= have]


@cache
def lists() -> dict:
    """words.toml as it stands."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def entries(section: dict) -> list[str]:
    """Every phrase of a section, whatever its language."""
    return [word.strip() for said in section.values() if isinstance(said, str) for word in said.split(",")]


@cache
def phrases(ours: str, table: str) -> Phrases:
    """What headers say for a column of ours; words under a table's name are for that table alone."""
    own = {key: said for key, said in lists()["columns"][ours].items() if key == table or key not in TABLES}
    shared = [word for name in own.get("also", ()) for word in entries(lists()["subjects"][name])]
    return _phrases([*entries(own), *shared])


@cache
def not_ours(rules_out: bool) -> Phrases:
    """What headers say for columns we have no use for; some of it rules out all that does not say it too."""
    return _phrases(entries({k: v for k, v in lists()["not_ours"].items() if (k == "rules_out") == rules_out}))


def _phrases(said: list[str]) -> Phrases:
    return Phrases(Phrase(text, frozenset(pieces(text)), rank) for rank, text in enumerate(said))


@cache
def single(section: str, name: str | None = None) -> frozenset[str]:
    """The words of a list whose phrases are single words."""
    held = lists()[section]
    said = entries(held) if name is None else entries({name: held[name]})
    return frozenset(word for text in said for word in pieces(text))


@cache
def vocabulary() -> frozenset[str]:
    """Every word of every list that headers are met with."""
    sections = [lists()[name] for name in ("say_little", "say_nothing", "units", "lasts", "id", "things", "not_ours")]
    sections += [*lists()["subjects"].values(), *lists()["columns"].values()]
    return frozenset(word for section in sections for said in entries(section) for word in pieces(said))


@cache
def meaning(ours: str) -> dict[str, str]:
    """What the cells of a column of ours say in other tools: folded word -> our word."""
    return {cell(word): our for our, said in lists()["cells"].get(ours, {}).items() for word in said.split(",")}


def cell(text: str) -> str:
    """A cell as it is compared with the lists."""
    return fold(text).strip()


def weights(table: str) -> dict[str, float]:
    """How loudly each column of ours says that a file is of that table."""
    return {ours: weight for ours, weight in lists()["tables"][table].items() if ours in TABLES[table].names}
