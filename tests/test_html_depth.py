from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.markup import render_page
from pipeline.markup.depth import DEEPEST, level_blocks

BLOCKS = ["div", "UL", "blockquote", "section class='x'", "dl"]


@pytest.mark.parametrize("block", BLOCKS)
def test_deep_blocks_become_lines_that_keep_their_text(block: str) -> None:
    end = f"</{block.split()[0]}>"
    page = "".join(f"<{block}>oven {n}" for n in range(3 * DEEPEST)) + end * 3 * DEEPEST + "<h2>Pay</h2><p>Bread"
    leveled, depth = level_blocks(page)
    assert depth == 3 * DEEPEST
    assert leveled.count(f"<{block}") == leveled.count(end) == DEEPEST
    text = render_page(page).text
    assert [line.strip("• ") for line in text.splitlines() if "oven" in line] == [
        f"oven {n}" for n in range(3 * DEEPEST)
    ]
    assert text.endswith("\n\n## Pay\n\nBread\n")


@pytest.mark.parametrize("tag", ["p", "li", "h3", "tr><td", "dt"])
def test_what_the_next_one_ends_is_not_deep(tag: str) -> None:
    page = f"<table>{f'<{tag}>Pay' * 3 * DEEPEST}"
    assert level_blocks(page) == (page, 1)


def test_a_page_as_people_write_it_is_left_alone() -> None:
    page = "<main>" + "<div><ul><li>Knead<ul><li>by hand</ul></ul></div>" * DEEPEST + "</main></div></div>"
    assert level_blocks(page) == (page, 4)


def test_the_tree_of_a_deep_page_is_no_deeper_than_its_blocks_allow() -> None:
    page = "<ul><li>oven" * 3 * DEEPEST
    tree = LexborHTMLParser(level_blocks(page)[0])
    deepest = max(sum(1 for _ in ancestors(node)) for node in tree.css("ul"))
    assert DEEPEST < deepest <= 2 * DEEPEST + 2
    assert render_page(page).text.count("oven") == 3 * DEEPEST


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield (node := parent)
