"""Fault 47: workbooks that attack, that are locked, damaged or far too large; each gets a sentence, memory stays."""

import io
import zipfile

import openpyxl
import pytest

from metrics.errors import Problem
from metrics.files import office, sheets
from metrics.files.reading import MIB
from metrics.read import Limits, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHARED = f'<Relationship Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml" Id="rId9"/>'
SMALL = Limits(sheet_memory=400 * MIB)


@pytest.fixture
def look(tmp_path, cur):
    """Writes bytes to a file and reads it: name and rows of every reading."""

    def look(content: bytes, file="export.xlsx", **rest):
        path = tmp_path / file
        path.write_bytes(content)
        return [
            (r, cur.execute(f"SELECT * EXCLUDE (_record) FROM {r.table}").fetchall()) for r in read(path, cur, **rest)
        ]

    return look


def book(cells: str, *, head: str = "", strings: str = "", **members: str) -> bytes:
    """An XLSX written by hand: the cells of its sheet, what stands before that, its shared texts, other files in it."""
    plain = openpyxl.Workbook()
    plain.active.title = "T"
    plain.active.append(["id", "n"])
    buffer, out = io.BytesIO(), io.BytesIO()
    plain.save(buffer)
    sheet = f"{head}<worksheet {NS}><sheetData>{cells}</sheetData></worksheet>"
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name.endswith("workbook.xml.rels"):
                content = content.replace("</Relationships>", f"{SHARED}</Relationships>")
            target.writestr(name, sheet if name.endswith("sheet1.xml") else content)
        for name, content in {"sharedStrings": strings or f"<sst {NS}/>", **members}.items():
            target.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


def row(number: int, *cells: str) -> str:
    inside = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{inside}</row>'


GOOD = row(1, "id", "n") + row(2, "a", "b")


def test_written_by_hand(look):
    ((reading, found),) = look(book(GOOD))
    assert (reading.name, found) == ("export.xlsx › T", [("a", "b")])


def test_a_cell_far_away(look):
    """A1 and the last cell there can be: the area between is 17 billion cells."""
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Problem, match=r"^export\.xlsx › T needs more memory than the 400 MiB .* save the sheet as CSV"):
        look(book(GOOD + far), limits=SMALL)


def shared(letters: int, cells: int) -> bytes:
    """So many cells with the same text, which is in the file once."""
    strings = f"<sst {NS}><si><t>{'x' * letters}</t></si></sst>"
    lines = (f'<row r="{n}"><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' for n in range(3, cells + 3))
    return book(GOOD + "".join(lines), strings=strings)


def test_a_text_shared_by_very_many_cells(look):
    """2 MB of text in 500 rows of two cells are 2 GB; the file has some 30 kB."""
    with pytest.raises(Problem, match="needs more memory"):
        look(shared(2_000_000, 500), limits=SMALL)


def test_more_is_written_than_there_is_room_for(look):
    """10 kB of text in 200 rows of two cells are 4 MB; the file says of itself that it has some 50 kB."""
    with pytest.raises(Problem, match=r"^export\.xlsx › T unpacks to more than 1 MiB; it and what comes after"):
        look(shared(10_000, 200), limits=Limits(unpacked=MIB))


def test_a_bomb_is_not_even_opened(look, monkeypatch):
    monkeypatch.setattr(sheets, "_run", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(Problem, match=r"^export\.xlsx unpacks to more than 1 MiB"):
        look(book(GOOD, media="x" * 3_000_000), limits=Limits(ratio_from=MIB))


ATTACKS = {
    "entities that grow": '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(c)} "{f"&{chr(c - 1)};" * 10}">' for c in range(98, 108))
    + "]>",
    "an entity of the machine": '<!DOCTYPE b [<!ENTITY k SYSTEM "file:///etc/passwd">]>',
}


@pytest.mark.parametrize("head", ATTACKS.values(), ids=ATTACKS.keys())
def test_entities_bring_nothing(look, head):
    """What the entity stands for is not in the table; the cell may be, or the sheet is called damaged."""
    try:
        ((_, found),) = look(book(GOOD + row(3, "c", "&k;"), head=head), limits=SMALL)
    except Problem as problem:
        assert "damaged" in str(problem)
    else:
        assert all(len(cell or "") < 10 for cells in found for cell in cells)


