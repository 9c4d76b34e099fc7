"""Which readings the stage compares, and what it calls the difference: planted cases."""

from pathlib import Path

import pytest
from builders import claim
from reconcile_help import OUTPUTS, run

from pipeline.reconcile import writing


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


def explanation(folder: Path, a: dict[str, str], b: dict[str, str]) -> str:
    claims = [
        claim("a.txt", "employment_change.projected", "4 percent", "2021/2029", **a),
        claim("b.txt", "employment_change.projected", "6 percent", "2021/2031", **b),
    ]
    row = run(folder, claims).one("comparisons")
    assert row["kind"] == "change_over_time"
    return str(row["explanation"])


def test_two_forecasters_are_no_change(tmp_path: Path) -> None:
    assert "projections of two sources" in explanation(tmp_path / "1", {}, {})
    bureau = {"attributed_to": "the Census Office"}
    assert "changed from 4 percent to 6 percent" in explanation(tmp_path / "2", bureau, bureau)


def test_a_statistic_of_a_part_says_of_which(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.median@industry:fish-markets", "33750 USD/year", "2018"),
        claim("b.txt", "wage.mean", "33750 USD/year", "2018"),
    ]
    told = run(tmp_path, claims).one("comparisons")["explanation"]
    assert "is the median for fish markets and" in told
    assert "the mean: different statistics" in told


def test_a_ratio_is_told_with_two_decimals(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "employment_change.projected", f"{value} percent", period, evidence=words)
        for value, period, words in ((33.333333, "2010/2020", "one in three"), (50, "2020/2030", "half"))
    ]
    assert "changed from 33.33 percent to 50 percent" in run(tmp_path, claims).one("comparisons")["explanation"]


def test_a_sentence_writes_as_the_report_does(tmp_path: Path) -> None:
    claims = [
        claim("a.txt", "wage.p10", "17230 USD/year", "2016-05"),
        claim("b.txt", "wage.p10", "22140 USD/year", "2018"),
    ]
    told = run(tmp_path, claims).one("comparisons")["explanation"]
    assert "(A, May 2016)" in told and "10th percentile pay changed by +28.5%" in told


def test_a_rival_is_told_in_words(tmp_path: Path) -> None:
    claims = [claim(f"{n}.txt", "wage.median", f"{40 + n // 2} USD/hour", "2018") for n in range(3)]
    assert run(tmp_path, claims).one("reconciled_periods")["rivals"] == [f"$41 an hour ({claims[2]['claim_id']})"]


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


def test_joined_places_keep_their_plus(tmp_path: Path) -> None:
    what = "employment_share.share_of_occupation@geography"
    claims = [
        claim("a.txt", f"{what}:texas+new-york", "30 percent"),
        claim("b.txt", f"{what}:new-york+texas", "30 percent"),
    ]
    result = run(tmp_path, claims)
    assert result.kinds() == ["agreement"]
    assert result.one("reconciled")["scope_id"] == "new-york+texas"


def test_one_document_that_rounds_its_own_figure_is_a_pair(tmp_path: Path) -> None:
    claims = [claim("a.txt", "employment.count", f"{n} jobs", "2018", start=n) for n in (1958800, 2000000)]
    assert run(tmp_path, claims).kinds() == ["rounding"]


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
        assert (other.output / f"{table}.arrow").read_bytes() == (plain.output / f"{table}.arrow").read_bytes(), table


def test_comparisons_come_occupation_by_occupation_and_attribute_by_attribute(tmp_path: Path) -> None:
    claims = [
        claim(f"{occupation}_{path}.txt", what, reading, "2018", occupation_id=occupation)
        for what, readings in {
            "education.required": ("bachelor", "high_school"), "wage.median": ("33750 USD/year", "38000 USD/year"),
        }.items()
        for occupation in ("cook", "baker", None)
        for path, reading in zip("ab", readings)
    ]  # fmt: skip
    rows = run(tmp_path, claims).rows("comparisons")
    assert [(row["occupation_id"], row["attribute"]) for row in rows] == [
        (occupation, attribute) for occupation in (None, "baker", "cook") for attribute in ("wage", "education")
    ]


@pytest.mark.parametrize(
    ("windows", "kind"),
    [
        (("2016/2026", "2018/2028"), "undated_unresolved"),  # of 2016 to 2018 and of 2018 to 2020: it may be one year
        (("2018/2028", "2016/2026"), "undated_unresolved"),
        (("2012/2022", "2018/2028"), "undated_consistent"),
        (("2018/2028", "2012/2022"), "undated_consistent"),
    ],
)
def test_documents_that_may_be_of_one_year_explain_no_difference(
    tmp_path: Path, windows: tuple[str, str], kind: str
) -> None:
    claims = []
    for path, figure, window in zip(("a.txt", "b.txt"), (26251, 33761), windows):
        claims.append(claim(path, "wage.median", f"{figure} USD/year"))
        claims.append(claim(path, "employment_change.projected", "5 percent", window, start=9))
    assert run(tmp_path, claims).kinds(attribute="wage") == [kind]


def test_what_sets_lookalikes_apart_is_told(tmp_path: Path) -> None:
    claims = [claim(f"{name}.txt", f"wage.{name}", "33750 USD/year", "2018") for name in ("median", "mean")]
    assert "statistic: mean and median" in run(tmp_path, claims).one("comparisons")["tests"]


def test_comparisons_are_the_same_however_many_are_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [claim(f"{i}.txt", "wage.median", f"{30010 + 20 * (i % 3)} USD/year", "2018") for i in range(6)]
    plain = run(tmp_path / "1", claims)
    monkeypatch.setattr(writing, "ROWS", 4)
    pieces = run(tmp_path / "2", claims)
    assert len(plain.rows("comparisons")) == 15
    for table in ("comparisons", "conflicts"):
        assert pieces.rows(table) == plain.rows(table)
