"""How well a header says what a column of ours is: the share of its words that a known phrase covers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from metrics.guess import words as lists
from metrics.guess.split import words
from metrics.tables import TABLES
from metrics.typed.zone_words import zone_in_header

LITTLE = 0.25  # what a word that says little counts
MOSTLY = 0.7  # of a header has to be an id word for “Id” alone
EARLIER = 0.002  # by how much a phrase is preferred to the next of its list


@dataclass(frozen=True)
class Said:
    """A phrase met in a header, and the share of the header it covers."""

    share: float
    phrase: str = ""


NOTHING = Said(0.0)
_KEYS = {table.key: name for name, table in TABLES.items() if table.key}
_ZONE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$|\s\S+\s*$")


@dataclass(frozen=True)
class Header:
    """A header among those of a table of ours, whose own name (“ticket” among tickets) says little."""

    name: str
    table: str

    @cached_property
    def words(self) -> list[str]:
        bare = _ZONE.sub("", self.name) if self.zoned else self.name
        said = words(bare, lists.vocabulary())
        return [word for word in said if word not in lists.single("say_nothing")] or said

    @property
    def zoned(self) -> bool:
        """Whether it names a zone, as in “Started at (America/New_York)”."""
        return zone_in_header(self.name) is not None

    @cached_property
    def _counts(self) -> dict[str, float]:
        little = lists.single("say_little") | lists.single("units") | lists.single("things", self.table)
        return {word: LITTLE if word in little or word.isdigit() else 1.0 for word in self.words}

    def _share(self, met: Iterable[str]) -> float:
        return sum(self._counts[word] for word in met) / sum(self._counts.values())

    def _best(self, phrases: lists.Phrases) -> Said:
        met = [p for p in phrases.met(self.words) if self.ruled_out <= p.words]
        found = [Said(self._share(p.words) - EARLIER * min(p.rank, 50), p.said) for p in met]
        return max(found, key=lambda said: (said.share, said.phrase), default=NOTHING)

    def says(self, ours: str) -> Said:
        """How well it says one of our columns."""
        if not self.words:
            return NOTHING
        listed = self._best(lists.phrases(ours, self.table))
        thing = None if self.ruled_out else _KEYS.get(ours)
        return max(listed, self._known_by(thing), key=lambda said: said.share) if thing else listed

    def _known_by(self, thing: str) -> Said:
        """Whether it is what a row of that table is known by: “Ticket ID”, “Fallnummer”; in its own table also “Id”."""
        things, ids = lists.single("things", thing), lists.single("id")
        named, numbered = things & set(self.words), (ids - things) & set(self.words)
        share = self._share({word for word in self.words if word in things or word in ids})
        if named and numbered:
            return Said(share, " ".join(self.words))
        if numbered and share > MOSTLY and thing == self.table:
            return Said(0.9 * share, " ".join(self.words))
        return Said(0.6 * share if named and thing in ("conversations", self.table) else 0.0, " ".join(self.words))

    @cached_property
    def ruled_out(self) -> frozenset[str]:
        """Its words that tell of links, of the tool's own working hours and targets, and the like."""
        return frozenset().union(*(phrase.words for phrase in lists.not_ours(rules_out=True).met(self.words)))

    @cached_property
    def not_ours(self) -> Said:
        """How well it says something we have no use for."""
        return self._best(lists.not_ours(rules_out=False)) if self.words else NOTHING

    @property
    def numbered(self) -> bool:
        """Whether it speaks of an id."""
        return bool(set(self.words) & lists.single("id"))

    @property
    def lasts(self) -> bool:
        """Whether it speaks of how long something took."""
        return bool(set(self.words) & (lists.single("lasts") - lists.single("say_little"))) or self.unit is not None

    @property
    def unit(self) -> str | None:
        """The unit of time it names."""
        return next((unit for unit in lists.lists()["units"] if lists.single("units", unit) & set(self.words)), None)
