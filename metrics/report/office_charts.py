"""Charts that PowerPoint draws itself: their numbers stand in a workbook of the slide and can be edited there."""

from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from metrics import colours
from metrics.report.page import Axis, Chart, Series
from metrics.safe import line
from metrics.spreadsheet import guarded

NATIVE = {
    "line": XL_CHART_TYPE.LINE,
    "bars": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "ranked": XL_CHART_TYPE.BAR_CLUSTERED,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
SIGNS = {"days": '0"d"', "hours": '0"h"', "minutes": '0"m"', "seconds": '0"s"'}
MOST_NAMED = 25
MOST_TICKS = 10


def add(slide: Slide, chart: Chart, box: tuple) -> GraphicFrame:
    """The chart on the slide, in the box (left, top, width, height)."""
    frame = slide.shapes.add_chart(NATIVE[chart.kind], *box, _data(chart))
    native = frame.chart
    native.font.size, native.font.color.rgb = Pt(13), _rgb(colours.QUIET.light)
    native.has_title = False
    _axes(native, chart)
    _legend(native, chart)
    for drawn, one in zip(native.plots[0].series, _drawn(chart), strict=False):
        _series(drawn, one, chart)
    if chart.kind == "ranked":
        _paint_bars(native, chart)
        _label_bars(native, chart)
    elif chart.kind == "scatter":
        _label_points(native, chart)
    return frame


def safe(words: object) -> str:
    """Words for the slide's workbook: on one line, nothing a spreadsheet would run."""
    return guarded(line(words))


def _drawn(chart: Chart) -> list[Series]:
    """The series PowerPoint gets: of a scatter one."""
    return [chart.series[1]] if chart.kind == "scatter" else list(chart.series)


def _data(chart: Chart) -> CategoryChartData | XyChartData:
    if chart.kind == "scatter":
        data = XyChartData(number_format=chart.axis.number)
        points = data.add_series(safe(chart.series[1].name))
        for x, y in zip(chart.series[0].values, chart.series[1].values, strict=True):
            points.add_data_point(x, y)
        return data
    data = CategoryChartData(number_format=chart.axis.number)
    named = zip(chart.categories, chart.counts or [""] * len(chart.categories), strict=True)
    data.categories = [safe(f"{name} ({count})" if count else name) for name, count in named]
    for one in chart.series:
        unit = f", {chart.axis.unit}" if chart.axis.unit else ""
        data.add_series(safe(f"{one.name}{unit}"), one.values)
    return data


def _axes(native: Native, chart: Chart) -> None:
    """Ruled lines at round values, no line at the axes; ranked bars begin at the top and have no value axis."""
    _value_axis(native.value_axis, chart.axis)
    groups = native.category_axis
    groups.has_major_gridlines = False
    groups.format.line.color.rgb = _rgb(colours.LINE.light)
    groups.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.kind in ("line", "bars", "stacked"):
        _few_names(groups, len(chart.categories))
    if chart.kind == "scatter":
        _value_axis(groups, chart.along)
        groups.has_major_gridlines = False
        for axis, words in ((groups, chart.along.label), (native.value_axis, chart.axis.label)):
            axis.has_title = True
            axis.axis_title.text_frame.text = line(words)
            axis.axis_title.text_frame.paragraphs[0].font.size = Pt(13)
            axis.axis_title.text_frame.paragraphs[0].font.bold = False
    if chart.kind == "ranked":
        groups.reverse_order = True
        native.value_axis.visible = native.value_axis.has_major_gridlines = False
        # From zero, as bars must, and with room for the words behind the longest to either side.
        native.value_axis.minimum_scale = min(chart.axis.low, 0) * 1.25
        native.value_axis.maximum_scale = max(chart.axis.high, 0) * 1.25


def _few_names(groups, count: int) -> None:
    """Names every few categories only, so that none is broken over lines; python-pptx has no word for it."""
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        skip = OxmlElement(tag)
        skip.set("val", str(max(1, -(-count // MOST_TICKS))))
        groups._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _value_axis(axis, shown: Axis) -> None:
    axis.minimum_scale, axis.maximum_scale = shown.low, shown.high
    if len(shown.rules) > 1:
        axis.major_unit = shown.rules[1] - shown.rules[0]
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = _rgb(colours.LINE.light)
    axis.format.line.fill.background()
    whole = all(float(value).is_integer() for value in shown.rules) and shown.number != "0 %"
    axis.tick_labels.number_format = SIGNS.get(shown.unit, "#,##0" if whole else shown.number)
    axis.tick_labels.number_format_is_linked = False


def _legend(native: Native, chart: Chart) -> None:
    """Names of several series on top; of one the title tells."""
    native.has_legend = len(chart.series) > 1 and chart.kind != "scatter"
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _series(drawn, one: Series, chart: Chart) -> None:
    colour = _rgb(one.colour)
    if chart.kind == "line":
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = colour, Pt(1.5 if one.quiet else 2.25)
        drawn.format.line.dash_style = MSO_LINE.ROUND_DOT if one.quiet else MSO_LINE.SOLID
        drawn.marker.style = XL_MARKER_STYLE.NONE
    elif chart.kind == "scatter":
        drawn.format.line.fill.background()
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = colour
        drawn.marker.format.line.fill.background()
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = _rgb(colours.LINE.light) if one.quiet else colour
        drawn.invert_if_negative = False


def _paint_bars(native: Native, chart: Chart) -> None:
    """Bars that have a colour of their own, as channels do."""
    for at, colour in enumerate(chart.paints if len(set(chart.paints)) > 1 else ()):
        fill = native.plots[0].series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colour)


def _label_bars(native: Native, chart: Chart) -> None:
    """Value and change behind each bar, as on screen."""
    native.plots[0].gap_width, native.plots[0].overlap = 60, -10
    for at, words in enumerate(chart.words):
        change = chart.changes[at][0] if chart.changes else ""
        if chart.series[0].values[at] is not None:
            _label(native.plots[0].series[0].points[at], f"{words}   {change}".strip(), colours.INK.light,
                   XL_LABEL_POSITION.OUTSIDE_END)  # fmt: skip


def _label_points(native: Native, chart: Chart) -> None:
    for at, name in enumerate(chart.categories[:MOST_NAMED] if len(chart.categories) <= MOST_NAMED else ()):
        _label(native.plots[0].series[0].points[at], name, colours.QUIET.light, XL_LABEL_POSITION.RIGHT)


def _label(point, words: str, colour: str, position) -> None:
    label = point.data_label
    label.position = position
    frame = label.text_frame
    frame.text = line(words)
    frame.paragraphs[0].font.size, frame.paragraphs[0].font.color.rgb = Pt(12), _rgb(colour)


def _rgb(code: str) -> RGBColor:
    return RGBColor.from_string(code[1:].upper())
