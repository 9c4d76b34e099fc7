"""How two readings relate in value."""

import math

import pytest
from builders import claim

from pipeline.readings import read_claim
from pipeline.reconcile_rules import load_rules
from pipeline.relating import EDGE, ValueRelation, find_agreeing, relate_readings, span_of
from pipeline.settings import Settings

RULES = load_rules(Settings())


def relate(what: str, a: str, b: str, evidence: tuple[str, str] | None = None) -> ValueRelation:
    said = evidence or (a, b)
    first, second = (read_claim(claim("a", what, r, evidence=e), RULES) for r, e in zip((a, b), said))
    several = what in RULES.time.several_hold
    forth, back = relate_readings(first, second, several, RULES), relate_readings(second, first, several, RULES)
    flags = [(r.derived, r.same_reading, r.within_rounding, r.inside) for r in (forth, back)]
    assert flags[0] == flags[1], "the relation depends on the order"
    return forth


@pytest.mark.parametrize(
    ("what", "a", "b", "verdict"),
    [
        ("wage.median", "33750 USD/year", "33750 USD/year", "same_reading"),
        ("wage.median", "33750 USD/year", "33760 USD/year", None),
        ("wage.median", "33750 USD/year", "33800 USD/year", "within_rounding"),
        ("wage.median", "33750 USD/year", "34000 USD/year", "within_rounding"),
        ("wage.median", "33750 USD/year", "~34000 USD/year", "within_rounding"),
        ("wage.median", "32300 USD/year", "33750 USD/year", None),
        ("wage.median", "16.23 USD/hour", "16.20 USD/hour", None),
        ("wage.median", "16.23 USD/hour", "16 USD/hour", "within_rounding"),
        ("wage.median", "15.53 USD/hour", "32300 USD/year", "within_rounding"),
        ("wage.median", "15.54 USD/hour", "32300 USD/year", None),
        ("wage.median", "2000 EUR/month", "24000 EUR/year", "same_reading"),
        ("wage.level", "30000..40000 USD/year", "35000 USD/year", "inside"),
        ("wage.level", "30000..40000 USD/year", "32000..36000 USD/year", "inside"),
        ("wage.level", "30000..40000 USD/year", "35000..45000 USD/year", None),
        ("wage.p90", ">=239200 USD/year", "250000 USD/year", "inside"),
        ("wage.p90", ">=239200 USD/year", "200000 USD/year", None),
        ("employment.count", "1886000 jobs", "2000000 jobs", None),
        ("employment_change.projected", "5 percent", "5.4 percent", "within_rounding"),
        ("employment_change.projected", "5 percent", "7 percent", None),
        ("employment_change.projected", "5 percent", "-5 percent", None),
        ("employment_share.share_of_occupation", ">30 percent", ">25 percent", "inside"),
        ("employment_share.share_of_occupation", ">30 percent", "<50 percent", "inside"),
        ("employment_share.share_of_occupation", ">30 percent", "<20 percent", None),
        ("employment_share.share_of_occupation", ">30 percent", "<30 percent", None),
        ("employment_share.share_of_occupation", ">=30 percent", "<=30 percent", "inside"),
        ("employment_share.share_of_occupation", ">30 percent", "<=30 percent", None),
        ("employment_share.share_of_occupation", "over_half percent", "60 percent", "inside"),
        ("employment_share.share_of_occupation", "over_half percent", "40 percent", None),
        ("training_duration.typical", "2..4 weeks", "2..3 weeks", "inside"),
        ("training_duration.typical", "2..4 weeks", "several weeks", "inside"),
        ("training_duration.typical", "2..4 weeks", "2..4 months", None),
        ("training_duration.typical", "1 months", "4 weeks", "within_rounding"),
        ("training_duration.typical", "1 months", "3 weeks", None),
        ("training_duration.typical", "12 months", "1 years", "same_reading"),
        ("experience.required", "0..2 years", "less_than_5_years", "inside"),
        ("experience.required", "0..2 years", "5_years_or_more", None),
        ("experience.required", "none", "5_years_or_more", None),
        ("work_schedule.typical", "full_or_part_time", "part_time", "inside"),
        ("work_schedule.typical", "full_time", "part_time", None),
        ("education.preferred", "associate", "bachelor", "inside"),
        ("education.required", "high_school", "bachelor", None),
        ("licence.level", "required", "sometimes", "inside"),
        ("licence.level", "required", "not_required", None),
        ("wage.median", "15.53 USD/hour", "32302 USD/year", "within_rounding"),
        ("wage.median", "15.53 USD/hour", "2692 USD/month", "within_rounding"),
        ("wage.level", "15..20 USD/hour", "31200..41600 USD/year", "within_rounding"),
        ("wage.level", "15..20 USD/hour", "32200..43600 USD/year", None),
        ("wage.level", "15..20 USD/hour", "30000..41600 USD/year", "inside"),
        ("wage.level", "30000..40000 USD/year", "30400..40400 USD/year", "within_rounding"),
        ("wage.level", "30000..40000 USD/year", "31000..40400 USD/year", None),
        ("wage.level", "30000..40000 USD/year", "40400 USD/year", "inside"),
        ("wage.level", "30000..40000 USD/year", "29600 USD/year", "inside"),
        ("wage.level", "30000..40000 USD/year", "40600 USD/year", None),
        ("wage.level", "30000..40000 USD/year", "29400 USD/year", None),
        ("wage.p90", ">=239200 USD/year", "239160 USD/year", "inside"),
        ("wage.p90", ">=239200 USD/year", "239100 USD/year", None),
        ("wage.p90", ">=239200 USD/year", "239160..300000 USD/year", "inside"),
        ("wage.p90", ">=239200 USD/year", "230000..300000 USD/year", None),
        ("training_duration.typical", "8..12 weeks", "several weeks", "inside"),
        ("training_duration.typical", "10..12 weeks", "several weeks", "inside"),
        ("training_duration.typical", "11..12 weeks", "several weeks", None),
        ("training_duration.typical", "3 months", "13 weeks", "within_rounding"),
        ("training_duration.typical", "3 months", "15 weeks", None),
        ("training_duration.typical", "1 months", "3.915 weeks", "within_rounding"),
        ("training_duration.typical", "1 months", "3.91 weeks", None),
        ("training_duration.typical", "0 months", "0 weeks", "same_reading"),
        ("wage.level", "33700..33800 USD/year", "33750 USD/year", "inside"),
    ],
)
def test_relations(what: str, a: str, b: str, verdict: str | None) -> None:
    found = relate(what, a, b)
    held = [name for name in ("same_reading", "within_rounding", "inside") if getattr(found, name)]
    assert held == ([verdict] if verdict else [])


