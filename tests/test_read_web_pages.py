"""Fault 44: tables of web pages and XML workbooks of 2003, which some tools call .xls, are read; other pages are refused."""

import pytest

from metrics.errors import Problem
from metrics.read import Limits, read


@pytest.fixture
def look(tmp_path, cur):
    """Writes a page to a file and reads it: name, columns and rows of every reading."""

    def look(content: str, encoding="utf-8", **rest):
        path = tmp_path / "export.xls"
        path.write_bytes(content.encode(encoding))
        return [(r.name, r.columns, rows(cur, r)) for r in read(path, cur, **rest)]

    return look


def rows(cur, reading):
    return cur.execute(f"SELECT * EXCLUDE (_record) FROM {reading.table} ORDER BY _record").fetchall()


TICKETS = "<tr><th>id</th><th>opened</th><th>text</th></tr><tr><td>1</td><td>2025-03-01</td><td>a</td></tr>"
ONE = [("export.xls", ("id", "opened", "text"), [("1", "2025-03-01", "a")])]
PAGES = {  # what surrounds the same table
    "a whole page": f"<!DOCTYPE html><html><head><title>x</title></head><body><table>{TICKETS}</table></body></html>",
    "a bare table": f"<table>{TICKETS}</table>",
    "without ends": "<table><tr><th>id<th>opened<th>text<tr><td>1<td>2025-03-01<td>a</table>",
    "head and body": f"<html><table border=1><thead></thead><tbody>{TICKETS}</tbody></table></html>",
    "a script and a style": f"<html><style>td {{}}</style><script>'<td>'</script><table>{TICKETS}</table></html>",
    "a table around it": f"<table><tr><td>menu</td></tr><tr><td><table>{TICKETS}</table></td></tr></table>",
    "a small one beside it": f"<html><table><tr><td>Report</td></tr></table><table>{TICKETS}</table></html>",
    "never closed": f"<html><table>{TICKETS}",
    "an XML declaration": f'<?xml version="1.0"?><html><table>{TICKETS}</table></html>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_pages(look, page):
    assert look(page) == ONE


CELLS = {  # the inside of a cell -> its text
    "signs by name": ("Zo&euml; &amp; &lt;b&gt;", "Zoë & <b>"),
    "markup": ("<b>very</b> <a href='http://x'>bad</a>", "very bad"),
    "a break": ("one<br>two<br/>three", "one\ntwo\nthree"),
    "spaces": ("  one \n  two ", "one two"),
    "nothing": ("&nbsp;", None),
    "a list": ("<ul><li>a</li></ul>", "a"),
    "a comment": ("a<!-- b -->c", "ac"),
    "quotes and semicolons": ('"a"; b', '"a"; b'),
}


@pytest.mark.parametrize(("inside", "text"), CELLS.values(), ids=CELLS.keys())
def test_cells(look, inside, text):
    page = f"<table><tr><td>id</td><td>x</td><td>y</td></tr><tr><td>1</td><td>{inside}</td><td>z</td></tr></table>"
    assert look(page)[0][2] == [("1", text, "z")]


def test_cells_over_several_columns(look):
    page = "<table><tr><td colspan=2>Ticket</td><td>Agent</td></tr><tr><td>id</td><td>opened</td><td>name</td></tr>"
    page += "<tr><td>1</td><td>2025-03-01</td><td>Al</td></tr><tr><td>2</td><td>2025-03-02</td><td>Bo</td></tr></table>"
    assert look(page)[0][1] == ("Ticket id", "Ticket opened", "Agent name")


def test_two_tables(look):
    other = "<table><tr><td>agent</td><td>team</td></tr><tr><td>Al</td><td>A</td></tr></table>"
    found = look(f"<html><table>{TICKETS}</table>{other}</html>")
    assert [name for name, *_ in found] == ["export.xls › table 1", "export.xls › table 2"]


def test_other_encodings(look):
    page = "<html><table><tr><td>id</td><td>n</td></tr><tr><td>1</td><td>Zoë</td></tr></table></html>"
    assert look(page, "cp1252")[0][2] == [("1", "Zoë")]
    assert look("\ufeff" + page, "utf-16-le")[0][2] == [("1", "Zoë")]


BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Tickets"><Table>
 <Row><Cell><Data ss:Type="String">id</Data></Cell><Cell><Data ss:Type="String">opened</Data></Cell>
  <Cell><Data ss:Type="String">text</Data></Cell></Row>
 <Row><Cell><Data ss:Type="Number">1</Data><Comment><ss:Data>checked</ss:Data></Comment></Cell>
  <Cell ss:Index="3"><Data ss:Type="String">two&#10;lines</Data></Cell></Row>
 <Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="DateTime">2025-03-01T09:30:00.000</Data></Cell>
  <Cell/></Row>
</Table></Worksheet><Worksheet ss:Name="Empty"><Table></Table></Worksheet></Workbook>"""


def test_a_workbook_of_2003(look):
    assert look(BOOK) == [
        (
            "export.xls › Tickets",
            ("id", "opened", "text"),
            [("1", None, "two\nlines"), ("2", "2025-03-01T09:30:00.000", None)],
        )
    ]


REFUSED = {
    "44 a page without a table": ("<html><h1>Please log in</h1><form></form></html>", "is a web page without a table"),
    "44 a table of one cell": ("<table><tr><td>id,name</td></tr></table>", "is a web page without a table"),
    "44 a page with its pictures": ("MIME-Version: 1.0\nContent-Type: multipart/related\n", "saved as one file"),
    "other XML": ('<?xml version="1.0"?><tickets><ticket/></tickets>', "is XML, which cannot be read"),
}


@pytest.mark.parametrize(("page", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_table(look, page, said):
    with pytest.raises(Problem, match=said):
        look(page)


def test_a_page_that_attacks(look):
    """A comment without end, tags by the hundred thousand, a cell over more columns than there can be."""
    assert look(f"<table>{TICKETS}</table><!--" + "x" * 5_000_000) == ONE
    assert look(f"<table>{TICKETS}</table>" + "<div>" * 200_000) == ONE
    with pytest.raises(Problem, match=r"20,00\d columns; at most 2,000"):
        look("<table><tr><td>id</td><td colspan=999999>n</td><td>m</td></tr><tr><td>1</td></tr></table>")
    with pytest.raises(Problem, match=r"needs more memory|longer to open"):
        look(f"<table>{TICKETS}" + "<tr><td colspan=20000>" * 50_000, limits=Limits(sheet_seconds=2, unpacked=10**12))
