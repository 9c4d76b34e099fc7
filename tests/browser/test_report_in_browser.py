"""The report in headless Chromium, from disk: filters, sorting, links both ways, keyboard, colours, widths, axe."""

import shutil
from importlib.resources import files
from pathlib import Path

import published_sample as sample
import pytest
from conftest import RAW, run_over

from pipeline.publish import report

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make test installs it")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PANELS = ("overview", "figures", "time", "conflicts", "concepts", "sources")
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def browser():
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser is installed: none of {', '.join(NAMES)} is on the path")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """Opens a file of a report; afterwards fails on anything the page complained about or tried to load."""
    contexts, complaints = [], []

    def open_page(path: Path, target: str = "", width: int = 1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        page.goto(f"{path.as_uri()}{target}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def index(sample_out):
    return sample_out / "report" / "index.html"


def shown_rows(page, body):
    return page.locator(f"#{body} > :is(tr, tbody):not([hidden]):not(.group-row)")


def lies_in_view(page, locator):
    box = locator.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def violations(page, rules=None):
    """What axe-core's rules hold against the page as it stands, the serious and the critical."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("only => axe.run(document, {resultTypes: ['violations'], ...(only || {})})", rules)[
        "violations"
    ]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in GRAVE]


def test_tabs_show_one_part_at_a_time(visit, index):
    page = visit(index)
    for panel in PANELS:
        page.click(f".tabs a[href='#{panel}']")
        assert page.locator(".panel:visible").evaluate_all("all => all.map(one => one.id)") == [panel]
        assert page.locator("[role=tab][aria-selected=true]").get_attribute("href") == f"#{panel}"


def test_tabs_by_keyboard(visit, index):
    page = visit(index)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    steps = {"ArrowRight": "figures", "End": "sources", "ArrowLeft": "concepts", "Home": "overview"}
    for key, panel in steps.items():
        page.keyboard.press(key)
        assert page.locator(f"#{panel}").is_visible() and page.url.endswith(f"#{panel}")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_filters_of_figures(visit, index):
    page = visit(index, "#figures")
    everything = shown_rows(page, "figure-rows").count()
    page.select_option("#figures select[name=status]", "varies_by_period")
    statuses = shown_rows(page, "figure-rows").evaluate_all("rows => rows.map(row => row.dataset.status)")
    assert set(statuses) == {"varies_by_period"} and 0 < len(statuses) < everything
    assert page.locator("#figures output").text_content() == f"{len(statuses)} shown"
    page.select_option("#figures select[name=attribute]", "wage")
    page.fill("#figures input[name=text]", "median")
    assert shown_rows(page, "figure-rows").count() == 1
    page.fill("#figures input[name=text]", "no such thing")
    assert page.locator("#figures output").text_content() == "0 shown"


def test_sorting_of_figures(visit, index):
    page = visit(index, "#figures")
    order = "rows => rows.map(row => row.id)"
    listed = shown_rows(page, "figure-rows").evaluate_all(order)
    page.select_option("#figures select[name=sort]", label="by spread, widest first")
    spreads = shown_rows(page, "figure-rows").evaluate_all("rows => rows.map(row => Number(row.dataset.spread))")
    assert spreads == sorted(spreads, reverse=True) and spreads[0] > 0
    page.select_option("#figures select[name=sort]", label="by name")
    names = shown_rows(page, "figure-rows").evaluate_all("rows => rows.map(row => row.dataset.name)")
    assert names == page.evaluate(
        "names => [...names].sort((a, b) => a.localeCompare(b, 'en', {numeric: true}))", names
    )
    page.select_option("#figures select[name=sort]", "")
    assert shown_rows(page, "figure-rows").evaluate_all(order) == listed


def test_sorting_of_concepts_leaves_out_the_group_heads(visit, index):
    page = visit(index, "#concepts")
    groups = page.locator("#concept-rows > .group-row:visible").count()
    page.select_option("#concepts select[name=sort]", label="by documents, most first")
    assert page.locator("#concept-rows > .group-row:visible").count() == 0
    page.select_option("#concepts select[name=sort]", "")
    assert page.locator("#concept-rows > .group-row:visible").count() == groups > 1


def test_column_heads_sort_by_keyboard(visit, index):
    page = visit(index)
    head = page.locator("#overview .sortable th", has_text="Claims")
    head.locator("button").focus()
    cells = "table => [...table.tBodies[0].rows].map(row => Number(row.cells[4].textContent))"
    for direction, reverse in (("ascending", False), ("descending", True)):
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == direction
        numbers = page.locator("#overview .sortable").evaluate(cells)
        assert numbers == sorted(numbers, reverse=reverse) and len(set(numbers)) > 1


def test_a_cell_opens_its_evidence_and_the_evidence_its_row(visit, index):
    page = visit(index, "#figures")
    row = page.locator("#figure-rows > tbody[data-attribute=wage]").first
    row_id = row.get_attribute("id")
    cell = row.locator("a.cell").first
    value = cell.text_content().split(" a ")[0].strip()
    cell.click()
    mark = page.locator(".m.hit")
    assert "#claim-" in page.url and page.locator("#sources").is_visible()
    assert mark.text_content() in value or value in mark.text_content()
    assert lies_in_view(page, mark) and mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_function("id => location.hash === '#' + id", arg=row_id)
    assert page.locator("#figures").is_visible() and lies_in_view(page, page.locator(f"#{row_id} th"))
    page.go_back()
    assert page.locator("#sources").is_visible()
    page.go_back()
    assert page.locator("#figures").is_visible()


