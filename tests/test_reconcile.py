"""The stage on the claims of five profiles, on planted contradictions, and under decisions."""

from pathlib import Path

import pytest
from builders import OCCUPATION, claim, document, empty_row, write_inputs
from seed_claims import ARTICLE, BOOK, BULLETS, POSTING, SUMMARY, seed_claims, seed_documents

from pipeline.ids import content_id
from pipeline.reconcile import reconcile_part
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows

OUTPUTS = (
    "datings", "witnesses", "comparisons", "conflicts", "reconciled", "reconciled_periods", "concepts",
    "reconciled_concepts", "coverage", "decisions_applied",
)  # fmt: skip


class Result:
    """The tables that one run wrote."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def rows(self, table: str, **cells: object) -> list[Row]:
        rows = read_rows([self.output], table)
        return [row for row in rows if all(row[name] == cell for name, cell in cells.items())]

    def kinds(self, **cells: object) -> list[str]:
        return [row["kind"] for row in self.rows("comparisons", **cells)]

    def one(self, table: str, **cells: object) -> Row:
        (row,) = self.rows(table, **cells)
        return row


def run(
    folder: Path, claims: list[Row], documents: list[Row] = (), settings: Settings | None = None, **others
) -> Result:
    decisions = others.pop("decisions", None)
    source = write_inputs(folder / "in", claims, documents, **others)
    if decisions is not None:
        header = "target_table,target_id,quoted_text,action,column,value,who,when,why\n"
        (source / "decisions.csv").write_text(header + decisions, "utf-8")
    reconcile_part([source], folder / "out", settings or Settings())
    return Result(folder / "out")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("seeds"), seed_claims(), seed_documents())


# -- the five profiles --


def test_median_pay_changes_over_three_periods(seeds: Result) -> None:
    row = seeds.one("reconciled", attribute="wage", statistic="median", scope_type=None)
    assert (row["status"], row["value"], row["period"], row["period_basis"]) == (
        "varies_by_period", 33750, "2018-05", "series",
    )  # fmt: skip
    periods = seeds.rows("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert [(p["period"], p["value"]) for p in periods] == [("2002", 26240), ("2016-05", 32300), ("2018-05", 33750)]
    changes = seeds.rows(
        "comparisons", kind="change_over_time", unit_a="USD/year", unit_b="USD/year", statistic_a="median"
    )
    assert [(c["period_a"], c["period_b"]) for c in changes] == [
        ("2002", "2016-05"), ("2002", "2018-05"), ("2016-05", "2018-05"),
    ]  # fmt: skip
    assert changes[0]["difference"] == 6060
    assert round(changes[0]["difference_percent"], 1) == 23.1
    assert round(changes[0]["real_difference_percent"], 1) == -7.7
    assert all(c["evidence_a"] in c["explanation"] and c["evidence_b"] in c["explanation"] for c in changes)


def test_every_explanation_holds_the_quotes(seeds: Result) -> None:
    for row in seeds.rows("comparisons"):
        assert row["evidence_a"] in row["explanation"]
        assert row["evidence_b"] is None or row["evidence_b"] in row["explanation"]
        assert "{" not in row["explanation"] and row["tests"]


def test_undated_pay_is_dated_in_datings(seeds: Result) -> None:
    values = {c["claim_id"]: c["value"] for c in seed_claims()}
    dated = {values[d["claim_id"]]: d["period"] for d in seeds.rows("datings", basis="series")}
    assert dated == {
        33750: "2018-05", 16.23: "2018-05", 22140: "2018-05", 10.65: "2018-05", 55310: "2018-05", 26.59: "2018-05",
        32300: "2016-05", 15.53: "2016-05",
    }  # fmt: skip
    by_document = {
        d["period"] for d in seeds.rows("datings", basis="document") if values[d["claim_id"]] in (33750, 32300)
    }
    assert by_document == {"2016/2018"}


def test_hourly_and_annual_pay_are_four_derived_agreements(seeds: Result) -> None:
    rows = seeds.rows("comparisons", kind="derived_agreement")
    assert sorted((row["reading_a"], row["reading_b"]) for row in rows) == [
        ("22,140 USD/year", "10.65 USD/hour"), ("32,300 USD/year", "15.53 USD/hour"),
        ("33,750 USD/year", "16.23 USD/hour"), ("55,310 USD/year", "26.59 USD/hour"),
    ]  # fmt: skip
    assert any("15.53 USD/hour × 2,080 = 32,302.4 USD/year, within 15.4 of 32,300" in row["tests"] for row in rows)


def test_outlook_changes_over_time(seeds: Result) -> None:
    row = seeds.one("reconciled", attribute="employment_outlook")
    assert (row["status"], row["category"], row["period"]) == ("varies_by_period", "decline", "../2032")
    periods = seeds.rows("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert [(p["period"], p["category"]) for p in periods] == [
        ("../2012", "faster_than_average"), ("2016/2026", "as_fast_as_average"),
        ("2020/2030", "little_or_no_change"), ("../2032", "decline"),
    ]  # fmt: skip
    assert set(seeds.kinds(attribute="employment_outlook")) == {"change_over_time", "copied_agreement"}


def test_nothing_is_called_a_contradiction(seeds: Result) -> None:
    found = set(seeds.kinds())
    assert not found & {"contradiction", "internal_inconsistency", "undated_unresolved"}
    assert "contradicted" not in {row["status"] for row in seeds.rows("reconciled")}


def test_the_grocery_median_is_no_agreement_with_the_tenth_percentile(seeds: Result) -> None:
    rows = [r for r in seeds.rows("comparisons") if r["reading_a"] == r["reading_b"] == "17,230 USD/year"]
    assert [(r["kind"], {r["statistic_a"], r["statistic_b"]}) for r in rows] == [
        ("different_statistic", {"p10", "median"})
    ]


def test_training_is_compatible_and_entry_education_agreed(seeds: Result) -> None:
    assert set(seeds.kinds(attribute="training_duration")) == {"compatible"}
    row = seeds.one("reconciled", attribute="education", statistic="typical")
    assert (row["status"], row["category"], row["n_documents"]) == ("agreed", "high_school", 5)
    assert "agreement" in seeds.kinds(attribute="education")


def test_the_two_projections_of_one_edition_are_one_witness(seeds: Result) -> None:
    rows = seeds.rows("comparisons", kind="copied_agreement")
    assert {row["attribute"] for row in rows} == {"employment_change", "employment_outlook"}
    assert all(any("one witness" in test for test in row["tests"]) for row in rows)
    row = seeds.one("reconciled", attribute="employment_change", scope_type=None)
    assert (row["n_documents"], row["n_witnesses"], row["status"]) == (2, 1, "single_source")
    assert {w["document_id"] for w in seeds.rows("witnesses", attribute="employment_change")} == {
        document(ARTICLE)["document_id"], document(SUMMARY)["document_id"],
    }  # fmt: skip


def test_promises_are_missing_and_coverage_is_whole(seeds: Result) -> None:
    missing = seeds.rows("comparisons", kind="missing")
    assert {row["evidence_a"] for row in missing} == {
        "2020 Employment", "2030 Projected Employment", "their median annual salaries",
    }  # fmt: skip
    assert all(row["claim_b"] is None for row in missing)
    states = {(row["path"], row["attribute"]): row["state"] for row in seeds.rows("coverage")}
    assert len(states) == 5 * 14
    assert states[BULLETS, "employment"] == "declared_missing"
    assert states[BULLETS, "wage"] == "silent"
    assert states[ARTICLE, "wage"] == "stated"
    assert states[BOOK, "employment"] == states[POSTING, "employment"] == "stated"


def test_conflicts_are_the_grave_comparisons(seeds: Result) -> None:
    grave = {
        "missing",
        "change_over_time",
        "undated_consistent",
        "undated_unresolved",
        "internal_inconsistency",
        "contradiction",
    }
    assert seeds.rows("conflicts") == [row for row in seeds.rows("comparisons") if row["kind"] in grave]


def test_the_loose_population_stays_apart(seeds: Result) -> None:
    (row,) = [r for r in seeds.rows("comparisons", attribute="employment") if r["claim_b"]]
    assert row["kind"] == "different_scope"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_input_rows_changes_nothing(seeds: Result, tmp_path: Path, seed: int) -> None:
    other = run(tmp_path, seed_claims(), seed_documents(), shuffle=seed)
    for table in OUTPUTS:
        assert (other.output / f"{table}.parquet").read_bytes() == (seeds.output / f"{table}.parquet").read_bytes(), (
            table
        )


def test_rows_come_in_natural_order(seeds: Result) -> None:
    attributes = [row["attribute"] for row in seeds.rows("reconciled")]
    assert list(dict.fromkeys(attributes)) == [
        "wage", "employment", "employment_change", "employment_outlook", "openings", "employment_share", "education",
        "experience", "training", "training_duration", "typing_speed",
    ]  # fmt: skip


# -- planted cases --


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (("wage.median", "33750 USD/year", "2018-05"), ("wage.median", "38000 USD/year", "2018-05"), "contradiction"),
        (("wage.median", "33750 USD/year", "2018-05"), ("wage.median", "38000 USD/year", "2018"), "contradiction"),
        (("wage.median", "16.23 USD/hour", "2018"), ("wage.median", "38000 USD/year", "2018"), "contradiction"),
        (("employment.count", "2000000 jobs", "2018"), ("employment.count", "3000000 jobs", "2018"), "contradiction"),
        (("education.required", "bachelor", "2018"), ("education.typical", "high_school", "2018"), "contradiction"),
        (
            ("employment_outlook.projected", "decline", "2016/2026"),
            ("employment_outlook.projected", "faster_than_average", "../2026"),
            "contradiction",
        ),
        (("wage.median", "33750 USD/year", "2018"), ("wage.median", "33750 USD/year", "2019"), "unchanged"),
        (("wage.median", "33750 USD/year", "2018"), ("wage.median", "33800 USD/year", None), "rounding"),
        (("wage.median", "41234 USD/year", None), ("wage.median", "33751 USD/year", None), "undated_unresolved"),
        (("wage.median", "41234 USD/year", None), ("wage.median", "33751 USD/year", "2018"), "undated_unresolved"),
        (("wage.median", "33750 USD/year", "2018"), ("wage.median", "33750 EUR/year", "2018"), "different_unit"),
        (("wage.median", "33750 USD/year", "2018"), ("wage.mean", "33750 USD/year", "2018"), "different_statistic"),
        (
            ("wage.median@industry:retail", "33750 USD/year", "2018"),
            ("wage.median@industry:retail-trade", "33750 USD/year", "2018"),
            "agreement",
        ),
        (
            ("employment_change.projected", "5 percent", "2016/2026"),
            ("employment_change.projected@all_occupations", "7 percent", "2016/2026"),
            "different_scope",
        ),
    ],
)
def test_two_documents(tmp_path: Path, a: tuple[str, ...], b: tuple[str, ...], kind: str) -> None:
    assert run(tmp_path, [claim("a.txt", *a), claim("b.txt", *b)]).kinds() == [kind]


def test_one_document_that_disagrees_with_itself(tmp_path: Path) -> None:
    claims = [claim("a.txt", "wage.median", f"{v} USD/year", "2018", start=v) for v in (33750, 38000)]
    result = run(tmp_path, claims)
    assert result.kinds() == ["internal_inconsistency"]
    row = result.one("reconciled")
    assert (row["status"], row["value"], len(row["rival_claim_ids"])) == ("contradicted", None, 2)


def test_one_reading_said_twice_in_one_document_is_no_pair(tmp_path: Path) -> None:
    claims = [claim("a.txt", "wage.median", "33750 USD/year", start=i) for i in (1, 50)]
    result = run(tmp_path, claims)
    assert result.rows("comparisons") == []
    assert len(result.one("reconciled")["claim_ids"]) == 2


def test_document_dates_explain_an_undated_difference(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "26251 USD/year"),
        claim("a.txt", "employment_outlook.projected", "faster_than_average", "../2012", start=9),
        claim("b.txt", "wage.median", "33761 USD/year"),
        claim("b.txt", "employment_outlook.projected", "decline", "2018/2028", start=9),
    ]
    result = run(tmp_path, claims)
    assert result.kinds(attribute="wage") == ["undated_consistent"]
    row = result.one("reconciled", attribute="wage")
    assert (row["status"], row["value"], row["period"], row["period_basis"]) == (
        "varies_by_period", 33761, "2018/2020", "document",
    )  # fmt: skip


def test_a_word_and_a_percent_are_compared_where_the_band_is_known(tmp_path: Path) -> None:
    def kinds(word: str, percent: str, window: str, name: str) -> list[str]:
        claims = [
            claim("a.txt", "employment_outlook.projected", word, window, start=1),
            claim("b.txt", "employment_change.projected", f"{percent} percent", window, start=2),
        ]
        return run(tmp_path / name, claims).kinds(attribute="employment_outlook")

    assert kinds("as_fast_as_average", "10", "2012/2022", "inside") == ["compatible"]
    assert kinds("as_fast_as_average", "3", "2024/2034", "newer") == ["compatible"]
    assert kinds("as_fast_as_average", "10", "2024/2034", "outside") == ["contradiction"]
    assert kinds("as_fast_as_average", "5", "2016/2026", "unknown") == []


def test_headline_is_never_the_end_of_a_projection(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "employment.count", "2784500 jobs", "2016", start=1),
        claim("a.txt", "employment.count", "2920800 jobs", "2026", start=2),
        claim("a.txt", "employment_change.projected", "5 percent", "2016/2026", start=3),
    ]
    row = run(tmp_path, claims).one("reconciled", attribute="employment")
    assert (row["value"], row["period"]) == (2784500, "2016")


def test_copies_do_not_outvote_and_the_loser_is_kept(tmp_path: Path) -> None:
    figures = {"a.txt": (33750, 55310), "b.txt": (33750, 55310), "c.txt": (38170, 56380), "d.txt": (38170, 57770)}
    claims = [
        claim(path, f"wage.{name}", f"{value} USD/year", "2018-05", start=i)
        for path, pair in figures.items()
        for i, (name, value) in enumerate(zip(("median", "p90"), pair))
    ]
    result = run(tmp_path, claims)
    row = result.one("reconciled", statistic="median")
    assert (row["value"], row["status"], row["n_witnesses"]) == (38170, "contradicted", 3)
    period = result.one("reconciled_periods", reconciled_id=row["reconciled_id"])
    assert period["n_witnesses"] == 2
    assert period["why_lost"] == ["1 against 2 votes"] * 2
    assert len(period["rivals"]) == 2


def test_only_hourly_pay_is_reconciled_in_hours(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "wage.median", "16.23 USD/hour", "2018")]).one("reconciled")
    assert (row["unit"], row["value"]) == ("USD/hour", 16.23)


def test_a_period_with_hourly_pay_alone_is_computed_for_the_annual_row(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "31000 USD/year", "2016"),
        claim("b.txt", "wage.median", "16.23 USD/hour", "2018"),
    ]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["unit"], row["value"], row["note"]) == ("USD/year", 33758.4, "computed from 16.23 USD/hour")


def test_promise_alone_is_a_missing_row(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "wage.median", "missing", evidence="Salary:")]).one("reconciled")
    assert (row["status"], row["value"], row["note"]) == ("missing", None, "promised and not given in a.txt")


def test_a_promise_of_several_others_reads_so(tmp_path: Path) -> None:
    promise = claim(
        "a.txt", "wage.median@several:several", "missing", evidence="The figures are medians:", scope="The figures"
    )
    result = run(tmp_path, [promise])
    row = result.one("reconciled")
    assert (row["status"], row["scope"], row["scope_id"]) == ("missing", "several others", "several")
    assert row["note"] == "promised for several others and not given in a.txt"
    assert "median wage of several others" in result.one("comparisons")["explanation"]
    assert result.one("coverage", attribute="wage")["state"] == "silent"


def test_joined_places_keep_their_plus(tmp_path: Path) -> None:
    what = "employment_share.share_of_occupation@geography"
    claims = [
        claim("a.txt", f"{what}:texas+new-york", "30 percent"),
        claim("b.txt", f"{what}:new-york+texas", "30 percent"),
    ]
    result = run(tmp_path, claims)
    assert result.kinds() == ["agreement"]
    assert result.one("reconciled")["scope_id"] == "new-york+texas"


def test_rows_that_differ_in_an_aspect_alone_say_which(tmp_path: Path) -> None:
    claims = [claim("a.txt", "work_schedule.typical", word, start=i) for i, word in enumerate(("full_time", "shift"))]
    rows = run(tmp_path, claims).rows("reconciled")
    assert [(row["category"], row["aspect"]) for row in rows] == [("full_time", None), ("shift", "shift")]
    keys = ("occupation_id", "attribute", "statistic", "unit", "scope_type", "scope_id", "aspect")
    assert all(row["reconciled_id"] == content_id("rec", *(row[key] for key in keys)) for row in rows)


def test_one_document_that_rounds_its_own_figure_is_a_pair(tmp_path: Path) -> None:
    claims = [claim("a.txt", "employment.count", f"{n} jobs", "2018", start=n) for n in (1958800, 2000000)]
    assert run(tmp_path, claims).kinds() == ["rounding"]


def test_a_reading_without_a_number_is_told_in_the_note(tmp_path: Path) -> None:
    row = run(tmp_path, [claim("a.txt", "training_duration.typical", "several months")]).one("reconciled")
    assert row["note"] == "said without a number: several months"


def test_undated_rivals_without_a_winner_are_undated(tmp_path: Path) -> None:
    claims = [claim("a.txt", "wage.median", "41234 USD/year"), claim("b.txt", "wage.median", "33751 USD/year")]
    row = run(tmp_path, claims).one("reconciled")
    assert (row["status"], row["value"], row["period"]) == ("undated", None, None)


def test_authority_of_the_sources_table_decides(tmp_path: Path) -> None:
    claims = [claim(p, "wage.median", f"{v} USD/year", "2018") for p, v in (("a", 33750), ("b", 38170), ("c", 38170))]
    documents = [document(path) for path in "abc"]
    sources = [
        {
            **empty_row("sources"),
            "source_id": d["source_id"],
            "authority": "primary" if d["path"] == "a" else "dated_quoter",
        }
        for d in documents
    ]
    assert run(tmp_path / "1", claims, documents, sources=sources).one("reconciled")["value"] == 33750
    vote = run(tmp_path / "2", claims, documents, Settings(policy="vote"), sources=sources).one("reconciled")
    assert (vote["value"], vote["policy"]) == (38170, "vote")


def test_empty_input_writes_empty_tables(tmp_path: Path) -> None:
    result = run(tmp_path, [], [document("a.txt")])
    assert all(result.rows(table) == [] for table in OUTPUTS if table != "coverage")
    assert {row["state"] for row in result.rows("coverage")} == {"silent"}


def test_an_occupation_nobody_named_is_still_reconciled(tmp_path: Path) -> None:
    claims = [claim(p, "wage.median", "33750 USD/year", "2018", occupation_id=None) for p in ("a.txt", "b.txt")]
    result = run(tmp_path, claims)
    assert result.kinds() == ["agreement"]
    assert result.one("reconciled")["occupation_id"] is None


def test_large_groups_stay_linear_in_documents(tmp_path: Path) -> None:
    claims = [claim(f"{i:04}.txt", "wage.median", f"{30000 + 10 * (i % 7)} USD/year", "2018") for i in range(700)]
    result = run(tmp_path, claims)
    assert 700 <= len(result.rows("comparisons")) <= 800
    assert set(result.kinds()) <= {"agreement", "rounding", "contradiction"}


def test_a_large_group_says_how_many_pairs_are_not_listed(tmp_path: Path) -> None:
    claims = [claim(f"{i:03}.txt", "wage.median", f"{30010 + 20 * i} USD/year", "2018") for i in range(60)]
    claims += [claim(f"9{i}.txt", "wage.median", "41230 USD/year", "2018") for i in range(3)]
    result = run(tmp_path, claims)
    listed, every = len(result.rows("comparisons")), 63 * 62 // 2
    assert listed < 63 * 6
    assert result.one("reconciled")["note"] == f"{every - listed:,} of {every:,} pairs of its readings are not listed"
    leader = {c["claim_id"] for c in claims[60:]}
    met = {r["claim_a"] for r in result.rows("comparisons") if r["claim_b"] in leader}
    met |= {r["claim_b"] for r in result.rows("comparisons") if r["claim_a"] in leader}
    assert {c["claim_id"] for c in claims[:60]} <= met  # every dissent meets the reading that most documents give


@pytest.mark.parametrize("seed", [1, 2])
def test_a_large_group_is_the_same_in_any_order(tmp_path: Path, seed: int) -> None:
    claims = [claim(f"{i:03}.txt", "wage.median", f"{30010 + 20 * (i % 40)} USD/year", "2018") for i in range(90)]
    plain, other = run(tmp_path / "1", claims), run(tmp_path / "2", claims, shuffle=seed)
    for table in OUTPUTS:
        assert (other.output / f"{table}.parquet").read_bytes() == (plain.output / f"{table}.parquet").read_bytes(), (
            table
        )


# -- decisions --


def test_a_rejected_claim_is_gone_everywhere(tmp_path: Path) -> None:
    bad = claim("b.txt", "wage.median", "38000 USD/year", "2018", evidence="$38,000")
    claims = [claim("a.txt", "wage.median", "33750 USD/year", "2018"), bad]
    result = run(tmp_path, claims, decisions=f'claims,{bad["claim_id"]},"$38,000",reject,,,me,2024,wrong year\n')
    assert result.rows("comparisons") == []
    row = result.one("reconciled")
    assert (row["value"], row["status"], row["rival_claim_ids"]) == (33750, "single_source", [])
    assert result.one("decisions_applied")["state"] == "applied"
    assert {r["state"] for r in result.rows("coverage", path="b.txt", attribute="wage")} == {"silent"}


def test_a_corrected_year_turns_a_contradiction_into_a_change(tmp_path: Path) -> None:
    bad = claim("b.txt", "wage.median", "38000 USD/year", "2018")
    claims = [claim("a.txt", "wage.median", "33750 USD/year", "2018"), bad]
    assert run(tmp_path / "1", claims).kinds() == ["contradiction"]
    decisions = f"claims,{bad['claim_id']},,set,period,2021,me,2024,misprint\n"
    assert run(tmp_path / "2", claims, decisions=decisions).kinds() == ["change_over_time"]


def test_an_accepted_claim_settles_a_contradiction(tmp_path: Path) -> None:
    good = claim("b.txt", "wage.median", "38000 USD/year", "2018")
    claims = [
        claim("a.txt", "wage.median", "33750 USD/year", "2018"),
        good,
        claim("c.txt", "wage.median", "33750 USD/year", "2018"),
    ]
    result = run(tmp_path, claims, decisions=f"claims,{good['claim_id']},,accept,,,me,2024,checked\n")
    row = result.one("reconciled")
    assert (row["value"], row["status"]) == (38000, "single_source")
    assert [r["needs_review"] for r in result.rows("comparisons", kind="contradiction")] == [False, False]


def test_decisions_on_comparisons_and_reconciled_rows(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median", "33750 USD/year", "2018"),
        claim("b.txt", "wage.median", "38000 USD/year", "2018"),
    ]
    plain = run(tmp_path / "1", claims)
    comparison, row = plain.one("comparisons")["comparison_id"], plain.one("reconciled")["reconciled_id"]
    lines = f"comparisons,{comparison},,set,kind,different_scope,me,,other town\n"
    lines += f"reconciled,{row},,set,value,33750,me,,checked\n"
    result = run(tmp_path / "2", claims, decisions=lines)
    assert result.kinds() == ["different_scope"]
    assert result.rows("conflicts") == []
    assert result.one("reconciled")["value"] == 33750
    assert [d["state"] for d in result.rows("decisions_applied")] == ["applied", "applied"]


# -- concepts --


def mention(path: str, text: str, start: int, whole: str) -> Row:
    return {
        **empty_row("mentions"), "mention_id": f"men-{path}-{start}", "document_id": document(path)["document_id"],
        "section_id": "s", "occupation_id": OCCUPATION, "kind": "duty", "text": text, "start": whole.index(text),
        "end": whole.index(text) + len(text), "rule_id": "r",
    }  # fmt: skip


def test_concepts_count_independent_documents(tmp_path: Path) -> None:
    passage = " ".join(f"word{i}" for i in range(45)) + " answer calls daily"
    texts = {"a.txt": passage, "b.txt": f"copied: {passage}", "c.txt": "answer calls now", "d.txt": "keep records"}
    members, mentions = [], []
    for path, text in (
        ("a.txt", "answer calls"),
        ("b.txt", "answer calls"),
        ("c.txt", "answer calls"),
        ("d.txt", "keep records"),
    ):
        row = mention(path, text, 0, texts[path])
        mentions.append(row)
        concept = "concept-1" if "answer" in text else "concept-2"
        members.append(
            {"concept_id": concept, "mention_id": row["mention_id"], "document_id": row["document_id"],
             "clause_start": row["start"], "clause_end": row["end"], "score": 1.0}
        )  # fmt: skip
    concepts = [
        {**empty_row("concepts"), "concept_id": f"concept-{n}", "occupation_id": OCCUPATION, "kind": "duty",
         "label": label, "n_mentions": count, "n_documents": count}
        for n, label, count in ((1, "answer calls", 3), (2, "keep records", 1))
    ]  # fmt: skip
    documents = [document(path) for path in texts]
    result = run(tmp_path, [], documents, texts=texts, concepts=concepts, concept_members=members, mentions=mentions)
    assert [(c["concept_id"], c["n_witnesses"]) for c in result.rows("concepts")] == [
        ("concept-1", 2),
        ("concept-2", 1),
    ]
    first, second = result.rows("reconciled_concepts")
    assert (first["status"], first["n_documents"], first["n_witnesses"]) == ("shared", 3, 2)
    assert first["named_by"] == ["a.txt", "b.txt", "c.txt"]
    assert first["not_named_by"] == ["d.txt"]
    assert first["quotes"] == ["answer calls"] * 3
    assert (second["status"], second["named_by"], second["quotes"]) == ("only_one", ["d.txt"], ["keep records"])
