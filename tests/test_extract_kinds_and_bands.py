"""Kinds of an occupation over the keys of their pay, bands and levels over a list, sums set against others'."""

from pathlib import Path
from typing import Any

import pytest
from corpus_help import Outcome
from extract_help import case, told

PAY = {"occupation": "Tiler", "kind": "pay", "country": "GB"}
KINDS = "Tiler\n\nKinds of tiler\n\n"
CASES = [
    # the name of a kind over the keys of its card, as far as a sentence under it speaks of no other
    case(f"{KINDS}Pool Tilers\n\nThey tile pools. Salary Range: £33,000 to £39,000 per year\n",
         "wage.level 33000..39000 GBP/year @other_occupation:pool-tiler", occupation="Tiler"),
    case(f"{KINDS}Pool Tilers\n\nThe average tiler earns £29,500 a year, pool or no pool.\n",
         "wage.mean 29500 GBP/year", occupation="Tiler"),
    case(f"{KINDS}Senior Tilers\nSalary Range: £34,000 to £41,000 per year\n",
         "wage.level 34000..41000 GBP/year @level:senior", occupation="Tiler"),
    case(f"{KINDS}1. Experience\n\nSalary Range: £26,000 to £37,000 per year\n",
         "wage.level 26000..37000 GBP/year", occupation="Tiler"),
    # an item that ends in a colon holds for the keys right under it
    case("- Entry-Level Tilers (up to 2 years):\nAverage Salary: £22,100 per annum\n"
         "- Senior Tilers:\nAverage Salary: £35,600 per annum\n",
         "wage.mean 22100 GBP/year @level:entry", "wage.mean 35600 GBP/year @level:senior", **PAY),
    case("- For 1 – 3 Years of Experience: £22,400 a year\n- For 4 – 8 Years of Experience: £29,800 a year\n",
         "wage.level 22400 GBP/year @level:1-3-years", "wage.level 29800 GBP/year @level:4-8-years", **PAY),
    # levels with a figure each behind one of the whole
    case("A panel has pay at £31,000 a year, with entry-level jobs near £23,000 and seasoned tilers nearing £40,000.",
         "wage.level 31000 GBP/year", "wage.level ~23000 GBP/year @level:entry",
         "wage.level 40000 GBP/year @level:experienced", **PAY),
    case("An entry-stage tiler makes £22,000 a year.", "wage.level 22000 GBP/year @level:entry", **PAY),
    # all workers', or another's
    case("Tilers make £29,300 a year, compared to the UK average salary of £33,100.",
         "wage.level 29300 GBP/year", "wage.mean 33100 GBP/year @all_occupations:all-occupations", **PAY),
    case("The UK average salary for tilers is £29,300.", "wage.mean 29300 GBP/year", **PAY),
    case("The panel found that surveyors have the highest average pay, at £51,200 a year.",
         "wage.mean 51200 GBP/year @other_occupation:surveyor", **PAY),
    # what a certificate is in is no place
    case("Tilers with a Certificate III in Joinery can earn an average of £30,200 a year.",
         "wage.mean 30200 GBP/year @worker_class:certificate", **PAY),
    # pay that grows with a level is no growth of jobs
    case("The pay ladder is steep, with mid-career tilers seeing a 21% increase.", kind="outlook", occupation="Tiler"),
    case("Jobs for tilers are expected to see a 6% increase.", "employment_change.projected 6 percent",
         kind="outlook", occupation="Tiler"),
    # a wide range that names no time is no month's
    case("The total ranges from R21,000 to R360,000.", "wage.level 21000..360000 ZAR/year",
         **(PAY | {"country": "ZA"})),
    # what else is counted
    case("The average number of tiles per roof is over 900.", kind="employment", occupation="Tiler"),
    case("There are 640 jobs up for grabs at tile works.", kind="employment", occupation="Tiler"),
    # shares of regions that a line leads in
    case("Tilers are employed in the following regions:\n\n- 31% in Fraser/Delta\n- 22% in the Harbour South region\n",
         "employment_share.share_of_occupation 31 percent @geography:fraser-delta",
         "employment_share.share_of_occupation 22 percent @geography:harbour-south-region",
         kind="employment", occupation="Tiler"),
    case("In BC, approximately 2,600 people work as tilers.", "employment.count ~2600 jobs @geography:british-columbia",
         kind="employment", occupation="Tiler"),
    # how binding a requirement is, in its own sentence
    case("You must have at least a bachelor's degree. This is typically combined with a course in design.",
         "education.required bachelor", kind="education", occupation="Tiler"),
    case("A degree is asked for. This is usually a bachelor's degree in design.", "education.typical bachelor",
         kind="education", occupation="Tiler"),
    # courses and years behind one are no hours of work
    case("Entry is through a full-time university course.", kind="education", occupation="Tiler"),
    case("Tilers do not need any experience to start.", "experience.required none",
         kind="qualifications", occupation="Tiler"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES, ids=[text[:40] for text, _, _ in CASES])
def test_what_a_page_says_of_kinds_bands_and_others(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_a_numbered_name_of_a_kind_is_over_the_keys_of_its_card(tmp_path: Path) -> None:
    text = (
        "Tiler pay\n\nKinds of tiler\n\n1. Mosaic Tilers\nRole: They lay patterns.\n"
        "Salary Range: £31,000 to £38,000 per year\n\n"
        "2. Senior Tilers\nRole: They lead a gang.\nSalary Range: £36,000 to £41,000 per year\n\n"
        "3. How tilers are paid\n\nMost are paid £150 a day.\n"
    )
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(text, encoding="utf-8")
    claims = Outcome(raw, tmp_path / "out").rows("extract", "claims", attribute="wage")
    assert [(c["low"] or c["value"], c["scope_id"]) for c in claims] == [
        (31000, "mosaic-tiler"),
        (36000, "senior"),
        (150, None),
    ]
