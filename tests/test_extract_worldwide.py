"""Ordinary pages of many countries: prices that are no pay, what pay was before, and numbers that count no jobs."""

from typing import Any

import pytest
from extract_help import case, told

PAY = {"occupation": "Tiler", "kind": "pay", "country": "GB"}
OUT = {"occupation": "Tiler", "kind": "outlook", "country": "GB"}
CARE = {"occupation": "Care worker", "kind": "outlook", "heading": "Is there a demand for care workers?"}
CASES = [
    # what clients are charged is a price, whoever charges it
    case("Freelance tilers charge £35 to £50 an hour, or about £260 for a day's work.", **PAY),
    case("Self-employed tilers charge by the room, or ask £180 a day.", **PAY),
    case("Those with a van of their own charge up to £300 a day.", **PAY),
    case("Self-employed tilers make £240 a day.", "wage.level 240 GBP/day @worker_class:self-employed", **PAY),
    case("The tiler in charge of a site makes £41,000 a year.", "wage.level 41000 GBP/year", **PAY),
    # what pay was before, and what it is since
    case("The average pay of a tiler went up to £29,300 in 2017 from £28,450 in 2016.",
         "wage.mean 29300 GBP/year 2017", "wage.mean 28450 GBP/year 2016", **PAY),
    case("Median pay rose to £31,000 in 2022 from £29,500 a year earlier.", "wage.median 31000 GBP/year 2022", **PAY),
    case("A good tiler can earn up to £45,000, from £23,000 at the start.",
         "wage.level <=45000 GBP/year", "wage.level >=23000 GBP/year", **PAY),
    case("Pay goes up to £38,000 for tilers in London.", "wage.level <=38000 GBP/year @geography:london", **PAY),
    # people who are no tilers at work
    case("The trade puts its shortfall at 8,000.", **OUT),
    case("These figures rest on 412 people who told us what they earn.", **OUT),
    case("Some 2,600 tilers were out of work in the spring.", **OUT),
    case("The 900 tilers looking for work in Leeds know it.", **OUT),
    case("Around 31,000 tilers are in work.", "employment.count ~31000 jobs", **OUT),
    case("Caseloads of more than 60 are common.", **CARE),
    case("There were 41,200 in 2021.", "employment.count 41200 jobs 2021", **CARE),
    # how many are needed a year
    case("About 240 jobs in this trade will come up each year.", "openings.mean ~240 jobs/year", **OUT),
    case("House builders will need roughly 1,900 new tilers every year.", "openings.mean ~1900 jobs/year", **OUT),
    case("Some 700 new tilers are needed each year.", "openings.mean ~700 jobs/year", **OUT),
    case("The colleges need 700 new students each year.", **OUT),
    case("A busy yard needs 700 new crates each year.", **OUT),
    # rows of other occupations, and labels of two parts
    case("Job\tAverage UK salary\nPlasterer\t£31,400\nStone mason\t£33,900",
         "wage.mean 31400 GBP/year @other_occupation:plasterer",
         "wage.mean 33900 GBP/year @other_occupation:stone-mason", **PAY),
    case("Experience\tAverage UK salary\nJunior\t£23,400", "wage.mean 23400 GBP/year @level:junior", **PAY),
    case("Measure\tTilers\tAll occupations\nMedian pay\t£29,920\t£31,700", "wage.median 29920 GBP/year",
         "wage.median 31700 GBP/year @all_occupations:all-occupations", **PAY),
    case("Job\tAverage pay\nNight care worker\t£24,400\nSenior care worker\t£25,900\nCare worker\t£22,800",
         "wage.mean 24400 GBP/year @other_occupation:night-care-worker",
         "wage.mean 25900 GBP/year @level:senior", "wage.mean 22800 GBP/year",
         occupation="Care worker", country="GB"),
    case("Industry\tShare of tilers (%)\nPublic administration and safety\t12\nConstruction\t71",
         "employment_share.share_of_occupation 12 percent @industry:public-administration-and-safety",
         "employment_share.share_of_occupation 71 percent @industry:construction", **OUT),
    case("Region\tEmployed\nVancouver Island / Coast\t610\nOttawa / Gatineau\t1,540",
         "employment.count 610 jobs @geography:vancouver-island-coast",
         "employment.count 1540 jobs @geography:ottawa-gatineau", **OUT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_sentences(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
