"""`python -m metrics report`: which slides, over which span, written to which file; for whoever schedules it."""

import argparse
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from metrics.anonymous import SMALL, anonymous
from metrics.arguments import days, read_text
from metrics.catalogue import METRICS
from metrics.deck import Deck, Slide, deck_of, read_deck, standard
from metrics.errors import Problem
from metrics.filter import keeps
from metrics.report.making import KINDS, filled, made
from metrics.store import Store
from metrics.words import count_words

Say = Callable[[object], None]


def kind_of(given: argparse.Namespace) -> str:
    """What the output's name says it is to be; a Problem where it cannot be written, before anything is loaded."""
    out = Path(given.out)
    kind = out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise Problem(f"-o {given.out}: a report ends in .{', .'.join(KINDS[:-1])} or .{KINDS[-1]}.")
    if not out.resolve().parent.is_dir():
        raise Problem(f"-o {given.out}: there is no such folder.")
    if out.is_dir() or any(_same(out, Path(file)) for file in (*given.files, *filter(None, [given.slides]))):
        raise Problem(f"-o {given.out} would overwrite what is read; name another file.")
    if given.period and (given.since or given.until):
        raise Problem("--period and --since or --until say two spans; keep one of them.")
    return kind


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def write(given: argparse.Namespace, store: Store, kind: str, say: Say) -> None:
    """Makes the report and puts it in the place of an older one only when it is whole."""
    chosen = _chosen(given, store)
    deck, lacking = _deck(given, store, chosen)
    for name in lacking:
        say(f"needs: {name}: {', '.join(store.missing()[name])}")
    foot = [f"Not in this data: {', '.join(METRICS[name].label for name in lacking)}."] if lacking else []
    if not deck.slides:
        raise Problem("There is nothing in these files that a slide could show.")
    found = filled(deck, store, hide=anonymous(store, SMALL) if given.anonymous else None, foot=foot)
    for number, page in enumerate(found.pages, 1):
        if page.missing:
            say(f"needs: slide {number}: {page.missing}")
        if page.stale:
            say(f"slide {number}: the title “{page.title}” does not hold: {page.stale}")
    _put(Path(given.out), made(found, kind))
    say(f"{given.out}: {count_words(len(deck.slides), 'slide')}")


def _deck(given: argparse.Namespace, store: Store, chosen: Mapping[str, object]) -> tuple[Deck, tuple[str, ...]]:
    """The slides of the file named, else of the workspace, else the standard ones; and what those cannot show."""
    deck = read_deck(read_text(given.slides)) if given.slides else deck_of(store)
    if not deck.slides and not given.slides:
        return standard(store, **chosen)
    return Deck(tuple(_with(slide, chosen) for slide in deck.slides)), ()


def _with(slide: Slide, chosen: Mapping[str, object]) -> Slide:
    """A slide with what the command line says: another span, another comparison, further rows to keep out."""
    further = {"keep": (*slide.keep, *chosen["keep"])} if "keep" in chosen else {}
    span = {"since": None, "until": None} if "period" in chosen else {}
    return replace(slide, **{**span, **chosen, **further})


def _chosen(given: argparse.Namespace, store: Store) -> dict[str, object]:
    """What the command line says of every slide."""
    since, until = days(given, store)
    if bool(since) != bool(until):
        raise Problem("A report needs both --since and --until, or a --period.")
    found: dict[str, object] = {"period": given.period} if given.period else {}
    found |= {"period": "given", "since": since, "until": until} if since else {}
    found |= {"keep": keeps(given.keep)} if given.keep else {}
    found |= {"compare": given.compare} if given.compare else {}
    return found | ({"clock": given.clock} if given.clock != "calendar" else {})


def _put(out: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise Problem(f"-o {out} cannot be written: {error.strerror}.") from error
