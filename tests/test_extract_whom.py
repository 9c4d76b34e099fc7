"""Another occupation that a pronoun stands for, whose openings are counted, and what is taken over from a sentence."""

from typing import Any

import pytest
from extract_help import case, extract, section, told

GROWTH = {"kind": "outlook", "occupation": "Zookeeper"}
PAY = {"kind": "pay", "occupation": "Zookeeper"}
CASES = [
    case("Zookeepers work under curators, whose salaries average $61,000 a year.",
         "wage.mean 61000 USD/year @other_occupation:curator", **PAY),
    case("The survey puts them with animal care workers, whose pay averages $27,100 a year.",
         "wage.mean 27100 USD/year @population:animal-care-workers", **PAY),
    case("Zookeepers, whose pay averages $31,000 a year, love animals.", "wage.mean 31000 USD/year", **PAY),
    case("Zookeepers work with trainers, and their pay averages $31,000 a year.", "wage.mean 31000 USD/year", **PAY),
    case("The bureau tracks animal caretakers and says their employment will grow 16 percent.",
         "employment_change.projected 16 percent @other_occupation:animal-caretaker", **GROWTH),
    case("Employment of animal trainers should grow 11 percent. About 8,000 openings a year are expected.",
         "employment_change.projected 11 percent @other_occupation:animal-trainer",
         "openings.mean ~8000 jobs/year @other_occupation:animal-trainer", **GROWTH),
    case("Employment of animal trainers should grow 11 percent. Zookeepers can expect 3,000 openings a year.",
         "employment_change.projected 11 percent @other_occupation:animal-trainer", "openings.mean 3000 jobs/year",
         **GROWTH),
    case("Employment of zookeepers should grow 11 percent. About 8,000 openings a year are expected.",
         "employment_change.projected 11 percent", "openings.mean ~8000 jobs/year", **GROWTH),
    case("The agency expects the number of trainers to grow by 6% by 2030.",
         "employment_change.projected 6 percent @other_occupation:trainer ../2030", **GROWTH),
    case("Federal forecasters expect employment of zookeepers to grow by 6% by 2030.",
         "employment_change.projected 6 percent ../2030", **GROWTH),
    case("Most zoos expect three years of experience.", "experience.required 3 years", kind="education",
         occupation="Zookeeper"),
    # what must be done to become another, and what is said of the last one named
    case("To become a zoo vet, you need a bachelor's degree and a state license.",
         "education.required bachelor @other_occupation:zoo-vet", "licence.level required @other_occupation:zoo-vet",
         kind="qualifications", occupation="Zookeeper"),
    case("Some work with animal nutrition specialists (ANSs). ANSs must have a master's degree.",
         "education.required master @other_occupation:animal-nutrition-specialist", kind="education",
         occupation="Zookeeper"),
    case("Zookeepers are also called animal care experts (ACEs). ACEs must have a degree.",
         "education.required bachelor", kind="education", occupation="Zookeeper"),
    case("To become a zookeeper you need a bachelor's degree.", "education.required bachelor", kind="qualifications",
         occupation="Zookeeper"),
    case("Zookeepers report to a head curator, who usually earns $61,000 a year.",
         "wage.level 61000 USD/year @other_occupation:head-curator", **PAY),
    case("A zookeeper, who earns $31,000 a year, works evenings.", "wage.level 31000 USD/year", **PAY),
    # a clause on a typical worker leaves the place before it behind
    case("Zookeepers in Ohio can make $50,000, but a typical zookeeper takes home $30,000.",
         "wage.level 50000 USD/year @geography:ohio", "wage.level 30000 USD/year", **PAY),
    case("In Ohio the average zookeeper earns $50,000.", "wage.mean 50000 USD/year @geography:ohio", **PAY),
    case("Those in research made $42,000.", "wage.level 42000 USD/year @industry:research", **PAY),
    # growth beside that of all jobs, a verb beside its figure, a rise that is still to come
    case("Growth is 9 percent, well above the 4% average.", "employment_change.projected 9 percent",
         "employment_change.projected 4 percent @all_occupations:all-occupations", **GROWTH),
    case("Employment will shrink slightly, by about 4 percent, through 2030.",
         "employment_change.projected ~-4 percent ../2030", **GROWTH),
    case("The number of zookeepers should go from 1,000 in 2020 to 1,200 in 2030, an increase of 200.",
         "employment.count 1000 jobs 2020", "employment.count 1200 jobs 2030",
         "employment_change.projected 200 jobs 2020/2030", **GROWTH),
    # a sentence that compares takes over the years of the one before
    case("Jobs will grow 5 percent from 2022 to 2032. This compares with 3 percent for all jobs.",
         "employment_change.projected 5 percent 2022/2032",
         "employment_change.projected 3 percent @all_occupations:all-occupations 2022/2032", **GROWTH),
    # the years behind somebody are no place in a list
    case("Zookeepers earn $37,000 a year on average, and those with several years behind them can reach $48,000.",
         "wage.mean 37000 USD/year", "wage.level 48000 USD/year @level:several-years", **PAY),
    case("Texas pays a mean of $48,000. Close behind is Utah at $47,000.", "wage.mean 48000 USD/year @geography:texas",
         "wage.mean 47000 USD/year @geography:utah", **PAY),
    # a voluntary credential is no licence; a trade certificate is one that some places ask for
    case("Certification through the guild is voluntary.", kind="qualifications"),
    case("Trade certification is voluntary.", "licence.level not_required", kind="qualifications"),
    case("Half of them earned between $30,000 and $50,000.", "wage.level 30000..50000 USD/year", **PAY),
    # the ends of pay are no means
    case("The mean is $31,300 a year, with a low of $22,000 and a high of $41,000.", "wage.mean 31300 USD/year",
         "wage.level 22000 USD/year", "wage.level 41000 USD/year", **PAY),
    # years of service
    case("Some zookeepers retire after 25 years.", kind="training", occupation="Zookeeper"),
    # what is left over of an industry is another one
    case("- Other information services: $92,870\n- Information services: $91,440",
         "wage.mean 92870 USD/year @industry:other-information-services",
         "wage.mean 91440 USD/year @industry:information-services", heading="Mean annual salary by industry"),
    case("- Food & beverage: $52,870\n- Oil and gas extraction: $91,440",
         "wage.mean 52870 USD/year @industry:food-and-beverage",
         "wage.mean 91440 USD/year @industry:oil-and-gas-extraction", heading="Mean annual salary by industry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "options"), CASES)
def test_whom_a_pronoun_or_a_sentence_before_means(text: str, claims: list[str], options: dict[str, Any]) -> None:
    assert told(text, options) == claims


def test_rows_of_a_salary_site_are_the_pages_own_and_undated() -> None:
    text = (
        "Percentile | Salary | Last Updated\n10th Percentile Zookeeper Salary | $24,840 | March 01, 2024\n"
        "90th Percentile Zookeeper Salary | $51,790 | March 01, 2024\n"
    )
    assert told(text, PAY) == ["wage.p10 24840 USD/year", "wage.p90 51790 USD/year"]


def test_national_facts_are_of_the_country_on_a_page_of_a_state() -> None:
    text = "# Zookeeper pay in Michigan\n\nMedian wage: $30,100\n\n## National facts\n\nMedian wage: $33,250\n"
    cut = text.index("## National")
    sections = [
        section("title", 0, cut, "# Zookeeper pay in Michigan"),
        section("pay", cut, len(text), "## National facts", number=1),
    ]
    claims = extract(text, "Zookeeper", sections=sections, title="Zookeeper pay in Michigan")["claims"]
    assert [(claim["value"], claim["scope_id"]) for claim in claims] == [(30100, "michigan"), (33250, None)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Yes and no. Head curators make $62,750 a year.",
            ["wage.level 62750 USD/year @other_occupation:head-curator"],
        ),
        ("See table No. 5: zookeepers make $32,750 a year.", ["wage.level 32750 USD/year"]),
        (
            "| | Hourly |\n|---|---|\n| Entry level (10th percentile) | $12.79 |\n| Senior | $25.00 |\n",
            ["wage.level 25 USD/hour @level:senior", "wage.p10 12.79 USD/hour"],
        ),
    ],
)
def test_a_short_answer_ends_and_a_percentile_is_of_all(text: str, claims: list[str]) -> None:
    assert told(text, PAY) == claims


def test_growth_in_jobs_behind_growth_in_percent_is_no_count_and_the_nation_is_all() -> None:
    assert told("Employment should grow by 15% from 2021 to 2031, or by 12,800 jobs.", GROWTH) == [
        "employment_change.projected 12800 jobs 2021/2031",
        "employment_change.projected 15 percent 2021/2031",
    ]
    assert told("Growth\n\nMinnesota: -2.6%\nNation: 5.5%", GROWTH) == [
        "employment_change.projected -2.6 percent @geography:minnesota",
        "employment_change.projected 5.5 percent",
    ]


def test_a_question_that_holds_a_licence_only_in_the_name_asks_for_none() -> None:
    options = {"kind": "faq", "occupation": "Licensed keeper"}
    assert told("No. They call the vet.", {**options, "heading": "Can a licensed keeper treat a lion?"}) == []
    assert told("No.", {**options, "heading": "Does a keeper need a license?"}) == ["licence.level not_required"]
