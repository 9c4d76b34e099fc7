import pytest

from pipeline.markup import NAVIGATION, render_page


def text_of(body: str) -> str:
    return render_page(f"<html><body>{body}</body></html>").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>Pay <b>now</b></h2><p>Two\n words&nbsp;&pound;5</p>", "## Pay now\n\nTwo words £5\n"),
        ("<p>One<br>two</p><p><strong>Hours</strong></p>", "One\ntwo\n\n**Hours**\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "• a\n  • b\n• c\n"),
        ("<dl><dt>Jobs</dt><dd><p>90</p></dd><dt>Term</dt><dd>A whole sentence.</dd></dl>",
         "Jobs\t90\n\nTerm\n\nA whole sentence.\n"),
        ("<table><caption>Wages</caption><tr><th>Pay<td>$9 a year<br>$1 an hour</table>",
         "Wages\nPay\t$9 a year; $1 an hour\n"),
        ("<p>a</p><script>b</script><template>c</template><p hidden>d</p><p style='display:none'>e</p>", "a\n"),
        ("<nav>Home</nav><h1>Baker</h1>", "⟦navigation⟧\n\nHome\n\n⟦content⟧\n\n# Baker\n"),
        ("<a href='#t2'>Pay</a><div id='t2' style='display: none;'><p>Folded</p></div>", "Pay\n\nFolded\n"),
    ],
)  # fmt: skip
def test_structure_is_kept(body: str, text: str) -> None:
    assert text_of(body) == text


def test_columns_keep_their_places_under_spans() -> None:
    table = (
        "<table><tr><th rowspan=2>Job</th><th colspan=2>Change</th></tr><tr><th>%</th><th>n</th></tr>"
        "<tr><td>Baker</td><td>4</td><td>90</td></tr><tfoot><tr><td colspan=3>Note</td></tr></tfoot></table>"
    )
    assert text_of(table) == "Job\tChange\n\t%\tn\nBaker\t4\t90\nNote\n"


def test_tables_for_layout_are_no_rows() -> None:
    assert (
        text_of("<table><tr><td><h2>Pay</h2><p>Good.</p></td><td><p>x</p></td></tr></table>")
        == "## Pay\n\nGood.\n\nx\n"
    )


def test_a_table_in_a_layout_keeps_its_rows() -> None:
    data = "<table><tr><td>Hotels</td><td>$16.85</td></tr><tr><td>Cafés</td><td>15.07</td></tr></table>"
    page = f"<table><tr><td>Home</td><td><h2>Pay</h2>{data}<p>Rates vary.</p></td></tr></table>"
    assert text_of(page) == "Home\n\n## Pay\n\nHotels\t$16.85\nCafés\t15.07\n\nRates vary.\n"


def test_the_head_is_read() -> None:
    page = render_page(
        "<head><title>Baker | Site</title><meta property='og:site_name' content='Site'>"
        "<link rel=canonical href='https://example.org/b'><meta name=date content='2024-02-03'></head><p>x"
    )
    assert (page.title, page.publisher, page.url, page.modified) == (
        "Baker | Site",
        "Site",
        "https://example.org/b",
        "2024-02-03",
    )


def test_deep_nesting_is_no_trouble() -> None:
    assert text_of("<div>" * 3000 + "deep") == "deep\n"


# -- rows of nested elements, folded panes, hidden text --

CARD = '<div><span class="label">{}</span><span class="value">{}</span></div>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (CARD.format("Median pay", "$34,950"), "Median pay\t$34,950\n"),
        ("<div><div><b>Pay</b><i>$15</i></div><div><b>Jobs</b><i>90</i></div></div>", "Pay\t$15\nJobs\t90\n"),
        (
            ("<div role=table><div role=row><div role=cell>State</div><div role=cell>Pay</div></div>"
            "<div role=row><div role=cell>Ohio</div><div role=cell>$15</div></div></div>"),
            "State\tPay\nOhio\t$15\n",
        ),
        (
            ("<div><div class=label>Pay</div><div class=value>$15</div><div class=label>Jobs</div>"
            "<div class=value>900</div></div>"),
            "Pay\t$15\nJobs\t900\n",
        ),
        ("<ul><li><b>Pay</b> <i>low</i> in 2 towns</li><li><b>Jobs</b> <i>few</i></li></ul>",
         "• Pay low in 2 towns\n• Jobs few\n"),
        ("<div><div><h3>Step 1</h3><p>Train for 2 years.</p></div><div><h3>Step 2</h3><p>Work.</p></div></div>",
         "### Step 1\n\nTrain for 2 years.\n\n### Step 2\n\nWork.\n"),
        (("<table><tr><th>Level</th><th>Pay</th></tr>"
         "<tr><td><span>Level</span>Junior</td><td><b>Pay:</b>$15</td></tr></table>"),
         "Level\tPay\nJunior\t$15\n"),
        ("<table><tr><td>a</td><td>1</td></tr></table><table><tr><td>b</td><td>2</td></tr></table>", "a\t1\n\nb\t2\n"),
        ("<table><tr><td colspan=2>North</td></tr><tr><td>a</td><td>1</td></tr></table>", "North\t\na\t1\n"),
        ("<details><summary>Pay</summary><p>It is $15.</p></details>", "**Pay**\n\nIt is $15.\n"),
        ("<button aria-expanded=false>Pay</button><div style='display:none'><p>It is $15.</p></div>",
         "**Pay**\n\nIt is $15.\n"),
        ("<ul role=tablist><li><a role=tab href='#p'>Pay</a></ul><div id=p hidden>It is $15.</div>",
         "• Pay\n\n⟦content⟧\n\n**Pay**\n\nIt is $15.\n"),
    ],
)  # fmt: skip
def test_layouts_of_nested_elements(body: str, text: str) -> None:
    assert text_of(f"<body>{body}</body>").removeprefix("⟦navigation⟧\n\n") == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='DISPLAY : none'>$9</p>", "<p style='visibility:hidden'>$9</p>", "<p class='u-hidden x'>$9</p>",
        "<div style='position:absolute; left: -9999px'>$9</div>", "<dialog><p>$9</p></dialog>",
        "<div class=modal aria-hidden=true>$9</div>", "<style>.x, p.y {display:none}</style><p class=y>$9</p>",
        "<span style='font-size:0'>$9</span>", "<p hidden>$9</p>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert text_of(f"<body><p>Seen.</p>{hidden}</body>") == "Seen.\n"


