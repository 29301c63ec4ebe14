"""Nobody by name: agents and customers under stable other names, texts masked, small numbers hidden – in all that is shown."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from metrics.filter import SLICES, Filter
from metrics.masking import masked, without_addresses
from metrics.parts import few_as_one
from metrics.report.page import Page
from metrics.store import Store
from metrics.why import Why

PEOPLE = {"agent": ("Agent", 4), "customer_id": ("Customer", 8)}  # column -> what stands before so many signs
TEXTS = ("text", "comment", "subject", "opening", "example")  # what people wrote
OURS = ("metric", "period", "sentiment", "language", "took")  # words that name nobody
SIGNS = "23456789CDFGHJKMNPQRTVWX"  # nothing that spells a word or reads like another
KEY = "pseudonym key"
HIDDEN = "hidden"  # the mark of a row without its value
SMALL = 5  # the usual least number of rows behind a cell
SHORTEST = 3  # signs of a part of a name that is looked for by itself
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")  # scripts that do not part words
# Names that are words too: they are looked for with a capital alone.
_WORDS = """amber april art august autumn bill bob carol chase chip christian daisy dawn dean don drew earl faith frank gene
    grace grant guy hope iris ivy jack jade jasmine jean joy june lance lee li lily mark may max miles nick olive pat
    patience penny ray rich rob robin rod rose ruby sandy sky summer sue tony violet wade ward will winter in an am im so
    da du ernst wolf klein gross lang kurz koch bach berg sonne rosa luz sol paz mar dari budi"""
WORDS = frozenset(_WORDS.split())
Row = dict[str, object]


class Anonymous:
    """Other names for people, the same for the same key. `names` are agents to look for in texts; `least` the rows a
    number must rest on to be shown, 0 for all."""

    def __init__(self, key: bytes, names: Iterable[str] = (), least: int = 0):
        self._key, self.least = key, least
        self._names = {_folded(name): name for name in names if name and name.strip()}
        parts = _parts(self._names.values())
        self._parts = {_folded(part): name for part, name in parts.items()}
        self._joined = {_joined(name): name for name in self._names.values()}
        self._pattern = _pattern({*self._names.values(), *parts})

    def person(self, column: str, value: object) -> object:
        """Another name for who stands in a column; the unknown stays so, and so does every other column."""
        if column not in PEOPLE or value is None or value == "":
            return value
        before, length = PEOPLE[column]
        digest = int.from_bytes(hmac.digest(self._key, f"{column}\0{_folded(str(value))}".encode(), hashlib.sha256))
        signs = [SIGNS[digest // len(SIGNS) ** at % len(SIGNS)] for at in range(length)]
        return f"{before} {''.join(signs)}"

    def known(self, text: str) -> str:
        """The text with the names of agents and e-mail addresses replaced, and nothing else."""
        text = without_addresses(unicodedata.normalize("NFC", text), self._address)
        return self._pattern.sub(self._other, text) if self._pattern else text

    def word(self, column: str, value: object) -> object:
        """What stands in a column as it may be shown; of several words each."""
        if isinstance(value, (list, tuple)):
            return [self.word(column, one) for one in value]
        if column in PEOPLE:
            return self.person(column, value)
        if not isinstance(value, str) or column in OURS:
            return value
        return self.text(value) if column in TEXTS else self.known(value)

    def text(self, text: str | None) -> str | None:
        """A customer's or an agent's text: known names replaced, e-mails, handles, phones, cards, IBANs, names masked."""
        return text and masked(self.known(text))

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """An answer's rows without names, and without a value where too few rows are behind it: those are `hidden`."""
        found = [{name: self.word(name, value) for name, value in row.items()} for row in rows]
        few = {n: few_of(found, n, self.least) for n in SHOWN}
        return [_without(row, [n for n in SHOWN if few[n][at]]) for at, row in enumerate(found)]

    def page(self, page: Page) -> Page:
        """A filled slide without names in its words; its numbers come out of `rows`."""
        words = {name: self.known(getattr(page, name)) for name in ("title", "subtitle", "stale", "alt", "definition")}
        return replace(page, **words, notes=self.text(page.notes))

    def filter(self, chosen: Filter) -> Filter:
        """A filter as it is said: by other names."""
        kept = (replace(k, values=tuple(str(self.word(k.column, value)) for value in k.values)) for k in chosen.keep)
        return replace(chosen, keep=tuple(kept))

    def why(self, found: Why) -> Why:
        """A change whose parts name no agent; groups of too few rows stand together, never one alone."""
        parts = [
            part if part.others else replace(part, group=self.word(found.slice, part.group)) for part in found.parts
        ]
        return replace(found, parts=tuple(few_as_one(parts, self.least)))

    def _address(self, found: str) -> str:
        name = self._names.get(_folded(found))
        return str(self.person("agent", name)) if name else "[e-mail]"

    def _other(self, found: re.Match) -> str:
        told = _folded(found[0])
        name = self._names.get(told) or self._parts.get(told) or self._joined.get(_joined(told))
        return str(self.person("agent", name)) if name else "[name]"


