"""The reader's choices during a visit: taken over, kept before the first file, read from a dropped settings file."""

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

LARGEST = 1 << 20
SETTINGS = re.compile(r"^\s*\[?\s*(sla|targets|definitions|costs|channels)\s*[].]", re.MULTILINE)
HOURS = re.compile(r"^\s*(mon|tue|wed|thu|fri|sat|sun|holidays)\s*=|^\s*\[\s*(special|channel\.\w+)\s*\]", re.MULTILINE)
BEGINS = re.compile(r"(\s*(#.*)?\n)*\s*(\[\s*[\w.\"]+\s*\]|[\w.]+\s*=)")
MAPPING = re.compile(r"^\s*(table\s*=|\[\s*columns\s*\])", re.MULTILINE)


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
    """The text of a file that holds settings or working hours, going by what is in it; None for any other file."""
    name = source.name or source.path.name
    if source.path.stat().st_size > LARGEST:
        return None
    try:
        text = source.path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None
    known = SETTINGS.search(text) or HOURS.search(text)
    ours = BEGINS.match(text) and known
    return text if ours or (Path(name).suffix.lower() == ".toml" and not MAPPING.search(text)) else None


def told(terms: Terms, text: str, name: str) -> Terms:
    """The terms with what a settings or hours file says in place of the old; a Problem leaves them as they are."""
    try:
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
