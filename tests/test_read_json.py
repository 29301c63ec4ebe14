"""Faults 38 to 42 and the shapes JSON comes in: lists, wrappers, one object a line; nothing lost, nothing rounded."""

import json

import pytest

from metrics.errors import Problem
from metrics.files.reading import MIB
from metrics.read import Limits, read


@pytest.fixture
def look(tmp_path, cur):
    """Writes JSON text or bytes to a file and reads it: the first reading, and its rows as dictionaries."""

    def look(content, **rest):
        path = tmp_path / "tickets.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        reading = read(path, cur, **rest)[0]
        rows = cur.execute(f"SELECT * FROM {reading.table} ORDER BY _record").fetchall()
        assert reading.read == len(rows) + len(reading.refused)
        return reading, [dict(zip(("_record", *reading.columns), row, strict=True)) for row in rows]

    return look


TWO = [{"_record": 1, "id": "1", "name": "Zoë"}, {"_record": 2, "id": "2", "name": "Bo"}]
SHAPES = {
    "a list": '[{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]',
    "4 bom": '\ufeff[{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]',
    "5 utf-16": '\ufeff[{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]'.encode("utf-16-le"),
    "41 wrapper": '{"tickets": [{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]}',
    "41 wrapper in a wrapper": '{\n "data": {"tickets": [\n{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]}}',
    "a line each": '{"id": 1, "name": "Zoë"}\n\n{"id": 2, "name": "Bo"}\n',
    "a line each, bom": '\ufeff{"id": 1, "name": "Zoë"}\r\n{"id": 2, "name": "Bo"}',
    "other order of names": '[{"id": 1, "name": "Zoë"}, {"name": "Bo", "id": 2}]',
    "40 repeated name": '[{"id": 9, "id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}]',
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES.keys())
def test_shapes(look, content):
    assert look(content)[1] == TWO


VALUES = {  # JSON value of "x" -> the columns it makes
    "big number": ("12345678901234567890123", {"x": "12345678901234567890123"}),
    "number as written": ("1.10", {"x": "1.10"}),
    "exponent": ("12E5", {"x": "12E5"}),
    "true": ("true", {"x": "true"}),
    "null": ("null", {"x": None}),
    "empty text": ('""', {"x": None}),
    "nested": ('{"a": 1, "b": {"c": "d"}}', {"x.a": "1", "x.b.c": "d"}),
    "list of words": ('["a", "b;c", "d"]', {"x": r"a;b\;c;d"}),
    "list of objects": ('[{"a": 1.50, "b": [true, null, "é"]}]', {"x": '[{"a": 1.50, "b": [true, null, "é"]}]'}),
    "empty list": ("[]", {"x": None}),
    "40 lone surrogate": (r'"a\ud800b"', {"x": "a\ufffdb"}),
    "a pair of surrogates": (r'"\ud83d\ude00"', {"x": "😀"}),
    "9 nul": (r'"a\u0000b"', {"x": "ab"}),
    "only a line break of Windows": (r'"\r\n"', {"x": "\r\n"}),
    "quotes and lines": (r'"a \"b\"\nc,d"', {"x": 'a "b"\nc,d'}),
}


@pytest.mark.parametrize(("value", "columns"), VALUES.values(), ids=VALUES.keys())
def test_values(look, value, columns):
    assert look(f'[{{"id": 1, "x": {value}}}]')[1] == [{"_record": 1, "id": "1", **columns}]


def test_40_names_equal_but_for_capitals(look):
    assert look('[{"Tag": "a", "tag": "b"}]')[1] == [{"_record": 1, "Tag": "a", "tag_1": "b"}]


def test_42_a_type_that_flips(look):
    """customer is a text, a number, an object: three rows, no value lost."""
    rows = look('[{"customer": "Anna"}, {"customer": 7}, {"customer": {"name": "Bo"}}]')[1]
    assert [(row["customer"], row["customer.name"]) for row in rows] == [("Anna", None), ("7", None), (None, "Bo")]


def test_38_truncated(look):
    """37 bytes; the third record is cut off."""
    reading, rows = look('[{"id": 1}, {"id": 2}, {"id": 3, "na')
    assert [row["id"] for row in rows] == ["1", "2"]
    assert [(r.record, r.reason) for r in reading.refused] == [(3, "is cut off where the file ends, at byte 36")]


def test_38_truncated_in_the_first_record(look):
    with pytest.raises(Problem, match="cannot be read: its record 1 is cut off where the file ends, at byte 8"):
        look('[{"id": ')


def test_38_truncated_after_a_record(look):
    reading, rows = look('[{"id": 1}')
    assert (len(rows), reading.notes) == (1, ("After record 1 the list is cut off where the file ends, at byte 10.",))


