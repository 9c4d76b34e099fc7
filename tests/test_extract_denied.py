"""Sums that a sentence denies, sets beside its own as an earlier year's, or gives after taxes; and those it says."""

import pytest
from extract_help import extract

TAKEN = "$52,000"  # in every sentence the sum that may be a claim; any other may be none
SENTENCES = [
    # denied
    ("Tilers do not earn $71,000 a year.", None, "denied"),
    ("A tiler doesn't make anything like $71,000 a year.", None, "denied"),
    ("Tilers will never get over $71,000 a year here.", None, "denied"),
    ("Tilers seldom make less than $31,000 a year.", None, "denied"),
    ("That is not the $71,000 a year that the flyer prints.", None, "denied"),
    ("Tilers are paid $52,000 a year, not $71,000.", TAKEN, "denied"),
    ("Expect to be paid $52,000 a year rather than $71,000.", TAKEN, "denied"),
    # set beside
    ("The median pay of tilers was $52,000 in May 2021, up from $49,800 a year earlier.", TAKEN, "of_an_earlier_date"),
    ("Tilers made $52,000 a year on average, compared with just $49,800 the year before.", TAKEN, "of_an_earlier_date"),
    ("The average pay is $52,000, against $49,800 in the previous year.", TAKEN, "of_an_earlier_date"),
    ("The average pay fell from $54,100 last year to $52,000.", TAKEN, "of_an_earlier_date"),
    # after taxes
    ("After taxes, a tiler took home $38,900 a year.", None, "after_taxes"),
    ("The net salary of a tiler is $38,900 a year.", None, "after_taxes"),
    # of years ago
    ("Eleven years ago I started at $17,500 a year.", None, "of_an_earlier_date"),
    ("I was paid $31,000 a year when I began tiling two decades ago.", None, "of_an_earlier_date"),
    ("Five years back a tiler could expect $38,000 a year.", None, "of_an_earlier_date"),
    ("Ten years ago tilers made $31,000, and today they make $52,000 a year.", TAKEN, "of_an_earlier_date"),
    ("A tiler then got $18 a week.", None, "of_an_earlier_date"),
    ("Tilers used to earn $31,000 a year.", None, "of_an_earlier_date"),
    # supposed or quoted
    ("If you worked a straight 40 hours you would see $71,000 a year.", None, "difference_or_example"),
    ("There are ads that say $71,000 for tilers.", None, "not_said_of_all"),
    ('When a shop writes "$71,000 package", take out a pencil.', None, "not_said_of_all"),
    ("Say the base pay is $71,000 a year.", None, "difference_or_example"),
    ("Nobody pays $71,000 a year for tiling.", None, "denied"),
    ("Do not let anybody tell you that you will make $71,000 a year.", None, "denied"),
    ("Tilers earn $52,000 a year. The trade was in trouble ten years ago.", TAKEN, None),
    # of two dates
    ("Average pay of tilers rose from $28.60 to $31.00 an hour between 2017 and 2019.", None, "of_two_dates"),
    ("Pay of tilers climbed over those two years from about $47,300 to $52,000.", TAKEN, "of_two_dates"),
    ("Tilers saw pay that had gone up from $41,000 to $52,000 a year.", TAKEN, "of_two_dates"),
    ("Between 2017 and 2019 the median salary fell from $44,500 to $41,000 a year.", None, "of_two_dates"),
    ("The average wage increased, the union says, from $48,600 to $52,000 a year.", TAKEN, "of_two_dates"),
    ("Average pay of tilers rose from $47,900 to $52,000 a year.", TAKEN, "of_two_dates"),
    # said
    ("It is not unusual for tilers to earn $52,000 a year.", TAKEN, None),
    ("Tilers who do not hold a card earn $52,000 a year.", TAKEN, None),
    ("Tilers earn not less than $52,000 a year.", TAKEN, None),
    ("It isn't only the $52,000 a year that draws people to tiling.", TAKEN, None),
    ("Tilers never stop learning, and earn $52,000 a year.", TAKEN, None),
    ("Tilers earn $52,000 a year, up from the bench to the office.", TAKEN, None),
    ("Tilers earn $52,000 a year before taxes.", TAKEN, None),
    ("You would start on $52,000 a year.", TAKEN, None),
    ("Pay rises from $47,000 to $52,000 a year.", "$47,000 to $52,000", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claimed", "reason"), SENTENCES)
def test_what_a_sentence_denies_is_no_claim(sentence: str, claimed: str | None, reason: str | None) -> None:
    found = extract(sentence, occupation="Tiler")
    evidence = [claim["evidence"] for claim in found["claims"] if claim["attribute"] == "wage"]
    assert [claimed in words for words in evidence if claimed] == [True] * (claimed is not None)
    assert len(evidence) == (claimed is not None)
    reasons = {row["reason"] for row in found["numbers"] if row["disposition"] == "left_out"}
    assert (reason in reasons) if reason else not reasons & {"denied", "of_an_earlier_date", "after_taxes"}
