"""Career articles and guides: levels of pay in lists, others named beside the one a page is about, and cards."""

from typing import Any

import pytest
from extract_help import case, told

LADDERS = [  # a list of levels is one of pay, where the sums are a year's
    case("- Early career: $41,300\n- Mid-career: $52,800\n- Late career: $61,000",
         "wage.level 41300 USD/year @level:early-career", "wage.level 52800 USD/year @level:mid",
         "wage.level 61000 USD/year @level:late-career", kind="other", heading="How it adds up"),
    case("Junior: £24,000\nSenior: £38,000", "wage.level 24000 GBP/year @level:junior",
         "wage.level 38000 GBP/year @level:senior", kind="other", heading="At a glance", country="GB"),
    case("Junior: £12\nSenior: £10\nFamily: £30", kind="other", heading="Day tickets", country="GB"),
    case("- Early career: $41,300\n- Mid-career: $52,800\n- Late career: $61,000", kind="education", heading="Tuition"),
    case("Senior: £38,000", kind="other", heading="At a glance", country="GB"),
]  # fmt: skip

OTHERS = [
    case("Employment of painters, plasterers, and paperhangers is projected to grow 6 percent.",
         "employment_change.projected 6 percent @other_occupation:painter-plasterer-and-paperhanger"),
    case("Employment of bakers, pastry cooks, and butchers is projected to grow 6 percent.",
         "employment_change.projected 6 percent"),
    case("The Bureau of Labor Statistics reports that cooks made a median of $31,000.",
         "wage.median 31000 USD/year @other_occupation:cook"),
    case("Glassdoor says that bakers make $34,000.", "wage.level 34000 USD/year"),
    case("Growth of 5% (for all pastry cooks)",
         "employment_change.projected 5 percent @other_occupation:pastry-cook", kind="outlook"),
    case("Only a few jobs pay more, among them pastry chefs, on £31,000, and hotel managers, on £44,000.",
         "wage.level 31000 GBP/year @other_occupation:pastry-chef",
         "wage.level 44000 GBP/year @other_occupation:hotel-manager", country="GB"),
    case("Bakers get more in some places, such as hotels, with $50,000.", "wage.level 50000 USD/year"),
    case("Shift differentials of $2 to $4 an hour are usual."),
    case("That adds up to some 500 new jobs.", "employment_change.projected ~500 jobs"),
    case("Bakers can make up to $50,000.", "wage.level <=50000 USD/year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), LADDERS)
def test_a_list_of_levels_with_a_years_sums_is_one_of_pay(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), OTHERS)
def test_others_are_told_apart_by_what_stands_beside_them(
    text: str, claims: list[str], options: dict[str, Any]
) -> None:
    assert told(text, options) == claims


ASIDES = [  # what stands beside a claim and is none, or none of its scope
    case("The offer, which the union turned down, would have taken the average to £72,900.", country="GB"),
    case("With the new deal the average is £70,000.", "wage.mean 70000 GBP/year", country="GB"),
    case("Competition is fierce: 480 people went for each trainee post.", "job_prospects.projected competitive",
         kind="outlook"),
    case("There were 4,800 bakers at work last year.", "employment.count 4800 jobs", kind="outlook"),
    case("About 1 in 5 pupils in our schools speaks something else at home.", kind="faq"),
    case("If you work in inner London, you'll get 20% on top.", country="GB"),
    case("Beginners learn under an experienced baker for about six months.",
         "training_duration.level ~6 months", kind="education"),
    case("The median is $64,000.", "wage.median 64000 USD/year", heading="Careers With a Graduate Degree"),
    case("A new graduate makes £28,000.", "wage.level 28000 GBP/year @level:graduate", country="GB"),
    case("The average for bakers is £31,000. That compares with £34,963 for all full-time employees.",
         "wage.mean 31000 GBP/year", "wage.mean 34963 GBP/year @all_occupations:all-occupations", country="GB"),
    case("Newly qualified bakers at the biggest caterer get £54,800.",
         "wage.level 54800 GBP/year @level:newly-qualified", country="GB"),
    case("Entry-level (10th percentile): $34,390 a year", "wage.p10 34390 USD/year"),
]  # fmt: skip

WHOSE = [
    case("Only Ohio, Iowa and Maine require a license, but most employers prefer certified bakers.",
         "licence.level sometimes", kind="qualifications"),
    case("Bakers work only in Ohio. Texas and Ohio require bakers to hold a license.",
         "licence.level required @geography:ohio+texas", kind="qualifications"),
    case("Every state requires dental hygienists to be licensed.", "licence.level required", kind="qualifications",
         occupation="Dental hygienist"),
    case("Certified members made $22.75 an hour and those without a certificate $19.10.",
         "wage.level 19.1 USD/hour @worker_class:non-certified", "wage.level 22.75 USD/hour @worker_class:certified"),
    case("You might also become a cook, who feeds a school; a bachelor's degree is typically needed, and the median"
         " was $36,610 in 2020.", "education.typical bachelor @other_occupation:cook",
         "wage.median 36610 USD/year @other_occupation:cook 2020"),
    case("You could become a cook, but bakers make a median of $36,610.", "wage.median 36610 USD/year"),
    case("Nearly 8 percent are self-employed, and the rest are found in wholesale trade and schools.",
         "employment_share.share_of_occupation ~8 percent @worker_class:self-employed", kind="employment"),
    case("Some 40 percent are self-employed in the building trade.",
         "employment_share.share_of_occupation ~40 percent @industry:building-trade", kind="employment"),
    case("The diploma program takes nine months in the day division and 15 months in the evening.",
         "training_duration.level 15 months @programme:diploma", "training_duration.level 9 months @programme:diploma",
         kind="education"),
    case("| State | Mean |\n|---|---|\n| Ohio | $41,000 |\n\n*Source: Jobly, February 2025*\n\n"
         "| State | Mean |\n|---|---|\n| Iowa | $40,000 |", "wage.mean 40000 USD/year @geography:iowa",
         "wage.mean 41000 USD/year @geography:ohio"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), ASIDES)
def test_what_stands_beside_a_claim_is_none_of_it(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), WHOSE)
def test_whose_a_figure_or_a_requirement_is(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


TABLES = [
    case("Where they work | Average pay\nHospitals | $83,970\nMedical labs | $80,770\nHotel kitchens | $60,000",
         "wage.mean 60000 USD/year @industry:hotel-kitchens", "wage.mean 80770 USD/year @industry:medical-labs",
         "wage.mean 83970 USD/year @industry:hospitals"),
    case("Where they live | Average pay\nHull | $83,970\nLeeds | $80,770\nYork | $60,000",
         "wage.mean 60000 USD/year @geography:york", "wage.mean 80770 USD/year @geography:leeds",
         "wage.mean 83970 USD/year @geography:hull"),
    case("Stage | Typical duration | Hourly pay\nApprentice | 4-5 years | $16-$24\nMaster | - | $35-$60",
         "wage.level 16..24 USD/hour @worker_class:apprentice", "wage.level 35..60 USD/hour @level:master"),
    case("Jobs available\n5,800 a year", "openings.mean 5800 jobs/year", kind="summary"),
    case("The number of jobs, 84,900 in 2022, should reach 96,900 by 2032.", "employment.count 84900 jobs 2022",
         "employment.count 96900 jobs 2032", kind="outlook"),
    case("Our certificate takes two quarters, full time, or a year in the evening.", kind="employment"),
    case("After costs, most clear between £45,000 and £60,000 a year.", "wage.level 45000..60000 GBP/year",
         country="GB"),
    case("They charge from £40 an hour, and call-outs from £80."),
    case("In Chicago, union journeymen make $53.00 an hour.", "wage.level 53 USD/hour @geography:chicago"),
    case("Students start on £32,000 to £38,000.", "wage.starting 32000..38000 GBP/year", country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), TABLES)
def test_tables_and_sentences_of_guides(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


SURVEYS = [
    case("Women in the survey earned $55,700 on average, and men $59,600.",
         "wage.mean 55700 USD/year @population:women", "wage.mean 59600 USD/year @population:men"),
    case("The Bureau of Labor Statistics, which counts 752,200 cooks, puts their median pay at $59,240.",
         "wage.median 59240 USD/year @other_occupation:cook"),
    case("At the bottom of the table is El Paso, where bakers make $44,300.",
         "wage.level 44300 USD/year @geography:el-paso"),
    case("Hotels are, by law, places where bakers make $14 an hour.", "wage.level 14 USD/hour"),
    case("\"We'd have to offer $65,000 to get anyone decent,\" said one manager."),
    case("You'd take home about £38,000 a year, or £3,167 a month.", country="GB"),
    case("Bakers take home £38,000 a year.", "wage.level 38000 GBP/year", country="GB"),
    case("- 2,500 bakers short in England\n- 1,200 bakers work in Kent", "employment.count 1200 jobs", country="GB",
         kind="employment"),
    case("| | Entry | Median | Experienced |\n|---|---|---|---|\n| Millbrook area | $15.60 | $18.75 | $23.10 |\n"
         "| Fox County | $15.20 | $18.20 | $24.40 |", "wage.level 15.2 USD/hour @geography:fox-county",
         "wage.level 15.6 USD/hour @geography:millbrook", "wage.level 23.1 USD/hour @geography:millbrook",
         "wage.level 24.4 USD/hour @geography:fox-county", "wage.median 18.2 USD/hour @geography:fox-county",
         "wage.median 18.75 USD/hour @geography:millbrook"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), SURVEYS)
def test_surveys_and_news_of_pay(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


HOLDERS = [
    case("Employees with a certificate earn £31,500.", "wage.level 31500 GBP/year @worker_class:certificate"),
    case("Bakers with a bachelor's earn $71,400 a year, those with a master's $79,850.",
         "wage.level 71400 USD/year @worker_class:bachelors", "wage.level 79850 USD/year @worker_class:masters"),
    case("Bakers with a diploma make $31 an hour, and those in hotels $34.",
         "wage.level 31 USD/hour @worker_class:diploma", "wage.level 34 USD/hour @industry:hotels"),
    case("Around $1,100 a week, with housing on top.", "wage.level ~1100 USD/week @worker_class:travel",
         heading="How much do travel bakers make?"),
    case("Travel bakers earn $1,100 a week.", "wage.level 1100 USD/week @worker_class:travel"),
    case("A travel agent earns $1,100 a week.", "wage.level 1100 USD/week @other_occupation:travel-agent"),
    case("It usually takes six to eight years: four for the BSN, one or two at the bedside.",
         "training_duration.typical 6..8 years", heading="How long does it take to become a baker?", kind="faq"),
    case("Anyone who handles ovens must hold EPA Section 608 certification.", "licence.level required",
         kind="qualifications"),
    case("An accelerated BSN can be finished in 12 to 18 months.", kind="education"),
    case("A BSN is required.", "education.required bachelor", kind="education"),
    case("RTs with an associate degree average $71,400 a year.",
         "wage.mean 71400 USD/year @worker_class:associate-degree", kind="education",
         occupation="Respiratory therapist"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), HOLDERS)
def test_what_those_hold_who_are_paid(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims
