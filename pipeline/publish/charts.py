"""charts: time lines as SVG, drawn by leather; every text escaped, every mark a link to its words."""

import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

import leather
from leather import theme
from leather.scales import linear
from leather.shapes import Shape
from markupsafe import Markup

from pipeline import wording
from pipeline.publish.glyphs import glyph_class, glyph_path
from pipeline.publish.timelines import Curve, Mark, TimeChart, Window
from pipeline.tables import Row

SIZES = {"wide": (640, 300), "narrow": (330, 260)}  # the page shows the one that fits
ROW = {"wide": 40, "narrow": 44}  # height of a row of windows: its words above its bar
EDGE = 14  # room around the drawing for marks and labels that reach over it
_DECIMAL = re.compile(r"-?\d+\.\d+")
NUMBERS = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "d"}
Scale = Callable[[float], float]
Link = Callable[[Row], str]  # the address of a claim's words

theme.margin = 0.0
theme.background_color = "none"
theme.tick_font_family = theme.axis_title_font_family = "inherit"
theme.tick_font_size = 12
theme.tick_font_char_width, theme.tick_font_char_height = 7, 12
theme.label_color = theme.tick_color = theme.zero_color = "currentColor"
linear.ScoreTicker = lru_cache(maxsize=256)(linear.ScoreTicker)  # looks for ticks as each scale is made: 5 ms each


class Layer(Shape):  # type: ignore[misc]  # leather has no types
    """What all our shapes share: any data is fine, and the legend stands in the page."""

    def validate_series(self, series: object) -> None:
        """Take any series: places come from the marks themselves."""

    def legend_to_svg(self, *_: object) -> list[object]:
        """None here."""
        return []


class Readings(Layer):
    """Readings as marks: filled where the date is stated, hollow where inferred; intervals as lines."""

    def __init__(self, marks: Sequence[Mark], to: Link) -> None:
        self.marks, self.to = marks, to

    def to_svg(self, width: int, height: int, x_scale: object, y_scale: object, *_: object) -> ET.Element:
        """A group with a link for each mark; of a source that says a thing twice one, of several side by side."""
        x, y = projections(width, height, x_scale, y_scale)
        group = ET.Element("g", {"class": "readings"})
        taken: dict[tuple[int, int], list[int]] = {}
        for mark in self.marks:
            middle, level = x((mark.start + mark.end) / 2), y((mark.low + mark.high) / 2)
            there = taken.setdefault((round(middle / 6), round(level / 6)), [])
            if mark.rank in there:
                continue
            there.append(mark.rank)
            words = f"{mark.source}: {mark.words}, {mark.when}{', inferred' if mark.inferred else ''}"
            link = start_link(group, self.to(mark.claim), words)
            link.set("class", f"{glyph_class(mark.rank)}{' inferred' if mark.inferred else ''}")
            if mark.around:
                draw_line(link, "around", x(mark.around[0]), level, x(mark.around[1]), level)
            if mark.start != mark.end:
                draw_line(link, "span", x(mark.start), level, x(mark.end), level)
            if mark.low != mark.high:
                draw_line(link, "span", middle, y(mark.low), middle, y(mark.high))
            place = f"translate({middle + 11 * (len(there) - 1):.1f} {level:.1f})"
            ET.SubElement(link, "path", {"class": "glyph", "d": glyph_path(mark.rank), "transform": place})
        return group


class Background(Layer):
    """A reference series as a thin line with small dots."""

    def __init__(self, curve: Curve) -> None:
        self.curve = curve

    def to_svg(self, width: int, height: int, x_scale: object, y_scale: object, *_: object) -> ET.Element:
        """A group with its name as title."""
        x, y = projections(width, height, x_scale, y_scale)
        group = ET.Element("g", {"class": "curve"})
        ET.SubElement(group, "title").text = f"reference series {self.curve.name}"
        places = [(x(year), y(figure)) for year, figure in self.curve.points]
        ET.SubElement(group, "path", {"d": "M" + "L".join(f"{a:.1f},{b:.1f}" for a, b in places)})
        for a, b in places:
            ET.SubElement(group, "circle", {"cx": f"{a:.1f}", "cy": f"{b:.1f}", "r": "2"})
        return group


class Bars(Layer):
    """Windows as bars, one a row, the words above each."""

    def __init__(self, windows: Sequence[Window], to: Link, room: int) -> None:
        self.windows, self.to, self.room = windows, to, room

    def to_svg(self, width: int, height: int, x_scale: object, y_scale: object, *_: object) -> ET.Element:
        """A group with a bar and its words for each window, a link where a source says it."""
        x, _y = projections(width, height, x_scale, y_scale)
        group = ET.Element("g", {"class": "windows"})
        step = height / len(self.windows)
        for i, window in enumerate(self.windows):
            words = f"{window.source}: {', '.join(text for text, _ in window.said)}"
            claim = next((claim for _, claim in window.said if claim), None)
            holder = (
                start_link(group, self.to(claim), f"{words}, {window.when}") if claim else ET.SubElement(group, "g")
            )
            look = "reference" if window.rank is None else glyph_class(window.rank)
            holder.set("class", f"{look}{' inferred' if window.basis not in ('', 'stated') else ''}")
            label = ET.SubElement(holder, "text", {"x": "0", "y": f"{step * i + step * 0.45:.1f}"})
            label.text = words if len(words) <= self.room else words[: self.room - 1].rstrip() + "…"
            level = step * i + step * 0.72
            draw_line(
                holder, f"bar{' open' if window.open else ''}", x(window.start), level, x(window.end) + 0.01, level
            )
        return group