@pytest.mark.parametrize(
    "seen",
    [
        "<style>@media print {.x {display:none}}</style><p class=x>$9</p>", "<p class='d-none d-md-block'>$9</p>",
        "<p style='opacity:0.9'>$9</p>", "<p aria-hidden=true>$9</p>", "<dialog open><p>$9</p></dialog>",
    ],
)  # fmt: skip
def test_what_readers_see_stays(seen: str) -> None:
    assert text_of(f"<body>{seen}</body>") == "$9\n"


def test_the_mark_of_a_note_is_no_digit_of_what_it_stands_at() -> None:
    noted = "Jobs in 2033<sup>1</sup> and wages<sup><a href='#n'>2, 3</a></sup>"
    assert text_of(f"<p>{noted}, on 40 m<sup>2</sup>, the 5<sup>th</sup></p>") == (
        "Jobs in 2033[1] and wages[2, 3], on 40 m2, the 5th\n"
    )


def test_a_heading_beside_cards_of_figures_is_a_label() -> None:
    cards = (("Licensed?", "In every state"), ("Median pay", "$77,960"), ("Growth", "13%"))
    body = "".join(f"<div><h4>{label}</h4><p>{value}</p></div>" for label, value in cards)
    assert text_of(f"<div>{body}</div>") == "Licensed?\tIn every state\nMedian pay\t$77,960\nGrowth\t13%\n"
    steps = (("Apply", "Send the form to the school."), ("Pay", "It costs $40."), ("Wait", "You hear in 3 weeks."))
    body = "".join(f"<div><h4>{label}</h4><p>{value}</p></div>" for label, value in steps)
    assert "\t" not in text_of(f"<div>{body}</div>")


@pytest.mark.parametrize(
    "box",
    [
        "<aside><dl><dt>Pay<dd>$9<dt>Jobs<dd>800</dl></aside>",
        "<aside class=quick-facts><h3>Baker</h3><ul><li>Pay: $9</li></ul></aside>",
        "<aside><h3>At a glance</h3><div><b>Pay</b> $9</div></aside>",
        "<div role=complementary aria-label='Key facts'><p>Pay: $9</p></div>",
    ],
)
def test_a_box_of_facts_beside_the_text_is_read(box: str) -> None:
    assert NAVIGATION not in text_of(f"<body>{box}</body>")


@pytest.mark.parametrize(
    "box",
    [
        "<aside><h3>Related careers</h3><ul><li><a href=x>Cook</a> $9</li></ul></aside>",
        "<aside class=glance><h3>Salaries at a glance</h3><ul><li><a href=x>Cook: $9</a></li></ul></aside>",
        "<aside><h4>Newsletter</h4><p>Join 20,000 readers.</p></aside>",
        "<aside class=promo><h3>Quick facts</h3><p>Tuition is $9.</p></aside>",
    ],
)
def test_other_boxes_beside_the_text_go_round_it(box: str) -> None:
    assert NAVIGATION in text_of(f"<body>{box}</body>")


def test_a_box_of_cards_is_no_row() -> None:
    cards = "".join(
        f"<div><span>{label}</span> <b>{sum_}</b></div>" for label, sum_ in (("Pay", "$9"), ("Jobs", "800"))
    )
    page = f"<main><h1>Baker</h1><div>{cards}</div><h2>Cities</h2><div>{cards}</div></main>"
    assert text_of(page).count("Pay\t$9\nJobs\t800\n") == 2


def test_a_sum_stands_apart_from_the_label_that_it_touches() -> None:
    assert text_of("<p><b>Median</b><span>$26</span></p><p>US<b>$9</b></p>") == "Median $26\n\nUS$9\n"
    assert text_of("<table><tr><td><i>Low</i><b>£9</b></td><td>x</td></tr></table>") == "Low £9\tx\n"


def test_items_with_a_bold_label_that_touches_its_figure_are_rows() -> None:
    facts = "<li><b>Median pay</b> $9</li><li><b>Jobs</b> 800</li><li><b>Outlook</b> Good</li>"
    assert text_of(f"<ul>{facts}</ul>") == "Median pay\t$9\nJobs\t800\nOutlook\tGood\n"
    skills = "<li><b>Stamina</b> Standing for 8 hours</li><li><b>Math</b> Scaling recipes</li><li><b>Care</b> Much</li>"
    assert "\t" not in text_of(f"<ul>{skills}</ul>")
    assert "\t" not in text_of("<ul><li><b>Ohio</b> bakers earn $9.</li><li><b>Utah</b> bakers earn $8.</li></ul>")


def test_a_row_of_tiles_stays_as_it_is() -> None:
    page = "<div><span>Employed</span><b>3,900</b><span>Pay</span><b>$26</b><span>Hours</span><b>40</b></div>"
    assert text_of(page) == "Employed3,900Pay$26Hours40\n"