# The count beside a value -> what it makes known.
SHOWN = {"n": ("value", "low", "high", "change_low", "change_high"),
         "previous_n": ("previous_value", "previous_low", "previous_high", "change_low", "change_high")}  # fmt: skip


def few_of(rows: Sequence[Mapping[str, object]], n: str, least: int) -> list[bool]:
    """Which rows of an answer rest on fewer than `least` by their column `n`; of groups or periods that make up one whole
    never one alone, which would be what is left of it: then also the next smallest."""
    counts = [row.get(n) or 0 for row in rows]
    few, wholes = [0 < count < least for count in counts], {}
    cut = any(name in SLICES for name in (rows[0] if rows else ()))
    for at, row in enumerate(rows):
        wholes.setdefault((row.get("metric"), cut and row.get("period")), []).append(at)
    for places in wholes.values() if any(few) else ():
        others = [at for at in places if not few[at] and counts[at]]
        if others and sum(few[at] for at in places) == 1:
            few[min(others, key=lambda at: counts[at])] = True
    return few


def _without(row: Row, counts: Iterable[str]) -> Row:
    """The row without what stands beside these counts."""
    for n in counts:
        row = row | {name: None for name in SHOWN[n] if name in row} | {n: 0, HIDDEN: True}
    return row


def anonymous(store: Store, least: int = 0) -> Anonymous:
    """Of a visit: its own key, kept with its data and gone with it; the agents its files name."""
    key = store.said(KEY)
    if not key:
        key = secrets.token_hex(32)
        store.say(KEY, key)
    return Anonymous(bytes.fromhex(key), store.options().get("agent", ()), least)


def _parts(names: Collection[str]) -> Mapping[str, str]:
    """Parts of names -> whose they are; empty where several have them."""
    found: dict[str, str] = {}
    for name in names:
        for part in re.split(r"[\s,]+", name):
            if len(part) >= (1 if UNSPACED.search(part) else SHORTEST) and part != name:
                found[part] = "" if part in found else name
    return found


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split()).casefold()


def _joined(name: str) -> str:
    """A name without what parts its words, as in handles and addresses."""
    return re.sub(r"[\s._-]+", "", _folded(name))


def _pattern(names: Collection[str]) -> re.Pattern | None:
    """Any of the names as it stands in a text: a word of its own, with the endings that languages put on names."""
    spaced = [name for name in names if not UNSPACED.search(name)]
    kinds = {
        "(?<!\\w)(?:{})(?=(?:['’]?s)?(?!\\w))": [n for n in spaced if _folded(n) in WORDS],
        "(?<!\\w)(?i:{})(?=(?:['’]?s|[\u10d0-\u10ff]{{0,6}})?(?!\\w))": [n for n in spaced if _folded(n) not in WORDS],
        "(?:{})": [name for name in names if UNSPACED.search(name)],
    }
    found = [kind.format(_any(some)) for kind, some in kinds.items() if some]
    return re.compile("|".join(found)) if found else None


def _any(names: Iterable[str]) -> str:
    """One of several, the longest first, with either apostrophe; its words apart, or together as in `#AnnaSchmidt`."""
    return "|".join(map(_loose, sorted(names, key=len, reverse=True)))


def _loose(name: str) -> str:
    return r"(?:\s+|[._-]?)".join(re.escape(word).replace("'", "['’]") for word in name.replace("’", "'").split())