def test_a_deep_link_opens_what_is_folded_or_filtered(visit, index):
    target = visit(index).locator("#conflicts details.more .meeting").first.get_attribute("id")
    page = visit(index, f"#{target}")
    assert page.locator(f"#{target}").is_visible()
    hidden = page.locator("#figure-rows > tbody[data-attribute=wage]").first.get_attribute("id")
    page.select_option("#figures select[name=attribute]", "education", force=True)
    page.evaluate("id => { location.hash = id }", hidden)
    page.wait_for_function("id => document.activeElement.id === id", arg=hidden)
    assert page.locator(f"#{hidden}").is_visible()


def test_the_overview_leads_to_why_sources_differ(visit, index):
    page = visit(index)
    page.locator("#overview .glance div", has_text="Median pay").get_by_text("why they differ").click()
    fold = page.locator("#figures details:target")
    assert fold.locator("li").count() >= 3 and fold.locator("li").first.is_visible()
    fold.get_by_text("side by side").first.click()
    assert page.locator("#conflicts article:target blockquote").count() == 2


def test_a_mark_of_a_chart_leads_to_its_words(visit, index):
    page = visit(index, "#time")
    link = page.locator("#over-wage-median-usd-year .chart.wide a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.startsWith('#claim-')")
    assert page.locator(".m.hit").is_visible()


def test_a_duty_leads_to_its_words_and_back(visit, index):
    page = visit(index, "#concepts")
    row = page.locator("#concept-rows tbody[data-status=shared]").first
    row.locator("a.cell").first.click()
    assert page.locator(".m.hit").is_visible()
    page.locator(".m.hit").click()
    assert page.locator(f"#{row.get_attribute('id')}").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_part_scrolls_sideways(visit, index, width):
    page = visit(index, width=width)
    for panel in PANELS:
        page.evaluate("panel => { location.hash = panel }", panel)
        page.locator(f"#{panel}").wait_for(state="visible")
        page.evaluate(
            "panel => document.querySelectorAll('#' + panel + ' details').forEach(fold => fold.open = true)", panel
        )
        assert overflow(page) <= 0, panel


def test_light_and_dark(visit, index):
    brightness = (
        "getComputedStyle(document.body)[{}].match(/[\\d.]+/g).slice(0, 3).reduce((sum, c) => sum + +c, 0) / 765"
    )
    for scheme, dark in (("light", False), ("dark", True)):
        page = visit(index, color_scheme=scheme)
        ground, ink = (page.evaluate(brightness.format(repr(name))) for name in ("backgroundColor", "color"))
        assert (ground < 0.2 < 0.8 < ink) if dark else (ink < 0.2 < 0.8 < ground)


@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_grave(visit, index, width):
    """Each part by itself in light; then the colours of all at once in dark, where no other rule sees a change."""
    page = visit(index, width=width, color_scheme="light")
    for panel in PANELS:
        page.evaluate("panel => { location.hash = panel }", panel)
        page.locator(f"#{panel}").wait_for(state="visible")
        assert violations(page) == [], panel
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => document.querySelectorAll('.panel').forEach(panel => { panel.hidden = false })")
    assert page.locator(".panel:visible").count() == len(PANELS)
    assert violations(page, {"runOnly": ["cat.color"]}) == []


def test_without_a_script_everything_is_there(visit, index):
    page = visit(index, java_script_enabled=False)
    assert page.locator(".panel:visible").count() == len(PANELS)
    assert page.locator("form.filters:visible").count() == 0


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "LARGEST", 1000)
        return sample.publish(tmp_path_factory.mktemp("split")) / "report" / "index.html"


def test_a_split_report_holds_together(visit, split):
    page = visit(split)
    page.click(".tabs a:has-text('Figures')")
    claim = page.locator("a.cell").first
    target = claim.get_attribute("href")
    claim.click()
    assert page.url.endswith(target) and page.locator(".m.hit").is_visible()
    page.locator(".m.hit").click()
    assert "index--figures.html#rec-" in page.url
    for path in sorted(split.parent.glob("*.html")):
        assert violations(visit(path)) == [] and overflow(visit(path, width=360)) <= 0, path.name
    moved = visit(split.with_name("index--figures.html"), f"#{target.partition('#')[2]}")
    moved.wait_for_url(f"**/{target}")


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    raw = tmp_path_factory.mktemp("several") / "raw"
    shutil.copytree(RAW, raw)
    duties = "\n".join(f"• {duty}" for duty in (sample.HOSTILE, sample.FORMULA, f"+1 {sample.BIDI}"))
    for job, pay in (("Baker", 31_240), ("Welder", 48_120)):
        wage = f"The median annual wage of {job.lower()}s was ${pay:,} in May 2020."
        text = f"{job}s\n\nPay\n\n{wage}\n\nDuties\n\n{duties}\n"
        (raw / f"{job.lower()}.txt").write_text(text, "utf-8")
    return run_over(raw, raw.parent / "out") / "report" / "index.html"


def test_several_occupations_and_what_they_mean_to_do(visit, several):
    page = visit(several)
    page.fill("#occupations input[name=text]", "weld")
    assert shown_rows(page, "occupation-rows").locator("th").all_text_contents() == ["Welder"]
    assert violations(page) == []
    page.click(".tabs a[href='#attributes']")
    page.click("#attributes a:has-text('pay')")
    page.select_option("select[name=figure]", "median pay")
    page.select_option("select[name=sort]", label="by value, highest first")
    assert shown_rows(page, "line-rows").locator("th").all_text_contents()[0] == "Welder"
    assert violations(page) == []
    page.click("a:has-text('$48,120')")
    page.wait_for_url("**/welder.html#rec-*")
    page.click("a.cell:has-text('$48,120')")
    assert page.locator(".m.hit").text_content() == "$48,120"
    text = page.locator("#sources .text").text_content()
    assert sample.HOSTILE in text and sample.FORMULA in text and "‹U+202E›" in text and "\u202e" not in text
