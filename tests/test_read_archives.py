"""Faults 43 to 48: Parquet, archives and their traps, file names that mean something to a shell or to DuckDB."""

import gzip
import io
import random
import stat
import tempfile
import zipfile
from datetime import UTC, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from metrics.errors import Problem
from metrics.read import Limits, read

CSV = b"id,name\n1,Anna\n2,Bo\n"
ROWS = [("1", "Anna"), ("2", "Bo")]


@pytest.fixture
def look(tmp_path, cur):
    """Writes bytes under a name and reads them: name and rows of every reading."""

    def look(content: bytes, file="export.zip", **rest):
        path = tmp_path / file
        path.write_bytes(content)
        return [(r.name, rows(cur, r)) for r in read(path, cur, **rest)]

    return look


def rows(cur, reading):
    return cur.execute(f"SELECT * EXCLUDE (_record) FROM {reading.table} ORDER BY _record").fetchall()


def packed(**members: bytes) -> bytes:
    """A zip of these files; `__` in a name stands for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def named(*names: str, content: bytes = CSV) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_43_parquet(tmp_path, cur):
    """Every value as text: offsets kept, lists joined, 2^62 + 1 exact."""
    table = pa.table(
        {
            "at": pa.array([datetime(2025, 3, 1, 9, 30, tzinfo=UTC)], pa.timestamp("us", "Europe/Berlin")),
            "local": [datetime(2025, 3, 1, 9, 30, 0, 250_000)],
            "tags": [["a", "b;c"]],
            "id": [2**62 + 1],
            "price": [Decimal("1.10")],
            "done": [True],
            "nested": [{"a": [1, 2]}],
            "raw": [b"abc"],
            "none": pa.array([""], pa.string()),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    reading = read(tmp_path / "t.parquet", cur)[0]
    assert rows(cur, reading) == [
        (
            "2025-03-01T09:30:00+00:00",
            "2025-03-01T09:30:00.25",
            r"a;b\;c",
            "4611686018427387905",
            "1.10",
            "true",
            '{"a":[1,2]}',
            "abc",
            None,
        )
    ]
    assert (reading.read, reading.delimiter) == (1, "")


def test_43_damaged_parquet(look, tmp_path):
    pq.write_table(pa.table({"id": list(range(1_000))}), tmp_path / "whole.parquet")
    whole = (tmp_path / "whole.parquet").read_bytes()
    for broken in (whole[:-40], whole[:100] + bytes(50) + whole[150:], b"PAR1"):
        with pytest.raises(Problem, match=r"^t\.parquet is a damaged Parquet file"):
            look(broken, "t.parquet")


def test_43_csv_named_parquet(look):
    assert look(CSV, "t.parquet") == [("t.parquet", ROWS)]


def test_44_what_says_to_be_a_spreadsheet_and_is_none(look):
    for content in (
        named("[Content_Types].xml", "xl/workbook.xml"),
        named("mimetype", "content.xml", content=b"application/vnd.oasis.opendocument.spreadsheet"),
    ):
        with pytest.raises(Problem, match="is damaged and cannot be opened"):
            look(content, "tickets.csv")


def test_45_gzip(look):
    assert look(gzip.compress(CSV), "tickets.csv.gz") == [("tickets.csv.gz › tickets.csv", ROWS)]
    assert look(gzip.compress(CSV), "tickets.csv") == [("tickets.csv", ROWS)]


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: packed(a__csv=content)], ids=["gzip", "zip"])
def test_45_bombs(look, pack):
    """2 MB of one letter pack to some 2 kB, a thousand to one; ordinary text of that size is read."""
    small = Limits(ratio_from=1024 * 1024)
    with pytest.raises(Problem, match=r"^export\.zip unpacks to more than 1 MiB"):
        look(pack(b"id,name\n1," + b"x" * 2_500_000), limits=small)
    letters = random.Random(1).choices("abcdefghij", k=1_500_000)
    assert len(look(pack(b"id,name\n1," + "".join(letters).encode()), limits=small)) == 1
    with pytest.raises(Problem, match="unpacks to more than"):
        look(pack(b"id,name\n1," + "".join(letters).encode()), limits=Limits(unpacked=1_000_000))


@pytest.mark.parametrize("cut", [30, 200])
def test_45_damaged_archives(look, cut):
    content = random.Random(1).randbytes(2_000)
    for whole in (gzip.compress(content), packed(a__csv=content)):
        with pytest.raises(Problem, match="is damaged and cannot be unpacked"):
            look(whole[:cut])


def test_46_zip(look):
    found = look(packed(tickets__csv=CSV, users__json=b'[{"id": 7, "name": "Cy"}]'))
    assert found == [("export.zip › tickets.csv", ROWS), ("export.zip › users.json", [("7", "Cy")])]


def test_46_what_is_no_table_is_told(tmp_path, cur):
    path = tmp_path / "export.zip"
    path.write_bytes(packed(logo__png=b"\x89PNG\r\n\x1a\n", tickets__csv=CSV, inner__zip=packed(a__csv=CSV)))
    readings = read(path, cur)
    assert [reading.name for reading in readings] == ["export.zip › tickets.csv"]
    starts = ["export.zip › logo.png is a pic", "export.zip › inner.zip is an a"]
    assert [sentence[:30] for sentence in readings[0].left_out] == starts


def test_46_names_are_ignored(look):
    names = ("../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "Evil.csv", "evil.csv", "folder/")
    hidden = ("__MACOSX/._evil.csv", ".DS_Store", "a/.hidden.csv")
    shown = ("evil.csv", "evil.csv (2)", "evil.csv (3)", "Evil.csv", "evil.csv (4)")
    assert [name for name, _ in look(named(*names, *hidden))] == [f"export.zip › {name}" for name in shown]


def test_46_links_are_passed_over(look):
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Problem, match=r"^export\.zip has no files in it"):
        look(buffer.getvalue())


def test_46_locked(look):
    """The flag of encryption set in both headers of the entry."""
    content = bytearray(named("a.csv"))
    for place in (6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    with pytest.raises(Problem, match="is locked with a password"):
        look(bytes(content))


def test_46_too_many(look):
    with pytest.raises(Problem, match="holds 1,001 files; at most 1,000"):
        look(named(*(f"{n}.csv" for n in range(1_001))))


NAMES = ["[x]*.csv", "o'hara.csv", "tag=evil.csv", "-rf.csv", "a?.csv", "a\u202egnp.csv", "ü {}.csv"]


@pytest.mark.parametrize("name", NAMES)
def test_48_names_that_mean_something(look, tmp_path, name):
    """DuckDB would open x1.csv for `[x]*.csv`."""
    (tmp_path / "x1.csv").write_bytes(b"id,name\n9,wrong\n")
    shown = name.replace("\u202e", "\\u202e")
    assert look(CSV, name) == [(shown, ROWS)]


def test_48_long_names_are_cut(look):
    assert look(CSV, "a.csv", name="n" * 300 + ".csv")[0][0] == "n" * 89 + "…" + "n" * 26 + ".csv"


def test_nothing_stays_behind(look, tmp_path, monkeypatch, cur):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    look(packed(tickets__csv=CSV, bad__csv=b"id,name\n1,\x00Anna\n2\n"))
    with pytest.raises(Problem):
        look(packed(a__csv=CSV, b__csv=b"id,name\n1," + b"x" * 3_000_000), limits=Limits(unpacked=2_000_000))
    assert list(passing.iterdir()) == []
    assert cur.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'text_%'").fetchone() == (2,)