def test_deep_xml(look):
    cells = GOOD + '<row r="3"><c t="inlineStr"><is>' + "<r>" * 200_000 + "</r>" * 200_000 + "</is></c></row>"
    ((_, found),) = look(book(cells), limits=SMALL)
    assert found == [("a", "b")]


def test_macros_and_links_are_not_looked_at(look):
    link = '<externalLink><externalBook r:id="rId1"/></externalLink>'
    ((_, found),) = look(book(GOOD, vbaProject="Sub Auto_Open()", link=link), "export.xlsm")
    assert found == [("a", "b")]


REFUSED = {  # bytes -> what is said
    "44 a Word document": (OLE + "WordDocument".encode("utf-16-le"), r"^export\.xlsx is a document, not a table"),
    "47 a password": (OLE + "EncryptedPackage".encode("utf-16-le"), r"is protected by a password: save it without one"),
    "a damaged old workbook": (OLE + "Workbook\0".encode("utf-16-le"), r"is damaged and cannot be opened"),
    "a cut workbook": (book(GOOD)[:-200], r"is damaged"),
    "a workbook without its sheet": (book("<row"), r"is damaged"),
    "nothing in it": (book("<row/>"), r"has nothing but empty sheets"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_opened(look, content, said):
    with pytest.raises(Problem, match=said):
        look(content)


def test_44_a_document_that_is_a_zip(look):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", "")
    with pytest.raises(Problem, match="is a document, not a table"):
        look(buffer.getvalue(), "tickets.csv")


def test_21_a_sheet_as_wide_as_can_be(look):
    with pytest.raises(Problem, match=r"16,384 columns; at most 2,000"):
        look(book(row(1, *(f"c{n}" for n in range(16_384)))))


def saved(sheets: int) -> bytes:
    many = openpyxl.Workbook()
    many.remove(many.active)
    for n in range(sheets):
        sheet = many.create_sheet(f"S{n}")
        for cells in (["id", "n"], [n, 1]):
            sheet.append(cells)
    buffer = io.BytesIO()
    many.save(buffer)
    return buffer.getvalue()


def test_many_sheets(look):
    found = look(saved(60))
    assert [rows for _, rows in found] == [[(str(n), "1")] for n in range(60)]
    found = look(saved(5), limits=Limits(members=3))
    assert len(found) == 3
    assert found[0][0].left_out == ("export.xlsx has 5 sheets; the first 3 were read.",)


def test_a_sheet_that_ends_the_reading_leaves_those_before_it(look):
    """The second sheet takes more memory than there is; the first is kept."""
    content = saved(2)
    far = f'<worksheet {NS}><sheetData>{GOOD}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, far if name.endswith("sheet2.xml") else source.read(name))
    ((reading, found),) = look(out.getvalue(), limits=SMALL)
    assert found == [("0", "1")]
    assert reading.left_out[0].startswith("export.xlsx › S1 needs more memory")


def test_a_reading_without_end_is_stopped(look, tmp_path, monkeypatch):
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass")
    monkeypatch.setattr(sheets, "APART", endless)
    with pytest.raises(Problem, match=r"^export\.xlsx takes longer to open than 1 seconds"):
        look(book(GOOD), limits=Limits(sheet_seconds=1))


def test_46_a_list_of_names_that_fills_the_memory(look, monkeypatch):
    """Its size is looked at before the list: 100 names of 10 letters are some 5,600 bytes."""
    monkeypatch.setattr(office, "DIRECTORY", 5_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(100):
            archive.writestr(f"{n:06}.csv", b"id,n\n1,2\n")
    with pytest.raises(Problem, match=r"holds 100 files; at most 1,000"):
        look(buffer.getvalue(), "export.zip")


@pytest.mark.parametrize("module", sorted(sheets.APART.glob("*.py")), ids=lambda path: path.name)
def test_the_process_imports_nothing_of_ours(module):
    """It runs as a folder of its own: its limits are to be for the file alone, not for all that we import."""
    assert "import metrics" not in module.read_text(encoding="utf-8")
    assert "from metrics" not in module.read_text(encoding="utf-8")


def test_the_process_and_who_starts_it_agree():
    said = (sheets.APART / "__main__.py").read_text(encoding="utf-8")
    assert f'TOLD, TOO_LARGE = "{sheets.TOLD}", {sheets.TOO_LARGE}' in said
