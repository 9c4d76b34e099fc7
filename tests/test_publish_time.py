"""Tests of the time lines, the agreement of sources, and their pictures."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import published_sample as sample
import pytest
from report_reader import lost_links

from pipeline.publish.agreement import AMOUNTS_TO, count_meetings, list_origins
from pipeline.publish.charts import draw_time_chart, draw_windows, format_tick
from pipeline.publish.concepts import strongest_links
from pipeline.publish.glyphs import glyph_class, glyph_path
from pipeline.publish.readings import Published
from pipeline.publish.timelines import Timelines, Window, outlook_words, years
from pipeline.publish.view import Page
from pipeline.reconcile_rules import load_rules
from pipeline.series import load_references
from pipeline.settings import Settings
from pipeline.tables import vocabularies, write_rows
from pipeline.timeline import parse_period

SERIES = "soc,title,reference_period,h_median,a_median,a_p10,a_p25,a_p75,a_p90,employment\n"
SERIES += "99-0000,Clerks,2001,,25800,,,,,\n99-0000,Clerks,2018-05,,33750,,,,,\n99-0000,Clerks,1980,,9000,,,,,\n"
EDITIONS = "soc,title,projection_start,projection_end,employment,change_percent,category,openings,source\n"
EDITIONS += "99-0000,Clerks,2016,2026,1000,5,as_fast_as_average,,x\n99-0000,Clerks,1990,2000,900,9,,,x\n"


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("series")
    for name, text in (("wages", SERIES), ("editions", EDITIONS)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return Settings(references=(folder / "wages.csv", folder / "editions.csv"))


def claims(**changes):
    """The sample's claims; b.txt leaves its year away, and further claims of b.txt."""
    bare = {"period": None, "period_start": None, "period_end": None, "period_kind": None, "status": "asserted_undated"}
    a, b, hourly = sample.CLAIMS
    return [a, {**b, **bare, **changes}, {**hourly, **bare, **changes}]


DATINGS = [
    {"claim_id": claim["claim_id"], "period": period, "period_start": start, "period_end": end, "basis": basis,
     "series": None, "tests": [f"{basis} says so"]}
    for claim in sample.CLAIMS[1:]
    for period, start, end, basis in (("2016/2018", 2016, 2018, "document"), ("2018-05", 2018, 2018, "series"))
]  # fmt: skip


def timelines(tmp_path, settings, rows, datings=DATINGS, reconciled=None):
    """The time lines of the sample with other claims."""
    stages = sample.build_stages(tmp_path)
    write_rows(stages / "extract" / "0000", "claims", rows)
    write_rows(stages / "reconcile" / "0000", "datings", datings)
    if reconciled is not None:
        write_rows(stages / "reconcile" / "0000", "reconciled", reconciled)
    sample.publish_tables(sample.laid_out(stages), tmp_path / "out", settings)
    assert lost_links(tmp_path / "out" / "report") == []
    rules = load_rules(settings)
    return Timelines(Published(sample.open_shelf(tmp_path / "out")), load_references(settings, rules), rules)


@pytest.mark.parametrize(("period", "span", "place"), [
    ("2002", 0, (2002, 2002)), ("2018-07", 0, (2018.5, 2018.5)), ("2016/2026", 0, (2016, 2026)),
    ("../2012", 10, (2002, 2012)), ("2012/..", 10, (2012, 2012)),
])  # fmt: skip
def test_periods_have_a_place_on_the_line(period, span, place):
    assert years(parse_period(period), span) == place


def test_readings_stand_at_their_date_in_the_unit_of_the_row(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, claims()).charts()
    told = [(m.source, m.start, m.end, round(m.low, 1), m.inferred, m.around) for m in chart.marks]
    may = 2018 + 4 / 12
    assert told == [
        ("Almanac", 2002, 2002, 26240, False, None),
        ("-Bureau", may, may, 33750, True, (2016, 2018)),
        ("-Bureau", may, may, 33758.4, True, (2016, 2018)),
    ]
    assert chart.marks[1].why == ("series says so",)
    (curve,) = chart.curves
    assert (curve.name, curve.points) == ("wages", ((2001, 25800), (may, 33750)))  # 1980 lies too far back


