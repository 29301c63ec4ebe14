"""Faults 1 to 51 that need more than a few bytes: bombs inside of archives, names that lead elsewhere, wide and long cells."""

import gc
import io
import json
import struct
import sys
import zipfile

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from metrics.errors import Problem
from metrics.files.reading import MIB
from metrics.read import Limits, read
from metrics.source import Source
from metrics.store import Store

CSV = b"id,name\n1,Anna\n2,Bo\n"
OURS = b"conversation_id,channel,arrived_at\n1,chat,2026-03-02T10:00:00Z\n"


@pytest.fixture
def look(tmp_path, cur):
    """Writes bytes to a file and reads it: name and rows of every reading."""

    def look(content: bytes, file="export.zip", **rest):
        path = tmp_path / file
        path.write_bytes(content)
        found = read(path, cur, **rest)
        return [(r.name, cur.execute(f"SELECT * EXCLUDE (_record) FROM {r.table}").fetchall()) for r in found]

    return look


def packed(level=zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def test_46_an_archive_in_an_archive_in_an_archive(look):
    """As 42.zip is built; nothing but the outermost is opened."""
    inner = CSV
    for _ in range(5):
        inner = packed(a__zip=inner)
    with pytest.raises(Problem, match="is an archive inside an archive: unpack it first"):
        look(inner)


def test_46_entries_that_share_their_bytes(look):
    """300 names for the same 100 kB: 30 MB out of a file of some 20 kB."""
    one = packed(a__csv=b"id,n\n" + b"1,2\n" * 25_000)
    start = one.index(b"PK\x01\x02")
    entry, end = one[start : one.index(b"PK\x05\x06")], len(one) - one.index(b"PK\x05\x06")
    tail = bytearray(one[-end:])
    struct.pack_into("<HHI", tail, 8, 300, 300, len(entry) * 300)
    content = one[:start] + entry * 300 + bytes(tail)
    assert len(content) < 30_000
    with pytest.raises(Problem, match="unpacks to more than"):
        look(content, limits=Limits(ratio_from=10 * MIB))


def test_46_a_size_that_is_a_lie(look):
    """The list of names says 10 bytes; what comes out is counted, or the entry is called damaged."""
    content = bytearray(packed(a__csv=b"id,name\n1," + b"x" * 3_000_000))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(sign) + place, 10)
    with pytest.raises(Problem):
        look(bytes(content), limits=Limits(ratio_from=MIB))


def test_47_a_row_and_a_cell_repeated_without_end(look):
    """One row of one cell, said to come a million times and to be 16,000 cells wide."""
    book, table = OpenDocumentSpreadsheet(), Table(name="T")
    book.spreadsheet.addElement(table)
    row = TableRow(numberrowsrepeated=1_000_000)
    cell = TableCell(valuetype="string", numbercolumnsrepeated=16_000)
    cell.addElement(P(text="x" * 100))
    row.addElement(cell)
    table.addElement(row)
    buffer = io.BytesIO()
    book.write(buffer)
    with pytest.raises(Problem, match=r"^export\.ods says it has more cells than can be read"):
        look(buffer.getvalue(), "export.ods")


NAMES = {  # a name as an upload gives it -> as it is shown
    "../../etc/x.csv": "../../etc/x.csv",
    "/etc/passwd": "/etc/passwd",
    "C:\\Windows\\win.ini": "C:\\Windows\\win.ini",
    "http://evil.test/a.csv": "http://evil.test/a.csv",
    "s3://bucket/a.csv": "s3://bucket/a.csv",
    "a\0b.csv": "a\\x00b.csv",
    "CON": "CON",
    "nul.csv": "nul.csv",
    "-rf": "-rf",
    "tag=evil/part.csv": "tag=evil/part.csv",
    "a\u202egpj.csv": "a\\u202egpj.csv",
    "a\nb.csv": "a\\nb.csv",
    "'; DROP TABLE files; --.csv": "'; DROP TABLE files; --.csv",
    "n" * 5_000: "n" * 89 + "…" + "n" * 30,
    "": "plain.csv",
}


@pytest.mark.parametrize(("name", "shown"), NAMES.items(), ids=map(repr, map(str, range(len(NAMES)))))
def test_48_a_name_opens_nothing(look, name, shown):
    assert look(CSV, "plain.csv", name=name) == [(shown, [("1", "Anna"), ("2", "Bo")])]


@pytest.mark.parametrize(("name", "shown"), NAMES.items(), ids=map(repr, map(str, range(len(NAMES)))))
def test_48_a_name_is_only_a_name_in_the_store(tmp_path, name, shown):
    (tmp_path / "upload").write_bytes(OURS)
    with Store() as store:
        (report,), problems = store.load_all([Source(tmp_path / "upload", name)])
    assert (report.file, report.kept, problems) == (shown if name else "upload", 1, [])
    assert [path.name for path in tmp_path.iterdir()] == ["upload"]


@pytest.mark.parametrize("name", ["a\0b.csv", "n" * 5_000, "[x]*.csv", "missing.csv", "."])
def test_48_a_path_that_cannot_be_is_a_sentence(tmp_path, name):
    with Store() as store, pytest.raises(Problem, match=r"cannot be read|cannot be"):
        store.load(tmp_path / name)


def test_44_a_program_of_any_name(look):
    for name in ("tickets.csv", "tickets.xlsx", "tickets.json", "tickets.parquet", "tickets.zip"):
        with pytest.raises(Problem, match=rf"^{name} is a program, not a table"):
            look(b"MZ\x90\x00" + bytes(200), name)


def test_44_a_program_in_an_archive_is_left_out(tmp_path, cur):
    path = tmp_path / "export.zip"
    path.write_bytes(packed(run__csv=b"MZ\x90\x00" + bytes(200), tickets__csv=CSV))
    (reading,) = read(path, cur)
    assert reading.left_out == (
        "export.zip › run.csv is a program, not a table: load a CSV, XLSX, JSON or Parquet export.",
    )


def test_21_as_many_columns_in_json(look):
    with pytest.raises(Problem, match="has over 2,000 columns"):
        look(json.dumps([{f"c{n}": n for n in range(20_000)}]).encode(), "wide.json")


def test_22_a_cell_at_the_limit_and_one_above(tmp_path, cur):
    path = tmp_path / "long.csv"
    path.write_bytes(b"id,text\n1," + b"x" * (16 * MIB - 1) + b"\n2," + b"y" * (17 * MIB) + b"\n3,z\n")
    (reading,) = read(path, cur)
    assert cur.execute(f"SELECT id, strlen(text) FROM {reading.table} ORDER BY id").fetchall()[0] == ("1", 16 * MIB - 1)
    assert [r.record for r in reading.refused] == [2]


def test_45_to_47_bombs_leave_the_memory_as_it_was(look):
    """200 MB packed a thousand to one are stopped at a hundred to one: at most 60 MiB more are in use, ever."""
    resource = pytest.importorskip("resource")
    bomb = packed(a__csv=b"id,name\n1," + b"x" * 200_000_000)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Problem, match="unpacks to more than 18 MiB"):
        look(bomb, limits=Limits(ratio_from=10 * MIB))
    kib = 1024 if sys.platform == "darwin" else 1
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / kib < 60 * 1024
