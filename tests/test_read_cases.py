"""Faults 1 to 23 of a text file: each gives rows or a clear sentence, and no row is lost silently."""

import pytest

from metrics.errors import Problem
from metrics.read import Limits, Told, read


@pytest.fixture
def look(tmp_path, cur):
    """Writes bytes to a file and reads them: the reading, and its rows with record numbers."""

    def look(content: bytes, name="tickets.csv", **rest):
        path = tmp_path / name
        path.write_bytes(content)
        reading = read(path, cur, **rest)[0]
        rows = cur.execute(f"SELECT * FROM {reading.table} ORDER BY _record").fetchall()
        assert reading.read == len(rows) + len(reading.refused)
        return reading, rows

    return look


TWO = [(1, "1", "Anna"), (2, "2", "Bo")]
KEPT = {  # bytes -> the same two rows, whatever they are wrapped in
    "4 utf-8 bom": b"\xef\xbb\xbfid,name\n1,Anna\n2,Bo\n",
    "5 utf-16 le with bom": "\ufeffid,name\n1,Anna\n2,Bo\n".encode("utf-16-le"),
    "5 utf-16 be with bom": "\ufeffid,name\n1,Anna\n2,Bo\n".encode("utf-16-be"),
    "5 utf-16 le without bom": "id,name\n1,Anna\n2,Bo\n".encode("utf-16-le"),
    "5 utf-16 be without bom": "id,name\n1,Anna\n2,Bo\n".encode("utf-16-be"),
    "5 utf-32 with bom": "\ufeffid,name\n1,Anna\n2,Bo\n".encode("utf-32-le"),
    "9 nul bytes": b"id,name\n1,An\x00na\n2,Bo\x00\n",
    "10 mixed line ends": b"id,name\r\n1,Anna\n2,Bo\r\n",
    "10 cr only": b"id,name\r1,Anna\r2,Bo\r",
    "10 doubled cr": b"id,name\r\r\n1,Anna\r\r\n2,Bo\r\r\n",
    "10 no end of line at the end": b"id,name\n1,Anna\n2,Bo",
    "10 blank lines at the end": b"id,name\n1,Anna\n2,Bo\n\n\n",
    "11 semicolon": b"id;name\n1;Anna\n2;Bo\n",
    "11 tab": b"id\tname\n1\tAnna\n2\tBo\n",
    "11 bar": b"id|name\n1|Anna\n2|Bo\n",
    "11 sep line": b"sep=;\r\nid;name\r\n1;Anna\r\n2;Bo\r\n",
    "11 comma and space": b'id, name\n1, "Anna"\n2, Bo\n',
    "15 apostrophe": b"'id','name'\n'1','Anna'\n'2','Bo'\n",
    "16 preamble": b"Report of March\n\nid,name\n1,Anna\n2,Bo\n",
    "16 header twice": b"id,name\nid,name\n1,Anna\n2,Bo\n",
    "16 delimiter at each line's end": b"id,name,\n1,Anna,\n2,Bo,\n",
    "16 delimiter at the end of rows only": b"id,name\n1,Anna,\n2,Bo,\n",
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT.keys())
def test_same_rows(look, content):
    reading, rows = look(content)
    assert (reading.columns, rows, reading.refused) == (("id", "name"), TWO, ())


REFUSED_WHOLE = {
    "1 empty file": (b"", "tickets.csv is empty."),
    "3 blank lines only": (b"\n\n\n", "nothing but blank lines"),
    "3 one cell": (b"hello\n", "only one column"),
    "3 one column": (b"text\nhello there\nthank you so much\n", "only one column"),
    "21 too many columns": (",".join(f"c{i}" for i in range(20_000)).encode() + b"\n", "20,000 columns; at most 2,000"),
    "44 program": (b"MZ\x90\x00\x03" + bytes(60), "is a program"),
    "44 pdf": (b"%PDF-1.7\n1 0 obj", "is a PDF"),
    "44 rich text": (b"{\\rtf1\\ansi hi}", "is a document, not a table"),
    "44 picture": (b"\x89PNG\r\n\x1a\n", "is a picture"),
    "44 web page": (b"\n<!DOCTYPE html>\n<table><tr><td>id,name</td></tr></table>", "is a web page"),
    "44 document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a document, not a table"),
    "44 bytes that are no text": (bytes(range(1, 32)) * 40, "is not a text file"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED_WHOLE.values(), ids=REFUSED_WHOLE.keys())
def test_nothing_to_read(look, content, said):
    with pytest.raises(Problem, match=said):
        look(content)


def test_02_header_only(look):
    reading, rows = look(b"id,name\n")
    assert (reading.columns, reading.read, rows) == (("id", "name"), 0, [])


ENCODED = {
    "6 Windows-1252": ("1,Zoë\n2,Jürgen\n", "cp1252", "cp1252"),
    "7 Shift-JIS": ("1,注文した商品がまだ届いていません\n2,返金をお願いします\n", "shift_jis", "cp932"),
    "7 GBK": ("1,我的订单还没有收到,请帮忙查询一下\n".replace(",请", "，请") + "2,请给我退款谢谢\n", "gbk", "gb18030"),
    "7 KOI8-R": ("1,Где мой заказ? Я жду уже две недели\n2,Верните деньги пожалуйста\n", "koi8_r", "koi8_r"),
}


@pytest.mark.parametrize(("text", "written", "found"), ENCODED.values(), ids=ENCODED.keys())
def test_encodings(look, text, written, found):
    reading, rows = look(f"id,name\n{text}".encode(written))
    assert [f"{a},{b}" for _, a, b in rows] == text.splitlines()
    assert reading.encoding == found
    assert any(note.startswith("Read as ") for note in reading.notes)


