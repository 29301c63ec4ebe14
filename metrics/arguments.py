"""The command line's words: which there are, and the terms, filter and question they stand for."""

import argparse
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.filter import Filter, keeps, parse_moment
from metrics.first_look import PRESETS
from metrics.hours import read_hours
from metrics.query import Query
from metrics.settings import read_settings
from metrics.span import EVERY, check_years, local, utc
from metrics.store import Store
from metrics.text.corrections import read_corrections
from metrics.text.rules import read_rules
from metrics.zone import UTC, zone

COMMANDS = {
    "formats": "what can be read",
    "list": "the catalogue of metrics",
    "load": "what a file was understood as",
    "ask": "numbers",
    "rows": "the rows behind a number",
    "label": "language, sentiment and topic of the customers' messages",
    "report": "slides as HTML, PPTX, PDF or CSV",
}


def parser(runs: Mapping[str, Callable[[argparse.Namespace], int]]) -> argparse.ArgumentParser:
    """Every command, what runs it and what it takes."""
    top = argparse.ArgumentParser("python -m metrics", description="Customer-care metrics from exports of any tool.")
    commands = top.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words)
        command.set_defaults(run=runs[name])
        if name in ("load", "ask", "rows", "label", "report"):
            _takes_files(command)
        if name in ("ask", "rows"):
            _takes_question(command)
        if name in ("ask", "rows", "label"):
            command.add_argument("--csv", action="store_true", help="the default")
        if name == "report":
            _takes_slides(command)
        else:
            command.add_argument("--json", action="store_true")
    return top


def _takes_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")
    for option in ("--hours", "--settings", "--rules", "--corrections", "--mapping", "--now"):
        command.add_argument(option)
    command.add_argument("--zone")
    command.add_argument("--date-order", choices=("dmy", "mdy", "ymd"))


def _takes_question(command: argparse.ArgumentParser) -> None:
    command.add_argument("--metric", action="extend", nargs="+", required=True)
    command.add_argument("--by", action="extend", nargs="+", default=[])
    command.add_argument("--every", choices=EVERY)
    command.add_argument("--interval", action="store_true")
    _takes_filter(command)


def _takes_slides(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--out", required=True, help="what to write; its ending says the kind")
    command.add_argument("--slides", help="a slides file; without one, the workspace's slides or eight usual ones")
    command.add_argument("--period", choices=tuple(PRESETS))
    command.add_argument("--anonymous", action="store_true", help="agents and customers under other names")
    _takes_filter(command)


def _takes_filter(command: argparse.ArgumentParser) -> None:
    command.add_argument("--since")
    command.add_argument("--until")
    command.add_argument("--keep", action="append", default=[])
    command.add_argument("--clock", choices=("calendar", "business"), default="calendar")
    command.add_argument("--compare", choices=("previous", "year"))


def terms(given: argparse.Namespace, settled: Terms | None = None) -> Terms:
    """What the command line says; where it says nothing, what a workspace `settled`, else the defaults."""
    settled = settled or Terms()
    name = zone(given.zone) if given.zone else settled.zone
    return Terms(
        name,
        read_hours(read_text(given.hours), name) if given.hours else settled.hours,
        read_settings(read_text(given.settings), METRICS) if given.settings else settled.settings,
        utc(_moment(given.now, "--now", name), name) if given.now else None,
        read_rules(read_text(given.rules)) if given.rules else settled.rules,
        read_corrections(read_text(given.corrections)) if given.corrections else settled.corrections,
    )


def read_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}."
        ) from error


def _moment(text: str, what: str, name: str) -> datetime:
    """A clock time of the zone; one with an offset is brought to the zone's clock."""
    moment = parse_moment(text, what)
    check_years(moment)
    return local(moment.astimezone(ZoneInfo(UTC)).replace(tzinfo=None), name) if moment.tzinfo else moment


def days(given: argparse.Namespace, store: Store) -> tuple[datetime | None, datetime | None]:
    """Where the span asked for begins and ends, on the store's clock."""
    name = store.terms.zone
    return tuple(
        _moment(t, what, name) if t else None for t, what in ((given.since, "--since"), (given.until, "--until"))
    )


def query(given: argparse.Namespace, store: Store) -> Query:
    since, until = days(given, store)
    chosen = Filter(since, until, keeps(given.keep), given.compare, given.clock)
    return Query(tuple(given.metric), chosen, tuple(given.by), given.every, given.interval)
