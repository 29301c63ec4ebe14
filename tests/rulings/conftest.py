"""Small files written in a test, loaded into a store that is asked for numbers and for what they leave out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metrics import Filter, Query, Store
from metrics.build.terms import Terms
from tests.worked.drawn import lines


class Asked:
    """A store with the files of a test."""

    def __init__(self, store: Store):
        self.store = store

    def __call__(self, metric: str, by: str | None = None, **chosen):
        """(value, n), or {group: (value, n)}."""
        rows = self.store.ask(Query((metric,), Filter(**chosen), (by,) if by else ())).table.to_pylist()
        cells = {row[by] if by else None: (row["value"], row["n"]) for row in rows}
        return cells if by else cells[None]

    def left_out(self, metric: str, **chosen) -> dict[str, int]:
        return dict(self.store.account(Query((metric,), Filter(**chosen))).left)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Callable[..., Asked]]:
    """asked(text, …, terms=…): each text a CSV file as drawn in a test, `2 10:00` for 2026-03-02T10:00:00Z."""
    opened: list[Store] = []

    def load(*texts: str, terms: Terms | None = None) -> Asked:
        opened.append(Store(terms=terms))
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.csv").write_text(lines(text), encoding="utf-8")
            opened[-1].load(tmp_path / f"{number}.csv")
        return Asked(opened[-1])

    yield load
    for store in opened:
        store.close()