def test_an_undated_document_says_of_when_its_figures_are(tmp_path, settings):
    lines = timelines(tmp_path, settings, claims())
    page = Page(lines.published, "Clerk", lines.references, lines.rules)
    assert page.inferred_years == {sample.IDS["b.txt"]: "2018-05"}
    html = (tmp_path / "out" / "report" / "index.html").read_text("utf-8")
    assert "figures of <i>May 2018</i> (inferred)" in html


def test_constant_money_is_that_of_the_newest_reading(tmp_path, settings):
    lines = timelines(tmp_path, settings, claims())
    (chart,) = lines.charts()
    prices = lines.references.prices
    real = chart.in_constant_money
    assert chart.base_year == 2018
    assert [round(m.high) for m in real.marks] == [round(26240 * prices[2018] / prices[2002]), 33750, 33758]
    assert real.curves[0].points[0] == (2001, 25800 * prices[2018] / prices[2001])


def test_pay_of_nothing_and_years_without_prices_are_drawn_too(tmp_path, settings):
    free = [{**claim, "value": 0.0} for claim in sample.CLAIMS]
    lines = timelines(tmp_path, settings, free)
    lines.references.prices = {2018: 250.0}
    (chart,) = lines.charts()
    real = chart.in_constant_money
    assert [(m.when, m.high) for m in real.marks] == [("May 2018", 0), ("May 2018", 0)]
    assert [curve.points for curve in real.curves] == [((2018 + 4 / 12, 33750),)]
    lines.references.prices = {2002: 180.0}
    (chart,) = lines.charts()
    assert chart.in_constant_money.curves == ()
    assert parse_pictures(draw_time_chart(chart, str) + draw_time_chart(chart.in_constant_money, str))


def test_a_range_has_both_ends_and_the_sign_of_money_in_constant_money_too(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, sample.CLAIMS).charts()
    mark = replace(chart.marks[0], low=30000.0, high=36000.0, worth=1.5)
    assert chart.real_words(mark) == "$45,000 to $54,000"
    assert chart.real_words(replace(mark, low=36000.0, worth=1.0)) == "$36,000"
    assert chart.real_words(replace(mark, worth=None)) is None


def test_an_axis_of_counts_does_not_go_below_none(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, sample.CLAIMS).charts()
    first, *others = chart.marks
    wide = replace(
        chart,
        unit="jobs",
        marks=(replace(first, low=8500.0, high=8500.0), *others, replace(first, low=221600.0, high=221600.0)),
    )
    assert "-" not in "".join(re.findall(r">(-?[\d,.]+[^<]*)</text>", draw_time_chart(wide, str)))
    below = replace(chart, unit="percent", marks=(replace(first, low=-5.0, high=-5.0), *others))
    assert draw_time_chart(below, str)


def test_without_a_date_there_is_no_mark_but_a_line_in_the_table(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, claims(), datings=[]).charts()
    assert [m.source for m in chart.marks] == ["Almanac"]
    assert [reading.words for _, reading in chart.undated] == ["$33,750 a year", "$16.23 an hour"]


def projection(i, attribute, statistic, **cells):
    """A reconciled row and its claim of b.txt, made from the sample's."""
    claim = {**sample.CLAIMS[1], "claim_id": f"claim-{i}", "attribute": attribute, "statistic": statistic,
             "value": None, "unit": None, "comparator": None, "start": 3 * i, "end": 3 * i + 2, **cells}  # fmt: skip
    row = {**sample.reconciled()[0][0], "reconciled_id": f"rec-{i}", "attribute": attribute, "statistic": statistic,
           "unit": claim["unit"], "claim_ids": [claim["claim_id"]], "rival_claim_ids": []}  # fmt: skip
    return claim, row


