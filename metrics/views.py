"""Views saved by name: a name and what its link asks, as a file that any visit takes over."""

import re
from dataclasses import dataclass

from metrics import toml
from metrics.errors import Problem
from metrics.safe import line
from metrics.store import Store

WHAT = "The views file"
VERSION = 1
MOST, LONGEST_NAME, LONGEST = 100, 80, 4000
HEAD = "# Saved views: drop this file where you drop exports and they are there again.\n"
OURS = re.compile(r"(\s*(#.*)?\n)*\s*views\s*=\s*\d")
ASKS = re.compile(r"[A-Za-z0-9_.~%=&+*-]*")  # what a link is written with behind its question mark
NAME = "views"


@dataclass(frozen=True)
class SavedView:
    """A name, and the query string of the address that opens it; pages read it as they read any link."""

    name: str
    asks: str

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise Problem(f"A view needs a name of at most {LONGEST_NAME} signs.")
        if len(self.asks) > LONGEST or not ASKS.fullmatch(self.asks):
            raise Problem(f"The view “{self.name}” does not hold what a link asks; save it again under Explore.")


Views = tuple[SavedView, ...]


def is_views(text: str) -> bool:
    """Whether a text is such a file, going by how it begins."""
    return bool(OURS.match(text.removeprefix("\ufeff")))


def read_views(text: str) -> Views:
    """The views of a file; a Problem, one sentence, where one cannot be used."""
    told = toml.parse(text, WHAT)
    toml.only(told, ("views", "view"), WHAT)
    if told.get("views") != VERSION:
        raise Problem(f"{WHAT} is of another version of the program; save it again there, or here.")
    given = toml.items(told.get("view", []), "view", '{ name = "By channel", asks = "cut=channel" }', MOST)
    found: Views = ()
    for number, one in enumerate(given, 1):
        toml.only(toml.table(one, f"view {number}"), ("name", "asks"), f"view {number}")
        name, asks = toml.text(one.get("name", ""), f"the name of view {number}"), one.get("asks", "")
        if not isinstance(asks, str):
            raise Problem(f"view {number}: asks must be a text in double quotes.")
        found = with_view(found, SavedView(line(name), asks))
    return found


def write_views(views: Views) -> str:
    """The views as a file that reads back as the same."""
    written = (f"\n[[view]]\n{toml.lines({'name': one.name, 'asks': one.asks})}" for one in views)
    return "".join([f"{HEAD}views = {VERSION}\n", *written])


def with_view(views: Views, new: SavedView) -> Views:
    """The views with one more, in the place of one of the same name; a Problem where there are too many."""
    others = [one for one in views if one.name != new.name]
    if len(others) >= MOST:
        raise Problem(f"There are {MOST} saved views already; delete one first.")
    place = next((at for at, one in enumerate(views) if one.name == new.name), len(others))
    return (*others[:place], new, *others[place:])


def together(views: Views, more: Views) -> Views:
    """Both, the later in the place of those of the same name."""
    found = views
    for one in more:
        found = with_view(found, one)
    return found


def views_of(store: Store) -> Views:
    """The visit's saved views; none at first."""
    found = store.said(NAME)
    return read_views(found) if found else ()


def keep_views(store: Store, views: Views) -> None:
    """Keeps the visit's views in place of those before."""
    store.say(NAME, write_views(views))
