"""Faults 16 to 20 and real exports: where a table begins and ends, and what its columns are called."""

import pytest

from metrics.read import Limits, Told, read


@pytest.fixture
def look(tmp_path, cur):
    """Writes a text to a file and reads it: the reading, and its rows without record numbers."""

    def look(content: str, **rest):
        path = tmp_path / "tickets.csv"
        path.write_text(content, encoding="utf-8", newline="")
        reading = read(path, cur, **rest)[0]
        rows = cur.execute(f"SELECT * EXCLUDE (_record) FROM {reading.table} ORDER BY _record").fetchall()
        assert reading.read == len(rows) + len(reading.refused)
        return reading, rows

    return look


def test_16_preamble_is_told(look):
    reading, rows = look("Acme Ltd\nMarch 2025\n\nid,agent,opened\n1,Anna,2025-03-01\n2,Bo,2025-03-02\n")
    assert (reading.columns, len(rows)) == (("id", "agent", "opened"), 2)
    assert reading.notes == ("2 lines above the header were skipped.",)


FOOTERS = {
    "total": ("Total,,7,\n", "reads like a row of totals"),
    "German total with sum": ("Summe:,2,7,12\n", "reads like a row of totals"),
    "a note of the tool": ("Reporting period 2025-03-01 to 2025-03-31\n", "has 1 of 4 fields and reads like a footer"),
    "a padded note of the tool": ("Reporting period of March,,,\n", "reads like a footer"),
}


@pytest.mark.parametrize(("line", "reason"), FOOTERS.values(), ids=FOOTERS.keys())
def test_16_footers(look, line, reason):
    reading, rows = look("id,opened,replies,wait\n1,2025-03-01,3,5\n2,2025-03-02,4,7\n" + line)
    assert len(rows) == 2
    assert [(r.record, r.reason) for r in reading.refused] == [(3, reason)]


WIDE = "id,opened,a,b,c,d,e\n1,2025-03-01,1,1,1,1,1\n2,2025-03-02,1,1,1,1,1\n"
WIDE_WORDS = "ref,opened,a,b,c,d,e\nMG-1,2025-03-01,1,1,1,1,1\nMG-2,2025-03-02,1,1,1,1,1\n"
CUT_SHORT = {"3,2025-03-03": WIDE, "3,": WIDE, "MG-3,2025-03-03": WIDE_WORDS}
NOTES = {
    "Report generated,2025-04-01": WIDE_WORDS,
    "Rows:,2": WIDE,
    "records,2": WIDE_WORDS,
    "Generated,2025-04-01": WIDE_WORDS,
    "Total,14": WIDE_WORDS,
    "All times are in UTC,": WIDE_WORDS,
}


@pytest.mark.parametrize(("line", "above"), CUT_SHORT.items(), ids=CUT_SHORT.keys())
def test_13_a_last_row_cut_short_is_a_row(look, line, above):
    reading, rows = look(f"{above}{line}\n")
    assert (len(rows), reading.refused, rows[2][0]) == (3, (), line.split(",")[0])
    assert reading.notes == ("1 row was shorter than the header and was filled up.",)


@pytest.mark.parametrize(("line", "above"), NOTES.items(), ids=NOTES.keys())
def test_16_a_short_footer_of_two_cells(look, line, above):
    reading, rows = look(f"{above}{line}\n")
    assert len(rows) == 2
    assert [(r.record, r.reason) for r in reading.refused] == [(3, "has 2 of 7 fields and reads like a footer")]


def test_16_a_ticket_named_total_is_a_row(look):
    assert len(look("id,subject\n1,Total\n2,Total\n")[1]) == 2


def test_16_names_under_groups(look):
    """Two rows of header: the groups leave cells blank that the names below fill."""
    reading, rows = look("Ticket,,Agent\nid,opened,name\n1,2025-03-01,Anna\n2,2025-03-02,Bo\n")
    assert reading.columns == ("Ticket id", "Ticket opened", "Agent name")
    assert rows == [("1", "2025-03-01", "Anna"), ("2", "2025-03-02", "Bo")]


def test_16_no_header(look):
    reading, rows = look("1,2025-03-01,Anna\n2,2025-03-02,Bo\n3,2025-03-03,Cy\n")
    assert (reading.columns, len(rows)) == (("column_1", "column_2", "column_3"), 3)


SECOND = {
    "other width": "agent,team\nAnna,A\nBo,B\n",
    "other width after a blank line": "\nagent,team\nAnna,A\nBo,B\n",
    "same width after a blank line": "\nagent,team,since\nAnna,A,2020\nBo,B,2021\n",
}


@pytest.mark.parametrize("second", SECOND.values(), ids=SECOND.keys())
def test_17_two_tables(look, second):
    """Records 1 and 2 are the first table; the header of the second is record 3, its rows 4 and 5."""
    reading, rows = look("id,opened,text\n1,2025-03-01,a\n2,2025-03-02,b\n" + second)
    assert [row[0] for row in rows] == ["1", "2"]
    assert [r.record for r in reading.refused] == [3, 4, 5]
    assert all(r.reason.startswith("belongs to a second table") for r in reading.refused)
    assert reading.notes == ("A second table in the file (3 rows with its header) was not read.",)


