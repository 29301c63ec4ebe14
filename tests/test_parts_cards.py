"""Cards and sparklines: what they say, and that nothing in them is markup of somebody else's."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from parts_answers import NPS, VOLUME, WAIT, by_group, over_days, together

from metrics.answer import Answer
from pages.parts import cards, style
from pages.parts.sparks import spark


def one(metric, value, n, before, **ends):
    table = by_group(metric, "gone", [(None, value, n, before)]).table.drop_columns("gone")
    for name, end in ends.items():
        table = table.append_column(name, pa.array([end], pa.float64()))
    return Answer(table, {})


def test_a_card_says_value_change_and_n():
    # 1,080 s are 18m, 1,320 s were 22m
    shown = cards.card(WAIT, one(WAIT, 1080.0, 1071, 1320.0), over_days(WAIT, [1200, None, 960]))
    assert (shown.value, shown.change.text, shown.change.meaning) == ("18m", "▼ 4m", "better")
    assert shown.lines == ("1,071 conversations",)
    assert len(shown.course) == 3


def test_a_card_says_how_sure_it_is():
    # 18m, surely between 15m and 21m; 4m less than before, but by chance perhaps from 9m less to 1m more
    ends = {"low": 900.0, "high": 1260.0, "change_low": -540.0, "change_high": 60.0}
    shown = cards.card(WAIT, one(WAIT, 1080.0, 40, 1320.0, **ends))
    assert shown.sure == "between 15m and 21m"
    assert (shown.change.text, shown.change.meaning) == ("▼ 4m within noise", "none")
    assert shown.change.spoken == "down 4m on before, within noise"
    assert '<span class="sure">between 15m and 21m</span>' in cards.markup([shown])
    sure = cards.card(WAIT, one(WAIT, 1080.0, 400, 1320.0, **ends | {"change_high": -60.0}))
    assert (sure.change.text, sure.change.meaning) == ("▼ 4m", "better")


def test_a_card_is_silent_where_nobody_can_tell():
    few = cards.card(WAIT, one(WAIT, 1080.0, 3, 1320.0, low=None, high=None, change_low=None, change_high=None))
    assert (few.sure, few.change.meaning) == ("", "better")
    assert cards.card(WAIT, one(WAIT, 1080.0, 9000, 1080.0, low=1079.0, high=1081.0)).sure == ""
    score = cards.card(NPS, one(NPS, 6.0, 141, 5.0, low=-8.4, high=20.2))
    assert score.sure == "between −8 and +20"


def test_a_net_score_and_a_count():
    assert cards.card(NPS, one(NPS, 34.4, 88, 30.0), noun="answer").value == "+34"
    assert cards.card(VOLUME, one(VOLUME, 1204.0, 1204, 1470.0)).lines == ()  # its value is its n


def test_no_data_is_a_dash_and_a_sentence():
    for shown in (cards.card(WAIT, one(WAIT, None, 0, 60.0)), cards.card(WAIT, one(VOLUME, 1.0, 1, 1.0))):
        assert shown.value == "—"
        assert shown.needs == "Nothing in this span to count."
    assert 'class="card empty"' in cards.markup([cards.needs(WAIT, "Needs messages.")])


def test_of_an_answer_with_several_metrics_a_card_takes_its_own():
    answer = together(one(VOLUME, 9.0, 9, 9.0), one(WAIT, 60.0, 5, None))
    assert cards.card(WAIT, answer).value == "1m"


def test_hostile_words_make_no_elements():
    bad = '"><img src=x onerror=alert(1)>![x](https://evil.test/x.png):material/home:'
    shown = cards.Card(bad, bad, value=bad, lines=(bad,), goal=bad)
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append((tag, tuple(name for name, _ in attributes)))
    markup = cards.markup([shown])
    parser.feed(markup)
    assert {tag for tag, _ in tags} == {"div", "section", "p", "span"}
    assert not any(name.startswith("on") for _, names in tags for name in names)
    assert ":material" not in markup


def test_a_change_is_heard_and_seen():
    shown = cards.card(WAIT, one(WAIT, 1080.0, 9, 1320.0))
    markup = cards.change_markup(shown.change)
    assert 'class="change better"' in markup
    assert "down 4m on before, better" in re.sub("&#58;", ":", markup)


def numbers(svg: str) -> list[tuple[str, float, float]]:
    path = ElementTree.fromstring(svg).findall("path")[-1].get("d")
    return [(pen, float(x), float(y)) for pen, x, y in re.findall(r"([ML])([\d.]+) ([\d.]+)", path)]


def test_a_sparkline_spans_its_box():
    # three values over 80 px with 4 px at each edge: 4, 40, 76; lowest at the bottom (28), highest at the top (4)
    assert numbers(spark([0, 10, 5])) == [("M", 4, 28), ("L", 40, 4), ("L", 76, 16)]


def test_a_gap_stays_a_gap():
    # 5 values, 18 px apart; the pen is lifted after the gap, and the last value alone is a dot
    svg = spark([0, 10, None, 10, None])
    assert [pen for pen, *_ in numbers(svg)] == ["M", "L", "M"]
    assert "M58.0 4.0h0" in svg


def test_too_little_makes_no_sparkline():
    assert spark([]) == spark([5]) == spark([5, None, None]) == ""


def test_counts_start_at_zero_and_equal_values_lie_in_the_middle():
    # 10 of 0 … 20 is half way up: 28 − 24 / 2
    assert numbers(spark([10, 20], zero=True))[0] == ("M", 4, 16)
    assert {y for *_, y in numbers(spark([7, 7, 7]))} == {16}


@given(st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), max_size=30))
def test_sparklines_are_whole_and_within_their_box(values):
    svg = spark(values)
    for _, x, y in numbers(svg) if svg else []:
        assert 0 <= x <= 80
        assert 0 <= y <= 32


def test_every_colour_of_the_sheet_is_one_of_ours():
    sheet = style.sheet()
    assert set(re.findall(r"var\((--[a-z-]+)\)", sheet)) - {"--across"} <= set(re.findall(r"(--[a-z-]+):", sheet))
    own = sheet.split("\n", 1)[1]
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", own), "a colour outside colours.py"
    assert {int(size) for size in re.findall(r"font-size: (\d+)px", own)} == {14, 16, 28}


def test_heads_and_keys_are_inert():
    assert "<img" not in style.key_line([("<img src=x>", "red", "line")])
