"""A chat saved as text (WhatsApp, Signal) as a table: stamp, sender, text, and whether a line is a message or a note."""

import re
from collections.abc import Iterator

import duckdb

from metrics.files.encoding import Bytes, spoken
from metrics.files.lines import CARRIAGE, Lines
from metrics.files.reading import Reading, Refused, Source
from metrics.files.table import Rows

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
UNSEEN = re.compile(r"[\u200e\u200f\ufeff]")
SPACES = {ord(sign): " " for sign in "\u00a0\u202f\u2009"}
DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
DATE = rf"{DAY}\.?"
TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[^\W\d_][^\]\d:-]{0,10}?)?"
STAMP = rf"(?:\[({DATE},?\s{{1,2}}{TIME})\]\s?|({DATE},?\s{{1,2}}{TIME})\s[-–]\s)"
LINE = re.compile(rf"[{MARKS}]*{STAMP}(.*)", re.DOTALL)
NAMED = re.compile(rf'[{MARKS}]*(?:~\s)?([^:"“”„«\n]{{1,100}}):(?:\s(.*)|)', re.DOTALL)
SIGNAL = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")
# In some versions this line of the program bears the chat's name, as if somebody had written it.
ENCRYPTED = re.compile(
    r"end-to-end encrypted|Ende-zu-Ende-verschlüsselt|chiffrés de bout en bout|cifrados de extremo a extremo|"
    r"crittografia end-to-end|crittografati end-to-end|criptografia de ponta a ponta",
    re.IGNORECASE,
)
NOUGHT = re.compile(r"(?<=\s)0{1,2}(?=[:.].*[^\W\d_])")


def product(begins: str) -> str | None:
    """Whose chat a text is, by its first line; nothing where it is no chat."""
    first = next((line for line in begins.lstrip(f"{MARKS}\r\n \t").splitlines() if line.strip()), "")
    if not (stamped := LINE.match(first.translate(SPACES))) or not stamped[3].strip():
        return None
    return "Signal" if SIGNAL.match(first) else "WhatsApp"


def read_chat(cur: duckdb.DuckDBPyConnection, source: Source, found: Bytes, tool: str) -> Reading:
    """The messages of a chat; lines without a stamp go on with the message above, lines without a name are notes."""
    lines = Lines(source.path, found, source.limits.row)
    columns, number, refused = (f"{tool} time", "sender", "text", "kind"), 0, []
    with Rows(source) as rows:
        for number, (stamp, said) in enumerate(_messages(lines), start=1):
            if len(said) > source.limits.cell:
                refused.append(Refused(number, "is larger than a text may be (the limit cell)"))
                continue
            rows.add(number, [_clock(stamp), *_said(said, number)], len(said))
        table = rows.load(cur, columns)
    notes = [] if found.encoding == "utf-8" else [f"Read as {spoken(found.encoding)}."]
    notes += lines.notes()
    return Reading(source.name, table, columns, number, tuple(refused), tuple(notes), found.encoding)


def _messages(lines: Lines) -> Iterator[tuple[str, str]]:
    """Each stamp with what follows it, up to the next one."""
    stamp, said = "", []
    for line in lines:
        text = line.replace(CARRIAGE, "\n").rstrip("\r\n")
        found = LINE.fullmatch(text.translate(SPACES)) if text[:30].strip() else None
        if found is None:
            said.append(text)
            continue
        if stamp:
            yield stamp, "\n".join(said).rstrip()
        stamp, said = found[1] or found[2], [text[len(text) - len(found[3]) :]]
    if stamp:
        yield stamp, "\n".join(said).rstrip()


def _clock(stamp: str) -> str:
    """A stamp that can be read: no hour nought in a day of two halves, no point that ends a date."""
    return NOUGHT.sub("12", re.sub(rf"^({DAY})\.", r"\1", stamp.strip()))


def _said(said: str, number: int) -> tuple[str | None, str, str]:
    """Sender, text and kind of what follows a stamp; the sender of a note is whom the chat is named after."""
    named = NAMED.fullmatch(said)
    if named is None:
        return None, UNSEEN.sub("", said), "note"
    text = named[2] or ""
    kind = "note" if ENCRYPTED.search(text) and (number == 1 or text[:1] in MARKS) else "message"
    return UNSEEN.sub("", named[1]).strip(), UNSEEN.sub("", text), kind
