"""Figures of some workers or of several occupations at once, which are nobody's alone; and those that are."""

import pytest
from extract_help import extract

CHANGE = "employment_change"
SENTENCES = [
    # hours of a fraction
    ("About 2 in 5 worked fewer than 35 hours a week.", "work_schedule", None, "of_some_workers"),
    ("Nearly a third of tilers work more than 45 hours a week.", "work_schedule", None, "of_some_workers"),
    ("Half of all tilers work part time--less than 30 hours per week.", "work_schedule", None, "of_some_workers"),
    ("Just 12 percent of tilers put in 50 or more hours a week.", "work_schedule", None, "of_some_workers"),
    ("One in four worked over 48 hours a week in the busy season.", "work_schedule", None, "of_some_workers"),
    ("More than 48 hours a week were worked by one in four tilers.", "work_schedule", None, "of_some_workers"),
    ("Tilers work 38 hours a week, and 1 in 6 is self-employed.", "work_schedule", "38 hours a week", None),
    ("One in six is self-employed; most tilers work 38 hours a week.", "work_schedule", "38 hours a week", None),
    ("About 85 percent of tilers work 40 hours a week.", "work_schedule", "40 hours a week", None),
    # counted together
    ("In 2023, tilers and plumbers together numbered 81,400.", "employment", None, "of_several_together"),
    ("Tilers and roofers combined held about 81,400 jobs in 2023.", "employment", None, "of_several_together"),
    ("Taken together, roofers, plumbers and tilers held 81,400 jobs.", "employment", None, "of_several_together"),
    ("Roofers and tilers held 81,400 jobs between them in 2023.", "employment", None, "of_several_together"),
    ("A combined total of 81,400 tilers and roofers were employed in 2023.", "employment", None, "of_several_together"),
    ("Full-time and part-time tilers together held 81,400 jobs in 2023.", "employment", "81,400", None),
    ("Tilers held 81,400 jobs in 2023 and work together with roofers.", "employment", "81,400", None),
    # what a share of people plans
    ("The council expects 7% growth to 2032, and 1 in 3 tilers plans to retire.", CHANGE, "7%", "of_what_some_plan"),
    # (no claim before either, for another reason)
    ("Growth is coming: 40 percent of tilers intend to leave the trade by 2030.", CHANGE, None, None),
    ("Employment will grow, as a quarter of all tilers hope to stop work early.", CHANGE, None, None),
    ("Jobs will open up because 1 in 5 tilers say they want to retire by 2031.", CHANGE, None, None),
    ("Employment is due to rise while 30% of contractors are planning to hire more tilers.", CHANGE, None, None),
    ("Employment of tilers is expected to grow 7% as builders plan to build more homes.", CHANGE, "7%", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "attribute", "claimed", "reason"), SENTENCES)
def test_figures_of_some_or_several(sentence: str, attribute: str, claimed: str | None, reason: str | None) -> None:
    found = extract(
        sentence,
        occupation="Tiler",
        kind={"work_schedule": "schedule", "employment": "employment"}.get(attribute, "outlook"),
    )
    evidence = [claim["evidence"] for claim in found["claims"] if claim["attribute"] == attribute]
    assert len(evidence) == (claimed is not None)
    assert [claimed in words for words in evidence if claimed] == [True] * (claimed is not None)
    reasons = {row["reason"] for row in found["numbers"] if row["disposition"] == "left_out"}
    assert (
        (reason in reasons) if reason else not reasons & {"of_some_workers", "of_several_together", "of_what_some_plan"}
    )


COUNTED_IN = [
    "All tilers, including part-time workers, earned a median of $48,200 in 2022.",
    "The median pay of tilers, including part-year and part-time workers, was $48,200.",
    "Tilers, excluding part-timers, earned a median of $48,200.",
    "Median pay of tilers was $48,200, counting part-time and temporary staff.",
    "The median tiler earned $48,200, regardless of full-time or part-time hours.",
]


@pytest.mark.parametrize("sentence", COUNTED_IN)
def test_a_class_that_is_counted_in_is_no_scope(sentence: str) -> None:
    wages = [claim for claim in extract(sentence, occupation="Tiler")["claims"] if claim["attribute"] == "wage"]
    assert [(claim["value"], claim["scope_id"]) for claim in wages] == [(48200, None)]


def test_a_class_that_is_said_of_itself_stays_one() -> None:
    wages = extract("Part-time tilers earn a median of $21,300 a year.", occupation="Tiler")["claims"]
    assert [claim["scope_id"] for claim in wages if claim["attribute"] == "wage"] == ["part-time"]


ORIGINS = [
    ("The BLS expects growth of 7% by 2032, and one in three tilers is over 55, according to the Tile Guild.", "BLS"),
    ("The BLS puts growth at 7% to 2032, while firms report full books, according to the Tile Guild.", "BLS"),
    ("The Trade Office projects growth of 7%; half of the yards are full, says the Tile Guild.", "Trade Office"),
    ("Growth will be 7% to 2032, and wages will rise too, according to the Tile Guild.", "Tile Guild"),
    ("According to the Tile Guild, growth will be 7% to 2032, and the BLS expects 4% for all jobs.", "Tile Guild"),
]


@pytest.mark.parametrize(("sentence", "origin"), ORIGINS)
def test_an_origin_behind_another_part_of_the_sentence_is_that_of_the_part(sentence: str, origin: str) -> None:
    claims = extract(sentence, occupation="Tiler", kind="outlook")["claims"]
    said = [claim["attributed_to"] for claim in claims if claim["attribute"] == "employment_change"]
    assert said[:1] == [origin]