def test_projections_are_windows_beside_the_editions_that_end_with_them(tmp_path, settings):
    window = {"period": "2016/2026", "period_start": 2016, "period_end": 2026, "period_kind": "window"}
    until = {"period": "../2012", "period_start": None, "period_end": 2012, "period_kind": "open"}
    made = [
        projection(0, "employment_change", "projected", value=5.0, unit="percent", **window),
        projection(1, "employment_outlook", "projected", category="as_fast_as_average", **window),
        projection(2, "job_prospects", "projected", category="good", **until),
    ]
    rows = [*sample.CLAIMS, *(claim for claim, _ in made)]
    lines = timelines(tmp_path, settings, rows, [], [*sample.reconciled()[0], *(row for _, row in made)])
    told = [(w.source, w.start, w.end, w.open, [words for words, _ in w.said]) for w in lines.windows()]
    assert told == [
        ("-Bureau", 2002, 2012, True, ["prospects good"]),
        ("-Bureau", 2016, 2026, False, ["as fast as average", "5%"]),
        ("editions", 2016, 2026, False, ["as fast as average", "5%"]),
    ]
    page = (tmp_path / "out" / "report" / "index.html").read_text("utf-8")
    assert "as fast as average, 5%" in page and 'id="over-outlook"' in page


def test_openings_are_said_as_such():
    assert outlook_words({"attribute": "openings", "value": 900.0, "unit": "jobs/year"}) == "900 openings a year"


# -- pictures --------------------------------------------------------------------------------------------------------


def parse_pictures(markup):
    """Both sizes as XML; raises where the markup is none."""
    return ET.fromstring(f"<both>{markup}</both>").findall("svg")


def test_a_picture_says_what_it_shows_and_runs_nothing(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, claims()).charts()
    hostile = f'{sample.HOSTILE}" onload="alert(1)'
    marks = tuple(replace(mark, source=f"{hostile}{sample.BIDI}") for mark in chart.marks)
    chart = replace(chart, label=hostile, marks=marks, curves=(replace(chart.curves[0], name=hostile),))
    markup = draw_time_chart(chart, lambda claim: f"#{claim['claim_id']}")
    assert markup == draw_time_chart(chart, lambda claim: f"#{claim['claim_id']}")
    wide, narrow = parse_pictures(markup)
    assert "<script" not in markup
    for svg in (wide, narrow):
        parts = {part.get("id"): part.text for part in svg if part.get("id")}
        assert set(svg.get("aria-labelledby").split()) == set(parts) and all(parts.values())
        tags = {element.tag for element in svg.iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "line", "path", "circle", "rect", "text"}
        names = {name for element in svg.iter() for name in element.attrib}
        assert "style" not in names and not {name for name in names if name.startswith("on")}
        assert {e.get("fill") for e in svg.iter()} | {e.get("stroke") for e in svg.iter()} <= {
            None,
            "none",
            "currentColor",
        }
        links = list(svg.iter("a"))
        assert [a.get("href") for a in links] == [f"#{c['claim_id']}" for c in claims()[:2]]  # a source once on a spot
        assert "inferred" in links[1].get("class") and "inferred" not in links[0].get("class")
        assert links[0].get("aria-label") == links[0].find("title").text


def test_ids_of_pictures_differ(tmp_path, settings):
    (chart,) = timelines(tmp_path, settings, claims()).charts()
    markup = draw_time_chart(chart, str) + draw_time_chart(chart.in_constant_money, str)
    ids = [e.get("id") for svg in parse_pictures(markup) for e in svg.iter() if e.get("id")]
    assert len(ids) == 8 == len(set(ids))


