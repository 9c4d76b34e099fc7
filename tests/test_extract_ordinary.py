"""Ordinary career pages: whose pay a clause gives, what only sounds like a demand, and what a sentence takes over."""

from typing import Any

import pytest
from extract_help import case, extract, read, told

EDU = {"occupation": "Welder", "kind": "education"}
PAY = {"occupation": "Welder", "kind": "pay"}
OUT = {"occupation": "Welder", "kind": "outlook"}
CASES = [
    # degrees that nobody asks for
    case("Those with a degree in another subject may skip the first term of the welding course.", **EDU),
    case("A few years at the bench cannot replace a degree, old hands will say.", **EDU),
    case("Welders need a diploma in metalwork, and a growing number hold a degree.",
         "education.required postsecondary_nondegree", **EDU),
    case("An MBA may open doors for those who want to run a shop.", **EDU),
    case("A bachelor's degree is not expected of welders.", **EDU),
    case("A growing number of yards require an associate degree.", "education.required associate", **EDU),
    case("A doctorate is only required for research metallurgist jobs.",
         "education.required doctoral_or_professional @other_occupation:research-metallurgist", **EDU),
    # licences
    case("You need a state license to work in nuclear plants.",
         "licence.level required @industry:nuclear-plants", **EDU),
    case("License: two voluntary certifications are offered by the guild.", **EDU),
    # what a credential asks for
    case("**Certified Pipe Inspector (CPI):** Requires five years of experience and a high school diploma.", **EDU),
    case("**Yard Safety Certificate:** No experience needed.", **EDU),
    case("**Shipyards:** Require five years of experience.", "experience.required 5 years", **EDU),
    # whose a sum is
    case("Welders in ferries and dredging earn an average of $58,000.",
         "wage.mean 58000 USD/year @industry:ferries-and-dredging", **PAY),
    case("Welders at car makers make $45,000, while those in aerospace make $62,500.",
         "wage.level 45000 USD/year @industry:car-makers", "wage.level 62500 USD/year @industry:aerospace", **PAY),
    case("Car makers pay welders a median of $51,000, while state governments pay a median of $49,500.",
         "wage.median 51000 USD/year @industry:car-makers",
         "wage.median 49500 USD/year @industry:state-government", **PAY),
    case("Welders with the CWI make $72,000 on average.", "wage.mean 72000 USD/year @worker_class:cwi", **PAY),
    case("Pipefitters, often found beside welders, had a median of $61,550.",
         "wage.median 61550 USD/year @other_occupation:pipefitter", **PAY),
    case("Many a welder ends up as a shop steward, where the average pay is $66,000 a year.",
         "wage.mean 66000 USD/year @other_occupation:shop-steward", **PAY),
    case("The median is $47,070, with entry-level welders starting at $35,900 and the top 10% making $68,600.",
         "wage.median 47070 USD/year", "wage.starting 35900 USD/year @level:entry", "wage.p90 68600 USD/year", **PAY),
    case("The 75th percentile ($60,380) belongs to senior welders.", "wage.p75 60380 USD/year", **PAY),
    case("Senior welders have a median of $60,000, and the top 10 percent make $80,000.",
         "wage.median 60000 USD/year @level:senior", "wage.p90 80000 USD/year @level:senior", **PAY),
    case("The median of welders is $47,000, yet senior welders make $61,000.",
         "wage.median 47000 USD/year", "wage.level 61000 USD/year @level:senior", **PAY),
    # sums that are no pay
    case("On top comes a bonus, which has an average of $4,200.", **PAY),
    case("A two-bedroom flat by the harbor goes for about $2,100 a month.", **PAY),
    case("Rent eats $9,000 to $12,000 of it.", **PAY),
    case("Our app is free for 14 days, then $12 per month.", **PAY),
    # what a sentence takes over
    case("Employment of welders will grow 8% through 2031. This is faster than the 5.3% average for all jobs.",
         "employment_change.projected 8 percent ../2031", "employment_outlook.projected faster_than_average ../2031",
         "employment_change.projected 5.3 percent @all_occupations:all-occupations ../2031", **OUT),
    case("Welders held 38,000 jobs in 2019. About 12 percent were self-employed that year.",
         "employment.count 38000 jobs 2019",
         "employment_share.share_of_occupation ~12 percent @worker_class:self-employed 2019", **OUT),
    case("Most welders work full time, but about 1 in 5 worked part time in 2019.", "work_schedule.typical full_time",
         "employment_share.share_of_occupation ~20 percent @worker_class:part-time 2019", **OUT),
    case("No diploma is expected, and few have one.", **EDU),
    case("A vocational course in pipework often lasts ten months.",
         "training_duration.level 10 months @programme:vocational-course", **EDU),
    case("You need a state license to work in shipyards or in a shop of your own.", "licence.level required", **EDU),
    case("11 jobs that pay over $60,000", **PAY),
    case("In Weldwise's 2024 survey, welders with the CWI made a median of $55,900.",
         "wage.median 55900 USD/year @worker_class:cwi 2024", **PAY),
    # where and for whom a word holds
    case("Entry-level jobs are very competitive, especially in Perth.",
         "job_prospects.projected competitive @level:entry", **OUT),
    case("Competition is keen, especially in coastal towns.", "job_prospects.projected competitive", **OUT),
    case("Prospects are good in Alaska.", "job_prospects.projected good @geography:alaska", **OUT),
    case("Entry-level posts face strong competition.", "job_prospects.projected competitive @level:entry", **OUT),
    case("Jobs for welders in pipeline construction should grow 12 percent through 2030.",
         "employment_change.projected 12 percent @industry:pipeline-construction ../2030", **OUT),
    case("Nevada pays best, but Ohio has the most jobs, with about 21,600 welders.",
         "employment.count ~21600 jobs @geography:ohio", **OUT),
    case("Ohio employs 12,400 welders.", "employment.count 12400 jobs @geography:ohio", **OUT),
    case("Shipyards alone employ 14% of all welders.",
         "employment_share.share_of_occupation 14 percent @industry:shipyards", **OUT),
    case("About 48 percent worked in repair services, a group that takes in garages.",
         "employment_share.share_of_occupation ~48 percent @industry:repair-services", **OUT),
    case("We read 4,100 welder resumes.", **OUT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_sentences(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


TELLERS = [
    ("BLS notes that welders earn an average of $48,000.", "BLS"),
    ("In Weldwise's sample, welders had a median of $44,500.", "Weldwise"),
    ("In the north, welders had a median of $44,500.", None),
]


@pytest.mark.parametrize(("text", "who"), TELLERS)
def test_who_tells_a_figure(text: str, who: str | None) -> None:
    assert [claim["attributed_to"] for claim in read(text, "Welder")] == [who]


def test_an_item_that_ends_in_a_lead_in_stands_over_the_list_behind_it() -> None:
    text = (
        "4. Place: Rents differ, and pay goes with them, though never quite as far. These are the average salaries in "
        "a few towns:\n\n- Boston: $57,600\n- Quillport: $46,900"
    )
    assert told(text, {"occupation": "Welder"}) == [
        "wage.mean 46900 USD/year @geography:quillport",  # beside a known place
        "wage.mean 57600 USD/year @geography:boston",
    ]


def test_a_label_beside_no_known_place_is_none() -> None:
    (claim,) = read("- Quillport: $46,900\n- Overtime: $3,000", "Welder")
    assert claim["scope_type"] is None


def test_a_heading_with_the_pay_of_a_level_is_a_claim() -> None:
    heading = "Entry level (0-2 years): $36,000-$41,000"
    claims = extract("You fetch and hold.", "Welder", "pay", heading)["claims"]
    assert [(c["low"], c["high"], c["scope_id"]) for c in claims] == [(36000, 41000, "entry")]
