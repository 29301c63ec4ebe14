"""Editing the rules of topics: what stands where, one phrase more or less, other names; what is found in which language."""

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache

import duckdb

from metrics.build.labels import RULE, YOU
from metrics.errors import Problem
from metrics.query import World
from metrics.text.rules import MOST, STARTERS, Rule, Rules, one_phrase

Place = tuple[str, str]
"""A topic and its subtopic; empty for the topic as a whole."""

OWN = "own"  # the language of phrases that are not among the starter rules
TONGUES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "ja": "Japanese",
    "id": "Indonesian",
    "ka": "Georgian",
}


def places(rules: Rules) -> dict[Place, list[str]]:
    """Topic and subtopic -> their phrases, in the order of the list, each topic's subtopics together."""
    found: dict[str, dict[Place, list[str]]] = {}
    for rule in rules.rules:
        found.setdefault(rule.topic, {}).setdefault((rule.topic, rule.subtopic), []).extend(rule.phrases)
    return {place: phrases for under in found.values() for place, phrases in under.items()}


def search(rules: Rules, topic: str = "", tongue: str = "", words: str = "") -> dict[Place, list[str]]:
    """The places of a topic, or of all, with the phrases of a language that hold the words; places without any are left out.

    A phrase of the reader's own may be of any language; `OWN` asks for those alone.
    """
    wanted = words.casefold().strip()
    found = {
        place: [p for p in phrases if wanted in p.casefold() and _of(p, tongue)]
        for place, phrases in places(rules).items()
        if not topic or place[0] == topic
    }
    return {place: phrases for place, phrases in found.items() if phrases}


def _of(phrase: str, tongue: str) -> bool:
    known = tongues().get(phrase)
    return not tongue or (known is None if tongue == OWN else known is None or tongue in known)


@cache
def tongues() -> dict[str, frozenset[str]]:
    """Each phrase of the starter rules -> the languages it is listed in."""
    found: dict[str, set[str]] = {}
    for code in TONGUES:
        with (STARTERS / f"{code}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["phrase"], set()).add(code)
    return {phrase: frozenset(codes) for phrase, codes in found.items()}


def add(rules: Rules, place: Place, phrase: str) -> Rules:
    """The same with a phrase at the end of a place, taken from where it stood before; a Problem where it says nothing."""
    known = {tuple(map(str.casefold, there)): there for there in places(rules)}
    named = {there[0].casefold(): there[0] for there in places(rules)}
    new = one_phrase(named.get(place[0].strip().casefold(), place[0]), place[1], phrase)
    topic, subtopic = known.get((new.topic.casefold(), new.subtopic.casefold()), (new.topic, new.subtopic))
    left = list(rules.without(phrase).rules)
    if sum(len(rule.phrases) for rule in left) >= MOST:
        raise Problem(f"There are {MOST:,} phrases already, which is the most that can be used; remove some first.")
    for at, rule in enumerate(left):
        if (rule.topic, rule.subtopic, rule.wins) == (topic, subtopic, False):
            left[at] = replace(rule, phrases=(*rule.phrases, *new.phrases))
            return Rules(tuple(left))
    return Rules((*left, replace(new, topic=topic, subtopic=subtopic)))


def meaning(rules: Rules, phrase: str) -> Place | None:
    """Where a phrase stands, however it is spelled there; nowhere: None."""
    kept = {p for rule in rules.without(phrase).rules for p in rule.phrases}
    return next(((r.topic, r.subtopic) for r in rules.rules if any(p not in kept for p in r.phrases)), None)


def drop(rules: Rules, place: Place, gone: Collection[str]) -> Rules:
    """The same without some phrases of one place."""
    kept = [
        replace(rule, phrases=tuple(p for p in rule.phrases if p not in gone)) if _at(rule, place) else rule
        for rule in rules.rules
    ]
    return Rules(tuple(rule for rule in kept if rule.phrases))


def rename(rules: Rules, place: Place, new: Place) -> Rules:
    """The same with other names of a topic and a subtopic; a Problem where one is empty or too long."""
    told = one_phrase(*new, "any")
    return Rules(
        tuple(replace(r, topic=told.topic, subtopic=told.subtopic) if _at(r, place) else r for r in rules.rules)
    )


def rename_topic(rules: Rules, topic: str, new: str) -> Rules:
    """The same with another name of a topic."""
    told = one_phrase(new, "", "any").topic
    return Rules(tuple(replace(r, topic=told) if r.topic == topic else r for r in rules.rules))


def without_topic(rules: Rules, topic: str) -> Rules:
    """The same without a topic."""
    return Rules(tuple(rule for rule in rules.rules if rule.topic != topic))


def apart(before: Rules, after: Rules) -> tuple[int, int]:
    """How many phrases are new or mean something else now, and how many are gone."""
    was, now = _meant(before.rules), _meant(after.rules)
    return len(now - was), len({phrase for *_, phrase in was} - {phrase for *_, phrase in now})


def _meant(rules: Iterable[Rule]) -> set[tuple[str, str, str]]:
    return {(rule.topic, rule.subtopic, phrase) for rule in rules for phrase in rule.phrases}


def _at(rule: Rule, place: Place) -> bool:
    return (rule.topic, rule.subtopic) == place


@dataclass(frozen=True)
class Named:
    """Asks how many conversations have their topic from a rule or the reader, by place; names in small letters."""

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> dict[Place, int]:
        """Topic and subtopic -> conversations."""
        found = cur.execute(f"""SELECT lower(topic), coalesce(lower(subtopic), ''), count(*) FROM conversations
            WHERE told_by IN ('{RULE}', '{YOU}') AND topic IS NOT NULL GROUP BY ALL""").fetchall()
        return {(topic, subtopic): count for topic, subtopic, count in found}


@dataclass(frozen=True)
class Spoken:
    """Asks for the texts behind some marks, see metrics.text.corrections, and how many messages have each."""

    marks: tuple[str, ...]

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> dict[str, tuple[str, int]]:
        """Mark -> text and messages; what is not loaded is missing."""
        found = cur.execute(
            """SELECT md5(l.text) AS mark, any_value(l.text), count(*) FROM messages m
            JOIN loaded_messages l ON l.file = m.file AND l.record = m.record
            WHERE m.author_kind = 'customer' AND md5(l.text) IN (SELECT unnest(?)) GROUP BY ALL""",
            [list(self.marks)],
        ).fetchall()
        return {mark: (text, count) for mark, text, count in found}
