import json
import re
from pathlib import Path

import pytest

from pipeline import packs
from pipeline.metadata import read_title
from pipeline.occupations import (
    RULES,
    OccupationRules,
    find_occupation,
    load_namer,
    name_pattern,
    person_phrases,
    record_names,
)
from pipeline.section_rules import load_lexicon
from pipeline.segment import segment_text
from pipeline.settings import Settings

PACKS = Settings().packs
NAMER = load_namer(PACKS)
CASES_FILE = Path(__file__).parent / "cases/occupations.jsonl"
CASES = [json.loads(line) for line in CASES_FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("rule", packs.load(PACKS, RULES, OccupationRules).title, ids=lambda rule: rule.id)
def test_each_rule_keeps_its_examples(rule: object) -> None:
    for text, name in rule.yes.items():  # type: ignore[attr-defined]
        match = re.match(rule.pattern, text, re.IGNORECASE)  # type: ignore[attr-defined]
        assert match is not None
        assert match.group("name") == name


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Medical Secretaries", "medical-secretary"),
        ("How to become a sheet metal worker in Ohio", "sheet-metal-worker"),
        ("SHEET METAL WORKER: job profile", "sheet-metal-worker"),
        ("Nurse practitioners: pay, outlook and more", "nurse-practitioner"),
        ("What do flight engineers do?", "flight-engineer"),
        ("Cooks and Bakers", "cook-and-baker"),
        ("Sales representatives", "sales-representative"),
        ("Policewomen", "policewoman"),
        ("Actress (film)", "actress"),
        ("Aircraft Mechanic Salary | Paysite", "aircraft-mechanic"),
        ("Baker vs. cook: which is better?", None),
        ("10 best jobs for teachers", None),
        ("Similar titles", None),
    ],
)
def test_titles_name_the_occupation(title: str, slug: str | None) -> None:
    found = find_occupation(NAMER, None, title, [], "", list)
    assert (found.occupation_id if found else None) == slug


def test_what_is_configured_wins() -> None:
    found = find_occupation(NAMER, "Bakers", "Florist", [], "", list)
    assert found is not None
    assert (found.occupation_id, found.name, found.basis) == ("baker", "Baker", "sources.toml")


def test_sentences_tell_where_no_title_does() -> None:
    sentences = ["Pastry cooks bake cakes.", "As a pastry cook you rise early.", "The oven is hot."]
    text = " ".join(sentences)
    spans = [(text.index(s), text.index(s) + len(s)) for s in sentences]
    found = find_occupation(NAMER, None, None, [], text, lambda: spans)
    assert found is not None
    assert found.occupation_id == "pastry-cook"


@pytest.mark.parametrize(
    "passing", ["Old bakers make room for the young.", "A master baker runs the shop.", "One plant baker spoke up."]
)
def test_a_fuller_name_said_in_passing_renames_no_page(passing: str) -> None:
    told = ["Bakers rise early every day.", "Bakers need strong arms too.", "Bakers join a guild here.",
            "Most bakers learn at work.", "The bakers of today sell bread.", "All bakers own a scale."]  # fmt: skip
    text = " ".join([*told, passing])
    spans = [(text.index(s), text.index(s) + len(s)) for s in [*told, passing]]
    found = find_occupation(NAMER, None, None, [], text, lambda: spans)
    assert found is not None
    assert found.occupation_id == "baker"


def test_a_name_is_found_in_every_form() -> None:
    pattern = name_pattern(NAMER, NAMER.make("customer care representatives", "title"))
    assert pattern is not None
    for text in ("Customer care reps", "a customer care representative's day", "representatives"):
        assert pattern.search(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_documents_tell_their_occupation(case: dict[str, str]) -> None:
    found = segment_text(case["text"], None, read_title(case["text"]), load_lexicon(PACKS), NAMER).occupation
    assert (found.occupation_id if found else None) == case["occupation_id"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Taxi Drivers, Shuttle Drivers, and Chauffeurs", "Taxi Drivers, Shuttle Drivers, and Chauffeurs"),
        ("Ushers, Stewards, and Other Arena Attendants", "Ushers, Stewards, and Other Arena Attendants"),
        ("Painters, Construction and Maintenance", "Painters"),
        ("Is being a flight instructor worth it?", "flight instructor"),
        ("Radio, Cellular, and Tower Equipment Installers", "Radio, Cellular, and Tower Equipment Installers"),
        ("What is a bachelor's degree?", None),
        ("What do you do?", None),
        ("Military life", None),
    ],
)
def test_names_in_titles(title: str, name: str | None) -> None:
    assert NAMER.name_in_title(title) == name


