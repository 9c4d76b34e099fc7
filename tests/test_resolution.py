"""Choosing a reading: order of the rules, abstention, confidence."""

import msgspec
import pytest

from pipeline.reconcile_rules import load_rules
from pipeline.resolution import Choice, Vote, calibrate, choose_reading, score_confidence
from pipeline.settings import Settings

WEIGHTS = load_rules(Settings()).confidence


def vote(reading: int, document: str, **cells: object) -> Vote:
    fields = {"witness": document, "vintage": 0, "authority": "undated_quoter", "basis": "stated", "accepted": False}
    return Vote(**{"reading": reading, "document": document, **fields, **cells})  # type: ignore[arg-type]


def choose(
    *votes: Vote,
    policy: str = "authority",
    agree: frozenset[tuple[int, int]] = frozenset(),
    vague: frozenset[int] = frozenset(),
) -> Choice:
    return choose_reading(
        votes,
        lambda a, b: a == b or (a, b) in agree or (b, a) in agree,
        lambda r: (float(r),),
        policy,
        WEIGHTS,
        vague.__contains__,
    )


def test_most_witnesses_win_and_the_loser_knows_why() -> None:
    found = choose(vote(0, "a"), vote(1, "b"), vote(1, "c"))
    assert (found.reading, found.n_witnesses) == (1, 2)
    assert found.why_lost == {0: "1 against 2 votes"}


def test_a_rival_lowers_the_confidence() -> None:
    alone, contested = choose(vote(1, "b"), vote(1, "c")), choose(vote(1, "b"), vote(1, "c"), vote(0, "a"))
    assert contested.reading == alone.reading == 1
    assert contested.confidence < alone.confidence


def test_copies_have_one_vote() -> None:
    found = choose(vote(0, "a"), *(vote(1, d, witness="w") for d in "bcd"))
    assert found.reading is None
    assert found.why_lost == {0: "equal votes, no choice", 1: "equal votes, no choice"}


def test_a_witness_votes_with_its_latest_vintage() -> None:
    found = choose(vote(0, "a", witness="w", vintage=2016), vote(1, "b", witness="w", vintage=2018))
    assert found.reading == 1
    assert found.why_lost == {0: "an older vintage of the same witness"}


def test_a_later_copy_does_not_outvote_its_source() -> None:
    source = vote(0, "a", witness="w", vintage=2016, is_source=True)
    found = choose(source, vote(1, "b", witness="w", vintage=2018))
    assert found.reading == 0
    assert found.why_lost == {1: "a copy that differs from its source"}


def test_authority_comes_before_votes_but_not_under_the_vote_policy() -> None:
    votes = [vote(0, "a", authority="primary"), vote(1, "b"), vote(1, "c")]
    assert choose(*votes).reading == 0
    assert choose(*votes).why_lost == {1: "authority below primary"}
    assert choose(*votes, policy="vote").reading == 1


def test_latest_policy_keeps_the_latest_vintage() -> None:
    votes = [vote(0, "a", vintage=2020), vote(1, "b", vintage=2018), vote(1, "c", vintage=2018)]
    assert choose(*votes, policy="latest").reading == 0
    assert choose(*votes, policy="vote").reading == 1


def test_trust_weighted_counts_a_primary_source_above_two_quoters() -> None:
    votes = [vote(0, "a", authority="primary"), vote(1, "b"), vote(1, "c")]
    assert choose(*votes, policy="trust-weighted").reading == 0
    assert choose(*votes, vote(1, "d"), policy="trust-weighted").reading == 1


def test_readings_within_tolerance_vote_together() -> None:
    near = frozenset({(0, 1)})
    found = choose(vote(0, "a"), vote(1, "b"), vote(2, "c"), agree=near)
    assert (found.reading, found.supporters, found.n_witnesses) == (0, (0, 1), 2)
    assert found.why_lost == {2: "1 against 2 votes"}


