"""Official career services: their tables, what they ask for, and the words that explain a label."""

from typing import Any

import pytest
from extract_help import case, told

from pipeline.layout.flat_heads import cut_heads
from pipeline.spans import Span

JOB_BANK = "Bakers (NOC 63202) mostly work in shops.\n\n"
TABLES = [
    case(JOB_BANK + "| Area | Low ($/hour) | Median ($/hour) | High ($/hour) |\n|---|---|---|---|\n"
         "| Manitoba | 16.00 | 19.40 | 24.00 |",
         "wage.p10 16 CAD/hour @geography:manitoba", "wage.median 19.4 CAD/hour @geography:manitoba",
         "wage.p90 24 CAD/hour @geography:manitoba", country="CA"),
    case("| Area | Low ($/hour) | High ($/hour) |\n|---|---|---|\n| Manitoba | 16.00 | 24.00 |",
         "wage.level 16 CAD/hour @geography:manitoba", "wage.level 24 CAD/hour @geography:manitoba", country="CA"),
    case("| Occupation | Typical education | Median pay |\n|---|---|---|\n"
         "| Butchers | High school diploma or equivalent | $38,300 |",
         "education.typical high_school @other_occupation:butcher",
         "wage.median 38300 USD/year @other_occupation:butcher", kind="related_occupations", heading="Similar jobs"),
    case("| Occupation | Education required |\n|---|---|\n| Butchers | Associate degree |",
         "education.required associate @other_occupation:butcher", kind="related_occupations", heading="Similar jobs"),
    case("| Pay goes by | Range |\n|---|---|\n| Salary, which depends on years of service | $24,300 - $61,000 |",
         "wage.level 24300..61000 USD/year"),
]  # fmt: skip

ASKED = [
    case("Completion of a two- to three-year apprenticeship program for bakers is usually required.",
         "training.typical apprenticeship", "training_duration.typical 2..3 years", kind="qualifications"),
    case("Certification for industrial and artisan bakers is compulsory in Quebec.",
         "licence.level required @geography:quebec", kind="qualifications", country="CA"),
    case("Certification for artisan bakers is voluntary.", kind="qualifications", country="CA"),
    case("Employers usually require Year 12.", "education.typical high_school", kind="education", country="AU"),
    case("The oven needs 12 years to pay for itself.", kind="education", country="AU"),
]  # fmt: skip

YEARS = [
    case("An apprentice in the first year gets $540.10 a week, and $981.40 a week in the final year.",
         "wage.level 540.1 AUD/week @level:first-year-apprentice",
         "wage.level 981.4 AUD/week @level:final-year-apprentice", country="AU"),
    case("In the first year apprentices get $540 a week, in the second year $610 a week.",
         "wage.level 540 AUD/week @level:first-year-apprentice",
         "wage.level 610 AUD/week @level:second-year-apprentice", country="AU"),
]  # fmt: skip


BESIDE = [
    case("With more training bakers may become confectioners, who usually earn $75,000 to $96,000 a year.",
         "wage.level 75000..96000 NZD/year @other_occupation:confectioner", country="NZ"),
    case("You could become a kitchen manager (£35,850 to £43,200 a year) or open a shop.",
         "wage.level 35850..43200 GBP/year @other_occupation:kitchen-manager", country="GB"),
    case("To become a baker (£25,100 a year) you need patience.", "wage.level 25100 GBP/year", country="GB"),
    case("Graduate bakers usually earn $56,000 a year. ($58,000 from 1 April 2024.)",
         "wage.level 56000 NZD/year @level:graduate", "wage.level 58000 NZD/year @level:graduate 2024-04-01/..",
         country="NZ"),
    case("Graduate bakers usually earn $56,000 a year. ($58,000 is paid in Otago.)",
         "wage.level 56000 NZD/year @level:graduate", "wage.level 58000 NZD/year @geography:otago", country="NZ"),
    case("Bakers in rest homes may earn $29 to $36 an hour.", "wage.level 29..36 NZD/hour @industry:rest-homes",
         country="NZ"),
    case("There were 2,410 enrolled nurses practising in 2023.", "employment.count 2410 jobs 2023",
         occupation="Enrolled nurse", kind="outlook"),
    case("2,410 enrolled in the course for bakers in 2023.", kind="outlook"),
    case("Veterinary technicians must be licensed.", "licence.level required", kind="qualifications",
         occupation="Veterinary technologist and technician"),
    case("| Occupation | Median pay |\n|---|---|\n| Life, physical, and social science technicians | $50,840 |",
         "wage.median 50840 USD/year @other_occupation:life-physical-and-social-science-technician"),
    case("| | Average | Median |\n|---|---|---|\n| Starting | $19.80 | $19.50 |",
         "wage.starting 19.8 CAD/hour", "wage.starting 19.5 CAD/hour", heading="Hourly wage", country="CA"),
]  # fmt: skip