def projections(width: int, height: int, x_scale: object, y_scale: object) -> tuple[Scale, Scale]:
    """Years and figures to places in the drawing."""

    def x(year: float) -> float:
        return float(x_scale.project(year, 0, width))  # type: ignore[attr-defined]

    def y(figure: float) -> float:
        return float(y_scale.project(figure, height, 0))  # type: ignore[attr-defined]

    return x, y


def start_link(group: ET.Element, target: str, words: str) -> ET.Element:
    """A link that says where it leads, to eyes and to screen readers."""
    link = ET.SubElement(group, "a", {"href": target, "aria-label": words})
    ET.SubElement(link, "title").text = words
    return link


def draw_line(holder: ET.Element, look: str, x1: float, y1: float, x2: float, y2: float) -> None:
    """A straight line of a class."""
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    ET.SubElement(holder, "line", {"class": look, **ends})


def draw_time_chart(chart: TimeChart, to: Link) -> Markup:
    """The chart in both sizes."""
    heights = [end for mark in chart.marks for end in (mark.low, mark.high)]
    heights += [figure for curve in chart.curves for _, figure in curve.points]
    dates = [end for m in chart.marks for end in (m.start, m.end, *(m.around or ()))]
    dates += [year for curve in chart.curves for year, _ in curve.points]
    low, high = min(heights), max(heights)
    slack = (high - low) * 0.05 or abs(high) * 0.1 or 1.0

    bottom = max(low - slack, 0.0) if low >= 0 else low - slack  # nobody counts jobs below none
    drawing = start_chart(min(dates), max(dates), bottom, high + slack)
    for curve in chart.curves:
        drawing.add_series(points(curve.points), Background(curve))
    drawing.add_series(points([(mark.start, mark.low) for mark in chart.marks]), Readings(chart.marks, to))
    drawing.add_y_axis(tick_formatter=lambda value, *_: format_tick(float(value), chart.unit))
    title = f"{chart.label} over time{f', in money of {chart.base_year}' if chart.constant else ''}"
    told = "; ".join(f"{m.source}: {m.words}, {m.when}{' (inferred)' if m.inferred else ''}" for m in chart.marks)
    return Markup("").join(
        finish(drawing, size, chart.key, title, told, *dimensions) for size, dimensions in SIZES.items()
    )


def draw_windows(windows: Sequence[Window], to: Link) -> Markup:
    """The projections in both sizes."""
    first, last = min(w.start for w in windows), max(w.end for w in windows)

    def build(room: int) -> leather.Chart:
        drawing = start_chart(first, last, 0, len(windows))
        drawing.add_series(points([(first, 0.0)]), Bars(windows, to, room))
        drawing.add_y_axis(ticks=[Decimal(0)], tick_formatter=lambda *_: "")
        return drawing

    told = "; ".join(f"{w.source}: {', '.join(text for text, _ in w.said)}, {w.when}" for w in windows)
    return Markup("").join(
        finish(build(width // 7), size, "over-outlook", "Projections over time", told, width, ROW[size] * len(windows))
        for size, (width, _) in SIZES.items()
    )


def points(pairs: Sequence[tuple[float, float]]) -> leather.Series:
    """Pairs as leather takes them."""
    return leather.Series([(Decimal(str(x)), Decimal(str(y))) for x, y in pairs])


def start_chart(first: float, last: float, low: float, high: float) -> leather.Chart:
    """A chart with its scales; years are marked at whole numbers."""
    chart = leather.Chart()
    start, end = int(first), int(last) + 1
    chart.add_x_scale(start, end)
    chart.add_y_scale(low, high)
    step = next((s for s in (1, 2, 5, 10, 20, 50) if (end - start) / s <= 6), 100)
    ticks = [Decimal(year) for year in range(start - start % -step, end + 1, step)]
    chart.add_x_axis(ticks=ticks, tick_formatter=lambda value, *_: str(int(value)))
    return chart


def format_tick(value: float, unit: str) -> str:
    """A figure of the axis with its sign of money: `$30,000`, `2.4 million`."""
    currency, per, _ = unit.partition("/")
    sign = wording.wordings()["money"].get(currency, f"{currency} ") if per and currency.isupper() else ""
    return f"{sign}{wording.format_figure(value)}"


def _rounded(figure: re.Match[str]) -> str:
    return f"{float(figure[0]):.1f}"


def finish(chart: leather.Chart, size: str, key: str, title: str, told: str, width: int, height: int) -> Markup:
    """The drawing as an SVG element that names and describes itself, its figures short."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a mark lies on the very edge of its scale
        group = chart.to_svg_group(width, height)
    name = f"{key}-{size}"
    svg = ET.Element("svg", {
        "class": f"chart {size}", "viewBox": f"-{EDGE} -{EDGE} {width + 2 * EDGE} {height + 2 * EDGE}",
        "role": "group", "aria-labelledby": f"{name}-title {name}-desc",
    })  # fmt: skip
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(svg, "desc", {"id": f"{name}-desc"}).text = told
    svg.append(group)
    for element in group.iter():
        for attribute in NUMBERS & element.attrib.keys():
            element.set(attribute, _DECIMAL.sub(_rounded, element.attrib[attribute]))
    return Markup(ET.tostring(svg, encoding="unicode"))  # noqa: S704 -- ElementTree escaped every text and attribute
