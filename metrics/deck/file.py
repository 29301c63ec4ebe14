"""A deck as a file, slides.toml: reading, every mistake told in one sentence, and writing what reads back the same."""

import re
from collections.abc import Mapping
from datetime import datetime

from metrics import toml
from metrics.catalogue import METRICS
from metrics.deck.slide import GIVEN, LONGEST, Claim, Deck, Slide
from metrics.errors import Problem
from metrics.filter import Keep, keeps, parse_moment
from metrics.span import check_years

WHAT = "The slides file"
VERSION = 1
HEAD = "# Slides: each asks anew whatever is loaded; a period such as last-month moves along.\n"
OURS = re.compile(r"(\s*(#.*)?\n)*\s*slides\s*=\s*\d")
TEXTS = ("chart", "every", "period", "compare", "clock")
KEYS = ("title", "metrics", "chart", "by", "every", "period", "since", "until", "keep", "compare", "clock", "notes")
MORE = ("claim", "most")
QUOTE = '"'
USUAL = Slide(("conversations",))


def is_deck(text: str) -> bool:
    """Whether a text is such a file, going by how it begins."""
    return bool(OURS.match(text.removeprefix("\ufeff")))


def read_deck(text: str) -> Deck:
    """The deck of a file; a Problem, one sentence, where a part of it cannot be used."""
    told = toml.parse(text, WHAT)
    toml.only(told, ("slides", "slide"), WHAT)
    if told.get("slides") != VERSION:
        raise Problem(f"{WHAT} is of another version of the program; save it again there, or here.")
    given = toml.items(told.get("slide", []), "slide", '{ metrics = ["first_reply.median"] }')
    return Deck(tuple(_slide(one, f"slide {number}") for number, one in enumerate(given, 1)))


def write_deck(deck: Deck) -> str:
    """The deck as a file that reads back as the same; what is as usual is left out."""
    return "\n".join([f"{HEAD}slides = {VERSION}\n", *(f"[[slide]]\n{toml.lines(_told(one))}" for one in deck.slides)])


def _slide(told: object, name: str) -> Slide:
    toml.only(toml.table(told, name), (*KEYS, *MORE), name)
    try:
        return Slide(
            metrics=toml.texts(told.get("metrics", []), f"{name}.metrics"),
            by=toml.texts(told.get("by", []), f"{name}.by"),
            keep=keeps(toml.texts(told.get("keep", []), f"{name}.keep")),
            **_single(told, name),
            **_days(told, name),
        )
    except Problem as problem:
        said = str(problem)
        raise problem if said.startswith(name) else Problem(f"{name}: {said}") from None


def _single(told: Mapping, name: str) -> dict:
    """What stands alone: words of choice, title and notes, the claim, how many groups."""
    found = {key: toml.text(told[key], f"{name}.{key}") for key in TEXTS if key in told}
    if found.get("compare") == "nothing":
        found["compare"] = None
    found |= {key: _long(told[key], f"{name}.{key}") for key in ("title", "notes") if key in told}
    if "most" in told:
        found["most"] = int(min(toml.at_least(told["most"], f"{name}.most", 1), 100))
    return found | ({"claim": _claim(told["claim"], f"{name}.claim")} if "claim" in told else {})


def _days(told: Mapping, name: str) -> dict:
    """The days of a slide that has its own."""
    if "since" not in told and "until" not in told:
        return {}
    if told.get("period", GIVEN) != GIVEN:
        raise Problem(f"{name} has both a period and days of its own; keep one of them.")
    days = {key: _moment(told[key], f"{name}.{key}") for key in ("since", "until") if key in told}
    return days | ({} if "period" in told else {"period": GIVEN})


def _moment(value: object, name: str) -> datetime:
    """A day, or a clock time of the reader's zone, with or without quotes."""
    clock = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+", value.strip())
    found = parse_moment(value, name) if clock else value
    if not isinstance(found, datetime):
        day = toml.day(value, name)
        found = datetime(day.year, day.month, day.day)
    if found.tzinfo is not None:
        raise Problem(f"{name}: a moment has no offset here; write it on the reader's clock.")
    check_years(found)
    return found


def _long(value: object, name: str) -> str:
    found = toml.text(value, name)
    if len(found) > LONGEST:
        raise Problem(f"{name} has {len(found):,} signs; {LONGEST:,} are the most.")
    return found


def _claim(told: object, name: str) -> Claim:
    toml.only(toml.table(told, name), ("metric", "from", "to"), name)
    if missing := [key for key in ("metric", "from", "to") if key not in told]:
        raise Problem(f'{name} lacks {missing[0]}; write {{ metric = "first_reply.median", from = 1320, to = 1080 }}.')
    metric = toml.one_of(told["metric"], f"{name}.metric", tuple(METRICS))
    return Claim(metric, toml.number(told["from"], f"{name}.from"), toml.number(told["to"], f"{name}.to"))


def _told(slide: Slide) -> dict:
    """A slide as keys and values of the file."""
    found = {"title": slide.title, "metrics": slide.metrics, "chart": slide.chart, "by": slide.by, "every": slide.every}
    found |= {"period": slide.period, "since": _clock(slide.since), "until": _clock(slide.until)}
    found |= {"keep": tuple(map(keep_text, slide.keep)), "compare": slide.compare or "nothing", "clock": slide.clock}
    found |= {"notes": slide.notes, "most": slide.most}
    if slide.claim:
        found["claim"] = {"metric": slide.claim.metric, "from": slide.claim.previous, "to": slide.claim.value}
    usual = vars(USUAL) | {"since": None, "until": None, "metrics": None, "chart": None}
    return {key: value for key, value in found.items() if value and value != usual.get(key)}


def _clock(moment: datetime | None) -> str | None:
    """A day in quotes; a time of day too, as TOML has it."""
    return None if moment is None else f"{moment:%Y-%m-%d}" if moment == _midnight(moment) else moment.isoformat()


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def keep_text(keep: Keep) -> str:
    """A kept slice as `parse_keep` reads it: `channel=chat,email`, `tag!=spam`, `tag=a+b`; odd values in quotes."""
    joint = "+" if keep.how == "all" else ","
    return f"{keep.column}{'!=' if keep.how == 'none' else '='}{joint.join(map(_quoted, keep.values))}"


def _quoted(value: str) -> str:
    odd = value != value.strip() or any(sign in value for sign in ',+"\r\n')
    return f'"{value.replace(QUOTE, 2 * QUOTE)}"' if odd else value