def test_07_encoding_told(look):
    """Latin letters with a caron, in an encoding that cannot be told from Windows-1252 by one word."""
    assert look("id,name\n1,Žižek\n".encode("cp1250"), told=Told(encoding="cp1250"))[1] == [(1, "1", "Žižek")]
    with pytest.raises(Problem, match="“klingon” is no encoding"):
        look(b"id,name\n1,a\n", told=Told(encoding="klingon"))


def test_08_mixed_encodings(look):
    """Two lines in UTF-8, the third with one byte of Windows-1252: replaced and named."""
    reading, rows = look("id,name\n1,Zoë\n2,Jürgen\n".encode() + b"3,Andr\xe9\n")
    assert [row[2] for row in rows] == ["Zoë", "Jürgen", "Andr\ufffd"]
    assert reading.notes == ("1 byte is not UTF-8 and was replaced by “\ufffd”, in line 4.",)


def test_09_nul_bytes_are_told(look):
    assert look(KEPT["9 nul bytes"])[0].notes == ("2 NUL bytes were taken out.",)


def test_10_bare_carriage_return_in_a_text(look):
    rows = look(b'id,text\n1,"first\rsecond"\n2,third\rfourth\n')[1]
    assert rows == [(1, "1", "first\nsecond"), (2, "2", "third\nfourth")]


@pytest.mark.parametrize("last", [b"9,\n", b",\n"], ids=["filled", "empty"])
def test_12_an_extra_delimiter(look, last):
    """51 good rows and one with a cell too many; in the second file that cell is empty, as in all other rows."""
    good = b"".join(b"%d,chat,Anna,\n" % number for number in range(51))
    reading, rows = look(b"id,channel,agent,note\n" + good + b"51,chat,An,na," + last)
    assert len(rows) == 51
    assert [(r.record, r.reason) for r in reading.refused] == [(52, "has 6 fields, the header has 4")]


def test_12_one_empty_cell_too_many_shifts_a_row(look):
    """DuckDB takes `7,ch,at,` for three cells, and Anna would be no one."""
    good = b"".join(b"%d,chat,\n" % number for number in range(6))
    reading, rows = look(b"id,channel,agent\n" + good + b"7,ch,at,\n")
    assert len(rows) == 6
    assert [r.record for r in reading.refused] == [7]


def test_13_missing_fields(look):
    reading, rows = look(b"id,name,text\n1,Anna,hello\n2,Bo\n3,Cy,bye\n")
    assert rows[1] == (2, "2", "Bo", None)
    assert reading.notes == ("1 row was shorter than the header and was filled up.",)


def test_14_unterminated_quote(look):
    reading, rows = look(b'id,text\n1,hello\n2,"oops\n3,fine\n4,ok\n')
    assert rows == [(1, "1", "hello")]
    assert [r.record for r in reading.refused] == [2, 3, 4]
    assert reading.refused[0].reason == "the quote opened in line 3 is never closed"


def test_14_stray_quote(look):
    """Quotes out of place: rows are mended where a reading has three cells; where none has, that row is refused."""
    good = b'1,"a, b",x\n2,"oops,x\n3,say "hi" now,x\n4,"a "b" c",x\n'
    reading, rows = look(b"id,text,x\n" + good + b'5,"a "b", c",x\n6,"c",x\n')
    assert [row[2] for row in rows] == ["a, b", '"oops', 'say "hi" now', 'a "b" c', "c"]
    assert reading.notes == ("2 rows had a quote out of place and were mended.",)
    assert [(r.record, r.reason) for r in reading.refused] == [(5, "has a quote out of place, in line 6")]


def test_15_quotes_and_lines_inside_texts(look):
    assert look(b'id,text\n1,"a ""b"" c"\n2,"one\ntwo"\n')[1] == [(1, "1", 'a "b" c'), (2, "2", "one\ntwo")]
    escaped = b'id,text\n1,"a \\"b\\", c"\n2,"d:\\\\e"\n3,"f"\n'
    assert [row[2] for row in look(escaped)[1]] == ['a "b", c', "d:\\e", "f"]


def test_22_long_cells(look):
    """3 MB is kept; a cell over the limit loses its row alone."""
    reading, rows = look(b"id,text\n1," + b"x" * 3_000_000 + b"\n2,short\n")
    assert [len(row[2]) for row in rows] == [3_000_000, 5]
    with_long_line = b"id,text\n1,short\n2," + b"x" * 70_000_000 + b"\n"
    assert [r.record for r in look(with_long_line)[0].refused] == [2]
    reading, rows = look(b'id,text\n1,"' + b"x" * 1_200 + b'"\n2,short\n', limits=Limits(cell=1_000))
    assert (rows, [r.record for r in reading.refused]) == ([(2, "2", "short")], [1])


def test_23_the_type_changes_late(look):
    reading, rows = look(b"id,n\n" + b"1,2\n" * 30_000 + b"x,N/A\n")
    assert (reading.read, rows[-1]) == (30_001, (30_001, "x", "N/A"))


def test_no_file_stays_behind(look, tmp_path):
    passing = tmp_path / "passing"
    passing.mkdir()
    look(KEPT["9 nul bytes"], limits=Limits(workdir=passing))
    with pytest.raises(Problem):
        look(b"hello\n", limits=Limits(workdir=passing))
    assert list(passing.iterdir()) == []