def test_phrases_end_at_words_of_grammar_and_lose_their_rank() -> None:
    text = (
        "Pay of 4,300 quantity surveyors rose, and senior stone masons met the newly qualified air traffic controller."
    )
    assert [" ".join(phrase) for phrase in person_phrases(NAMER, text)] == [
        "quantity surveyor",
        "stone mason",
        "air traffic controller",
    ]


def test_of_nested_records_the_outermost_count() -> None:
    assert record_names(NAMER, "title: Baker\nrelated:\n  - title: Cook\n  - title: Grocer\n") == ["Baker"]


def test_a_path_names_the_occupation_last_of_all() -> None:
    text = "It is a fine trade, and a saddler is never out of work."
    found = find_occupation(NAMER, None, "Notes", [], text, list, ("jobs/saddler-salary.txt", None))
    assert found is not None
    assert (found.occupation_id, found.basis) == ("saddler", "path: saddler-salary.txt")
    assert find_occupation(NAMER, None, "Notes", [], "Nothing of it.", list, ("saddler.txt",)) is None


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("# Lorry Driver\n\nLorry drivers, also known as HGV drivers or truckers.\n", {"HGV Driver", "Trucker"}),
        ("# Fitter\n\nA fitter (assembly fitter) bolts parts on.\n", {"Assembly Fitter"}),
        ("# Radiographer\n\nRad techs, sometimes called radiographers, film.\n", {"Rad Technician"}),
        ("# Lorry Driver\n\nLorry drivers, or Heavy Goods Vehicle (HGV) drivers, cross the land.\n", {"HGV Driver"}),
        ("What do lorry drivers earn? A guide to HGV driver pay\n\nMore than they did.\n", {"HGV Driver"}),
        ("# Baker\n\nBakers work with pastry cooks and millers. A baker may be called at night by the owner.\n", set()),
        ("# Baker\n\nBakers start early. Cooks, also known as kitchen hands, come in late.\n", set()),
        ("# Baker\n\nA baker (with a certificate) earns more. The shop, also called a bakery, opens at six.\n", set()),
    ],
)  # fmt: skip
def test_names_put_beside_the_occupations_own_are_its_own(text: str, aliases: set[str]) -> None:
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert aliases <= set(found.aliases) if aliases else not found.aliases


def test_a_field_names_who_works_in_it() -> None:
    assert list(NAMER.persons_of_fields("Careers in Occupational Therapy")) == ["occupational therapist"]
    assert list(NAMER.persons_of_fields("A shop of one's own")) == []


