import pytest

from pipeline.markup import render_page


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
