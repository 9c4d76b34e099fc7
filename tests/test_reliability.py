"""docs/reliability.md: every fault has a promise and a test, every marker names a fault, and the page says so."""

import tomllib

from benchmarks.recording import read_results
from benchmarks.reliability import PAGE, ROOT, find_tests, list_campaigns, read_faults, strip_results, write_page

FAULTS, TESTS = read_faults(), find_tests()


def test_every_fault_has_a_test() -> None:
    assert FAULTS.keys() - TESTS.keys() == set()


def test_every_marker_names_a_fault() -> None:
    assert TESTS.keys() - FAULTS.keys() == set()


def test_the_page_is_up_to_date() -> None:
    """Mended by `python -m benchmarks.reliability`."""
    page = PAGE.read_text("utf-8")
    assert strip_results(page) == strip_results(write_page(FAULTS, TESTS, {}))


def test_every_promise_on_the_page_held() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.endswith(" held |")]
    assert len(rows) == len(FAULTS)
    for row in rows:
        held, _, cases = row.rpartition(" | ")[2].removesuffix(" held |").partition(" of ")
        assert held == cases and int(held) > 0, row


def test_every_result_belongs_to_a_campaign_and_stands_on_the_page() -> None:
    campaigns = tomllib.loads((ROOT / "tests/campaigns.toml").read_text("utf-8"))
    assert read_results().keys() <= campaigns.keys()
    page = PAGE.read_text("utf-8")
    for row in list_campaigns():
        assert row in page, row
    for name, found in read_results().items():
        assert found["command"].startswith(campaigns[name]["command"]), name
