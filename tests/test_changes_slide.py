"""The slide of what changed: the parts of any slice as bars to both sides, the same numbers in every kind of file."""

import csv
import io
from datetime import datetime

import openpyxl
import pytest
from pptx import Presentation

from metrics import Problem, Store
from metrics.anonymous import anonymous
from metrics.build.terms import Terms
from metrics.deck import Deck, Slide
from metrics.deck.file import read_deck, write_deck
from metrics.report.drawing import picture
from metrics.report.filled import fill
from metrics.report.making import report

SPAN = {"period": "given", "since": datetime(2026, 3, 9), "until": datetime(2026, 3, 16)}
SLIDE = Slide(("conversations",), "changes", **SPAN)
# On the Monday before 9 chats and 4 mails, on this one 15 chats and 2 mails: +6 and −2 make +4.
TICKETS = [*[(2, "chat")] * 9, *[(2, "email")] * 4, *[(9, "chat")] * 15, *[(9, "email")] * 2]


@pytest.fixture
def data(tmp_path):
    rows = [f"{i},2026-03-{day:02}T10:00:00Z,{channel}" for i, (day, channel) in enumerate(TICKETS)]
    (tmp_path / "t.csv").write_text("\n".join(["conversation_id,arrived_at,channel", *rows]), encoding="utf-8")
    with Store(terms=Terms("UTC")) as found:
        found.load(tmp_path / "t.csv")
        yield found


def test_the_parts_stand_to_both_sides_with_what_they_did(data):
    chart = fill(SLIDE, data).chart
    assert chart.categories == ("Channel: chat", "Channel: email")
    assert chart.series[0].values == (6, -2) and chart.words == ("+6", "−2")
    assert chart.axis.low < 0 < chart.axis.high
    assert chart.rows[1] == ("Channel: email", "−2", "2", "2", "4", "4")


def test_a_bar_that_takes_away_ends_where_one_that_adds_begins(data):
    chart = fill(SLIDE, data).chart
    boxes = [dict(part.split('="') for part in one.split('" ')[:4]) for one in picture(chart, "").split("<rect ")[1:]]
    (more, less) = [(float(one["x"]), float(one["width"].rstrip('"'))) for one in boxes]
    assert less[0] + less[1] == pytest.approx(more[0], abs=0.2) and more[1] == pytest.approx(3 * less[1], rel=0.01)


def test_powerpoint_and_csv_have_the_same_parts(data):
    (slide,) = Presentation(io.BytesIO(report(Deck((SLIDE,)), data, "pptx"))).slides
    (native,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    kept = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)).active.values
    rows = list(csv.DictReader(io.StringIO(report(Deck((SLIDE,)), data, "csv").decode("utf-8"))))
    assert [row[1] for row in list(kept)[1:]] == [float(row["charted"]) for row in rows] == [6, -2]
    assert (rows[0]["by"], rows[0]["group"], rows[0]["contribution"]) == ("channel", "chat", "6")
    assert native.value_axis.minimum_scale < 0


def test_sentences_and_the_definition_stand_below(data):
    page = fill(SLIDE, data)
    assert page.title == "What changed in conversations", "17 after 13 may be chance"
    assert "Parts of one slice add up" in page.definition and "conversations that arrived" in page.definition


def test_a_share_is_taken_apart_in_points(tmp_path):
    """Resolved: before 8 of 8 chats, now 4 of 8: −50 points, all of it chat's."""
    rows = [f"b{i},2026-03-02T10:00:00Z,chat,2026-03-02T11:00:00Z" for i in range(8)]
    rows += [f"n{i},2026-03-09T10:00:00Z,chat,{'2026-03-09T11:00:00Z' if i < 4 else ''}" for i in range(8)]
    rows += [f"{week}m,2026-03-0{week}T10:00:00Z,email,2026-03-0{week}T11:00:00Z" for week in (2, 9)]
    head = "conversation_id,arrived_at,channel,resolved_at"
    (tmp_path / "t.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    with Store(terms=Terms("UTC")) as found:
        found.load(tmp_path / "t.csv")
        chart = fill(Slide(("resolution_rate",), "changes", **SPAN), found).chart
        assert chart.series[0].values[0] == pytest.approx(-100 * 4 / 9) and chart.words[0] == "−44 pts"
        assert (chart.axis.unit, chart.axis.high) == ("points", 0)


def test_parts_of_few_rows_are_left_out_where_small_numbers_are_hidden(data):
    page = fill(SLIDE, data, anonymous(data, 5))
    assert page.chart.categories == () and "email" not in str(page), "and chat alone would tell of mail"


def test_a_change_that_every_group_moved_against_is_warned_of(tmp_path):
    """Chat fell from 10 to 8 minutes, mail from 100 to 90; seven in ten are mails now, so the mean rose."""
    weeks = ((2, "chat", 10, 90), (2, "email", 100, 10), (9, "chat", 8, 30), (9, "email", 90, 70))
    rows = [
        f"{day}{channel}{i},2026-03-{day:02}T10:00:00Z,{channel},2026-03-{day:02}T{10 + wait // 60}:{wait % 60:02}:00Z"
        for day, channel, wait, many in weeks
        for i in range(many)
    ]
    (tmp_path / "t.csv").write_text(
        "\n".join(["conversation_id,arrived_at,channel,first_reply_at", *rows]), encoding="utf-8"
    )
    with Store(terms=Terms("UTC")) as found:
        found.load(tmp_path / "t.csv")
        page = fill(Slide(("first_reply.mean",), "changes", **SPAN), found)
        assert "By channel: Yet every channel by itself moved the other way" in page.definition


def test_groups_with_the_same_counts_are_several_parts(tmp_path):
    rows = [
        f"{day}{team}{i},2026-03-{day:02}T10:00:00Z,{team}"
        for day, many in ((2, 1), (9, 4))
        for team in "ABC"
        for i in range(many)
    ]
    (tmp_path / "t.csv").write_text("\n".join(["conversation_id,arrived_at,team", *rows]), encoding="utf-8")
    with Store(terms=Terms("UTC")) as found:
        found.load(tmp_path / "t.csv")
        assert fill(SLIDE, found).chart.categories == ("Team: A", "Team: B", "Team: C")


def test_it_needs_one_number_and_a_comparison():
    for wrong in (
        {"compare": None},
        {"by": ("channel",)},
        {"every": "day"},
        {"metrics": ("conversations", "customers")},
    ):
        with pytest.raises(Problem, match="needs one metric and a comparison"):
            Slide(**vars(SLIDE) | wrong)


def test_it_is_kept_with_the_others():
    assert read_deck(write_deck(Deck((SLIDE,)))).slides == (SLIDE,)
