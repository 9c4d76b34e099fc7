"""Tests of the report: nothing loaded, nothing run, every link leads somewhere, every text escaped."""

import base64
import hashlib
import re
from types import SimpleNamespace

import published_sample as sample
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_reader import Reader, lost_links

from pipeline import wording
from pipeline.publish import environment, report
from pipeline.publish.concepts import clause_words, lead_in
from pipeline.publish.hidden import show_hidden
from pipeline.publish.layout import PANELS, Layout, name_stem
from pipeline.publish.marking import mark_passages, quote_sentence
from pipeline.publish.overall import Overall
from pipeline.publish.readings import Published, newest_first
from pipeline.settings import Settings
from pipeline.tables import vocabularies


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    return (sample.publish(tmp_path_factory.mktemp("report")) / "report" / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(html):
    return Reader(html)


def test_nothing_is_loaded_and_only_our_script_runs(html, page):
    assert not [attrs for _, attrs in page.tags if {"src", "style", "srcset"} & attrs.keys()]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    assert [tag for tag, _ in page.tags].count("script") == 1
    (policy,) = [a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_hostile_texts_are_shown_and_harmless(html, page):
    body = "".join(page.texts["body"])
    assert sample.HOSTILE in body and sample.HOSTILE not in html
    assert "safe‹U+202E›txt.exe‹U+200B›" in body and "\u202e" not in html and "\u200b" not in html
    assert sample.FORMULA in body


def test_every_link_leads_to_one_place(page):
    links = {attrs["href"][1:] for tag, attrs in page.tags if tag == "a" and "href" in attrs}
    assert links <= set(page.ids)
    assert {claim["claim_id"] for claim in sample.CLAIMS} <= links
    assert {f"number-{sample.IDS['b.txt']}-85", "rec-" + sample.reconciled()[0][0]["reconciled_id"][4:]} <= links


@pytest.mark.parametrize("keep_text", [True, False])
def test_a_large_report_is_split_and_every_link_still_leads_somewhere(tmp_path, monkeypatch, keep_text):
    monkeypatch.setattr(report, "LARGEST", 1000)
    monkeypatch.setattr(report, "CHARACTERS", 1)
    folder = sample.publish(tmp_path, Settings(keep_text=keep_text)) / "report"
    texts = ["sources", *(f"sources-{number}" for number in range(2, len(sample.IDS) + 1))]
    names = {f"index--{part}.html" for part in ("figures", "time", "conflicts", "concepts", *texts)}
    assert {path.name for path in folder.glob("*")} == {"index.html", *names}
    assert lost_links(folder) == []
    figures = Reader((folder / "index--figures.html").read_text("utf-8"))
    cells = {attrs["href"] for tag, attrs in figures.tags if tag == "a" and attrs.get("class") == "cell"}
    assert f"index--sources-2.html#{sample.CLAIMS[1]['claim_id']}" in cells


def test_texts_share_a_page_until_it_is_full(monkeypatch):
    monkeypatch.setattr(report, "CHARACTERS", 10)
    documents = {f"doc-{size}-{i}": {"characters": size} for i, size in enumerate((4, 6, 1, 30, 2, 8))}
    published = SimpleNamespace(documents=documents)
    pages = report.lay_pages(SimpleNamespace(conflicts=[], repeated=[], agreements=[], published=published))
    assert [*pages.values()] == [1, 1, 2, 3, 4, 4]


def test_a_comparison_that_is_no_conflict_is_a_line_that_leads_to_both_its_documents(html):
    lines = re.findall(r'<p class="meeting".*?</p>', html)
    assert lines and all(len(re.findall(r'href="#claim-\w+"', line)) == 2 for line in lines)
    assert not any(kind in line for line in lines for kind in ("contradiction", "change_over_time"))


def test_no_page_takes_the_name_of_another():
    stems = [name_stem(occupation) for occupation in (None, "index", "clerk", "clerk-figures", "all-wage")]
    layouts = [Layout(stem, split=True) for stem in stems]
    names = [layout.file(panel) for layout in layouts for panel, _ in PANELS]
    names += [
        "index.html",
        Overall.file("wage"),
        layouts[2].file("sources", page=2),
        layouts[2].file("conflicts", page=2),
    ]
    assert len(names) == len(set(names))


def test_without_texts_every_link_leads_somewhere(tmp_path):
    assert lost_links(sample.publish(tmp_path, Settings(keep_text=False)) / "report") == []


def test_many_sources_share_a_column(tmp_path, monkeypatch):
    monkeypatch.setitem(environment.make_environment().globals, "most_columns", 1)
    monkeypatch.setitem(environment.make_environment().globals, "most_matrix", 1)
    page = Reader((sample.publish(tmp_path) / "report" / "index.html").read_text("utf-8"))
    assert "What each source says" in page.texts["th"] and "In each source’s words" in page.texts["th"]
    assert lost_links(tmp_path / "out" / "report") == []


def test_a_difference_is_explained_beside_its_figure(page):
    assert "The figures are of different years." in " ".join(page.texts["details"])
    assert "why they differ" in page.texts["dd"]


def test_a_line_of_duties_says_why_its_words_are_one(page):
    assert "words: 0.81 of 1" in page.texts["details"] and "Answer letters" in page.texts["q"]


def test_figures_are_in_plain_words_with_the_period_in_the_cell(page):
    cells = " ".join(" ".join(page.texts["td"]).split())
    assert "$26,240 a year 2002" in cells and "$33,750 a year May 2018" in cells
    assert "varies by period" in cells and "varies_by_period" not in cells
    assert "Median pay" in " ".join(page.texts["th"]).replace("median", "Median")


def test_conflicts_stand_side_by_side_with_their_tests(page):
    assert page.texts["blockquote"][1] == "$26,240"
    assert "Median annual earnings of clerks were " in page.texts["blockquote"]
    assert "periods differ: 2002, 2018-05" in page.texts["li"]


def test_left_out_numbers_carry_their_reason(page):
    titles = [attrs.get("title") for _, attrs in page.tags]
    assert titles.count("left out: no attribute") == 3


def test_every_code_has_words_a_reader_knows():
    words = vocabularies()
    for kind, name in (
        ("comparison_kind", "comparison_kind"), ("reconciled_status", "reconciled_status"),
        ("status_meaning", "reconciled_status"),
        ("period_basis", "period_basis"), ("coverage_state", "coverage_state"), ("mention_kind", "mention_kind"),
        ("claim_status", "claim_status"), ("comparator", "comparator"), ("witness_basis", "witness_basis"),
    ):  # fmt: skip
        assert set(wording.wordings()[kind]) == set(words[name]), kind
    known = set(words["attribute"]) | set(words["category"])
    for kind in ("attribute", "category"):
        assert set(wording.wordings()[kind]) <= known
    for phrase in wording.wordings()["figure"]:
        attribute, statistic = phrase.split(".")
        assert attribute in words["attribute"] and statistic in words["statistic"]


READINGS = [
    ({"value": 33750.0, "unit": "USD/year"}, "$33,750 a year"),
    ({"value": 16.5, "unit": "USD/hour"}, "$16.50 an hour"),
    ({"low": 20000.0, "high": 24500.0, "unit": "EUR/month"}, "€20,000 to €24,500 a month"),
    ({"value": 25000.0, "unit": "PKR/month", "comparator": "~"}, "about PKR 25,000 a month"),
    ({"value": 14.285714, "unit": "percent"}, "14.29%"),
    ({"value": -5.0, "unit": "percent", "comparator": "<="}, "at most -5%"),
    ({"value": 1900000.0, "unit": "jobs"}, "1.9 million jobs"),
    ({"value": 361700.0, "unit": "jobs/year"}, "361,700 jobs a year"),
    ({"low": 2.0, "high": 4.0, "unit": "weeks"}, "2 to 4 weeks"),
    ({"value": 12.5, "unit": "percent"}, "12.5%"),
    ({"low": 10.0, "high": 33.333333, "unit": "percent"}, "10 to 33.33%"),
    ({"value": 1.0, "unit": "weeks"}, "1 week"),
    ({"low": 0.0, "high": 2.0, "unit": "years"}, "0 to 2 years"),
    ({"low": 3.0, "unit": "years"}, "at least 3 years"),
    ({"quantifier": "several", "unit": "weeks", "comparator": "~"}, "several weeks"),
    ({"quantifier": "several", "unit": "weeks", "comparator": ">="}, "at least several weeks"),
    ({"quantifier": "over_half", "unit": "percent"}, "over half"),
    ({"category": "bachelor"}, "bachelor’s degree"),
    ({"status": "declared_missing"}, "promised, not given"),
    ({"value": 1949999.0, "unit": "jobs"}, "1,949,999 jobs"),
    ({"evidence": "a few weeks"}, "“a few weeks”"),
    ({}, "no single value"),
]


@pytest.mark.parametrize(("row", "words"), READINGS)
def test_readings_in_words(row, words):
    assert wording.format_reading(row) == words


@pytest.mark.parametrize(("period", "words"), [
    ("2002", "2002"), ("2016-05", "May 2016"), ("2016/2026", "2016–2026"), ("../2012", "until 2012"),
    ("2012/..", "from 2012"), (None, "undated"), ("2016-05-31", "May 2016"), ("2016-13", "2016-13"),
])  # fmt: skip
def test_periods_in_words(period, words):
    assert wording.format_period(period) == words


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(min_size=1, max_size=40), st.lists(spans, max_size=8))
def test_pieces_laid_end_to_end_are_the_text(text, found):
    claims = [
        {"claim_id": f"c{i}", "attribute": "wage", "start": a, "end": b}
        for i, (a, b) in enumerate(found)
        if a < b <= len(text)
    ]  # fmt: skip
    middle = len(text) // 2
    sections = [{"start": 0, "end": middle}, {"start": middle, "end": len(text)}]
    passages = mark_passages(text, sections, claims, [], [])
    pieces = [piece for passage in passages for piece in passage.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(anchor for piece in pieces for anchor in piece.anchors) == sorted(c["claim_id"] for c in claims)
    for claim in claims:
        marked = "".join(p.text for p in pieces if claim in p.claims)
        assert marked == text[claim["start"] : claim["end"]]


def test_a_long_sentence_is_cut_at_spaces_around_the_quote():
    text = f"{'before ' * 60}$5 {'after ' * 60}"
    claim = {"sentence_start": 0, "start": 420, "end": 422, "sentence_end": len(text), "evidence": "$5"}
    before, evidence, after = quote_sentence(text, claim)
    assert evidence == "$5" and before.startswith("…before") and after.endswith("after…")
    assert len(before) < 170 and len(after) < 170


def test_readings_come_newest_first_and_undated_last(tmp_path):
    published = Published(sample.open_shelf(sample.publish(tmp_path)))
    first = sample.CLAIMS[0]
    claims = [{**first, "period": period, "start": i} for i, period in enumerate(["2002", None, "2016/2026", "2002"])]
    readings = newest_first([published.read_claim(claim) for claim in claims])
    assert [reading.brackets for reading in readings] == ["2016/2026", "2002", "undated"]


def test_rows_are_found_as_a_filter_finds_them(tmp_path):
    shelf = sample.open_shelf(sample.publish(tmp_path))
    claims = shelf.rows("claims")
    wanted = {claims[2]["claim_id"], claims[0]["claim_id"], "claim-unknown"}
    assert shelf.find("claims", "claim_id", wanted) == [claims[0], claims[2]]
    assert shelf.find("claims", "document_id", []) == []
    assert shelf.find("claims", "scope_type", [None]) == claims


@given(st.text())
def test_no_hidden_character_gets_through(text):
    shown = show_hidden(text)
    assert not re.search("[\x00-\x08\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", shown)
    assert show_hidden("plain – “text”\n") == "plain – “text”\n"


def test_a_duty_of_one_word_is_shown_with_what_leads_in() -> None:
    mention = {"kind": "duty", "start": 100, "text": "Handle returns or complaints"}
    member = {"clause_start": 118, "clause_end": 128}
    assert clause_words(member, mention) == "complaints"
    assert lead_in(member, mention, "complaints") == "Handle returns or"
    assert lead_in({**member, "clause_start": 100}, mention, "Handle returns") == ""
    assert lead_in(member, {**mention, "kind": "skill"}, "complaints") == ""
    long = {**mention, "text": "Write down returns and long complaints"}
    assert lead_in({"clause_start": 124, "clause_end": 138}, long, "complaints") == "Write down returns …"
