"""The reader's choices during a visit: taken over, kept before the first file, read from a dropped file of settings."""

import codecs
import re
from dataclasses import replace
from pathlib import Path

from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.hours import read_hours
from metrics.settings import read_settings
from metrics.source import Source
from metrics.state import write_terms
from metrics.store import Store
from metrics.text.corrections import is_corrections, read_corrections
from metrics.text.rules import is_rules, read_rules, starter

LARGEST = 1 << 20
# Nothing is tried twice (*+): a file of blank lines would take for ever.
SETTINGS = re.compile(r"^[ \t]*+(\[[ \t]*+)?(sla|targets|definitions|costs|channels)[ \t]*+[].]", re.MULTILINE)
HOURS = re.compile(
    r"^[ \t]*+((mon|tue|wed|thu|fri|sat|sun|holidays)[ \t]*+=|\[[ \t]*+(special|channel\.\w++)[ \t]*+\])", re.MULTILINE
)
BEGINS = re.compile(r"(?:\s|#.*\n)*+(\[\s*+[\w.\"]++\s*+\]|[\w.]++\s*+=)")
MAPPING = re.compile(r"^[ \t]*+(table[ \t]*+=|\[[ \t]*+columns[ \t]*+\])", re.MULTILINE)


def choose(store: Store, terms: Terms) -> bool:
    """Counts under other terms from now on, and says whether they are other ones; before the first file they are kept."""
    if terms == store.terms:
        return False
    if store.reports():
        store.settle(terms)
    else:
        keep(store, terms)
    return True


def keep(store: Store, terms: Terms) -> None:
    """Keeps choices for the first file, also for a server that is started anew before it comes."""
    with store.visit.cursor() as cur, store.writing(cur):
        write_terms(cur, terms, None)
    store.terms = terms


def text_of(source: Source) -> str | None:
    """The text of a file of settings, working hours, rules or corrections, by what is in it; None for any other file."""
    name = source.name or source.path.name
    if source.path.stat().st_size > LARGEST:
        return None
    text = decoded(source.path.read_bytes())
    if text is None or is_rules(text) or is_corrections(text):
        return text
    known = SETTINGS.search(text) or HOURS.search(text)
    ours = BEGINS.match(text) and known
    return text if ours or (Path(name).suffix.lower() == ".toml" and not MAPPING.search(text)) else None


def decoded(content: bytes) -> str | None:
    """The text of a small file, also as spreadsheets save it; None for what is no text of ours."""
    try:
        return content.decode("utf-16" if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        return text if is_rules(text) or is_corrections(text) else None


def told(terms: Terms, text: str, name: str) -> Terms:
    """The terms with what such a file says in place of the old; a Problem leaves them as they are."""
    try:
        if is_corrections(text):
            return replace(terms, corrections=read_corrections(text))
        if is_rules(text):
            rules = read_rules(text)
            return replace(terms, rules=None if rules == starter() else rules)
        if SETTINGS.search(text):
            return replace(terms, settings=read_settings(text, METRICS))
        if HOURS.search(text):
            return replace(terms, hours=read_hours(text, terms.zone))
    except Problem as problem:
        raise Problem(f"{name} was not taken over, everything stays as it was. {problem}") from None
    raise Problem(
        f"{name} says nothing of settings or working hours: "
        'settings have a line like [definitions], hours like mon = ["09:00-17:00"].'
    )