def test_one_vote_in_two_units_is_told_once() -> None:
    found = choose(vote(0, "a"), vote(1, "b"), vote(2, "b"), agree=frozenset({(1, 2)}))
    assert (found.reading, found.tests[-2]) == (None, "votes: 1, 1")


def test_equal_votes_abstain() -> None:
    found = choose(vote(0, "a"), vote(1, "b"))
    assert found.reading is None
    assert found.confidence == 0


def test_a_person_wins_over_everything() -> None:
    found = choose(vote(0, "a", accepted=True), vote(1, "b", authority="primary"), vote(1, "c", authority="primary"))
    assert found.reading == 0
    assert found.why_lost == {1: "a person accepted another reading"}


@pytest.mark.parametrize("more", [{"authority": "dated_quoter"}, {"authority": "primary"}])
def test_a_nearer_source_raises_confidence(more: dict[str, str]) -> None:
    assert score_confidence([vote(0, "a", **more)], [], WEIGHTS) > score_confidence([vote(0, "a")], [], WEIGHTS)


def test_confidence_is_monotone() -> None:
    bases = ["none", "document", "edition", "series", "stated"]
    scores = [score_confidence([vote(0, "a", basis=basis)], [], WEIGHTS) for basis in bases]
    assert scores == sorted(set(scores))
    one, two = [vote(0, "a")], [vote(0, "a"), vote(0, "b")]
    assert score_confidence(two, [], WEIGHTS) > score_confidence(one, [], WEIGHTS)
    assert score_confidence(one, [vote(1, "c")], WEIGHTS) < score_confidence(one, [], WEIGHTS)
    assert score_confidence([vote(0, d) for d in "abcdefghij"], [], WEIGHTS) == WEIGHTS.most


def test_a_copy_adds_no_confidence() -> None:
    one, copied = [vote(0, "a", witness="w")], [vote(0, "a", witness="w"), vote(0, "b", witness="w")]
    assert score_confidence(copied, [], WEIGHTS) == score_confidence(one, [], WEIGHTS)


def test_one_witness_is_as_sure_as_its_authority_and_basis() -> None:
    expected = round(WEIGHTS.authority["primary"] * WEIGHTS.basis["series"], 6)
    plain = msgspec.structs.replace(WEIGHTS, calibrated={})
    assert score_confidence([vote(0, "a", authority="primary", basis="series")], [], plain) == expected


def test_calibration_is_linear_between_its_points_and_level_outside() -> None:
    weights = msgspec.structs.replace(WEIGHTS, calibrated={"0.8": 0.9, "0.5": 0.6})
    scores = [0.1, 0.5, 0.65, 0.8, 0.99]
    assert [round(calibrate(score, weights), 6) for score in scores] == [0.6, 0.6, 0.75, 0.9, 0.9]


def test_calibrated_confidence_never_falls_with_the_score() -> None:
    shares = [calibrate(score / 1000, WEIGHTS) for score in range(1001)]
    assert shares == sorted(shares)
    assert WEIGHTS.least <= shares[0] and shares[-1] <= WEIGHTS.most


def test_a_vague_reading_gives_way_to_a_figure_it_agrees_with() -> None:
    votes = [vote(0, "a"), vote(0, "b"), vote(1, "c"), vote(2, "d")]
    found = choose(*votes, policy="vote", agree=frozenset({(0, 1), (0, 2), (1, 2)}), vague=frozenset({0}))
    assert (found.reading, found.supporters, found.n_witnesses) == (1, (0, 1, 2), 4)


def test_a_vague_reading_stands_where_the_figures_it_agrees_with_differ() -> None:
    votes = [vote(0, "a"), vote(0, "b"), vote(1, "c"), vote(2, "d")]
    assert choose(*votes, policy="vote", agree=frozenset({(0, 1), (0, 2)}), vague=frozenset({0})).reading == 0


def test_a_figure_that_a_vague_reading_contradicts_does_not_win_by_being_one() -> None:
    assert choose(vote(0, "a"), vote(0, "b"), vote(1, "c"), policy="vote", vague=frozenset({0})).reading == 0
