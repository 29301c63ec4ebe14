"""What a slide's chart says beside its numbers: which rest on a few rows, the whole above its groups, the channels' colours."""

import io

import pytest
from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from metrics import Store, colours
from metrics.build.terms import Terms
from metrics.deck import Deck, Slide
from metrics.report.drawing import picture
from metrics.report.filled import fill
from metrics.report.making import report

FREE = {"period": "all", "compare": None}
HEAD = "conversation_id,channel,arrived_at,first_reply_at"


@pytest.fixture
def data(tmp_path):
    """Six chats on a Monday at ten wait 10 minutes, two e-mails on Tuesday at noon 60."""
    rows = [f"c{i},chat,2026-03-02T10:0{i}:00Z,2026-03-02T10:1{i}:00Z" for i in range(6)]
    rows += [f"e{i},email,2026-03-03T12:0{i}:00Z,2026-03-03T13:0{i}:00Z" for i in range(2)]
    (tmp_path / "t.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    with Store(terms=Terms("UTC")) as found:
        found.load(tmp_path / "t.csv")
        yield found


def chart(data, *slide):
    return fill(Slide(*slide, **FREE), data).chart


def test_a_week_of_hours_greys_what_rests_on_a_few(data):
    """The two e-mails waited longest, but are two: their hour is grey, and the chats' has the fullest hue."""
    shown = chart(data, ("first_reply.median",), "heat", ("weekday", "hour"))
    assert [(one.name, at) for one in shown.series for at, pale in enumerate(one.pale) if pale] == [("Tuesday", 12)]
    assert shown.words == ("Monday", "10–11", "10m") and shown.note == "grey: fewer than 5 behind it"
    drawn = picture(shown, "")
    assert drawn.count(f'fill="{colours.PALE.light}"') == 1 and drawn.count(f'fill="{colours.ACCENT.light}"') == 1
    assert not chart(data, ("conversations",), "heat", ("weekday", "hour")).note, "a count is its own rows"


@pytest.mark.parametrize("metrics", [("first_reply.median",), ("first_reply.median", "conversations")])
def test_a_table_has_the_whole_above_its_groups(data, metrics):
    """Asked for by itself: the median of all eight is 10 minutes, not the middle of 10 and 60."""
    shown = chart(data, metrics, "table", ("channel",))
    assert [row[:2] for row in shown.rows] == [("All", "10m"), ("chat", "10m"), ("email", "1h")]
    assert shown.heads == 1
    assert chart(data, metrics, "table", ("channel", "weekday")).rows[0][:3] == ("All", "All", "10m")


def test_channels_have_their_own_colours_also_in_powerpoint(data):
    deck = Deck((Slide(("first_reply.median",), "ranked", ("channel",), **FREE),))
    (slide,) = Presentation(io.BytesIO(report(deck, data, "pptx"))).slides
    (native,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    points = native.plots[0].series[0].points
    told = [str(points[at].format.fill.fore_color.rgb) for at in range(2)]
    own = colours.of_groups(["email", "chat"])
    assert told == [own[name].light[1:].upper() for name in ("chat", "email")], "the two e-mails at the end"
    assert not set(chart(data, ("conversations",), "ranked", ("weekday",)).paints) - {colours.ACCENT.light}


def test_a_share_within_target_says_the_target(data):
    page = fill(Slide(("sla_first_reply",), "ranked", ("channel",), **FREE), data)
    assert "first reply target 2h (default)" in page.definition and "target 2h" in page.notes


def test_a_long_table_says_in_powerpoint_how_many_rows_it_leaves_out(tmp_path):
    """Twenty teams and the whole above them: of 21 rows 12 are shown, the names at the left and the numbers at the right."""
    rows = [f"c{i},team {i},2026-03-02T10:00:00Z" for i in range(20)]
    (tmp_path / "t.csv").write_text("\n".join(["conversation_id,team,arrived_at", *rows]), encoding="utf-8")
    with Store(terms=Terms("UTC")) as data:
        data.load(tmp_path / "t.csv")
        deck = Deck((Slide(("conversations",), "table", ("team", "weekday"), **FREE),))
        (slide,) = Presentation(io.BytesIO(report(deck, data, "pptx"))).slides
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells][:3] == ["All", "All", "20"] and len(table.rows) == 13
    assert "and 9 more rows" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    sides = [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells][:3]
    assert sides == [PP_ALIGN.LEFT, PP_ALIGN.LEFT, PP_ALIGN.RIGHT]
