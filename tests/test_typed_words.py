"""Words, yes and no, ids and tags as exports write them."""

import pytest
from typed_table import read

from metrics.errors import Problem


@pytest.mark.parametrize("word", ["true", "TRUE", "1", "yes", "Y", "ja", "oui", "Sí", "sí", "はい", " yes ", "1.0"])
def test_yes(cur, word):
    assert read(cur, "flag", [word]).values == [True]


@pytest.mark.parametrize("word", ["false", "False", "0", "no", "N", "nein", "non", "não", "いいえ", "0.0"])
def test_no(cur, word):
    assert read(cur, "flag", [word]).values == [False]


def test_neither_yes_nor_no_is_counted(cur):
    found = read(cur, "flag", ["maybe", "", "n/a"])
    assert found.values == [None, None, None]
    assert found.unread == ["maybe"]


def test_a_word_is_trimmed_and_a_text_is_not(cur):
    assert read(cur, "word", [" a b\u00a0", "NULL", None]).values == ["a b", None, None]
    assert read(cur, "text", [" a b\u00a0", "NULL", None, ""]).values == [" a b\u00a0", "NULL", None, None]


@pytest.mark.parametrize(("texts", "ids"), [
    (["3.0", "17.0", ""], ["3", "17", None]),  # a re-saved column of whole numbers
    (["3.0", "17"], ["3.0", "17"]),  # one is not written so: all stay
    (["3.5", "17.0"], ["3.5", "17.0"]),
    (["", None], [None, None]),
    (["9007199254740993.0"], ["9007199254740993"]),
])  # fmt: skip
def test_ids(cur, texts, ids):
    assert read(cur, "id", texts).values == ids


TAGS = [
    (["a;b"], None, [["a", "b"]]),
    ([r"a\;b; c ;;", ";", "", None], None, [["a;b", "c"], None, None, None]),
    (["refund,late", "refund"], None, [["refund", "late"], ["refund"]]),
    (["a|b,c", "d|e"], None, [["a", "b,c"], ["d", "e"]]),
    (["a\nb", "c"], None, [["a", "b"], ["c"]]),
    (["a,b;c", "d,e;f"], None, [["a,b", "c"], ["d,e", "f"]]),  # a tie: the contract's
    (["a,b;c"], ",", [["a", "b;c"]]),
    (["a b", "c"], " ", [["a", "b"], ["c"]]),
    (['["a;b", "c"]', "[]", r'["caf\u00e9", null, 7]'], None, [["a;b", "c"], None, ["café", "7"]]),
    (["['a', 'b, c']"], None, [["a", "b, c"]]),
    (["[a;b"], None, [["[a", "b"]]),
    (["x", "it's"], None, [["x"], ["it's"]]),
]


@pytest.mark.parametrize(("texts", "separator", "tags"), TAGS)
def test_tags(cur, texts, separator, tags):
    assert read(cur, "tags", texts, separator=separator).values == tags


def test_a_missing_column_is_named_with_those_there_are(cur):
    with pytest.raises(Problem, match="no column “agnet”; it has agent"):
        read(cur, "word", ["x"], column="agent").typed.word("agnet")


def test_a_column_is_found_whatever_its_capitals_and_whatever_its_name(cur):
    typed = read(cur, "word", ["x"], column='Id"; DROP TABLE texts; --\n').typed
    assert cur.execute(f"""SELECT {typed.word('ID"; drop table TEXTS; --' + chr(10))} FROM texts""").fetchall() == [
        ("x",)
    ]
