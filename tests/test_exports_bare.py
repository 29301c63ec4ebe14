"""Every export still loads when a file has only the columns it is known by, as older versions and own selections do."""

import csv

import duckdb
import pytest

from metrics import Store
from metrics.read import read
from metrics.sql import quote
from tests.test_samples import FOREIGN, named, sample


@pytest.mark.parametrize("known", [known for known in FOREIGN if not (known.instead or known.suits)], ids=named)
def test_an_export_with_its_betraying_columns_alone(known, tmp_path):
    with duckdb.connect() as cur:
        reading = next(r for r in read(sample(known.name), cur) if known.claims(r.columns))
        names = [name for betrayal in known.betrays for name in known.spelled(reading.columns).all(betrayal)]
        found = cur.execute(f"SELECT {', '.join(map(quote, names))} FROM {quote(reading.table)}").fetchall()
    path = tmp_path / "0.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *found])
    with Store() as store:
        told = store.load(path)
        assert {one.format for one in told} == {known.name}
