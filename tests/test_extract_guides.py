"""Career guides: lists of similar jobs, averages of the nation, titles on the way in, figures of other things."""

from typing import Any

import pytest
from extract_help import case, extract, say, section, told

RELATED = "Similar roles"
NAMED = [
    ("1. Pastry chef\nNational average salary: £26,871 per year\n",
     ["wage.mean 26871 GBP/year @other_occupation:pastry-chef"]),
    ("2) Grocer\nPrimary duties: A grocer sells food. Most complete a two-year course.\n",
     ["training_duration.level 2 years @other_occupation:grocer"]),
    ("Waiter\nThey earn £21,300 a year on average.\n", ["wage.mean 21300 GBP/year @other_occupation:waiter"]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "claims"), NAMED)
def test_a_heading_names_whose_its_part_of_a_list_of_similar_jobs_is(part: str, claims: list[str]) -> None:
    start, heading = len(RELATED) + 1, part.partition("\n")[0]
    rows = [
        section("related_occupations", 0, start, RELATED),
        section("related_occupations", start, start + len(part), heading, 1, level=2, kind_basis="inherited"),
    ]
    tables = extract(f"{RELATED}\n{part}", country="GB", sections=rows)
    assert [say(claim) for claim in tables["claims"]] == claims


NATION = [
    case("A baker in Leeds averages £24,000, compared with a national average of £26,500.",
         "wage.mean 24000 GBP/year @geography:leeds", "wage.mean 26500 GBP/year", country="GB"),
    case("Bakers average £24,000, compared with the national average of £34,000.",
         "wage.mean 24000 GBP/year", "wage.mean 34000 GBP/year @all_occupations:all-occupations", country="GB"),
    case("National average salary: £24,000 a year", "wage.mean 24000 GBP/year", country="GB"),
    case("National average for all occupations: £34,000 a year",
         "wage.mean 34000 GBP/year @all_occupations:all-occupations", country="GB"),
    case("| Average pay | Leeds | Wales | National average |\n|---|---|---|---|\n| Senior | 29,000 | 27,500 | 28,400 |",
         "wage.mean 27500 GBP/year @geography:wales", "wage.mean 28400 GBP/year @level:senior",
         "wage.mean 29000 GBP/year @geography:leeds", country="GB", heading="Average pay of bakers, £"),
]  # fmt: skip

LENGTHS = [
    case("You have three months off in summer.", kind="title", heading="How to become a baker"),
    case("A room of fifteen-year-olds will test your patience.", kind="title", heading="How to become a baker"),
    case("Training takes three months.", "training_duration.level 3 months",
         kind="title", heading="How to become a baker"),
    case("Our course takes 15 weeks. Nine in ten of those who finish are in work within six months.",
         "training_duration.level 15 weeks @programme:course", kind="training", country="GB"),
    case("You complete your induction within three years.", kind="training", country="IE"),
]  # fmt: skip

OTHER_THINGS = [
    case("Bakers came 162nd of the 270 jobs that were ranked.", kind="employment"),
    case("Points were between 390 and 520 in 2024.", kind="education", country="IE"),
    case("8 in 10 schools had full-time posts that nobody applied for.", kind="employment", country="IE"),
    case("The office expects pupil numbers to fall by 9% by 2033.", kind="outlook", country="IE"),
    case("A majority (56 per cent) look forward to a rise in pay.", kind="outlook", country="IE"),
    case("Bakers prepare for 8 to 10 hours a week outside work.", kind="schedule", country="IE"),
    case("Mobile bakers can charge between £25 and £50 an hour.", country="GB"),
    case("Bonuses were paid to most, and came to 16 per cent of salary (€14,614) on average.", country="IE"),
    case("Prospects for bakers are bright.", kind="outlook"),
]  # fmt: skip


