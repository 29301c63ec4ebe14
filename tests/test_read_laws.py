"""Laws of reading: what was written comes back, both ways of reading agree, every record is accounted for."""

import csv
import io
from unittest import mock

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from metrics.errors import Problem
from metrics.files import csv_rows, encoding
from metrics.read import Told, read

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.text(st.sampled_from("ab1 ,;|\t\"'\\\näß漢😀="), max_size=12)
likely = st.text(st.sampled_from("a1,;\"'\n\r\t\\{}[]: "), max_size=200)
tables = st.lists(st.tuples(st.integers(0, 10**20).map(str), words, words), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def con():
    return duckdb.connect()


def written(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator="\n")
    writer.writerows([("id", "name", "text"), *rows])
    return buffer.getvalue().encode()


def read_back(con, path, told=None):
    reading = read(path, con, told=told or Told())[0]
    rows = con.execute(f"SELECT * FROM {reading.table} ORDER BY _record").fetchall()
    con.execute(f"DROP TABLE {reading.table}")
    assert reading.read == len(rows) + len(reading.refused)
    numbers = [row[0] for row in rows] + [refused.record for refused in reading.refused]
    assert len(set(numbers)) == len(numbers)
    return reading, [tuple(cell or "" for cell in row[1:]) for row in rows]


@few
@given(rows=tables, delimiter=st.sampled_from(",;\t|"), quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_was_written_comes_back(con, tmp_path, rows, delimiter, quoting):
    """Backslashes and apostrophes aside: around whole cells they are taken for quotes where that fits the rows."""
    assume(not any("\\" in cell or cell[:1] == cell[-1:] == "'" for row in rows for cell in row))
    (tmp_path / "t.csv").write_bytes(written(rows, delimiter, quoting))
    assert read_back(con, tmp_path / "t.csv", Told(delimiter=delimiter))[1] == rows


@few
@given(rows=tables)
def test_both_ways_agree(con, tmp_path, rows):
    (tmp_path / "t.csv").write_bytes(written(rows))
    straight = read_back(con, tmp_path / "t.csv", Told(delimiter=","))
    with mock.patch.object(csv_rows, "_copied", return_value=None):
        by_record = read_back(con, tmp_path / "t.csv", Told(delimiter=","))
    assert by_record[1] == straight[1]
    assert by_record[0].refused == straight[0].refused


@few
@given(content=st.binary(max_size=200) | likely.map(str.encode))
def test_any_bytes_give_rows_or_a_sentence(con, tmp_path, content):
    (tmp_path / "t.csv").write_bytes(content)
    try:
        read_back(con, tmp_path / "t.csv")
    except Problem as problem:
        assert str(problem).startswith("t.csv ")
        assert str(problem).endswith(".")


@few
@given(
    data=st.text(st.sampled_from("aé€😀\n"), max_size=20).map(str.encode),
    spoiled=st.none() | st.integers(0, 60),
    piece=st.integers(1, 9),
)
def test_a_file_is_utf8_where_it_decodes_wherever_it_is_cut_in_pieces(tmp_path, data, spoiled, piece):
    if spoiled is not None:
        data = data[: spoiled // 2] + data[spoiled // 2 + 1 :] if spoiled % 2 else data[: spoiled // 2] + b"\xc3"
    path = tmp_path / "file"
    path.write_bytes(data)
    try:
        data.decode()
        decodes = True
    except UnicodeDecodeError:
        decodes = False
    with mock.patch.object(encoding, "MIB", piece):
        assert encoding._scan(path)[0] == decodes