def test_a_rounded_million_agrees_with_the_count() -> None:
    assert relate(
        "employment.count", "~1900000 jobs", "1886000 jobs", ("about 1.9 million", "1,886,000")
    ).within_rounding
    assert not relate(
        "employment.count", "~1900000 jobs", "1786000 jobs", ("about 1.9 million", "1,786,000")
    ).within_rounding


def test_hourly_pay_derives_within_half_a_cent_and_five_dollars() -> None:
    found = relate("wage.median", "15.53 USD/hour", "32300 USD/year")
    assert found.derived
    assert found.tests == ("15.53 USD/hour × 2,080 = 32,302.4 USD/year, within 15.4 of 32,300",)
    assert relate("wage.median", "15.53 USD/hour", "32318 USD/year").within_rounding is False


def test_tests_carry_the_numbers() -> None:
    assert relate("wage.median", "32300 USD/year", "33750 USD/year").tests == (
        "difference 1,450, not within 50 of rounding",
    )


@pytest.mark.parametrize(
    ("what", "a", "b", "test"),
    [
        ("wage.median", "33750 USD/year", "33800 USD/year", "difference 50, within 50 of rounding"),
        ("wage.median", "33750 USD/year", "33750 USD/year", "same reading"),
        ("wage.median", "15.53 USD/hour", "2692 USD/month",
         "15.53 USD/hour × 2,080 = 32,302.4 USD/year, 2,692 USD/month × 12 = 32,304 USD/year"),
        ("wage.median", "15 USD/hour", "31200 USD/year",
         "15.00 USD/hour × 2,080 = 31,200 USD/year, within 0 of 31,200"),
        ("wage.median", "15.53 USD/hour", "33000 USD/year",
         "15.53 USD/hour × 2,080 = 32,302.4 USD/year, not within 15.4 of 33,000"),
        ("wage.level", "30000..40000 USD/year", "35000 USD/year",
         "35,000 USD/year lies inside 30,000-40,000 USD/year"),
        ("wage.level", "30000..40000 USD/year", "50000 USD/year",
         "neither of 30,000-40,000 USD/year and 50,000 USD/year lies inside the other"),
        ("training_duration.typical", "8..12 weeks", "several weeks", "8-12 weeks and several weeks overlap"),
        ("work_schedule.typical", "full_or_part_time", "part_time", "part time is one case of full or part time"),
        ("training_duration.typical", "0 weeks", "0 months", "0 months × 4.348214 = 0 weeks, within 0 of 0"),
        ("education.preferred", "associate", "bachelor", "several of these may hold at once"),
        ("education.required", "bachelor", "bachelor", "same category"),
        ("education.required", "high_school", "bachelor", "categories: high school and bachelor"),
    ],
)  # fmt: skip
def test_what_was_tested_is_told(what: str, a: str, b: str, test: str) -> None:
    assert relate(what, a, b).tests[-1:] == (test,)


