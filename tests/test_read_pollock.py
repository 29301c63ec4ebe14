"""Polluted CSV files of the Pollock benchmark and the csv-spectrum files, against their clean versions."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from metrics.errors import Problem
from metrics.read import read

FLOOR = 9.66  # of 10: loaded, and precision, recall and F1 of header, records and cells. Ours differ by choice in three
# files: a header given twice is one header, not `DATE DATE`, and rows below a repeated header are rows of the table.
HEADLESS = "file_no_header.csv"


def table(path, cur):
    """What we read: header and rows as texts, None when the file is refused."""
    try:
        reading = read(path, cur)[0]
    except Problem:
        return None
    rows = cur.execute(f"SELECT * EXCLUDE (_record) FROM {reading.table} ORDER BY _record").fetchall()
    return list(reading.columns), [[cell or "" for cell in row] for row in rows]


def measures(ours, theirs):
    """Precision, recall and F1 of two bags."""
    ours, theirs = Counter(ours), Counter(theirs)
    common = (ours & theirs).total()
    precision = common / ours.total() if ours else float(not theirs)
    recall = common / theirs.total() if theirs else float(not ours)
    return [precision, recall, 2 * precision * recall / (precision + recall) if common else float(not (ours or theirs))]


def score(path, clean, cur):
    """One point for loading, three each for header, records and cells."""
    found = table(path, cur)
    expected = list(csv.reader(clean.read_text(encoding="utf-8").splitlines()))
    if found is None:
        return 10.0 if not expected else 0.0  # an empty file is refused, as it should be
    header, rows = found
    if path.name == HEADLESS:
        expected_header, expected_rows = [f"column_{place}" for place in range(1, 10)], expected
    else:
        expected_header, *expected_rows = expected
    return 1 + sum(
        measures(header, expected_header)
        + measures(map(tuple, rows), map(tuple, expected_rows))
        + measures([c for row in rows for c in row], [c for row in expected_rows for c in row])
    )


@pytest.fixture(scope="session")
def hostile(shared) -> Path:
    return shared / "data" / "hostile"


def test_pollock(hostile, cur):
    files = sorted((hostile / "pollock" / "csv").iterdir())
    scores = {path.name: score(path, hostile / "pollock" / "clean" / path.name, cur) for path in files}
    assert len(scores) == 30
    assert sum(scores.values()) / 30 >= FLOOR, sorted(scores.items(), key=lambda item: item[1])


SPECTRUM = [
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "newlines",
    "newlines_crlf",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
]


@pytest.mark.parametrize("name", SPECTRUM)
def test_csv_spectrum(hostile, cur, name):
    header, rows = table(hostile / "csv_spectrum" / "csvs" / f"{name}.csv", cur)
    expected = json.loads((hostile / "csv_spectrum" / "json" / f"{name}.json").read_text(encoding="utf-8"))
    assert [dict(zip(header, row, strict=True)) for row in rows] == expected


def test_csv_spectrum_coordinates(hostile, cur):
    """Its JSON is of another row (phone number 1234567890), so the row is worked by hand from the CSV."""
    header, rows = table(hostile / "csv_spectrum" / "csvs" / "location_coordinates.csv", cur)
    assert header == ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"]
    assert rows == [["2095257564", "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W", "Modesto", "Stanislaus"]]
