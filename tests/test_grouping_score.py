"""The pairwise score of documents put under one occupation."""

from corpus_help import grouping

WANTED = {"a": "baker", "b": "baker", "c": "miller", "d": None, "e": None}


def test_the_same_groups_score_one() -> None:
    assert grouping(WANTED, {"a": "x", "b": "x", "c": "y", "d": None}) == (1.0, 1.0, 1.0, 1)


def test_a_group_that_is_split_or_too_wide_scores_less() -> None:
    assert grouping(WANTED, {"a": "x", "b": "z", "c": "y"}) == (1.0, 0.0, 0.0, 1)
    precision, recall, f1, pairs = grouping(WANTED, {"a": "x", "b": "x", "c": "x"})
    assert (round(precision, 3), recall, round(f1, 3), pairs) == (0.333, 1.0, 0.5, 1)


def test_pages_about_several_are_in_no_pair() -> None:
    assert grouping({"d": None, "e": None}, {"d": None, "e": None}) == (1.0, 1.0, 1.0, 0)