TIMES = [
    case("The data are for the five years from November 2021 to November 2026. Over this period, the number of bakers:"
         "\n\n  • is expected to fall by 2.4%\n", "employment_change.projected -2.4 percent 2021-11/2026-11",
         kind="outlook", country="AU"),
    case("The data are for the five years from November 2021 to November 2026. The number of bakers:"
         "\n\n  • is expected to fall by 2.4%\n", "employment_change.projected -2.4 percent",
         kind="outlook", country="AU"),
    case("81% of bakers work full-time, with an average 43 hours per week.",
         "employment_share.share_of_occupation 81 percent @worker_class:full-time",
         "work_schedule.level 43 hours/week @worker_class:full-time", kind="schedule", country="AU"),
    case("Most bakers work full-time, at an average of 43 hours a week.",
         "work_schedule.typical full_time", "work_schedule.typical 43 hours/week", kind="schedule", country="AU"),
    case("New bakers usually train for up to 1 year under an experienced one.",
         "training_duration.typical <=1 years", kind="training"),
    case("You will do 10 weeks of training, which includes 2 weeks at the mill.",
         "training_duration.level 10 weeks", kind="training", country="GB"),
    case("The forces need about 1,150 new bakers each year.", "openings.mean ~1150 jobs/year", kind="outlook"),
    case("The mill needs 1,150 new trays each year.", kind="outlook"),
]  # fmt: skip

EVERYWHERE = [
    case("Job prospects are good, above all in Limpopo and the North West.", "job_prospects.projected good",
         kind="outlook", country="ZA"),
    case("Job prospects are good in Limpopo.", "job_prospects.projected good @geography:limpopo",
         kind="outlook", country="ZA"),
    case("Pay is better up north, especially in Ohio, where bakers make $50,100 a year.",
         "wage.level 50100 USD/year @geography:ohio"),
    case("About 6 out of 10 belong to labor unions.",
         "employment_share.share_of_occupation ~60 percent @worker_class:union", kind="employment"),
    case("Bakers need at least Grade 9.", kind="education", country="ZA"),
    case("Bakers need at least Grade 12.", "education.required high_school", kind="education", country="ZA"),
    case("Employers that hired in the last two years\n61%\n", kind="employment", country="CA"),
    case("Workers by schooling are:\n\n- less than high school: 15%\n- high school: 29%\n- apprenticeship: 35%\n",
         kind="employment", country="CA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), [*BESIDE, *TIMES, *EVERYWHERE])
def test_whose_a_figure_is_and_of_what_time(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


AREAS = [
    case("| Area | Employment | Median wage |\n|---|---|---|\n| Statewide | 12,340 | $24.10 |",
         "employment.count 12340 jobs @geography:ohio", "wage.median 24.1 USD/hour @geography:ohio",
         heading="Bakers in Ohio", kind="title"),
    case("| Area | Median wage |\n|---|---|\n| Statewide | $24.10 |"),
    case("Growth is slow, and many openings come from those who leave.\n\n"
         "| Area | 2021 Employment | 2031 Employment |\n|---|---|---|\n| Utah | 2,310 | 2,560 |",
         "employment.count 2310 jobs @geography:utah 2021", "employment.count 2560 jobs @geography:utah 2031",
         kind="outlook"),
    case("Another 40% work in private hospitals, and 50% in the hospitals.",
         "employment_share.share_of_occupation 40 percent @industry:private-hospitals",
         "employment_share.share_of_occupation 50 percent @industry:hospitals", kind="employment"),
    case("Good in Nova Scotia", "job_prospects.projected good @geography:nova-scotia",
         kind="outlook", heading="Job prospects", country="CA"),
    case("Good in the kitchen", kind="outlook", heading="Job prospects", country="CA"),
    case("- Associate's degree = 62.1%\n- High school diploma = 21.4%\n", "education.prevalent associate",
         kind="education", heading="Required level of education"),
    case("| Area | Low (10%) | High (90%) |\n|---|---|---|\n| Utah | $38,150 | $93,250 |",
         "wage.p10 38150 USD/year @geography:utah", "wage.p90 93250 USD/year @geography:utah"),
    case("Most of these occupations need a four-year bachelor's degree.", kind="education"),
    case("Bakers need a four-year bachelor's degree.", "education.required bachelor", kind="education"),
    case("Number employed:\n3,600\nMale / Female: 85 / 15%\n", "employment.count 3600 jobs", kind="employment"),
    case("Average employment growth rate: 3.4%", kind="outlook"),
    case("Typical education: postsecondary training (non-degree)", "education.typical postsecondary_nondegree",
         kind="education"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), AREAS)
def test_places_shares_and_awards_of_an_official_profile(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("text", "claims", "options"), [*TABLES, *ASKED, *YEARS])
def test_official_pages_are_read_as_they_are_meant(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


@pytest.mark.parametrize(("line", "cut"), [("Apprenticeship wages", False), ("Grade wages", True), ("State Pay", True)])
def test_what_a_list_is_called_is_no_head_over_two_columns(line: str, cut: bool) -> None:
    assert (cut_heads(line, Span(0, len(line)), 1) is not None) == cut
