"""The same from a terminal: `python -m metrics formats | list | load | ask | rows | label | report`."""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from metrics.arguments import parser, query, read_text, terms
from metrics.catalogue import METRICS
from metrics.csv_out import write_csv
from metrics.errors import Problem
from metrics.files.reading import counted
from metrics.formats import FORMATS
from metrics.mapping import Mapping, read_mapping
from metrics.printed import put, whole_counts
from metrics.query import Query
from metrics.report import command
from metrics.source import Loaded, Source
from metrics.store import Store
from metrics.text.label import Labels
from metrics.text.labelling import of_texts, of_topics
from metrics.vocabulary import unmet
from metrics.workspace import read_workspace, take_over, workspace_text
from metrics.zone import UTC

LISTED = ("name", "label", "unit", "good", "table", "dated_by", "formula", "needs", "source")  # of a metric


def say(sentence: object) -> None:
    """A word to the reader, beside the answer."""
    print(sentence, file=sys.stderr)


def formats(given: argparse.Namespace) -> int:
    rows = [
        {"name": f.name, "tool": f.tool, "export": f.export, "tables": list(f.tables), "verified": f.verified}
        for f in FORMATS
    ]
    return _listed(rows, given.json)


def list_metrics(given: argparse.Namespace) -> int:
    told = [{name: getattr(metric, name) for name in LISTED} for metric in METRICS.values()]
    return _listed([{k: list(v) if isinstance(v, tuple) else v for k, v in row.items()} for row in told], given.json)


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
        return 1 if problems or any(r.refused or r.left_out for r in reports) else 0


def _sentence(report: Loaded) -> str:
    refused = "none refused" if not report.refused else f"{len(report.refused):,} refused"
    told = [
        f"{report.file}: {report.table} ({report.format}): {counted(report.read, 'row', 'rows')} read, {report.kept:,} kept, "
        f"{refused}; "
        f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged"
    ]
    told += [f"  record {r.record}: {r.reason}" for r in report.refused[:20]]
    told += [f"  and {len(report.refused) - 20:,} more"] if len(report.refused) > 20 else []
    return "\n".join([*told, *(f"  {note}" for note in report.notes)])


def ask(given: argparse.Namespace) -> int:
    with loaded(given) as (store, _, _):
        _clock(given, store)
        answer = store.ask(_question(given, store))
        for name, lacks in answer.needs.items():
            say(f"needs: {name}: {', '.join(lacks)}")
        for name, parts in answer.without.items():
            say(f"{name}: not known in this data: {', '.join(parts)}")
        for note in answer.notes:
            say(note)
        put(whole_counts(answer.table), given, store)
    return 0


def rows(given: argparse.Namespace) -> int:
    with loaded(given) as (store, _, _):
        _clock(given, store)
        put(store.rows(_question(given, store)), given, store)
    return 0


def label(given: argparse.Namespace) -> int:
    with loaded(given) as (store, _, _):
        store.label(_labelling())
        found = store.look(Labels())
        if not len(found):
            say("No file here holds what customers wrote, so there is nothing to label.")
        put(found, given, store)
    return 0


def _labelling() -> Callable[[float], None]:
    """Says how far the labelling is, each tenth once."""
    tenths: set[int] = set()

    def told(share: float) -> None:
        if (tenth := int(share * 10)) not in tenths:
            tenths.add(tenth)
            say(f"labelling… {tenth * 10} %")

    return told


def _question(given: argparse.Namespace, store: Store) -> Query:
    """What is asked; texts are labelled first where it is about them, and how far that is is told."""
    asked = query(given, store)
    if of_texts(asked):
        store.label(_labelling(), topics=of_topics(asked))
    for sentence in unmet(asked.filter.keep, store.options()):
        say(sentence)
    return asked


def report(given: argparse.Namespace) -> int:
    kind = command.kind_of(given)
    with loaded(given) as (store, _, _):
        _clock(given, store)
        command.write(given, store, kind, say)
    return 0


def _clock(given: argparse.Namespace, store: Store) -> None:
    if given.clock == "business" and not store.terms.hours:
        say("needs: working hours (--hours FILE.toml); without them both clocks are the same")


@contextlib.contextmanager
def loaded(given: argparse.Namespace) -> Iterator[tuple[Store, list[Loaded], list[Problem]]]:
    """A store with the files of the command line in it; a Problem when none of them could be read."""
    mapping = read_mapping(read_text(given.mapping)) if given.mapping else None
    settled = {file: text for file in given.files if (text := workspace_text(Path(file)))}
    workspaces = [read_workspace(text) for text in settled.values()]
    told = [one.terms for one in workspaces if one.terms]
    with Store(terms=terms(given, told[-1] if told else None)) as store:
        for one in workspaces:
            take_over(store, replace(one, terms=store.terms))
        reports, problems = store.load_all([_source(f, mapping, given) for f in given.files if f not in settled])
        if not reports and problems:
            raise problems[0]
        for sentence in (*problems, *(sentence for report in reports for sentence in report.left_out)):
            say(sentence)
        yield store, reports, problems


def _source(file: str, mapping: Mapping | None, given: argparse.Namespace) -> Source:
    if mapping is None:
        return Source(Path(file), date_order=given.date_order)
    return Source(Path(file), None, mapping.format(), given.date_order or mapping.date_order, mapping.zone)


RUNS = {
    "formats": formats,
    "list": list_metrics,
    "load": load,
    "ask": ask,
    "rows": rows,
    "label": label,
    "report": report,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 an answer, 1 something was refused at load, 2 a bad argument or nothing readable."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    given = parser(RUNS).parse_args(arguments)
    try:
        return given.run(given)
    except Problem as problem:
        say(problem)
        return 2
    except BrokenPipeError:  # who reads has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
