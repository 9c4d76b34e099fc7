"""Tests of explain: each kind of row, prefixes, unknown ids."""

import published_sample as sample
import pytest

from pipeline.errors import ConfigError, StateError
from pipeline.explain import explain
from pipeline.settings import Settings
from pipeline.tables import write_rows

FIRST = sample.CLAIMS[0]["claim_id"]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return sample.publish(tmp_path_factory.mktemp("explain"))


def test_a_claim_shows_quote_cells_rule_comparisons_and_row(out):
    text = explain(out, FIRST)
    assert "median pay: $26,240 a year (2002)" in text
    assert "Median annual earnings of clerks were »$26,240« in 2002." in text
    assert 'unit = USD/year  ←  "annual" [19:25]' in text
    assert "period = 2002" in text and '"2002" [61:65]' in text
    assert f"Rule: wage.median (rules version {sample.VERSION})" in text
    assert "a.txt, line 4" in text and 'Section: "Pay"' in text
    assert "change over time, with 33750 USD/year of b.txt: The figures are of different years." in text
    assert "varies by period; this claim says otherwise" in text


def test_an_inferred_period_shows_its_basis(tmp_path):
    stages = sample.build_stages(tmp_path)
    dating = {
        "claim_id": FIRST, "period": "2016-05", "period_start": 2016, "period_end": 2016, "basis": "series",
        "series": "oews", "figures_matched": 2, "figures_offered": 3, "tests": ["median: 32,300 in 2016-05"],
    }  # fmt: skip
    write_rows(stages / "reconcile" / "0000", "datings", [dating])

    sample.publish_tables(sample.laid_out(stages), tmp_path / "out", Settings())
    text = explain(tmp_path / "out", FIRST)
    assert "May 2016: inferred from the reference series oews, 2 of 3 figures" in text
    assert "- median: 32,300 in 2016-05" in text


def test_a_comparison_shows_both_sides_and_the_tests_in_order(out):
    text = explain(out, sample.comparison(*sample.CLAIMS[:2], "change_over_time", 7510.0)["comparison_id"])
    assert "a: Almanac (2002, stated in the text)" in text and "b: -Bureau (May 2018, stated in the text)" in text
    assert "+7,510.00 (+28.62%)" in text
    assert text.index("1. same attribute") < text.index("2. periods differ")


def test_a_reconciled_row_shows_support_rivals_and_periods(out):
    text = explain(out, "rec-")
    assert "Clerk, median pay" in text and "3 claims, 2 documents, 2 independent origins" in text
    support, rivals = text.split("Claims that say otherwise:")
    assert FIRST in rivals and FIRST not in support
    assert "2002: $26,240 a year, 1 independent" in rivals


def test_a_match_and_a_concept_show_their_words(out):
    match = explain(out, "match-")
    assert 'a: "Answer letters"' in match and 'b: "Reply to letters"' in match and "words: 0.81 of 1" in match
    concept_id = sample.concepts()[1][0]["concept_id"]
    concept = explain(out, concept_id)
    assert '"Reply to letters", b.txt, line 7' in concept and "don't name it: none" in concept
    assert concept_id in explain(out, sample.mentions()[2]["mention_id"])


def test_a_document_shows_sections_claims_and_every_number_with_its_reason(out):
    text = explain(out, sample.IDS["b.txt"])
    assert '"Duties" duties, by heading [100:159]' in text
    assert text.count("median pay: ") == 2
    assert '"813"  left out: no attribute' in text and '"2018"  part of a claim' in text
    assert sum(f"  {number['start']}  " in text for number in sample.numbers()[3:]) == 5


def test_hidden_characters_are_spelt_out(out):
    text = explain(out, sample.mentions()[4]["mention_id"])
    assert "safe\\u202etxt.exe\\u200b" in text and "\u202e" not in text


def test_without_texts_the_evidence_is_all_there_is(tmp_path):
    text = explain(sample.publish(tmp_path, Settings(keep_text=False)), FIRST)
    assert "»$26,240«  (the text was left out of this output)" in text and "earnings" not in text


def test_the_start_of_an_id_is_enough_where_no_other_has_it(out):
    assert explain(out, FIRST[:12]) == explain(out, FIRST)
    with pytest.raises(ConfigError, match="is the start of several ids; one of claim-"):
        explain(out, "claim-")


@pytest.mark.parametrize("unknown", ["claim-zzz", "", "nonsense"])
def test_an_unknown_id_names_the_remedy(out, unknown):
    with pytest.raises(ConfigError, match=r"no row has the id .*; give an id from the tables"):
        explain(out, unknown)


def test_a_folder_without_tables_is_an_error(tmp_path):
    with pytest.raises(StateError, match="run `concord all` first"):
        explain(tmp_path, FIRST)
