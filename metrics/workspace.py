"""Everything a reader settled as one file: hours, settings, rules, mappings, slides, views, events; known when dropped."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from metrics import toml
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.choices import LARGEST, choose
from metrics.deck import Deck, deck_of, is_deck, keep_deck, read_deck, write_deck
from metrics.errors import Problem
from metrics.events import Events, events_of, is_events, keep_events, read_events, write_events
from metrics.hours import read_hours, write_hours
from metrics.load import keep_mapping
from metrics.mapping import read_mapping
from metrics.settings import read_settings, write_settings
from metrics.state import tables
from metrics.store import Store
from metrics.text.corrections import Corrections, read_corrections, write_corrections
from metrics.text.rules import read_rules, write_rules
from metrics.views import Views, is_views, keep_views, read_views, together, views_of, write_views
from metrics.zone import zone as known_zone

WHAT = "The workspace"
VERSION = 1
PARTS = (*("workspace", "zone", "hours", "settings", "rules", "corrections", "mappings", "slides", "views", "events"),)
OURS = re.compile(r"(?:\s|#.*\n)*+workspace\s*=\s*\d")
HEAD = "# A workspace: drop it with next month's exports and everything is settled as before.\n"


@dataclass(frozen=True)
class Workspace:
    """The terms everything is counted under, the mappings of files that no format claims, as texts, slides, views, events.

    A file of slides, of saved views or of events alone settles no terms.
    """

    terms: Terms | None
    mappings: tuple[str, ...] = ()
    deck: Deck = field(default_factory=Deck)
    views: Views = ()
    events: Events = ()


def is_workspace(text: str) -> bool:
    """Whether a text is such a file, or one of slides, saved views or events alone, going by how it begins."""
    return bool(OURS.match(text.removeprefix("\ufeff"))) or is_deck(text) or is_views(text) or is_events(text)


def workspace_text(path: Path) -> str | None:
    """The text of such a file; None for any other."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):  # not there, or no text: told when it is loaded
        return None
    return text if is_workspace(text) else None


def workspace_of(store: Store) -> Workspace:
    """What a visit has settled by now."""
    with store.visit.cursor() as cur:
        there = "mappings" in tables(cur)
        said = cur.execute("SELECT said FROM mappings ORDER BY number").fetchall() if there else []
    mappings = tuple(dict.fromkeys(text for (text,) in said))
    return Workspace(replace(store.terms, now=None), mappings, deck_of(store), views_of(store), events_of(store))


def write_workspace(workspace: Workspace) -> str:
    """The workspace as a file that reads back as the same."""
    terms = workspace.terms
    parts = [f"workspace = {VERSION}", f"zone = {toml.written(terms.zone)}"]
    parts += [f"hours = {_block(write_hours(terms.hours))}"] if terms.hours else []
    parts += [f"settings = {_block(write_settings(terms.settings))}"]
    parts += [f"rules = {_block(write_rules(terms.rules))}"] if terms.rules else []
    parts += [f"corrections = {_block(write_corrections(terms.corrections))}"] if terms.corrections.made else []
    parts += [f"mappings = [{', '.join(map(_block, workspace.mappings))}]"] if workspace.mappings else []
    parts += [f"slides = {_block(write_deck(workspace.deck))}"] if workspace.deck.slides else []
    parts += [f"views = {_block(write_views(workspace.views))}"] if workspace.views else []
    parts += [f"events = {_block(write_events(workspace.events))}"] if workspace.events else []
    return HEAD + "\n\n".join(parts) + "\n"


def _block(text: str) -> str:
    """A text over several lines as it stands; in quotes where it holds what would end it."""
    return toml.written(text) if "'''" in text or text.endswith("'") else f"'''\n{text}'''"


def read_workspace(text: str) -> Workspace:
    """The workspace of a file; a Problem, one sentence, where a part of it cannot be used."""
    if is_deck(text):
        return Workspace(None, deck=read_deck(text))
    if is_views(text):
        return Workspace(None, views=read_views(text))
    if is_events(text):
        return Workspace(None, events=read_events(text))
    told = toml.parse(text, WHAT)
    toml.only(told, PARTS, WHAT)
    if told.get("workspace") != VERSION:
        raise Problem(f"{WHAT} is of another version of the program; save it again there, or here.")
    zone = known_zone(toml.text(told.get("zone", "UTC"), "zone"))
    hours = read_hours(toml.text(told["hours"], "hours"), zone) if "hours" in told else None
    settings = read_settings(toml.text(told.get("settings", "[costs]"), "settings"), METRICS)
    mappings = [toml.text(item, "mappings") for item in toml.items(told.get("mappings", []), "mappings", "'''…'''")]
    for mapping in mappings:
        read_mapping(mapping)  # a broken one is told now, not when a file needs it
    rules = read_rules(toml.text(told["rules"], "rules")) if "rules" in told else None
    made = read_corrections(toml.text(told["corrections"], "corrections")) if "corrections" in told else Corrections()
    terms = Terms(zone, hours, settings, rules=rules, corrections=made)
    deck = read_deck(toml.text(told["slides"], "slides")) if "slides" in told else Deck()
    views = read_views(toml.text(told["views"], "views")) if "views" in told else ()
    events = read_events(toml.text(told["events"], "events")) if "events" in told else ()
    return Workspace(terms, tuple(f"{mapping}\n" for mapping in mappings), deck, views, events)


def take_over(store: Store, workspace: Workspace) -> bool:
    """Settles everything as the workspace says, and says whether that is other than before; no slides leave those kept.

    Saved views and events come to those there are.
    """
    now = workspace_of(store)
    new = [text for text in workspace.mappings if text not in now.mappings]
    if new:
        with store.visit.cursor() as cur, store.writing(cur):
            for text in new:
                keep_mapping(cur, text)
    if other := bool(workspace.deck.slides) and workspace.deck != now.deck:
        keep_deck(store, workspace.deck)
    if views := (found := together(now.views, workspace.views)) != now.views:
        keep_views(store, found)
    if events := bool(set(workspace.events) - set(now.events)):
        keep_events(store, (*now.events, *workspace.events))
    settled = workspace.terms and choose(store, replace(workspace.terms, now=store.terms.now))
    return bool(settled or new or other or views or events)
