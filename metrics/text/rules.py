"""The team's own topics: phrases that mean a topic and a subtopic, as a list that is edited, saved and loaded."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from metrics.errors import Problem
from metrics.spreadsheet import guarded
from metrics.text.phrases import letters, split

STARTERS = Path(__file__).parent / "starter_rules"
COLUMNS = ("topic", "subtopic", "phrase")
WINS, ALWAYS = "wins", "always"  # a fourth column that may be there, for what the reader settled herself
LONGEST, WORDS, MOST = 200, 6, 20_000  # signs of a cell, words of a phrase, phrases of a list
LONGEST_HEAD = 2_000  # signs in which a first line that is ours ends


@dataclass(frozen=True)
class Rule:
    """Phrases that mean one subtopic (empty: the topic as a whole); `wins` over rules that do not."""

    topic: str
    subtopic: str
    phrases: tuple[str, ...]
    wins: bool = False


@dataclass(frozen=True)
class Rules:
    """Rules in the order of the list. Of several that meet a text the one with the longest phrase names it.

    Longest in letters; of equally long ones the first of the list; before all of them those that `wins` marks.
    """

    rules: tuple[Rule, ...] = ()

    def with_phrase(self, topic: str, subtopic: str, phrase: str) -> "Rules":
        """The same with a phrase in front that wins, wherever it stood before; a Problem where it says nothing."""
        new = one_phrase(topic, subtopic, phrase)
        return Rules(_joined([replace(new, wins=True), *self.without(phrase).rules]))

    def without(self, phrase: str) -> "Rules":
        """The same without a phrase, however it is spelled there."""
        known = self.phrases()
        (gone,) = split([phrase])
        said = dict(zip(known, split(known), strict=True))
        kept = [replace(rule, phrases=tuple(p for p in rule.phrases if said[p] != gone)) for rule in self.rules]
        return Rules(tuple(rule for rule in kept if rule.phrases))

    def phrases(self) -> list[str]:
        """Every phrase, in the order of the list."""
        return [phrase for rule in self.rules for phrase in rule.phrases]


def one_phrase(topic: str, subtopic: str, phrase: str) -> Rule:
    """A rule of one phrase; a Problem where it says nothing."""
    new = Rule(one_name(topic, "topic"), one_name(subtopic, "subtopic"), (one_name(phrase, "phrase"),))
    (said,) = split(list(new.phrases))
    _check(said, new.phrases[0])
    return new


@cache
def starter() -> Rules:
    """What customers of any trade write, in nine languages: a beginning to be edited."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(STARTERS.glob("??.csv"), key=lambda path: (path.stem != "en", path.stem)):
        for rule in read_rules(path.read_text(encoding="utf-8")).rules:
            found.setdefault((rule.topic, rule.subtopic), []).extend(rule.phrases)
    return Rules(tuple(Rule(*names, tuple(dict.fromkeys(phrases))) for names, phrases in found.items()))


def write_rules(rules: Rules) -> str:
    """The rules as CSV, a phrase a row, that reads back as the same; no spreadsheet runs a cell of it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    wins = any(rule.wins for rule in rules.rules)
    writer.writerow([*COLUMNS, *[WINS] * wins])
    for rule in rules.rules:
        for phrase in rule.phrases:
            cells = [rule.topic, rule.subtopic, phrase, *[ALWAYS * rule.wins] * wins]
            writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def read_rules(text: str) -> Rules:
    """The rules of a CSV file; a Problem naming the line for what cannot be used."""
    rows = named_rows(text, COLUMNS, "rules")
    if len(rows) > MOST:
        raise Problem(f"The rules have {len(rows):,} phrases; {MOST:,} at most can be used.")
    found = [_rule(line, cells) for line, cells in rows]
    lines = [line for line, _ in rows]
    _no_contradiction(lines, found, split([rule.phrases[0] for rule in found]))
    return Rules(_joined(found))


def is_rules(text: str) -> bool:
    """Whether a text is such a file, going by its first line."""
    return set(COLUMNS) <= heads(text) and "message" not in heads(text)


def heads(text: str) -> set[str]:
    """The column names of a CSV text, in small letters, whatever parts them."""
    first = text[:LONGEST_HEAD].removeprefix("\ufeff").lstrip().split("\n", 1)[0]
    cells = first.split(max(",;\t", key=first.count))
    return {cell.strip().strip('"').strip().casefold() for cell in cells}


def named_rows(text: str, columns: tuple[str, ...], what: str) -> list[tuple[int, dict[str, str]]]:
    """Each row that holds anything: the number of its line, and column -> cell; spreadsheets part cells by ; or tabs too."""
    text = text.removeprefix("\ufeff")
    head = text.lstrip().split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        example = ",".join(columns)
        raise Problem(f"Line {reader.line_num + 1} of the {what} is not CSV; write rows like {example}.") from None
    names = [name.strip().casefold() for name in rows[0][1]] if rows else []
    if missing := [name for name in columns if name not in names]:
        raise Problem(f"The {what} have no column {missing[0]}; the first line must be {','.join(columns)}.")
    return [(line, dict(zip(names, cells, strict=False))) for line, cells in rows[1:]]


def _rule(line: int, cells: dict[str, str]) -> Rule:
    told = [one_name(_unguarded(cells.get(name) or ""), name, f"Line {line} of the rules: ") for name in COLUMNS]
    wins = (cells.get(WINS) or "").strip().casefold()
    if wins not in ("", ALWAYS):
        raise Problem(f"Line {line} of the rules: {WINS} is “{wins[:60]}”; write {ALWAYS} or leave it empty.")
    return Rule(told[0], told[1], (told[2],), bool(wins))


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that `guarded` puts before a formula."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def one_name(said: str, what: str, where: str = "") -> str:
    """A cell on one line; a Problem where it is empty (a subtopic may be) or too long."""
    found = " ".join(said.replace("\0", " ").split())
    if not found and what != "subtopic":
        raise Problem(f"{where}The {what} is empty; write one, or take the line out.")
    if len(found) > LONGEST:
        raise Problem(f"{where}The {what} has {len(found):,} signs; {LONGEST} at most can be used.")
    return found


def _check(said: tuple[str, ...], phrase: str, where: str = "") -> None:
    """A Problem where a phrase would mean everything or nothing."""
    if not said or letters(said) < (1 if phrase.isascii() is False else 2):
        raise Problem(f"{where}“{phrase}” is too short for a phrase; write at least two letters.")
    if len(said) > WORDS:
        raise Problem(f"{where}“{phrase}” has {len(said)} words; {WORDS} at most can be used.")


def _no_contradiction(lines: list[int], rules: list[Rule], said: list[tuple[str, ...]]) -> None:
    """A Problem for the first phrase that is none, or that stands there with another meaning already."""
    known: dict[tuple, tuple[int, Rule]] = {}
    for line, rule, words in zip(lines, rules, said, strict=True):
        where = f"Line {line} of the rules: "
        _check(words, rule.phrases[0], where)
        first, other = known.setdefault(words, (line, rule))
        if (other.topic, other.subtopic) != (rule.topic, rule.subtopic):
            means = " › ".join(filter(None, (other.topic, other.subtopic)))
            raise Problem(f"{where}“{rule.phrases[0]}” already means {means} on line {first}; keep one of them.")


def _joined(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Neighbours of the same meaning as one rule, no phrase twice."""
    found: list[Rule] = []
    for rule in rules:
        if found and replace(found[-1], phrases=()) == replace(rule, phrases=()):
            rule = replace(rule, phrases=tuple(dict.fromkeys((*found.pop().phrases, *rule.phrases))))
        found.append(rule)
    return tuple(found)
