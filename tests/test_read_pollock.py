"""Polluted CSV files of the Pollock benchmark and the csv-spectrum files, against their clean versions."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from metrics.errors import Problem
from metrics.read import read

# What each kind of file weighs in the benchmark: how many of the real files it looked at are polluted so.
WEIGHTS = {
    "source": 1,
    "file_no_payload": 15,
    "file_no_trailing_newline": 184,
    "file_double_trailing_newline": 5,
    "file_no_header": 470,
    "file_header_multirow_2": 47,
    "file_header_multirow_3": 47,
    "file_preamble": 282,
    "file_multitable_same": 188 / 3,
    "file_multitable_more": 188 / 3,
    "file_multitable_less": 188 / 3,
    "file_header_only": 3,
    "file_one_data_row": 4,
    "file_record_delimiter_0xD": 7,
    "file_record_delimiter_0xA": 1691,
    "file_field_delimiter_0x9": 4,
    "file_field_delimiter_0x3B": 834,
    "file_field_delimiter_0x20": 4,
    "file_field_delimiter_0x2C_0x20": 101,
    "file_quotation_char_0x27": 11,
    "file_escape_char_0x5C": 1,
    "file_escape_char_0x00": 7,
}
A_ROW = 260 / 707  # one of the files in which one row is polluted
ROWS = (0, 1, 9, 41, 83)  # of the 84 lines, tried for every cell; 0 is the header
# Ours differ by choice in three files: a header given twice is one header, not `DATE DATE`, or no export would be
# known; and rows below a repeated header are rows of the table. So the 30 files lie below the whole set.
LEAST_OF_30, LEAST, LEAST_WEIGHTED = 9.66, 9.9, 9.6


def loaded(path, cur):
    """What we make of a file as a list of rows, the header first where there is one; nothing when it is refused."""
    try:
        reading = read(path, cur)[0]
    except Problem:
        return []
    rows = cur.execute(f"SELECT * EXCLUDE (_record) FROM {reading.table} ORDER BY _record").fetchall()
    header = [] if any(note.startswith("There is no header") for note in reading.notes) else [list(reading.columns)]
    return header + [[cell or "" for cell in row] for row in rows]


def measures(theirs, ours):
    """Precision, recall and F1 of two bags."""
    common = (Counter(ours) & Counter(theirs)).total()
    if not common:
        return [0, 0, 0]
    precision, recall = common / len(theirs), common / len(ours)
    return [precision, recall, 2 * precision * recall / (precision + recall)]


def score(ours, clean):
    """The benchmark's: one point for loading, three each for header, records (their cells run together) and cells."""
    if not clean:
        return 10.0
    header = measures(clean[0], ours[0]) if ours else [0, 0, 0]
    records = [["".join(row).casefold() for row in rows[1:]] for rows in (clean, ours)]
    cells = [[cell for row in rows for cell in row] for rows in (clean, ours)]
    return 1 + sum(header + (measures(*records) if records[0] else [1, 1, 1]) + measures(*cells))


@pytest.fixture(scope="session")
def hostile(shared) -> Path:
    return shared / "data" / "hostile"


def scores_of_30(folder: Path, cur) -> dict[str, float]:
    found = {}
    for path in sorted((folder / "csv").iterdir()):
        clean = (folder / "clean" / path.name).read_text(encoding="utf-8-sig")
        found[path.name] = score(loaded(path, cur), list(csv.reader(clean.splitlines())))
    return found


def test_the_30_files(hostile, cur):
    scores = scores_of_30(hostile / "pollock", cur)
    weights = {name: WEIGHTS.get(name.removesuffix(".csv"), A_ROW) for name in scores}
    assert len(scores) == 30
    assert sum(scores.values()) / 30 >= LEAST_OF_30, sorted(scores.items(), key=lambda item: item[1])
    weighted = sum(scores[name] * weights[name] for name in scores) / sum(weights.values())
    assert weighted >= LEAST_WEIGHTED


def polluted(lines: list[list[str]], row: int):
    """The ways in which one row is polluted: its line, and the cell to which a quote came, if one did."""
    cells = lines[row]
    for place in range(len(cells)):
        if place:
            yield ",".join([*cells[: place - 1], cells[place - 1] + cells[place], *cells[place + 1 :]]), None
        yield ",".join([*cells[:place], "", *cells[place:]]), None
        yield ",".join([*cells[:place], '"' + cells[place], *cells[place + 1 :]]), place
    yield " ".join(cells), None


def test_the_whole_set(hostile, cur, tmp_path):
    """2,290 files are the 22 whole ones and 27 for each of 84 rows; of these five rows are made here, and count for all."""
    folder, path = hostile / "pollock", tmp_path / "made.csv"
    text = (folder / "csv" / "source.csv").read_bytes().decode()
    clean = list(csv.reader((folder / "clean" / "source.csv").read_text(encoding="utf-8-sig").splitlines()))
    raw = [re.findall(r'(?:^|,)("(?:[^"]|"")*"|[^,]*)', line) for line in text.splitlines()]
    assert [len(cells) for cells in raw] == [9] * 84
    of_rows = {}
    for row in ROWS:
        found = []
        for line, quoted in polluted(raw, row):
            lines = [",".join(cells) for cells in raw]
            path.write_bytes("\n".join([*lines[:row], line, *lines[row + 1 :], ""]).encode())
            want = [list(cells) for cells in clean]
            if quoted is not None:
                want[row][quoted] = '"' + want[row][quoted]
            found.append(score(loaded(path, cur), want))
        of_rows[row] = sum(found)
    files = {name: s for name, s in scores_of_30(folder, cur).items() if not name.startswith("row_")}
    rows = of_rows[0] + 83 * sum(of_rows[row] for row in ROWS if row) / (len(ROWS) - 1)
    assert (sum(files.values()) + rows) / 2_290 >= LEAST
    weights = {name: WEIGHTS[name.removesuffix(".csv")] for name in files}
    total = sum(files[name] * weights[name] for name in files) + A_ROW * rows
    assert total / (sum(weights.values()) + A_ROW * 84 * 27) >= LEAST_WEIGHTED


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
    header, *rows = loaded(hostile / "csv_spectrum" / "csvs" / f"{name}.csv", cur)
    expected = json.loads((hostile / "csv_spectrum" / "json" / f"{name}.json").read_text(encoding="utf-8"))
    assert [dict(zip(header, row, strict=True)) for row in rows] == expected


def test_csv_spectrum_coordinates(hostile, cur):
    """Its JSON is of another row (phone number 1234567890), so the row is worked by hand from the CSV."""
    header, *rows = loaded(hostile / "csv_spectrum" / "csvs" / "location_coordinates.csv", cur)
    assert header == ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"]
    assert rows == [["2095257564", "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W", "Modesto", "Stanislaus"]]
