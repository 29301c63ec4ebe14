"""What the reader corrected: the sentiment or the topic of a message, or what a phrase means; saved and loaded as a file."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from metrics.errors import Problem
from metrics.spreadsheet import guarded
from metrics.text.rules import Rule, Rules, heads, named_rows, one_name, one_phrase

COLUMNS = ("message", "phrase", "sentiment", "topic", "subtopic")
MOODS = ("negative", "neutral", "positive")
MOST = 20_000
EXAMPLE = ",".join(COLUMNS)


@dataclass(frozen=True)
class Correction:
    """Of all messages with the same words (`message`, see `mark`), or of all that hold a `phrase`: sentiment, topic or both."""

    message: str = ""
    phrase: str = ""
    sentiment: str = ""
    topic: str = ""
    subtopic: str = ""

    @property
    def of(self) -> tuple[str, str]:
        """What is corrected."""
        return self.message, self.phrase.casefold()


@dataclass(frozen=True)
class Corrections:
    """All of them, the latest last; of the same message or phrase there is one."""

    made: tuple[Correction, ...] = ()

    def with_one(self, new: Correction) -> "Corrections":
        """The same with one more, which adds to what was said of the same message or phrase, and goes before it."""
        old = next((one for one in self.made if one.of == new.of), new)
        mood, place = new.sentiment or old.sentiment, (new if new.topic else old)
        joined = replace(new, sentiment=mood, topic=place.topic, subtopic=place.subtopic)
        return Corrections((*(one for one in self.made if one.of != new.of), joined))

    def without(self, gone: Correction) -> "Corrections":
        """The same without what was said of one message or phrase."""
        return Corrections(tuple(one for one in self.made if one.of != gone.of))

    def in_front(self, rules: Rules) -> Rules:
        """The rules with the phrases in front that the reader gave a topic."""
        told = [Rule(one.topic, one.subtopic, (one.phrase,), wins=True) for one in self._phrases() if one.topic]
        own = rules
        for rule in told:
            own = own.without(rule.phrases[0])
        return Rules((*told, *own.rules)) if told else rules

    def moods(self) -> Rules:
        """The phrases that have a sentiment, as rules whose topic it is."""
        return Rules(tuple(Rule(one.sentiment, "", (one.phrase,)) for one in self._phrases() if one.sentiment))

    def messages(self) -> list[Correction]:
        """Those of single messages."""
        return [one for one in self.made if one.message]

    def _phrases(self) -> Iterator[Correction]:
        return (one for one in reversed(self.made) if one.phrase)


def mark(text: str) -> str:
    """What stands for a message in a file of corrections: its words are nobody's business there."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def write_corrections(corrections: Corrections) -> str:
    """The corrections as CSV that reads back as the same."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in corrections.made:
        writer.writerow([guarded(getattr(one, name)) for name in COLUMNS])
    return out.getvalue()


def is_corrections(text: str) -> bool:
    """Whether a text is such a file, going by its first line."""
    return set(COLUMNS) <= heads(text)


def read_corrections(text: str) -> Corrections:
    """The corrections of a CSV file; a Problem naming the line for what cannot be used."""
    rows = named_rows(text, COLUMNS, "corrections")
    if len(rows) > MOST:
        raise Problem(f"The corrections have {len(rows):,} lines; {MOST:,} at most can be used.")
    found = Corrections()
    for line, row in rows:
        found = found.with_one(_correction(line, row))
    return found


def _correction(line: int, row: dict) -> Correction:
    cells = {name: _bare((row.get(name) or "").strip()) for name in COLUMNS}
    where = f"Line {line} of the corrections"
    if bool(cells["message"]) == bool(cells["phrase"]):
        raise Problem(f"{where} needs either a message or a phrase.")
    if cells["message"] and not (len(cells["message"]) == 32 and set(cells["message"]) <= set("0123456789abcdef")):
        raise Problem(f"{where}: “{cells['message'][:40]}” is no message; it is 32 of 0–9 and a–f, as saved here.")
    if cells["sentiment"] and cells["sentiment"] not in MOODS:
        raise Problem(f"{where}: “{cells['sentiment'][:40]}” is no sentiment; write {', '.join(MOODS)} or nothing.")
    if not (cells["sentiment"] or cells["topic"]):
        raise Problem(f"{where} says neither a sentiment nor a topic.")
    try:
        return checked(Correction(**cells))
    except Problem as problem:
        raise Problem(f"{where}: {problem}") from None


def checked(new: Correction) -> Correction:
    """The same; a Problem where a phrase or name cannot be used, as in the rules."""
    if new.phrase:
        one_phrase(new.topic or "any", new.subtopic, new.phrase)
    elif new.topic:
        one_name(new.topic, "topic")
        one_name(new.subtopic, "subtopic")
    return new


def _bare(cell: str) -> str:
    """A cell without the apostrophe put before a formula."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