def test_38_a_bad_line(look):
    reading, rows = look('{"id": 1}\n{"id": oops}\n[3]\n{"id": 4}\n')
    assert [(row["_record"], row["id"]) for row in rows] == [(1, "1"), (4, "4")]
    assert [(r.record, r.reason) for r in reading.refused] == [
        (2, "is not JSON (Expecting value at sign 8 of its line)"),
        (3, "is not an object"),
    ]


@pytest.mark.parametrize("deep", [200, 5_000])
def test_39_depth(look, deep):
    nested = '{"a":' * deep + "1" + "}" * deep
    reading, rows = look(f'{{"id": 1}}\n{nested}\n')
    assert ([row["id"] for row in rows], [r.record for r in reading.refused]) == (["1"], [2])
    with pytest.raises(Problem, match="deep"):
        look("[" + nested + "]")


def test_39_a_large_object(look):
    limits, large = Limits(json_object=MIB), {"id": "x" * (MIB + 1)}
    reading, rows = look(json.dumps([{"id": 1}, large, {"id": 3}]), limits=limits)
    assert [(r.record, r.reason) for r in reading.refused] == [(2, "is larger than 1 MiB (the limit json_object)")]
    assert [row["id"] for row in rows] == ["1", "3"]
    reading, rows = look(f'{{"id": 1}}\n{json.dumps(large)}\n{{"id": 3}}\n', limits=limits)
    assert [(r.record, r.reason) for r in reading.refused] == [(2, "is larger than 1 MiB (the limit json_object)")]
    assert [row["id"] for row in rows] == ["1", "3"]


def test_39_a_file_that_is_one_large_object(look):
    with pytest.raises(Problem, match=r"^tickets\.json is larger than 1 MiB \(the limit json_object\)\.$"):
        look(json.dumps({"id": 1, "text": "x" * MIB}), limits=Limits(json_object=MIB))


def test_39_an_object_whose_end_is_not_found(look):
    """Over four times the limit is not read to its end: what stands behind it is lost, and that is said."""
    limits = Limits(json_object=MIB)
    reading, _ = look(json.dumps([{"id": 1}, {"id": "x" * 10 * MIB}, {"id": 3}]), limits=limits)
    why = "is larger than 1 MiB (the limit json_object); nothing after it could be read"
    assert [(r.record, r.reason) for r in reading.refused] == [(2, why)]


def test_39_an_object_is_at_most_16_mib(look):
    reading, rows = look(json.dumps([{"id": "x" * 15 * MIB}, {"id": "x" * 17 * MIB}]))
    assert [(r.record, r.reason) for r in reading.refused] == [(2, "is larger than 16 MiB (the limit json_object)")]
    assert len(rows) == 1


def test_41_what_stands_beside_the_list(look):
    reading, rows = look('{"count": 1, "tickets": [{"id": 1}], "next_page": null}')
    assert (reading.name, len(rows)) == ("tickets.json", 1)
    assert reading.notes == ("Left out, as they stand beside the list: count, next_page.",)


def test_41_two_lists(tmp_path, cur):
    path = tmp_path / "page.json"
    path.write_text('{"tickets": [{"id": 1}], "users": [{"id": 7, "name": "Anna"}]}')
    found = [(reading.name, reading.columns, reading.read) for reading in read(path, cur)]
    assert found == [("page.json › tickets", ("id",), 1), ("page.json › users", ("id", "name"), 1)]


PAGED = {  # the same two tickets, in pages
    "a list of pages": """[{"tickets": [{"id": 1, "name": "Zoë"}], "next_page": "…"},
                           {"tickets": [{"id": 2, "name": "Bo"}], "next_page": null, "count": 2}]""",
    "a page a line": """{"tickets": [{"id": 1, "name": "Zoë"}], "next_page": "…"}
                        {"tickets": [{"id": 2, "name": "Bo"}], "next_page": null, "count": 2}""",
    "page after page": """{"tickets": [
                             {"id": 1, "name": "Zoë"}], "next_page": "…"} {
                           "tickets": [{"id": 2, "name": "Bo"}
                          ], "next_page": null, "count": 2}""",
    "an empty page last": """[{"tickets": [{"id": 1, "name": "Zoë"}, {"id": 2, "name": "Bo"}], "next_page": "…"},
                              {"tickets": [], "next_page": null, "count": 2}]""",
}


@pytest.mark.parametrize("content", PAGED.values(), ids=PAGED.keys())
def test_41_pages(look, content):
    reading, rows = look(content)
    assert (reading.name, rows) == ("tickets.json", TWO)
    assert reading.notes == ("Left out, as they stand beside the list: next_page, count.",)