def test_a_noun_alone_stands_for_who_works_in_the_field_of_the_title() -> None:
    text = (
        "Tram Driving Jobs: the road ahead\n\nTram driving keeps towns moving. Drivers are short everywhere.\n\n"
        "Tram drivers start early. Drivers get a pension. Drivers must pass a test. Drivers sit all day.\n"
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.occupation_id == "tram-driver"


def test_a_place_before_a_name_in_a_sentence_is_none_of_it() -> None:
    text = (
        "The pay of actuaries in Ireland rose by 5 per cent.\nIn Dublin actuaries get the most.\n"
        "Newly qualified actuaries can ask for more.\n"
    )
    spans = [(match.start(), match.end()) for match in re.finditer(r".+", text)]
    found = find_occupation(NAMER, None, None, [], text, lambda: spans)
    assert found is not None
    assert found.occupation_id == "actuary"


def test_a_name_of_two_persons_joined_by_a_hyphen_is_one_of_a_person() -> None:
    assert NAMER.names_person("certified nurse-midwives")
    assert NAMER.singular("Nurse-midwives") == "nurse-midwife"
    assert not NAMER.names_person("follow-ups")


def test_a_title_that_lists_jobs_is_one_though_it_reads_like_a_sections_heading() -> None:
    text = (
        "9 Well-Paying Jobs Without a Bachelor's Degree\n\nThe Penny & Purse staff\n\n1. Welder\n\n"
        "Median pay: $48,000\n\nWelders join pieces of metal and seldom sit down while they are about it.\n\n"
        "2. Baker\n\nMedian pay: $36,000\n\nBakers get up long before anyone else does and go home at noon.\n"
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER)
    assert found.occupation is None
    assert found.title == "9 Well-Paying Jobs Without a Bachelor's Degree"


def test_a_link_to_another_page_names_no_occupation() -> None:
    text = (
        "Counting the days\n\nActuaries work out what might go wrong. The average actuary earns £74,300.\n\n"
        "How do you get in?\n\nYou need a degree. Most actuaries take five years to pass their exams.\n\n"
        + "".join(f"Question {number}?\n\nActuaries have an answer to that one as well.\n\n" for number in range(12))
        + "More from Work & Money\n\nWhat does a crown court judge earn?\n"
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.occupation_id == "actuary"


def test_a_table_of_similar_jobs_makes_no_page_about_several() -> None:
    rows = "OCCUPATION\tPAY\nCartographers\t$75,880\nCivil engineers\t$95,310\nLandscape architects\t$79,640\n"
    heads = ["What Surveyors Do", "How to Become a Surveyor", "Surveyor Pay", "Similar Occupations"]
    text = "\n\n".join(f"{head}\nSurveyors measure land for maps and deeds." for head in heads) + "\n\n" + rows
    found = find_occupation(NAMER, None, "An official site", heads, text, list)
    assert found is not None and found.name == "Surveyor"
    assert find_occupation(NAMER, None, "An official site", ["Jobs outdoors", "Pay"], rows, list) is None


@pytest.mark.parametrize(
    ("masthead", "name"),
    [("THE KENT COUNTY COURIER", "glazier"), ("Modern Glazier", "glazier"), ("Harbor Town Barker", "glazier"),
     ("Auto Glazier", "auto-glazier")],
)  # fmt: skip
def test_the_name_of_a_paper_is_no_occupation(masthead: str, name: str) -> None:
    text = (
        f"{masthead}\n\nOn the job: a window on the work\n\nGlaziers cut glass."
        " The median wage of glaziers was $47,000. A glazier learns for four years. Most glaziers work for firms."
        " Some glaziers own one. Glaziers bend a lot, and glaziers climb."
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.occupation_id == name


def test_a_number_with_a_point_is_no_part_of_a_name() -> None:
    text = (
        "Shortage in figures\n\nThe nation's 4.3 million glaziers cut glass. The glaziers' union says more are needed."
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.occupation_id == "glazier"


def test_a_noun_that_tells_no_work_goes_by_the_name_that_a_text_begins_with() -> None:
    text = (
        "What superintendents make\n\nA ski lift superintendent earns $61,000. Superintendents start before dawn.\n\n"
        "Most superintendents have a degree. The superintendents we asked like the view, and superintendents ski."
    )
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.occupation_id == "ski-lift-superintendent"


@pytest.mark.parametrize(
    ("title", "others"),
    [("Dental Assistant", "Dentists"), ("Paralegal", "Lawyers"), ("Physician Assistant", "Physicians"),
     ("Practical Nurse", "Nurses")],
)  # fmt: skip
def test_a_title_holds_where_its_page_speaks_of_those_beside(title: str, others: str) -> None:
    text = f"# {title}\n\n" + " ".join(f"{others} {verb} them." for verb in ("ask", "tell", "lead", "pay", "hire"))
    found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
    assert found is not None
    assert found.name == title


def test_a_name_cut_short_is_that_in_full_and_no_longer_one() -> None:
    cut = "Medical lab technicians test blood. " * 4 + "Medical laboratory technicians test it, too. " * 4
    apart = "Police officers patrol. " * 8 + "Police community support officers help. " * 5
    for text, name in (
        (f"# Technicians\n\n{cut}", "Medical Laboratory Technician"),
        (f"# Officers\n\n{apart}", "Officer"),
    ):
        found = segment_text(text, None, read_title(text), load_lexicon(PACKS), NAMER).occupation
        assert found is not None
        assert found.name == name
