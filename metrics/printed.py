"""An answer on the terminal: CSV or JSON, nothing else on stdout."""

import argparse
import json
import sys

import pyarrow as pa

from metrics.catalogue import METRICS
from metrics.csv_out import records, write_csv
from metrics.store import Store


def whole_counts(table: pa.Table) -> pa.Table:
    """Counts without a decimal point; every other value in full."""
    counts = {name for name, metric in METRICS.items() if metric.counts}
    names = table["metric"].to_pylist()
    for column in [c for c in ("value", "previous_value") if c in table.column_names]:
        texts = [
            None if v is None else str(round(v)) if n in counts else repr(v)
            for n, v in zip(names, table[column].to_pylist(), strict=True)
        ]
        table = table.set_column(table.column_names.index(column), column, pa.array(texts, pa.string()))
    return table


def put(table: pa.Table, given: argparse.Namespace, store: Store) -> None:
    """Prints a table as CSV, or as JSON where that was asked for."""
    if given.json:
        found = records(table, store.terms.zone)
        for row in found:
            row |= {k: json.loads(row[k]) for k in ("value", "previous_value") if isinstance(row.get(k), str)}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        write_csv(table, sys.stdout, store.terms.zone)
