"""docs/reliability.md: every fault has a promise and a test, every marker names a fault, and the page says so."""

from benchmarks.reliability import PAGE, find_tests, read_faults, strip_results, write_page

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
