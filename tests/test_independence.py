"""Who copies whom: each proof, and what is none."""

import random

from builders import claim, document

from pipeline.independence import Origins, find_origins, list_witnesses, upstream_name
from pipeline.reconcile_rules import load_rules
from pipeline.settings import Settings
from pipeline.shared_text import find_passages
from pipeline.tables import Row, vocabulary_rank

RULES = load_rules(Settings())


def origins_of(claims: list[Row], texts: dict[str, str] | None = None, **cells: dict[str, str]) -> Origins:
    documents = {row["document_id"]: row for p in ("a", "b", "c") for row in [document(p, **cells.get(p, {}))]}
    by_id = {document(path)["document_id"]: text for path, text in (texts or {}).items()}
    periods = {c["claim_id"]: c["period"] for c in claims if c["period"]}
    return find_origins(claims, documents, periods, find_passages(by_id, RULES.witness.words), RULES)


def count(origins: Origins, claims: list[Row], attribute: str) -> int:
    documents = {c["document_id"] for c in claims if c["attribute"] == attribute}
    return origins.count(claims[0]["occupation_id"], attribute, documents)


def test_two_exact_figures_of_one_edition_are_one_witness() -> None:
    claims = [claim(p, f"wage.{s}", f"{v} USD/year") for p in "ab" for s, v in (("median", 33750), ("p90", 55310))]
    assert count(origins_of(claims), claims, "wage") == 1


def test_jobs_of_the_base_year_are_of_the_projections_edition() -> None:
    figures = (("employment.count", "2814000 jobs", "2024"), ("openings.mean", "341700 jobs/year", "2024/2034"))
    claims = [claim(p, what, figure, period) for p in "ab" for what, figure, period in figures]
    assert count(origins_of(claims), claims, "employment") == 1
    pay = [claim(p, "wage.median", "33750 USD/year", "2024") for p in "ab"] + [
        c for c in claims if "jobs/" in c["unit"]
    ]
    assert count(origins_of(pay), pay, "wage") == 2


def test_one_shared_figure_proves_nothing() -> None:
    claims = [claim(p, "wage.median", "33750 USD/year") for p in "ab"]
    claims += [claim("a", "wage.p90", "55310 USD/year"), claim("b", "wage.p90", "56380 USD/year")]
    assert count(origins_of(claims), claims, "wage") == 2


def test_one_figure_in_two_units_is_one_figure() -> None:
    claims = [claim(p, "wage.median", r) for p in "ab" for r in ("33750 USD/year", "16.23 USD/hour")]
    assert count(origins_of(claims), claims, "wage") == 2


def test_round_figures_prove_nothing() -> None:
    claims = [claim(p, f"wage.{s}", f"{v} USD/year") for p in "ab" for s, v in (("median", 30000), ("p90", 50000))]
    assert count(origins_of(claims), claims, "wage") == 2


def test_figures_of_two_known_periods_are_no_edition() -> None:
    claims = [
        claim(p, f"wage.{s}", f"{v} USD/year", t)
        for p in "ab"
        for s, v, t in (("median", 33750, "2018-05"), ("p90", 42990, "2002"))
    ]
    assert count(origins_of(claims), claims, "wage") == 2


def test_percent_and_word_of_one_projection_are_one_edition() -> None:
    spec = (("employment_change.projected", "5 percent"), ("employment_outlook.projected", "as_fast_as_average"))
    claims = [claim(p, what, reading, "2016/2026") for p in "ab" for what, reading in spec]
    origins = origins_of(claims)
    assert count(origins, claims, "employment_change") == 1
    assert count(origins, claims, "employment_outlook") == 1
    alone = [c for c in claims if c["attribute"] == "employment_change"]
    assert count(origins_of(alone), alone, "employment_change") == 2


def test_the_same_percent_of_another_window_is_another_edition() -> None:
    spec = (("employment_change.projected", "5 percent"), ("employment_outlook.projected", "as_fast_as_average"))
    claims = [claim(p, w, r, t) for p, t in (("a", "2016/2026"), ("b", "2014/2024")) for w, r in spec]
    assert count(origins_of(claims), claims, "employment_change") == 2


def test_one_named_upstream_under_two_names() -> None:
    claims = [claim("a", "wage.median", "1 USD/year"), claim("b", "wage.median", "2 USD/year", attributed_to="the BLS")]
    named = origins_of(claims, a={"upstream": "U.S. Bureau of Labor Statistics, Occupational Outlook Handbook"})
    assert count(named, claims, "wage") == 1
    assert count(origins_of(claims), claims, "wage") == 2


def test_an_upstream_that_names_a_publisher_joins_that_publishers_page() -> None:
    claims = [claim(p, "wage.median", f"{v} USD/year") for p, v in (("a", 41), ("b", 52), ("c", 63))]
    origins = origins_of(claims, a={"publisher": "The Harbour Gazette"}, b={"upstream": "the harbour gazette"})
    assert count(origins, claims, "wage") == 2
    a, b = (claims[place]["document_id"] for place in (0, 1))
    assert origins.explain(claims[0]["occupation_id"], "wage", a, b) == "one names the other as its source"
    assert {place[2] for place in origins.sources} == {a}


def test_documents_of_a_publisher_that_nobody_names_stay_apart() -> None:
    claims = [claim(p, "wage.median", f"{v} USD/year") for p, v in (("a", 41), ("b", 52))]
    same = {"publisher": "Harbour Gazette"}
    origins = origins_of(claims, a=same, b=same, c={"upstream": "Harbour Gazette"})
    assert count(origins, claims, "wage") == 2
    assert not origins.sources