WHOSE = [
    case("Those who work in consultancies are paid €38,200, against €41,100 in life assurance and €42,450 in shipping.",
         "wage.level 38200 EUR/year @industry:consultancies", "wage.level 41100 EUR/year @industry:life-assurance",
         "wage.level 42450 EUR/year @industry:shipping", country="IE"),
    case("A baker earns £23,000 in total, and £4,000 in tips.", "wage.level 23000 GBP/year", country="GB"),
    case("Bakers earn £24,840 a year on average, where the typical UK salary is £30,140. That puts them just behind "
         "florists, who earn an average of £25,620, and well behind tilers at £31,980.",
         "wage.mean 24840 GBP/year", "wage.level 30140 GBP/year @all_occupations:all-occupations",
         "wage.mean 25620 GBP/year @other_occupation:florist", "wage.mean 31980 GBP/year @other_occupation:tiler",
         country="GB"),
    case("A baker with between five and ten years of experience makes £25,000.",
         "wage.level 25000 GBP/year @level:between-five-and-ten-years", country="GB"),
    case("On average, bakers with 10 years or more make £28,800.", "wage.mean 28800 GBP/year @level:10-years-or-more",
         country="GB"),
    case("The median salary is £30,000, up from £27,500 in the same months of 2019. In London it is £35,500.",
         "wage.median 27500 GBP/year 2019", "wage.median 30000 GBP/year",
         "wage.median 35500 GBP/year @geography:london",
         country="GB"),
]  # fmt: skip

WAYS_IN = [
    case("Between two and four years for most people.", "training_duration.level 2..4 years",
         kind="other", heading="How long does it take to become a baker?"),
    case("You could get into this job through an apprenticeship.", kind="training", country="GB"),
    case("In the same period 27.4% of the workforce is expected to retire, creating 11,300 job openings.",
         kind="outlook", country="GB"),
    case("Private academies offer intensive courses of 12 to 20 weeks.",
         "training_duration.level 12..20 weeks @programme:course", kind="training", country="GB"),
]  # fmt: skip


ASKED = [
    case("You can start as a trainee without qualifications.", "education.required no_formal_credential", kind="faq"),
    case("There are no legal requirements to work as a baker.", "education.required no_formal_credential",
         kind="training", country="GB"),
    case("A Level 2 Diploma usually takes one year full-time, and a Level 3 Diploma two years.",
         "training_duration.typical 1 years @programme:diploma", "training_duration.level 2 years @programme:diploma",
         kind="training", country="GB"),
    case("The apprenticeship takes 15 months, and our evening bootcamp 12 weeks.",
         "training_duration.level 12 weeks @programme:bootcamp", "training_duration.level 15 months",
         kind="training", country="GB"),
    case("Bakeries and shops must hold a food licence.", kind="qualifications", country="GB"),
    case("The standard week in the NHS is 37.5 hours.", "work_schedule.typical 37.5 hours/week @industry:nhs",
         kind="schedule", country="GB"),
    case("The average is £26,300 in London, compared with £23,100 in the rest of the UK.",
         "wage.mean 26300 GBP/year @geography:london", "wage.mean 23100 GBP/year @geography:rest-of-country",
         country="GB"),
    case("| Average pay, £ | Central London | Wales | Leeds | National average |\n|---|---|---|---|---|\n"
         "| Baker, 5 years' exp | 33,000 | 27,500 | 28,000 | 30,000 |",
         "wage.mean 33000 GBP/year @geography:central-london", "wage.mean 27500 GBP/year @geography:wales",
         "wage.mean 28000 GBP/year @geography:leeds", "wage.mean 30000 GBP/year @level:5-years", country="GB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "given"), [*NATION, *LENGTHS, *OTHER_THINGS, *WHOSE, *WAYS_IN, *ASKED])
def test_what_a_guide_says_of_the_work(text: str, claims: list[str], given: dict[str, Any]) -> None:
    assert told(text, given) == sorted(claims)


def test_juniors_who_start_are_a_part_of_those_who_do() -> None:
    text = "Junior bakers start at around £21,000."
    assert told(text, {"country": "GB"}) == ["wage.starting ~21000 GBP/year @level:junior"]
    assert told(text.replace("Junior", "Graduate"), {"country": "GB"}) == ["wage.starting ~21000 GBP/year"]
