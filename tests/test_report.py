"""A deck as files: the chart in the PPTX holds the CSV's numbers, the HTML needs nothing from elsewhere, the PDF is legible."""

import base64
import csv
import hashlib
import io
import re
import sys
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from metrics import METRICS, Keep, Store
from metrics.anonymous import anonymous
from metrics.deck import Claim, Deck, Slide, standard
from metrics.distribution import Distribution, range_words
from metrics.errors import Problem
from metrics.events import keep_events, read_events
from metrics.query import Query
from metrics.report import drawing, making
from metrics.report.filled import fill
from metrics.report.making import filled, made, picture, report
from metrics.source import Source
from metrics.words import say

ROOT = Path(__file__).parents[1]
HOSTILE = '=HYPERLINK("https://evil.test")<script>alert(1)</script> ქართული 日本語 😀'
SPAN = {"period": "given", "since": datetime(2026, 5, 18), "until": datetime(2026, 6, 15)}


@pytest.fixture(scope="module")
def sample():
    with Store() as store:
        store.load_all([Source(path) for path in sorted(ROOT.glob("sample_data/*.csv"))])
        yield store


@pytest.fixture(scope="module")
def deck(sample) -> Deck:
    eight = standard(sample, **SPAN)[0].slides
    assert [slide.chart for slide in eight] == [
        "numbers",
        "line",
        "stacked",
        "heat",
        "ranked",
        "line",
        "line",
        "ranked",
    ]
    more = (
        Slide(("handled_per_working_day", "first_reply.median"), "scatter", ("agent",), **SPAN),
        Slide(("conversations",), "bars", every="week", **SPAN),
        Slide(("csat_mean", "conversations"), "table", ("channel",), **SPAN),
        Slide(("first_reply.median",), "spread", **SPAN),
    )
    return Deck(eight + more)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A store whose only tag and agent want to run, in the scripts that fonts lack."""
    path = tmp_path_factory.mktemp("hostile") / "t.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["conversation_id", "arrived_at", "tags", "agent"])
        out.writerows([at, f"2026-03-{1 + at:02d}T10:00Z", HOSTILE, f"{HOSTILE} {at % 2}"] for at in range(20))
    with Store() as store:
        store.load(path)
        yield store


RANKED = Deck((Slide(("conversations",), "ranked", ("tag",), compare=None, title=HOSTILE, notes=f"{HOSTILE}\n\n{HOSTILE}"),
               Slide(("conversations",), "table", ("agent",), compare=None, title="Who")))  # fmt: skip


def rows_of(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def workbook(chart) -> list[list]:
    """The rows of the workbook that a native chart keeps its numbers in."""
    return [
        list(row) for row in openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active.values
    ]


def test_a_charts_workbook_holds_the_numbers_of_the_csv(sample, deck):
    shown = Presentation(io.BytesIO(report(deck, sample, "pptx")))
    rows, compared = rows_of(report(deck, sample, "csv")), 0
    for number, slide in enumerate(shown.slides, 1):
        mine = [row for row in rows if int(row["slide"]) == number]
        for shape in slide.shapes:
            if shape.has_chart:
                kept = {
                    rounded(value)
                    for row in workbook(shape.chart)[1:]
                    for value in row
                    if isinstance(value, int | float)
                }
                told = {rounded(float(row["charted"])) for row in mine if row["charted"]}
                past = {rounded(float(row["charted_before"])) for row in mine if row["charted_before"]}
                assert kept <= told | past, f"slide {number}: ten of many, others as one, and the span before"
                kind = deck.slides[number - 1].chart
                assert kept <= told if kind == "scatter" else kind == "ranked" or told <= kept, f"slide {number}"
                compared += 1
    assert compared == 9, "line, stacked, ranked, line, line, ranked, scatter, bars, spread"


def test_groups_drawn_as_one_stand_in_the_csv_too(sample):
    shown = Deck((Slide(("conversations",), "stacked", ("agent",), "week", **SPAN),))
    (slide,) = Presentation(io.BytesIO(report(shown, sample, "pptx"))).slides
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    head, *kept = workbook(chart)
    rows = rows_of(report(shown, sample, "csv"))
    others = [float(row["charted"]) for row in rows if row["agent"] == "others"]
    assert others == [row[head.index("others")] for row in kept] and sum(others) > 0


def test_a_slide_of_how_a_wait_is_spread_has_every_step_and_says_where_half_and_most_are(sample):
    slide = Slide(("first_reply.median",), "spread", **SPAN)
    rows = rows_of(report(Deck((slide,)), sample, "csv"))
    query = slide.query(sample.edges(), sample.world().calendar)
    bars = sample.look(Distribution(query))
    assert [(row["took"], int(row["value"])) for row in rows] == [(range_words(bar), bar.n) for bar in bars]
    (page,) = filled(Deck((slide,)), sample).pages
    half = sample.ask(Query(("first_reply.median",), query.filter)).table["value"][0].as_py()
    assert f"half within {say(half, 'seconds')}, nine in ten within" in page.chart.note
    assert page.chart.rows[-1][-1] == "100 %"
    with pytest.raises(Problem, match="one duration"):
        Slide(("conversations",), "spread")


def rounded(value: float) -> float:
    """As many digits as a workbook keeps."""
    return float(f"{value:.12g}")


def test_powerpoints_bars_begin_at_zero_with_room_at_their_ends(sample):
    """Shares of 41 to 47 %, before up to 65 %: an axis from 40 % would show the least as nothing."""
    shown = Deck(
        (
            Slide(("sla_first_reply",), "ranked", ("team",), **SPAN),
            Slide(("sla_first_reply",), "bars", every="week", **SPAN),
        )
    )
    slides = Presentation(io.BytesIO(report(shown, sample, "pptx"))).slides
    axes = [shape.chart.value_axis for slide in slides for shape in slide.shapes if shape.has_chart]
    assert [axis.minimum_scale for axis in axes] == [0, 0]
    longest = max(value for row in workbook(slides[0].shapes[2].chart)[1:] for value in row[1:])
    assert 1.1 * longest < axes[0].maximum_scale < 2 * longest


def test_what_may_be_chance_is_not_coloured(sample):
    """Of web's NPS two answers tell: up by 25, and no colour; a share of 274 that fell by 23 points has one."""
    nps = fill(Slide(("nps",), "ranked", ("channel",), **SPAN), sample).chart
    assert dict(zip(nps.categories, nps.changes, strict=True))["web"] == ("▲ 25", "none")
    kept = fill(Slide(("sla_first_reply",), "ranked", ("team",), **SPAN), sample).chart
    assert dict(zip(kept.categories, kept.changes, strict=True))["Accounts"] == ("▼ 23 pts", "worse")