def test_only_figures_in_two_units_are_derived() -> None:
    assert not relate("wage.median", "33750 USD/year", "33800 USD/year").derived
    assert not relate("experience.required", "0..2 years", "less_than_5_years").derived  # a word has no unit
    assert relate("wage.level", "15..20 USD/hour", "50000 USD/year").derived


@pytest.mark.parametrize(
    "stated", ["33750 USD/year", "-5 percent", "1..2 weeks", ">=239200 USD/year", "<20 percent", "15.53 USD/hour"]
)
def test_a_span_is_wider_than_the_reading_by_what_could_make_it_agree(stated: str) -> None:
    """By more than float noise and what was rounded off, at both ends; open ends stay open."""
    what = "employment_change.projected" if "percent" in stated else "wage.median"
    reading = read_claim(claim("a", "training_duration.typical" if "weeks" in stated else what, stated), RULES)
    half = max(reading.half, reading.derived_half)
    for end, wider in zip((reading.low, reading.high), span_of(reading)):
        if math.isfinite(end):
            assert abs(wider - end) - half > EDGE * abs(end)
        else:
            assert wider == end
    low, high = span_of(reading)
    assert low <= reading.low <= reading.high <= high


def test_the_agreeing_of_many_are_those_that_relate_one_by_one() -> None:
    said = [
        "33750 USD/year", "34000 USD/year", "33000 USD/year", "16.23 USD/hour", "30000..40000 USD/year",
        ">=39000 USD/year", "50000 USD/year", "<20000 USD/year", "40400 USD/year", "33750 USD/year", "19950 USD/year",
    ]  # fmt: skip
    readings = {place: read_claim(claim("a", "wage.level", text), RULES) for place, text in enumerate(said)}
    expected = {
        place: {
            other
            for other, two in readings.items()
            for found in [relate_readings(one, two, False, RULES)]
            if other == place or found.same_reading or found.within_rounding or found.inside
        }
        for place, one in readings.items()
    }
    assert find_agreeing(readings, False, RULES) == expected
    assert expected[0] == {0, 1, 3, 4, 9}
