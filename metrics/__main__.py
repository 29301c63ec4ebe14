"""The same from a terminal: `python -m metrics formats | list | load | ask | rows`."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa

from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.csv_out import records, write_csv
from metrics.errors import Problem
from metrics.filter import Filter, keeps, parse_moment
from metrics.formats import FORMATS
from metrics.hours import read_hours
from metrics.load import Loaded, Source
from metrics.mapping import Mapping, read_mapping
from metrics.query import Query
from metrics.settings import Settings, read_settings
from metrics.span import EVERY, local, utc
from metrics.store import Store
from metrics.zone import UTC, zone


def say(sentence: object) -> None:
    """A word to the reader, beside the answer."""
    print(sentence, file=sys.stderr)


def formats(given: argparse.Namespace) -> int:
    rows = [{"name": f.name, "tool": f.tool, "export": f.export, "tables": list(f.tables), "verified": f.verified}
            for f in FORMATS]
    return _listed(rows, given.json)


def list_metrics(given: argparse.Namespace) -> int:
    rows = [{"name": m.name, "label": m.label, "unit": m.unit, "good": m.good, "table": m.table, "dated_by": m.dated_by,
             "formula": m.formula, "needs": list(m.needs), "source": list(m.source)} for m in METRICS.values()]
    return _listed(rows, given.json)


def _listed(rows: list[dict], as_json: bool) -> int:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        flat = [{k: ";".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows]
        write_csv(pa.Table.from_pylist(flat), sys.stdout, UTC)
    return 0


def load(given: argparse.Namespace) -> int:
    with loaded(given) as (_, reports, problems):
        if given.json:
            print(json.dumps([r.as_dict() for r in reports], ensure_ascii=False, indent=1))
        else:
            print("\n".join(map(_sentence, reports)))
        return 1 if problems or any(r.refused for r in reports) else 0


def _sentence(report: Loaded) -> str:
    refused = "none refused" if not report.refused else f"{len(report.refused):,} refused"
    told = [f"{report.file}: {report.table} ({report.format}): {report.read:,} rows read, {report.kept:,} kept, {refused}; "
            f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged"]
    told += [f"  record {r.record}: {r.reason}" for r in report.refused[:20]]
    told += [f"  and {len(report.refused) - 20:,} more"] if len(report.refused) > 20 else []
    return "\n".join([*told, *(f"  {note}" for note in report.notes)])


def ask(given: argparse.Namespace) -> int:
    with loaded(given) as (store, _, _):
        answer = store.ask(_query(given, store))
        for name, lacks in answer.needs.items():
            say(f"needs: {name}: {', '.join(lacks)}")
        for note in answer.notes:
            say(note)
        _put(_whole_counts(answer.table), given, store)
    return 0


def rows(given: argparse.Namespace) -> int:
    with loaded(given) as (store, _, _):
        _put(store.rows(_query(given, store)), given, store)
    return 0


def _whole_counts(table: pa.Table) -> pa.Table:
    """Counts without a decimal point; every other value in full."""
    counts = {name for name, metric in METRICS.items() if metric.counts}
    names = table["metric"].to_pylist()
    for column in [c for c in ("value", "previous_value") if c in table.column_names]:
        texts = [None if v is None else str(round(v)) if n in counts else repr(v)
                 for n, v in zip(names, table[column].to_pylist(), strict=True)]
        table = table.set_column(table.column_names.index(column), column, pa.array(texts, pa.string()))
    return table


def _put(table: pa.Table, given: argparse.Namespace, store: Store) -> None:
    if given.json:
        found = records(table, store.terms.zone)
        for row in found:
            row |= {k: json.loads(row[k]) for k in ("value", "previous_value") if isinstance(row.get(k), str)}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        write_csv(table, sys.stdout, store.terms.zone)


@contextlib.contextmanager
def loaded(given: argparse.Namespace) -> Iterator[tuple[Store, list[Loaded], list[Problem]]]:
    """A store with the files of the command line in it; a Problem when none of them could be read."""
    mapping = read_mapping(_read(given.mapping)) if given.mapping else None
    with Store(terms=_terms(given)) as store:
        reports, problems = store.load_all([_source(f, mapping, given) for f in given.files])
        if not reports and problems:
            raise problems[0]
        for problem in problems:
            say(problem)
        yield store, reports, problems


def _source(file: str, mapping: Mapping | None, given: argparse.Namespace) -> Source:
    if mapping is None:
        return Source(Path(file), date_order=given.date_order)
    return Source(Path(file), None, mapping.format(), given.date_order or mapping.date_order, mapping.zone)


def _terms(given: argparse.Namespace) -> Terms:
    name = zone(given.zone)
    return Terms(
        name,
        read_hours(_read(given.hours), name) if given.hours else None,
        read_settings(_read(given.settings), METRICS) if given.settings else Settings(),
        utc(_moment(given.now, "--now", name), name) if given.now else None,
    )


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.") from error


def _moment(text: str, what: str, name: str) -> datetime:
    """A clock time of the zone; one with an offset is brought to the zone's clock."""
    moment = parse_moment(text, what)
    return local(moment.astimezone(ZoneInfo(UTC)).replace(tzinfo=None), name) if moment.tzinfo else moment


def _query(given: argparse.Namespace, store: Store) -> Query:
    name = store.terms.zone
    since, until = (_moment(t, what, name) if t else None for t, what in ((given.since, "--since"), (given.until, "--until")))
    chosen = Filter(since, until, keeps(given.keep), given.compare, given.clock)
    return Query(tuple(given.metric), chosen, tuple(given.by), given.every, given.interval)


def parser() -> argparse.ArgumentParser:
    """Every command and what it takes."""
    top = argparse.ArgumentParser("python -m metrics", description="Customer-care metrics from exports of any tool.")
    commands = top.add_subparsers(dest="command", required=True, metavar="formats|list|load|ask|rows")
    for run, words in ((formats, "what can be read"), (list_metrics, "the catalogue of metrics"), (load, "what a file was understood as"),
                       (ask, "numbers"), (rows, "the rows behind a number")):
        command = commands.add_parser(run.__name__.removesuffix("_metrics"), help=words)
        command.set_defaults(run=run)
        if run in (load, ask, rows):
            _takes_files(command)
        if run in (ask, rows):
            _takes_question(command)
            command.add_argument("--csv", action="store_true", help="the default")
        command.add_argument("--json", action="store_true")
    return top


def _takes_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")
    for option in ("--hours", "--settings", "--mapping", "--now"):
        command.add_argument(option)
    command.add_argument("--zone", default=UTC)
    command.add_argument("--date-order", choices=("dmy", "mdy", "ymd"))


def _takes_question(command: argparse.ArgumentParser) -> None:
    command.add_argument("--metric", action="extend", nargs="+", required=True)
    command.add_argument("--by", action="extend", nargs="+", default=[])
    command.add_argument("--every", choices=EVERY)
    command.add_argument("--since")
    command.add_argument("--until")
    command.add_argument("--keep", action="append", default=[])
    command.add_argument("--clock", choices=("calendar", "business"), default="calendar")
    command.add_argument("--compare", choices=("previous", "year"))
    command.add_argument("--interval", action="store_true")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 an answer, 1 something was refused at load, 2 a bad argument or nothing readable."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    given = parser().parse_args(arguments)
    try:
        return given.run(given)
    except Problem as problem:
        say(problem)
        return 2


if __name__ == "__main__":
    sys.exit(main())