def test_a_durations_chart_is_in_the_unit_it_says(sample, deck):
    rows = [row for row in rows_of(report(deck, sample, "csv")) if row["charted_in"] == "hours"]
    assert rows and all(float(row["charted"]) == pytest.approx(float(row["value"]) / 3600) for row in rows)


def test_a_slide_has_title_subtitle_definition_and_notes(sample, deck):
    shown = Presentation(io.BytesIO(report(deck, sample, "pptx")))
    first = shown.slides[1]
    words = [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
    assert words[0].startswith("First reply rose from ")
    assert "18 May – 14 Jun 2026 · compared with 20 Apr – 17 May 2026 · all hours, UTC time" in words[1]
    assert any("median of first human reply" in text for text in words)
    notes = first.notes_slide.notes_text_frame.text
    assert all(
        part in notes for part in ("Definition", "Period", "To keep in mind", METRICS["first_reply.median"].traps)
    )
    pictures = [shape for slide in shown.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == 1 and Image.open(io.BytesIO(pictures[0].image.blob)).width == 2400, "the heat map, sharp"
    described = [shape._element._nvXxPr.cNvPr.get("descr") for slide in shown.slides for shape in slide.shapes
                 if shape.has_chart or shape.shape_type == 13]  # fmt: skip
    assert all(described)


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, content: str):
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


def test_the_html_opens_offline_and_runs_nothing(sample, deck):
    content = report(deck, sample, "html", foot=["Not in this data: NPS."]).decode()
    found = Elements(content).found
    tags = {tag for tag, _ in found}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base"}
    assert not [a for _, a in found for name in a if name.startswith("on") or name in ("href", "src", "style")]
    policy = next(a["content"] for _, a in found if a.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", content, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy and "url(" not in style
    assert re.findall(r"https?://[^\"' <]+", content) and set(re.findall(r"https?://[^\"' <]+", content)) == {
        "http://www.w3.org/2000/svg"
    }
    assert content.count("<section") == content.count("<svg") == len(deck.slides)
    assert "Not in this data: NPS." in content and "@media print" in content


def test_other_peoples_words_are_words_in_every_kind(hostile):
    shown = report(RANKED, hostile, "html").decode()
    assert "<script" not in shown and "&lt;script&gt;" in shown and "日本語" in shown
    slides = Presentation(io.BytesIO(report(RANKED, hostile, "pptx"))).slides
    chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert book["A2"].data_type == "s" and book["A2"].value.startswith("'=HYPERLINK")
    text = pypdfium2.PdfDocument(report(RANKED, hostile, "pdf"))[0].get_textpage().get_text_range()
    text = re.sub(r"\s", "", text)  # it may break anywhere
    assert "<script>" in text and "ქართული" in text and "日本語" in text


def test_a_pdf_has_a_page_for_each_slide(sample, deck):
    found = pypdfium2.PdfDocument(report(deck, sample, "pdf"))
    assert len(found) == len(deck.slides) and found[0].get_size() == pytest.approx((960, 540))
    assert "First reply rose" in found[1].get_textpage().get_text_range()


def test_a_picture_needs_no_fonts(hostile):
    drawn = etree.fromstring(picture(RANKED.slides[0], hostile, "svg"))
    assert not [
        one for one in drawn.iter() if etree.QName(one).localname in ("text", "script", "image", "foreignObject")
    ]
    png = Image.open(io.BytesIO(picture(RANKED.slides[0], hostile, "png")))
    assert png.width == 2400 and png.height > 940, "with title, filter and definition around it"


def test_a_picture_says_by_itself_what_it_is(sample):
    slide = Slide(("first_reply.median",), "line", every="week", **SPAN)
    page = fill(slide, sample)
    drawn = etree.fromstring(picture(slide, sample, "svg"))
    told = " ".join(one.get("aria-label", "") for one in drawn.iter())
    assert page.subtitle in told and page.definition in told
    assert all(word in told for word in page.title.split())


def test_nobody_is_named_anywhere(hostile):
    hide = anonymous(hostile)
    named = Deck((replace(RANKED.slides[1], title=f"{HOSTILE} 1 is slow", keep=(Keep("agent", (f"{HOSTILE} 1",)),)),))
    for kind in ("csv", "html"):
        content = report(named, hostile, kind, hide=hide).decode()
        assert "HYPERLINK" not in content and str(hide.person("agent", f"{HOSTILE} 1")) in content


def test_nobody_is_named_in_powerpoint_its_notes_and_its_workbooks(sample):
    agents = [name for name in sample.options()["agent"] if name]
    who = Keep("agent", (agents[0],))
    shown = Deck((Slide(("first_reply.median",), "ranked", ("agent",), notes=f"Ask {agents[1]}", **SPAN),
                  Slide(("conversations",), "changes", title=f"{agents[2]} had most", **SPAN),
                  Slide(("conversations",), "line", every="week", keep=(who,), **SPAN)))  # fmt: skip
    made = Presentation(io.BytesIO(report(shown, sample, "pptx", hide=anonymous(sample))))
    told = []
    for slide in made.slides:
        told += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        told += [
            slide.notes_slide.notes_text_frame.text,
            *(str(workbook(s.chart)) for s in slide.shapes if s.has_chart),
        ]
    assert "Agent " in str(told) and [name for name in agents if name in str(told)] == []


def test_small_numbers_are_hidden_and_a_gap_says_so(sample):
    hide = anonymous(sample, least=5)
    slide = Slide(("conversations",), "stacked", ("team",), "day", **SPAN)
    page = filled(Deck((slide,)), sample, hide=hide).pages[0]
    n = page.header.index("n")
    assert page.chart.note == "numbers of fewer than 5 are hidden" and {row[n] for row in page.rows} & {None}
    assert not {row[n] for row in page.rows} & {1, 2, 3, 4}


def test_a_title_that_no_longer_holds_says_so(sample):
    claim = Claim("first_reply.median", 60, 30)
    slide = Slide(
        ("first_reply.median",), "line", every="day", title="Faster: 1 minute to 30 seconds", claim=claim, **SPAN
    )
    page = filled(Deck((slide,)), sample).pages[0]
    assert page.title == slide.title and page.stale.startswith("First reply rose from")


def test_what_the_data_lacks_leaves_a_slide_that_says_so(hostile):
    deck = Deck((Slide(("csat_mean",), "line", every="day"), Slide(("csat_mean", "nps"))))
    page = filled(deck, hostile).pages[0]
    assert page.missing == "CSAT: no surveys.score" or "CSAT" in page.missing
    for kind in making.KINDS:
        assert report(deck, hostile, kind)


def test_progress_is_told_and_what_it_raises_ends_the_work(sample, deck):
    told = []
    report(deck, sample, "pptx", lambda words, share: told.append((words, share)))
    assert [share for _, share in told] == sorted(share for _, share in told) and told[-1][1] == 1
    with pytest.raises(KeyboardInterrupt):
        report(deck, sample, "pptx", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_a_report_that_needs_too_much_is_a_sentence(sample, deck, monkeypatch):
    monkeypatch.setattr(making, "SECONDS", 0.05)
    with pytest.raises(Problem, match="could not be made within"):
        made(filled(deck, sample), "pptx")
    with pytest.raises(Problem, match="no slides yet"):
        report(Deck(), sample, "pptx")
    with pytest.raises(Problem, match="is none of them"):
        report(deck, sample, "doc")


def test_a_table_of_groups_begins_with_the_largest(sample):
    slide = Slide(("conversations", "csat_mean"), "table", ("tag",), compare=None, **SPAN)
    (page,) = filled(Deck((slide,)), sample).pages
    counts = [int(row[1].replace(",", "")) for row in page.chart.rows]
    assert len(counts) > 3 and counts == sorted(counts, reverse=True)


def test_events_stand_on_the_slides_over_time(tmp_path):
    path = tmp_path / "t.csv"
    lines = [f"{day},2026-06-{day:02d}T10:00Z,chat" for day in range(1, 21)]
    path.write_text("conversation_id,arrived_at,channel\n" + "\n".join(lines))
    with Store() as store:
        store.load(path)
        keep_events(store, read_events("date,event,channel\n2026-06-03,Release 4.2,\n2026-06-10,Call outage,phone\n"))
        every = Slide(("conversations",), "bars", every="week", period="all", compare=None)
        own = replace(every, keep=(Keep("place", ("chat",)),), every="day")
        pages = filled(Deck((every, own, Slide(("conversations",), period="all"))), store).pages
        assert pages[0].chart.marks == ((0, "Release 4.2"), (1, "Call outage"))
        assert pages[1].chart.marks == ((2, "Release 4.2"),), "what is about calls is not on a slide of chats"
        said = Presentation(io.BytesIO(report(Deck((every,)), store, "pptx"))).slides[0].shapes
        words = [shape.text_frame.text for shape in said if shape.has_text_frame]
        assert any("Release 4.2; 8 Jun: Call outage" in text.replace("\u00a0", " ") for text in words)
        assert pages[2].chart.marks == ()
        assert drawing.picture(pages[0].chart, "").count('stroke-dasharray="3 4"') == 2


def test_words_in_the_slides_csv_do_not_run_and_a_title_loses_contacts(hostile):
    rows = rows_of(report(RANKED, hostile, "csv"))
    assert all(row["title"].startswith("'=") for row in rows if row["slide"] == "1")
    titled = Deck((Slide(("conversations",), compare=None, title="Call +49 170 1234567 or a@b.org"),))
    (page,) = filled(titled, hostile, hide=anonymous(hostile)).pages
    assert "1234567" not in page.title and "a@b.org" not in page.title
