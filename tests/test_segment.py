from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.occupations import load_namer
from pipeline.section_rules import load_lexicon
from pipeline.segment import section_rows, segment_text
from pipeline.settings import Settings

PACKS = Settings().packs


def segment(text: str, title: str | None = None) -> list[dict[str, Any]]:
    found = segment_text(text, None, title, load_lexicon(PACKS), load_namer(PACKS))
    rows = section_rows("doc-1", found.sections, len(text))
    assert rows[0]["start"] == 0
    assert rows[-1]["end"] == len(text)
    assert all(a["end"] == b["start"] for a, b in pairwise(rows))
    for row in rows:
        if row["heading"] is not None:
            assert text[row["heading_start"] : row["heading_end"]] == row["heading"]
            assert row["start"] <= row["heading_start"] <= row["heading_end"] <= row["end"]
    return rows


def kinds(text: str, title: str | None = None) -> list[tuple[str | None, str]]:
    return [(row["heading"], row["kind"]) for row in segment(text, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Baker\n\n## Pay\n\nGood.\n", [("Baker", "title"), ("Pay", "pay")]),
        ("BAKER\n\nBakers bake bread, rolls and cakes in shops and in factories.\n\nHOURS\nEarly.\n",
         [("BAKER", "title"), (None, "summary"), ("HOURS", "schedule")]),
        (("Bakers bake bread, rolls and cakes in shops and in factories.\n\n"
         "Typical education\nNone\nTypical pay\n$9 an hour\n"),
         [(None, "summary"), ("Typical education", "education"), ("Typical pay", "pay")]),
        ("# Baker\n\n## Similar jobs\n\n### Cook\n\nCooks earn $9.\n\n## Pay\n\nGood.\n",
         [("Baker", "title"), ("Similar jobs", "related_occupations"), ("Cook", "related_occupations"),
          ("Pay", "pay")]),
        ("# Baker\n\n## FAQ\n\n### What is the pay?\n\nGood.\n",
         [("Baker", "title"), ("FAQ", "faq"), ("What is the pay?", "faq")]),
        ("Home > Jobs > Baker\n\n[1][2][3] Next >>\n\nBaker\n\nDuties\n• Bake\n",
         [(None, "navigation"), (None, "title"), ("Duties", "duties")]),
        ("⟦navigation⟧\n\nMenu\n\n⟦content⟧\n\n# Baker\n\n## Pay\n\nGood.\n",
         [(None, "navigation"), ("Baker", "title"), ("Pay", "pay")]),
        ("# Baker\n\nSkills series, part 12\n\n## Getting in\n\nAsk.\n\nPay of bakers\n\n## Bands\n\n$9.\n",
         [("Baker", "title"), ("Getting in", "qualifications"), ("Bands", "pay")]),
        ("# Baker\n\n## Pay\n\nLevel         Hourly wage     Yearly wage\nStarter       $9              $19,000\n",
         [("Baker", "title"), ("Pay", "pay")]),
        ("On This Page\nPay by the Hour\nIn June 2016 a baker in the valley took home $24,610 for a year of work.\n",
         [("On This Page", "navigation"), (None, "summary")]),
        ("Related articles\nTen Breads\nIn June 2016 a baker in the valley took home $24,610 for a year of work.\n",
         [("Related articles", "navigation")]),
        (("Best-paid trades\n\n#1 Baker\n\nBakers rise early, and they bake bread before dawn.\nPay: $9 an hour\n\n"
          "#2 Miller\n\nMillers grind corn, rye and wheat in mills of all sizes.\nPay: $10 an hour\n"),
         [("Best-paid trades", "pay"), ("#1 Baker", "pay"), ("#2 Miller", "pay")]),
        ("BAKER\n\nContents\n1 Training\n2 Pay by country\n\nPay by country\nBakers earn $9 an hour in most of them.\n",
         [("BAKER", "title"), ("Contents", "navigation"), ("Pay by country", "pay")]),
        ("BAKER\n\nBaker: numbers to know\n$53K\nPay a year across the country\n8-12\nMonths to complete training\n",
         [("BAKER", "title"), ("Baker: numbers to know", "summary")]),
        ("BAKER\n\nOhio at a glance\nAvg. Salary\n$66,120.00 per year\nCertification\nNot required\n",
         [("BAKER", "title"), ("Ohio at a glance", "summary"), ("Avg. Salary", "pay"),
          ("Certification", "qualifications")]),
        ("# Baker\n\n*What is the pay?* Nine dollars.\n\n*Is it a growing trade?* It is.\n",
         [("Baker", "title"), ("What is the pay?", "pay"), ("Is it a growing trade?", "outlook")]),
    ],
)  # fmt: skip
def test_kinds_by_heading(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert kinds(text, "Baker") == expected


def test_a_lost_heading_is_found_by_content() -> None:
    text = (
        "Baker\n\nJob outlook\nEmployment of bakers is projected to grow 3 percent, and demand for bread stays.\n\n"
        "Median weekly earnings of bakers were $500 in 1999. The lowest 10 percent earned less than $300.\n"
    )
    assert [(row["kind"], row["kind_basis"]) for row in segment(text)][-2:] == [
        ("outlook", "heading"),
        ("pay", "content"),
    ]


def test_a_sample_letter_has_exact_limits() -> None:
    text = (
        "# Baker\n\n## Applying\n\nWrite a short letter.\n\nDear Ms Crumb,\n\nI baked 900 loaves a day.\n\n"
        "Sincerely,\n[Name]\n\n"
        "Send it by post to the shop that you would like to work for, and wait.\n\n## Pay\n\nGood.\n"
    )
    letter = next(row for row in segment(text) if row["kind"] == "sample_document")
    assert text[letter["start"] : letter["end"]].strip().startswith("Dear Ms Crumb")
    assert text[letter["start"] : letter["end"]].strip().endswith("[Name]")


@pytest.mark.parametrize("greeted", ["Dear Mom:", "Dear Curious,", "Dear Readers,"])
def test_a_column_that_answers_a_reader_is_no_sample_letter(greeted: str) -> None:
    text = (
        f"Ask the Job Desk\n\n{greeted}\n\nBakers made a median of $31,400 a year in 2022.\n\n"
        "You need no degree, I hear, and I know bakers who started at sixteen.\n\nMy shop trains its own people.\n\n"
        "Yours truly,\nThe Job Desk\n"
    )
    assert "sample_document" not in {row["kind"] for row in segment(text)}


def test_whoever_writes_of_himself_to_anybody_writes_a_letter() -> None:
    text = (
        "# Baker\n\n## Applying\n\nWrite a short letter.\n\nDear Crumbs,\n\nI baked 900 loaves a day.\n\n"
        "My last shop paid $40,000 a year.\n\nSincerely,\n[Name]\n"
    )
    assert "sample_document" in {row["kind"] for row in segment(text)}


def test_a_sample_resume_keeps_its_own_headings() -> None:
    text = (
        "Baker\n\nDuties\n• Bake\n\nSample resume\n\nJANE DOE\nSkills: bread\nEducation\nBread school\n\n"
        "Job outlook\nIt is good.\n"
    )
    assert [kind for _, kind in kinds(text)][-2:] == ["sample_document", "outlook"]


def test_adverts_and_menus_break_a_section_only_for_a_while() -> None:
    text = (
        "# Baker\n\n## Pay\n\nBakers earn well.\n\nSponsored: learn to bake, enrol now, tuition from $900!\n\n"
        "Night work is paid better than work by day in nearly all of the shops.\n"
    )
    assert kinds(text, "Baker") == [("Baker", "title"), ("Pay", "pay"), (None, "advertisement"), (None, "pay")]


def test_the_empty_place_of_an_advert_ends_with_its_line() -> None:
    text = "Baker\n\nPay\n\nSponsored links\n\nBakers in Ohio earn $31,000 a year, and some of them a bit more.\n"
    assert [kind for _, kind in kinds(text, "Baker")] == ["title", "pay", "advertisement", "pay"]


def test_places_of_adverts_in_an_article_end_before_its_headings_and_tables() -> None:
    text = (
        "News\n\nAdvertisement\n\nWhich towns pay bakers best?\n\n"
        "Anyone who looks for a baker has to pay more than a year ago.\n\n"
        "Advertisement\n\nWhere the money is\n\nTown Average salary\nLeeds 24,000\nYork 23,000\n"
    )
    assert "advertisement" not in [kind for _, kind in kinds(text)][-1:]
    assert sum(kind == "advertisement" for _, kind in kinds(text)) == 2
    sold = "# Baker\n\nAdvertisement:\n\nSend money home: 3% back\n\nBakers earn $31,000 a year, and some a bit more.\n"
    assert "advertisement" in [kind for _, kind in kinds(sold, "Baker")]


def test_what_a_place_pays_is_no_advert() -> None:
    pay = "Average annual wage: $37,410\nHourly wage: $17.99\nA fine place. Get going soon!\n"
    assert "advertisement" not in [kind for _, kind in kinds(f"Baker\n\nPay by state\n\nUtah\n{pay}", "Baker")]


def test_a_posting_among_the_text_is_an_advert() -> None:
    text = "# Baker\n\n## Pay\n\nBakers earn well.\n\nNow hiring: night baker, Crumb Lane, $21/hr. Apply by May 3.\n"
    assert kinds(text, "Baker") == [("Baker", "title"), ("Pay", "pay"), (None, "advertisement")]
    text = "# Baker\n\nBakers earn well.\n\n## Baker jobs near you\n\nNight baker, Crumb Lane, $21 an hour.\n"
    assert kinds(text, "Baker")[-1] == ("Baker jobs near you", "advertisement")
    text = "# Baker\n\n## Pay\n\nBakers earn well.\n\nNight baker\nWage: £15,700.00 Annually\nLocation: Leeds\n"
    assert kinds(text, "Baker") == [("Baker", "title"), ("Pay", "pay"), (None, "advertisement")]
    text = "# Baker\n\n## Pay\n\nBakers earn well.\n\nSalary: £31,000\nHours: 40 a week\nLocation: UK\n"
    assert "advertisement" not in [kind for _, kind in kinds(text, "Baker")]


@pytest.mark.parametrize(
    ("lines", "sold"),
    [
        ("**Latest job:** Baker, small shop, Sligo. €31,000 plus van.", True),
        ("Vacancy: night baker, Ayr. £13.10 an hour, start Monday.", True),
        ("Recommended jobs\tBaker, Dubbo NSW. $29.40 per hour. 2d ago", True),
        ("Apprentice baker (Level 2)\tWage: £14,900.00 Annually\tLocation: Hull", True),
        ("Baker\tSalary: £29,000 a year\tClosing date: 3 May", True),
        ("### Latest baker jobs\n\nBaker, Hull, £120 a day", True),
        ("Baker - Nights\nCorner Loaf, Provo, UT\n$18 to $21 Hourly\nApply Now", True),
        ("Bakers earn $34,000 a year. Apply today to learn the trade.", False),
        ("### Job alerts\n\nbaker Leduc (AB) $24.00 hourly", True),
        ("### Job of the week\n\nBaker, Navan, €16 an hour", True),
        ("Most recent job:\t$29.40 per hour", False),
        ("New jobs by 2030: 1,200", False),
        ("### Recent job growth\n\nBakers earn £24,000 a year.", False),
        ("Apprentice baker\tPay: £14,900\tHours: 40", False),
    ],
)
def test_vacancies_with_their_pay_are_adverts(lines: str, sold: bool) -> None:
    text = f"# Baker\n\n## Pay\n\nBakers earn well.\n\n{lines}\n"
    assert ("advertisement" in [kind for _, kind in kinds(text, "Baker")]) is sold


def test_vacancies_under_related_careers_are_adverts() -> None:
    text = "# Baker\n\n## Related careers\n\nCook\n\n### Recommended jobs\n\nBaker, Ayr, £12 an hour\n"
    assert kinds(text, "Baker")[-1] == ("Recommended jobs", "advertisement")


def test_a_heading_over_links_ends_the_questions_before_it() -> None:
    text = "# Baker\n\n## FAQs\n\n**What is the pay?**\nGood.\n\n### Also read\n\n- [Cook: $38,000](/cook)\n"
    assert kinds(text, "Baker")[-1] == ("Also read", "navigation")
    text = "# Baker\n\n## FAQs\n\n### What is the pay?\n\nGood.\n\n### Sign in?\n\nNo need.\n"
    assert kinds(text, "Baker")[-1] == ("Sign in?", "faq")


@given(st.text(alphabet=st.sampled_from("aB #*•\t\n\r\u2028:?.$9|-[]>⟦⟧"), max_size=300))
@settings(max_examples=300, deadline=None)
def test_sections_tile_any_text(text: str) -> None:
    segment(text)


# -- headings as real pages set them --


def test_lines_of_a_list_without_markers_are_no_headings() -> None:
    text = "Skills needed\n\nAttention to detail\nPhysical stamina\nPhysical strength\nTechnical skills\n"
    assert [heading for heading, _ in kinds(text + "\nPay\n\nBakers start on $15.\n")] == ["Skills needed", "Pay"]


def test_headings_in_small_letters_with_room_around_them() -> None:
    text = "Bakers make bread, rolls and cakes in shops and in factories.\n\nwhat you'll do\n\nBakers knead.\n"
    assert ("what you'll do", "duties") in kinds(text)


def test_headings_may_be_numbered_with_a_hash() -> None:
    text = (
        "Jobs that pay without a degree\n\n#1 Roofer\n\nRoofers mend roofs in every kind of weather.\n"
        "Average pay: $41,000 a year\n\n#2 Barber\n\nPay to begin with: $28,000 a year\n"
    )
    heads = [row["heading"] for row in segment(text) if row["heading"]]
    assert heads[-2:] == ["#1 Roofer", "#2 Barber"]
    assert not any(row["heading"] for row in segment("Tags under the post\n\n#Roofer\n\n#2024 #roofing\n"))


def test_a_heading_that_is_the_name_of_a_person_is_of_no_kind() -> None:
    prose = "They work for firms of every size, in towns and in the country."
    for name in ("Computer hardware engineer", "2. Software developer", "Training and development manager"):
        assert kinds(f"# Careers in demand\n\n## {name}\n\n{prose}\n")[1][1] == "other"
    for head, kind in (("Software", "tools"), ("Major employers", "employers"), ("Tools of the baker", "tools")):
        assert kinds(f"# Careers in demand\n\n## {head}\n\n{prose}\n")[1][1] == kind


def test_numbered_cards_have_headings() -> None:
    text = "Best jobs for the future\n\n1. Baker\nMedian pay: $30,000\nJobs: 900\n2. Cook\nMedian pay: $31,000\n"
    assert [heading for heading, _ in kinds(text)][1:] == ["1. Baker", "2. Cook"]


def test_the_last_of_a_numbered_list_set_wide_is_no_heading() -> None:
    text = "Pay\n\nThese states pay bakers the most:\n\n1. Ohio\n\n2. Utah\n\n3. Iowa\n\nWhat is paid varies.\n"
    assert [heading for heading, _ in kinds(text)] == ["Pay"]


def test_a_numbered_item_that_begins_small_is_no_heading() -> None:
    text = "Duties\n\nEvery morning you will do this:\n\n1) weigh flour\nThe scales stand by the door of the mill.\n"
    assert [heading for heading, _ in kinds(text)] == ["Duties"]
    text = "Baker\n\n   1. Training\nThey learn their trade in a bakery for two years.\n"
    assert kinds(text)[-1] == ("1. Training", "training")


def test_a_label_of_other_pages_is_no_heading() -> None:
    text = "How to Become a Baker\n\nGrowth Trends for Related Jobs\n\nBakers need a license in every state.\n"
    assert "related_occupations" not in [kind for _, kind in kinds(text)]


def test_who_makes_software_is_no_tool() -> None:
    assert "tools" not in [kind for _, kind in kinds("Software Development Career Track\n\nBakers code too.\n")]


def test_a_word_of_the_site_before_all_text_is_no_heading() -> None:
    text = "Jobs\nResources\n\nBakers\n\nBakers make bread, rolls and cakes in shops and in factories.\n"
    assert "Resources" not in [heading for heading, _ in kinds(text)]


def test_a_card_may_end_with_a_label_that_has_no_value() -> None:
    text = "Ohio at a glance\nAvg. Salary\n$31,000 a year\nEmployed\n1,700\nAnnual openings\n\nDuties\n\nKnead dough.\n"
    rows = {row["heading"]: row for row in segment(text)}
    assert rows["Annual openings"]["parent_section_id"] == rows["Ohio at a glance"]["section_id"]
    assert rows["Avg. Salary"]["level"] > rows["Ohio at a glance"]["level"]


def test_a_card_is_no_table_for_one_value_that_goes_on_behind_its_figure() -> None:
    text = "Baker facts\nEducation\nNone\nOutlook\nFaster than average to 2033\nDemand\nAbout 3,400 openings a year\n"
    assert [heading for heading, _ in kinds(text)][1:] == ["Education", "Outlook", "Demand"]


def test_pay_for_another_time_is_a_second_line_of_a_value() -> None:
    text = "Baker facts\n2022 Median Pay\n$63,740 per year\n$30.64 per hour\nEducation\nNone\nNumber of jobs\n18,500\n"
    assert [heading for heading, _ in kinds(text)][1:] == ["2022 Median Pay", "Education", "Number of jobs"]


def test_an_empty_pay_heading_holds_those_of_no_kind_that_follow() -> None:
    begun = "A baker bakes bread, rolls and cakes, in the small hours for the most part, and sells them in the morning."
    text = (
        f"Baker\n\n{begun}\n\nBaker pay by shop\n\nCorner shops\n- Baker: $14 an hour\n\nMills\n- Baker: $16 an hour\n"
    )
    under = [one for one in kinds(text) if one[0] in ("Corner shops", "Mills")]
    assert under == [("Corner shops", "pay"), ("Mills", "pay")]


def test_figures_over_their_labels_are_no_headings_under_one() -> None:
    tiles = "$34,100\nMedian Salary\n2.4%\nUnemployment Rate\n25,000\nNumber of Jobs\n"
    text = f"Baker\n\nQuick Stats\n{tiles}\nBakers bake bread, rolls and cakes in shops and in factories.\n"
    assert not {"Median Salary", "Number of Jobs"} & {heading for heading, _ in kinds(text)}


def test_a_line_of_keys_and_values_between_bars_is_no_menu() -> None:
    facts = "**Sector:** Food | **Typical salary:** £29,970 | **Hours:** 37.5 a week"
    assert kinds(f"# Baker\n\n{facts}\n", "Baker") == [("Baker", "title")]
    assert kinds("# Baker\n\nHome | About us | Jobs | Contact\n", "Baker")[-1][1] == "navigation"


def test_rows_with_bars_and_answers_at_the_end_are_no_headings_and_no_menu() -> None:
    rows = "Particulars | Details\nMinimum qualification | Class 10\nRegistration | Not required\nDemand | High\n"
    text = f"# Baker\n\nBakers bake.\n\n## Facts\n\n{rows}"
    assert [heading for heading, _ in kinds(text, "Baker")] == ["Baker", "Facts"]
    menu = "Was this page useful? Yes | No\n\n© 2025 Site\nAbout | Contact | Terms | Privacy policy\n"
    said = "Bakers bake bread for shops, cafes and all who are hungry in town.\n\nIt pays about $30 an hour."
    text = f"Baker\n\n{said}\n\n{menu}"
    paid = [row for row in segment(text, "Baker") if "$30" in text[row["start"] : row["end"]]]
    assert paid[-1]["kind"] != "navigation"


def test_short_sentences_under_headings_are_no_tiles() -> None:
    text = (
        "# Baker\n\nBakers bake.\n\n## Baker vs cook\n\nA cook earns £29,000 a year.\n\n"
        "## Government and private jobs\n\nGovernment bakers earn £27,500.\n\n## Pay by region\n\nBakers earn well.\n"
    )
    assert [kind for _, kind in kinds(text, "Baker")] == ["title", "related_occupations", "other", "pay"]


@pytest.mark.parametrize("heading", ["Government vs private", "Employed vs self-employed", "Urban vs rural pay"])
def test_sectors_set_side_by_side_are_no_other_careers(heading: str) -> None:
    text = f"# Baker\n\nBakers bake.\n\n## {heading}\n\nThey earn well.\n"
    assert kinds(text, "Baker")[-1][1] != "related_occupations"


@pytest.mark.parametrize(
    "line", ["Share  Email  Print  Comments (11)", "Share | Tweet | Email", "Print · Save · 3 comments", "Follow us"]
)
def test_a_line_to_share_a_page_holds_none_of_its_text(line: str) -> None:
    said = "Bakers bake bread for shops, cafes and all who are hungry in town, and most of them begin long before dawn."
    text = f"The Fenton Echo\n\nWho bakes our bread?\n\n{line}\n\n{said} They earn $31,000 a year.\n\nIt's warm work.\n"
    paid = [row for row in segment(text, "Baker") if "$31" in text[row["start"] : row["end"]]]
    assert paid[-1]["kind"] not in ("navigation", "title")


def test_a_number_of_what_is_counted_is_no_heading() -> None:
    text = "# Baker\n\n## Facts\n\nMedian salary $42,290\n# of jobs (2013) 5,460\n# Of shops 31\n"
    assert [heading for heading, _ in kinds(text)] == ["Baker", "Facts"]


@pytest.mark.parametrize(
    "block",
    [
        "Trainee Baker, Hull. £27,410 a year. Closes 30 June",
        "Baker, Band 5\nHull Bread Trust\n£31,310\nClosing date: 14 July",
    ],
)
def test_a_vacancy_is_known_by_its_pay_and_its_closing_date(block: str) -> None:
    said = "Bakers bake bread for shops, cafes and all who are hungry in town, and most of them begin long before dawn."
    text = f"# Baker\n\n## Pay\n\n{said} They earn £25,000.\n\n{block}\n\nIt is warm work in winter, too.\n"
    kinds_paid = [row["kind"] for row in segment(text, "Baker") if "Hull" in text[row["start"] : row["end"]]]
    assert kinds_paid[-1] == "advertisement"


@pytest.mark.parametrize(
    "said",
    [
        "The mill in Hull, which pays £31,310 a year, closes in 2027, and its bakers will look for work elsewhere.",
        "Bakers in Hull are paid £12.90 an hour, and nobody goes home before the shop closes at 6 in the evening.",
    ],
)
def test_a_bakery_that_closes_is_no_vacancy(said: str) -> None:
    text = f"# Baker\n\n## Pay\n\nThey earn £25,000.\n\n{said}\n\nIt is warm work in winter, too.\n"
    [paid] = [row["kind"] for row in segment(text, "Baker") if "Hull" in text[row["start"] : row["end"]]]
    assert paid == "pay"
