"""The deck as PPTX: one finding a slide, its chart native and editable where PowerPoint has the type, notes below."""

import io
from collections.abc import Callable

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from metrics import colours
from metrics.report import office_charts
from metrics.report.drawing import MOST_ROWS, NOTHING, columns, drawable
from metrics.report.page import Card, Chart, Page, Report
from metrics.report.typeset import png
from metrics.safe import line

WIDE, HIGH = Pt(960), Pt(540)
LEFT, BODY_TOP, BODY_WIDE, BODY_HIGH = Pt(30), Pt(112), Pt(900), Pt(372)
STYLE = qn("p:style")
TITLE_ONLY = 5  # of the layouts of python-pptx's own template
Told = Callable[[int], None]
Box = tuple[Emu, Emu, Emu, Emu]


def pptx(report: Report, told: Told = lambda _done: None) -> bytes:
    """The file; `told` is called with the number of slides done."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    made.core_properties.title, made.core_properties.author = line(report.name), ""
    _lay_out(made)
    for number, page in enumerate(report.pages, 1):
        _slide(made.slides.add_slide(made.slide_layouts[TITLE_ONLY]), page, number)
        told(number)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _lay_out(made: Presentation) -> None:
    """Puts the layout's title where ours stands, so that a reset of a slide keeps it; drops its date and number."""
    layout = made.slide_layouts[TITLE_ONLY]
    for holder in list(layout.placeholders):
        if holder.placeholder_format.idx:
            holder._element.getparent().remove(holder._element)
        else:
            holder.left, holder.top, holder.width, holder.height = LEFT, Pt(18), BODY_WIDE, Pt(64)


def _slide(slide: Slide, page: Page, number: int) -> None:
    _title(slide, page.title)
    _words(slide, (LEFT, Pt(82), BODY_WIDE, Pt(22)), page.subtitle, 13, colours.QUIET)
    if page.stale:
        _words(slide, (LEFT, Pt(100), BODY_WIDE, Pt(20)), page.stale, 12, colours.WORSE)
    _body(slide, page)
    _words(slide, (LEFT, Pt(494), Pt(840), Pt(34)), page.definition, 10, colours.QUIET)
    _words(slide, (Pt(880), Pt(506), Pt(50), Pt(20)), str(number), 10, colours.QUIET, PP_ALIGN.RIGHT)
    slide.notes_slide.notes_text_frame.text = "\n".join(line(one) for one in page.notes.split("\n"))


def _title(slide: Slide, words: str) -> None:
    frame = slide.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = 0
    size = next(size for size, most in ((26, 75), (22, 115), (18, 400), (12, len(words))) if len(words) <= most)
    _write(frame, words, size, colours.INK, bold=True)


def _words(
    slide: Slide, box: Box, words: str, size: float, colour: colours.Pair, align=PP_ALIGN.LEFT, bold=False
) -> None:
    """Words in a box of their own, which nothing in them can leave."""
    if not words:
        return
    frame = slide.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _write(frame, words, size, colour, align, bold)


def _write(frame: TextFrame, words: str, size: float, colour: colours.Pair, align=PP_ALIGN.LEFT, bold=False) -> None:
    frame.text = line(words)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    paragraph.font.size, paragraph.font.bold = Pt(size), bold
    paragraph.font.color.rgb = rgb(colour.light)


def rgb(code: str) -> RGBColor:
    """A colour as PowerPoint has it."""
    return RGBColor.from_string(code[1:].upper())


def _body(slide: Slide, page: Page) -> None:
    """What is drawn: cards and tables as shapes, charts as charts, a picture of what PowerPoint cannot draw."""
    chart, box = page.chart, (LEFT, BODY_TOP, BODY_WIDE, BODY_HIGH)
    if not drawable(chart):
        return _words(slide, (LEFT, Pt(260), BODY_WIDE, Pt(30)), NOTHING, 16, colours.QUIET)
    if chart.kind == "numbers":
        return _cards(slide, chart)
    if chart.kind == "table":
        return _table(slide, chart)
    native = chart.kind in office_charts.NATIVE
    shape = (
        office_charts.add(slide, chart, box) if native else slide.shapes.add_picture(io.BytesIO(png(page)), *box[:3])
    )
    shape._element._nvXxPr.cNvPr.set("descr", line(page.alt))
    happened = [f"{chart.categories[at]}: {words}" for at, words in chart.marks]  # PowerPoint rules no line for them
    if native:  # a picture has its note in it
        _note(slide, "; ".join(filter(None, [chart.note, *happened])))
    return None


def _note(slide: Slide, words: str) -> None:
    """What is left out, at the right below what is drawn."""
    _words(slide, (Pt(430), Pt(478), Pt(500), Pt(16)), words, 10, colours.QUIET, PP_ALIGN.RIGHT)


def _cards(slide: Slide, chart: Chart) -> None:
    across = 3 if len(chart.cards) > 4 or len(chart.cards) == 3 else 2
    rows = -(-len(chart.cards) // across)
    wide, tall = (900 - 18 * (across - 1)) / across, min((372 - 18 * (rows - 1)) / rows, 168)
    for place, card in enumerate(chart.cards):
        _card(slide, card, 30 + place % across * (wide + 18), 112 + place // across * (tall + 18), (wide, tall))


def _card(slide: Slide, card: Card, x: float, y: float, size: tuple[float, float]) -> None:
    wide, tall = size
    ground = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(x), Pt(y), Pt(wide), Pt(tall))
    ground.adjustments[0] = 0.03
    ground.fill.solid()
    ground.fill.fore_color.rgb = rgb(colours.SURFACE.light)
    ground.line.fill.background()
    ground._element.remove(ground._element.find(STYLE))  # the template's, with its shadow
    inner, rest = Pt(wide - 36), Pt(wide * 0.3 - 18)
    _words(slide, (Pt(x + 18), Pt(y + 14), inner, Pt(22)), card.label, 15, colours.QUIET)
    _words(slide, (Pt(x + 18), Pt(y + tall / 2 - 28), inner, Pt(48)), card.value, 36, colours.INK, bold=True)
    meaning = colours.MEANING[card.meaning]
    _words(slide, (Pt(x + 18), Pt(y + tall - 36), Pt(wide * 0.68), Pt(22)), card.change, 15, meaning)
    _words(slide, (Pt(x + wide * 0.7), Pt(y + tall - 34), rest, Pt(22)), card.below, 12, colours.QUIET, PP_ALIGN.RIGHT)


def _table(slide: Slide, chart: Chart) -> None:
    """A native table of the first rows, without the template's bands."""
    shown = (chart.header, *chart.rows[:MOST_ROWS])
    frame = slide.shapes.add_table(len(shown), len(chart.header), LEFT, BODY_TOP, BODY_WIDE, Pt(28) * len(shown))
    table = frame.table
    table.horz_banding = table.first_row = False
    for column, share in zip(table.columns, columns(chart), strict=True):
        column.width = int(BODY_WIDE * share)
    if (left := len(chart.rows) - MOST_ROWS) > 0:
        _note(slide, f"and {left:,} more rows")
    for row, cells in enumerate(shown):
        for at, words in enumerate(cells):
            cell = table.cell(row, at)
            cell.fill.background()
            colour = colours.INK if row else colours.QUIET
            _write(cell.text_frame, words, 14, colour, PP_ALIGN.LEFT if at < chart.heads else PP_ALIGN.RIGHT)
