"""Small files written in a test, asked one question: what every worked answer is made with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from drawn import lines, moment, terms

from metrics import Filter, Query, Store
from metrics.filter import keeps


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "worked(name, …): the metrics whose answer this test works by hand")


def told(table) -> dict:
    """{(period, group…): (value, n)} of an answer, without the period where there is none."""
    heads = [name for name in table.column_names if name not in ("metric", "value", "n")]
    rows = table.to_pylist()
    dated = any(row["period"] for row in rows)
    return {tuple(row[h] for h in heads if dated or h != "period"): (row["value"], row["n"]) for row in rows}


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Callable]:
    """loaded({"tickets.csv": text}, zone=…, hours=…, settings=…, now=…): a store of these files, the same for the same."""
    stores: dict[str, Store] = {}

    def loaded(files: dict[str, str], **choices) -> Store:
        key = f"{files} {choices}"
        if key not in stores:
            stores[key] = Store(terms=terms(**choices))
            for name, text in files.items():
                (tmp_path / name).write_text(lines(text), encoding="utf-8")
                stores[key].load(tmp_path / name)
        return stores[key]

    yield loaded
    for opened in stores.values():
        opened.close()


@pytest.fixture
def ask(loaded) -> Callable:
    """ask({"tickets.csv": text}, "first_reply.median", zone=…, hours=…, settings=…, now=…, since=…, by=…, keep=…,
    clock=…).

    Gives (value, n); with `by` or `every` {group or period, or (period, group): (value, n)}; None for a metric
    whose columns no file has. Files asked before are not loaded again.
    """

    def ask(files, metric, *, since=None, until=None, keep=(), clock="calendar", by=(), every=None, **choices):
        chosen = Filter(moment(since), moment(until), keeps(keep), None, clock)
        cut = (by,) if isinstance(by, str) else tuple(by)
        answer = loaded(files, **choices).ask(Query((metric,), chosen, cut, every))
        if answer.needs:
            return None
        found = told(answer.table)
        if not by and not every:
            return found[()]
        return {key[0] if len(key) == 1 else key: cell for key, cell in found.items()}

    return ask