def test_17_the_same_table_again(look):
    """Two months put into one file: only the header between them is refused."""
    reading, rows = look("id,opened\n1,2025-03-01\nid,opened\n2,2025-04-01\n")
    assert [row[0] for row in rows] == ["1", "2"]
    assert [(r.record, r.reason) for r in reading.refused] == [(2, "repeats the header")]


MENDED = {  # header lines over rows of three cells
    "a quote before a name": 'id,"opened,agent',
    "a quote before the first name": '"id,opened,agent',
    "a delimiter too many": "id,,opened,agent",
    "a delimiter too many in front": ",id,opened,agent",
    "semicolons": "id;opened;agent",
    "quoted names and semicolons": '"id";"opened";"agent"',
    "spaces behind the commas": 'id, "opened", "agent"',
}


@pytest.mark.parametrize("header", MENDED.values(), ids=MENDED.keys())
def test_a_broken_header_line_is_mended(look, header):
    reading, rows = look(header + "\n1,2025-03-01,Anna\n2,2025-03-02,Bo\n3,2025-03-03,Cy\n4,2025-03-04,Di\n")
    assert (reading.columns, reading.refused) == (("id", "opened", "agent"), ())
    assert [row[2] for row in rows] == ["Anna", "Bo", "Cy", "Di"]


def test_words_above_a_header_are_no_header(look):
    """Three words over three columns, and the header below them: a preamble, not names cut by spaces."""
    reading, rows = look("Report of tickets\nid,opened,agent\n1,2025-03-01,Anna\n2,2025-03-02,Bo\n3,2025-03-03,Cy\n")
    assert (reading.columns, len(rows)) == (("id", "opened", "agent"), 3)


def test_a_name_with_a_quote_in_it_is_kept(look):
    reading, _ = look(
        '"id ""new""",opened,agent\n1,2025-03-01,Anna\n2,2025-03-02,Bo\n3,2025-03-03,Cy\n4,2025-03-04,Di\n'
    )
    assert reading.columns == ('id "new"', "opened", "agent")


NAMES = {
    "18 repeats": ("tag,tag,Tag", ("tag", "tag_1", "Tag_2")),
    "18 a repeat that is taken": ("tag,tag_1,tag", ("tag", "tag_1", "tag_2")),
    "18 our own": ("_record,id,n", ("_record_1", "id", "n")),
    "19 blank": ("id,,name", ("id", "column_2", "name")),
    "20 hostile": ('"; DROP TABLE x;--",<script>,=cmd', ("; DROP TABLE x;--", "<script>", "=cmd")),
    "20 quotes, lines, spaces": ('"a""b"," c ","d\r\ne"', ('a"b', "c", "d\ne")),
    "20 long": (f"{'x' * 300},b,c", ("x" * 300, "b", "c")),
}


@pytest.mark.parametrize(("header", "names"), NAMES.values(), ids=NAMES.keys())
def test_names(look, header, names):
    reading, rows = look(f"{header}\none,two,three\nfour,five,six\n")
    assert (reading.columns, rows[0]) == (names, ("one", "two", "three"))


def test_19_blank_first_name(look):
    """What pandas writes: an index without a name."""
    assert look(",id,text\n0,17,hello\n1,18,bye\n")[0].columns == ("column_1", "id", "text")


def test_empty_rows_and_cells(look):
    """Rows of delimiters alone, as spreadsheets leave them, are told and left out; record numbers stay."""
    reading, rows = look('id,name\n,\n1,""\n,\n')
    assert (rows, reading.read, reading.refused) == ([("1", None)], 1, ())
    assert reading.notes == ("2 empty rows were left out.",)


def test_told_delimiter(look):
    assert look("a;b,c\n1;2,3\n", told=Told(delimiter=","))[0].columns == ("a;b", "c")


def test_rows_over_the_limit_are_refused(look):
    reading, rows = look("id,text\n1,bad,\n2," + "x" * 5_000 + "\n3,short\n", limits=Limits(row=2_000))
    assert rows == [("1", "bad"), ("3", "short")]
    assert [(r.record, r.reason[:14]) for r in reading.refused] == [(2, "is larger than")]


def test_real_tweets(shared, cur):
    """5,000 tweets; the first header cell is blank and two texts hold a bare carriage return, which ends no row."""
    reading = read(shared / "data" / "twitter_support" / "twcs.csv", cur)[0]
    assert (reading.read, reading.refused, reading.columns[:2]) == (5_000, (), ("column_1", "tweet_id"))
    returns = "count(*) FILTER (contains(text, chr(13)))"
    counts = f"SELECT count(DISTINCT tweet_id), {returns}, min(_record), max(_record) FROM {reading.table}"
    assert cur.execute(counts).fetchone() == (5_000, 0, 1, 5_000)


SAMPLES = {  # rows and columns, counted by eye
    "aircall_calls_masked.csv": (4, 41),
    "delighted_survey_responses.json": (2, 14),
    "google_play_reviews_utf16le_bom.csv": (3, 16),
    "gorgias_tickets.csv": (3, 31),
    "hubspot_tickets.csv": (3, 8),
    "intercom_conversations.csv": (5, 17),
    "ultimate_import_template.tsv": (5, 5),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_real_exports(shared, cur, name):
    reading = read(shared / "formats" / "samples" / name, cur)[0]
    assert (reading.read, len(reading.columns), reading.refused) == (*SAMPLES[name], ())