def test_a_page_that_copies_two_editions_is_a_copy_for_both() -> None:
    spec = (
        ("wage.median", "48310 USD/year", "2021-05"),
        ("wage.p90", "77620 USD/year", "2021-05"),
        ("employment_change.projected", "3 percent", "2021/2031"),
        ("employment_outlook.projected", "slower_than_average", "2021/2031"),
    )
    claims = [claim(p, what, reading, period) for p in "ab" for what, reading, period in spec]
    origins = origins_of(claims)
    for attribute in ("wage", "employment_change", "employment_outlook"):
        assert count(origins, claims, attribute) == 1


def test_about_before_an_exact_figure_makes_it_no_rounder() -> None:
    figures = (("employment.count", "{}61380 jobs"), ("openings.mean", "{}5240 jobs/year"))
    claims = [claim(p, what, figure.format(word)) for p, word in (("a", "~"), ("b", "")) for what, figure in figures]
    origins = origins_of(claims)
    assert count(origins, claims, "openings") == count(origins, claims, "employment") == 1


COURSE = "The course at a college of baking takes two years, and every baker must hold a hygiene card."


def copies(text: str, start: int, other: str, other_start: int, period: str | None = None) -> tuple[Origins, list[Row]]:
    """Two documents of one origin in pay, with one claim of a course in the words of each."""
    claims = [claim(p, f"wage.{s}", f"{v} USD/year") for p in "ab" for s, v in (("median", 48310), ("p90", 77620))]
    claims.append(claim("a", "training_duration.typical", "2 years", "2019", start=start))
    claims.append(claim("b", "training_duration.typical", "2 years", period, start=other_start))
    documents = {row["document_id"]: row for row in map(document, "ab")}
    texts = {claims[-2]["document_id"]: text, claims[-1]["document_id"]: other}
    periods = {c["claim_id"]: c["period"] for c in claims if c["period"]}
    return find_origins(claims, documents, periods, [], RULES, texts), claims


def test_a_proven_copy_is_one_for_what_it_says_in_the_same_words() -> None:
    other = f"How long? {COURSE}"
    at, other_at = COURSE.index("two"), other.index("two")
    assert count(*copies(COURSE, at, other, other_at), "training_duration") == 1
    assert count(*copies(COURSE, at, other, other_at, "2012"), "training_duration") == 2
    own = "Whoever wants to learn it needs about two years of college."
    assert count(*copies(COURSE, at, own, own.index("two")), "training_duration") == 2


def test_the_same_words_alone_prove_no_copy() -> None:
    claims = [claim(p, "training_duration.typical", "2 years", start=COURSE.index("two")) for p in "ab"]
    documents = {row["document_id"]: row for row in map(document, "ab")}
    origins = find_origins(claims, documents, {}, [], RULES, dict.fromkeys(documents, COURSE))
    assert count(origins, claims, "training_duration") == 2


def test_upstream_names_are_whole_words() -> None:
    assert upstream_name("according to BLS data", RULES) == "bls"
    assert upstream_name("the Ablsen Institute", RULES) == "the-ablsen-institute"
    assert upstream_name("", RULES) is None


def test_shared_text_joins_what_both_claim_inside_it() -> None:
    passage = " ".join(f"word{i}" for i in range(60))
    texts = {"a": passage, "b": f"intro {passage}"}
    claims = [
        claim("a", "education.required", "bachelor", start=10, end=15),
        claim("b", "education.required", "bachelor", start=16, end=21),
        claim("a", "wage.median", "1 USD/year", start=10, end=15),
        claim("b", "wage.median", "1 USD/year", start=9000, end=9005),
    ]
    origins = origins_of(claims, texts)
    assert count(origins, claims, "education") == 1
    assert count(origins, claims, "wage") == 2


def test_witness_rows_show_the_proof() -> None:
    claims = [
        claim(p, f"wage.{s}", f"{v} USD/year", "2018-05") for p in "ab" for s, v in (("median", 33750), ("p90", 55310))
    ]
    origins = origins_of(claims)
    order = {document(p)["document_id"]: place for place, p in enumerate("abc")}
    rows = list_witnesses(origins, order, vocabulary_rank("attribute"))
    assert [order[row["document_id"]] for row in rows] == [0, 1]
    assert len({row["witness_id"] for row in rows}) == 1
    assert rows[0]["basis"] == "figures"
    assert rows[0]["edition"] == "2018-05"
    assert rows[0]["shared_figures"] == ["wage median: 33,750 USD/year", "wage p90: 55,310 USD/year"]


def test_planted_copies_are_found_and_no_others() -> None:
    """Thirty documents, ten of them copies of one: random exact figures of five statistics each."""
    chance = random.Random(11)
    statistics = ("median", "p10", "p25", "p75", "p90")
    original = {s: chance.randrange(20001, 90000) for s in statistics}
    claims = []
    for number in range(30):
        figures = original if number < 10 else {s: chance.randrange(20001, 90000) for s in statistics}
        for s in chance.sample(statistics, 3) if number else statistics:
            claims.append(claim(f"{number:02}", f"wage.{s}", f"{figures[s]} USD/year"))
    documents = {row["document_id"]: row for n in range(30) for row in [document(f"{n:02}")]}
    origins = find_origins(claims, documents, {}, [], RULES)
    assert origins.count(claims[0]["occupation_id"], "wage", documents) == 21