@pytest.mark.parametrize("wrapper", ["data", "results", "items", "payload"])
def test_41_pages_in_wrappers(look, wrapper):
    """Pages whose list has a general name, or lies in an object of that name."""
    first, second = '[{"id": 1, "name": "Zoë"}]', '[{"id": 2, "name": "Bo"}]'
    plain = f'[{{"{wrapper}": {first}, "has_more": true}}, {{"{wrapper}": {second}, "has_more": false}}]'
    assert look(plain)[1] == TWO
    meta = '"meta": {"cursor": "x"}'
    inside = ", ".join(f'{{"{wrapper}": {{"tickets": {page}}}, {meta}}}' for page in (first, second))
    reading, rows = look(f"[{inside}]")
    assert (rows, reading.columns) == (TWO, ("id", "name"))


def test_41_pages_with_two_lists(tmp_path, cur):
    path = tmp_path / "pages.json"
    page = '{"tickets": [{"id": %d}], "users": [{"id": 7, "name": "Anna"}], "count": 1}'
    path.write_text(f"[{page % 1}, {page % 2}]")
    found = [(reading.name, reading.columns, reading.read) for reading in read(path, cur)]
    assert found == [("pages.json › tickets", ("id",), 2), ("pages.json › users", ("id", "name"), 2)]


def test_41_records_with_lists_are_no_pages(look):
    """Two conversations, each with its messages: what is beside the lists is no word about pages."""
    rows = look('[{"id": 1, "messages": [{"text": "a"}]}, {"id": 2, "messages": [{"text": "b"}]}]')[1]
    assert [(row["id"], row["messages"]) for row in rows] == [("1", '[{"text": "a"}]'), ("2", '[{"text": "b"}]')]


@pytest.mark.parametrize("content", ['{\n"id": 1} {\n"id": 2}', '[{"id": 1}]\n[{"id": 2}]'], ids=["objects", "lists"])
def test_records_after_one_another(look, content):
    assert [row["id"] for row in look(content)[1]] == ["1", "2"]


def test_38_something_follows_the_list(look):
    reading, rows = look('[{"id": 1}] and so on')
    assert (len(rows), reading.notes) == (1, ("After record 1 the list has something that is no JSON at byte 12.",))


def test_38_a_wrapper_cut_off_behind_its_list(look):
    reading, rows = look('{"tickets": [{"id": 1}], "next_pa')
    assert (len(rows), reading.notes) == (1, ("After record 1 the list is cut off where the file ends, at byte 33.",))


def test_one_object(look):
    assert look('{"id": 1, "tags": ["a", "b"]}')[1] == [{"_record": 1, "id": "1", "tags": "a;b"}]


def test_longer_than_what_is_read_at_once(look):
    """5,000 objects of some 60 bytes, a new name in the last: columns found late are empty before."""
    reading, rows = look(json.dumps([{"id": n, "text": "é" * 20} for n in range(5_000)] + [{"late": "x"}]))
    assert (reading.read, rows[0]["late"], rows[-1]["late"]) == (5_001, None, "x")
    assert [row["id"] for row in rows[:-1]] == [str(n) for n in range(5_000)]


@pytest.mark.parametrize("content", ["[]", "[1, 2]", '{"a": [}', "[[1], [2]]"])
def test_no_records(look, content):
    with pytest.raises(Problem, match=r"^tickets\.json "):
        look(content)


def test_too_many_columns(look):
    with pytest.raises(Problem, match="has over 2,000 columns"):
        look(json.dumps([{f"c{n}": n for n in range(2_500)}]))


BROKEN = {  # the first line -> why it is refused
    "no JSON": ("id: 0, name: ?", "is not JSON (Expecting value at sign 1 of its line)"),
    "names without quotes": (
        "{id: 0}",
        "is not JSON (Expecting property name enclosed in double quotes at sign 2 of its line)",
    ),
    "cut off": ('{"id": 0, "na', "is not JSON (Unterminated string starting at at sign 11 of its line)"),
    "an end of something": ('"name": "Al"}', "is not JSON (something follows at sign 7 of its line)"),
}


@pytest.mark.parametrize(("line", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_38_a_bad_first_line(look, line, why):
    reading, rows = look(line + '\n{"id": 1, "name": "Zoë"}\n{"id": 2, "name": "Bo"}\n')
    assert [(refused.record, refused.reason) for refused in reading.refused] == [(1, why)]
    assert rows == [{**row, "_record": row["_record"] + 1} for row in TWO]


def test_38_two_bad_lines_at_the_beginning(look):
    reading, rows = look("{id: 0}\n{id: 0}\n" + "".join(f'{{"id": {n}}}\n' for n in range(3)))
    assert [refused.record for refused in reading.refused] == [1, 2]
    assert [row["id"] for row in rows] == ["0", "1", "2"]


def test_a_list_with_an_object_a_line_is_a_list(look):
    assert look('[\n{"id": 1, "name": "Zoë"}\n,\n{"id": 2, "name": "Bo"}\n]\n')[1] == TWO
