import pytest

from pipeline.metadata import read_publisher, read_title, read_upstream, read_vintage


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Last Modified Date: Tuesday, June 4, 2019", "2019-06-04", "2019-06-04"),
        ("Updated 3 March 2025.", "2025-03-03", "2025-03-03"),
        ("updated: 2024-09-06", "2024-09-06", "2024-09-06"),
        ("Last updated: January 2024. Ref 1", "2024-01", "2024-01"),
        ("Handbook, 2004-05 Edition", "2004", "2005"),
        ("Last updated\n\nBakers bake.", None, None),
        ("Median pay in May 2018 was $9. © 2021 Site", None, None),
    ],
)
def test_an_edition_is_read_and_never_invented(text: str, start: str | None, end: str | None) -> None:
    found = read_vintage(text)
    assert (found.start, found.end) == (start, end)


def test_publishers_and_upstreams() -> None:
    assert read_publisher("Bakery.org\n\nBaker") == ("Bakery.org", "text: Bakery.org")
    found = read_publisher("Baker\n\nText.\n\n© 2024 Bread House Ltd. All rights reserved.")
    assert found is not None
    assert found[0] == "Bread House Ltd"
    assert read_publisher("Bakers bake bread.") is None
    assert read_upstream("Pay is good.\nSource: Bureau of Labor Statistics\n") == "Bureau of Labor Statistics"
    assert read_upstream("Source: Bureau of Labor Statistics", "Bureau of Labor Statistics") is None


def test_titles() -> None:
    assert read_title("Baker pay\n\nBakers bake.\n\n# of jobs (2013) 5,460 bakers\n") == "Baker pay"
    assert read_title("Bakery.org\n\nBaker\n\nBakers bake.") == "Baker"
    assert read_title("intro.\n\n# Baker\n") == "Baker"