def test_windows_are_drawn_from_start_to_end():
    said = (("a" * 200, None),)
    windows = [
        Window("<b>", 0, 2010, 2020, False, "2010–2020", "stated", said),
        Window("S", None, 2000, 2010, True, "", "", said),
    ]
    wide, narrow = parse_pictures(draw_windows(windows, str))
    for svg in (wide, narrow):
        bars = [e for e in svg.iter("line") if (e.get("class") or "").startswith("bar")]
        spans = [(float(bar.get("x1")), float(bar.get("x2"))) for bar in bars]
        assert spans[0][0] == pytest.approx(spans[1][1], abs=0.2) and spans[1][0] < spans[1][1]
        assert bars[1].get("class") == "bar open"
        assert all(len(text.text or "") < 100 for text in svg.iter("text"))


@pytest.mark.parametrize(("value", "unit", "text"), [
    (30000, "USD/year", "$30,000"), (2_400_000, "jobs", "2.4 million"), (500, "CHF/month", "CHF 500"),
    (7.5, "percent", "7.50"),
])  # fmt: skip
def test_figures_of_the_axis(value, unit, text):
    assert format_tick(value, unit) == text


def test_36_sources_look_different():
    assert len({(glyph_class(rank), glyph_path(rank)) for rank in range(36)}) == 36


# -- sources among each other ----------------------------------------------------------------------------------------


def test_meetings_count_both_ways_and_name_the_first():
    rows = [
        {"comparison_id": f"cmp-{i}", "kind": kind, "document_a": a, "document_b": b}
        for i, (kind, a, b) in enumerate((
            ("agreement", "x", "y"), ("contradiction", "y", "x"), ("contradiction", "x", "y"),
            ("missing", "x", None), ("different_scope", "x", "y"), ("internal_inconsistency", "x", "x"),
        ))
    ]  # fmt: skip
    found = count_meetings(rows, {"x": "X", "y": "Y"})
    assert found.keys() == {("X", "Y"), ("Y", "X"), ("X", "X")}
    met = found["X", "Y"]
    assert met.counts == found["Y", "X"].counts == {"agree": 1, "conflict": 2}
    assert met.first == {"agree": "cmp-0", "conflict": "cmp-1"} and met.gravest == "conflict" and met.total == 3
    assert found["X", "X"].counts == {"conflict": 1}


def test_every_kind_that_sets_readings_side_by_side_amounts_to_something():
    silent = {"missing", "different_unit", "different_statistic", "different_scope"}
    assert AMOUNTS_TO.keys() == set(vocabularies()["comparison_kind"]) - silent


def test_one_origin_is_told_once_for_all_its_attributes():
    def witness(i, document, attribute, **cells):
        return {"witness_id": f"wit-{i}", "document_id": document, "attribute": attribute, "edition": None,
                "basis": "figures", "shared_figures": ["f"], "shared_words": None, **cells}  # fmt: skip

    rows = [witness(i, d, a, edition="2016/2026") for i, a in enumerate(("wage", "openings")) for d in ("x", "y")]
    rows += [witness(2, d, "wage", basis="text", shared_words=55, shared_figures=[]) for d in ("x", "z")]
    one, other = list_origins(rows)
    assert (one.documents, one.attributes, one.figures) == (("x", "y"), ("wage", "openings"), ("f",))
    assert "2016–2026" in one.proof and "55 words" in other.proof


def test_links_of_a_concept_join_all_members_with_the_best_matches():
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7, ("c", "d"): 0.3}
    matches = [
        {"match_id": f"m{i}", "mention_a": a, "mention_b": b, "score": score, "tests": ["clauses: a | b", "verbs 1.00"]}
        for i, ((a, b), score) in enumerate(scores.items())
    ]
    links = strongest_links(matches, {m: m.upper() for m in "abcd"})
    assert [(link.words_a, link.words_b, link.score) for link in links] == [
        ("A", "B", 0.9), ("B", "C", 0.8), ("C", "D", 0.3),
    ]  # fmt: skip
    assert links[0].terms == ["verbs 1.00"]
