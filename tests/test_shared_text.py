"""Shared passages: none missed from 40 words on, none invented, and copies of copies in linear time."""

import random

import pytest

from pipeline.shared_text import count_shared_words, find_passages


def words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefghij", k=5)) for _ in range(count)]


@pytest.mark.parametrize("before", range(25))
def test_forty_words_are_found_wherever_they_stand(before: int) -> None:
    run = words(0, 40)
    a = " ".join(words(1, before) + run + words(2, 30))
    b = ", ".join(words(3, 7 + 2 * before) + run + words(4, 3)).upper()
    (passage,) = find_passages({"a": a, "b": b}, 40)
    assert passage.words == 40
    assert a[passage.start_a : passage.end_a] == " ".join(run)
    assert b[passage.start_b : passage.end_b] == ", ".join(run).upper()


def test_thirty_nine_words_are_not_enough() -> None:
    run = words(0, 39)
    assert find_passages({"a": " ".join(words(1, 50) + run), "b": " ".join(run + words(2, 50))}, 40) == []


def test_a_changed_word_breaks_the_run() -> None:
    run = words(0, 60)
    changed = [*run[:30], "other", *run[31:]]
    assert find_passages({"a": " ".join(run), "b": " ".join(changed)}, 40) == []


def test_a_document_is_no_copy_of_itself() -> None:
    run = " ".join(words(0, 50))
    assert find_passages({"a": f"{run} {run}"}, 40) == []


def test_a_longer_passage_is_one_passage() -> None:
    run = words(0, 400)
    found = find_passages({"a": " ".join(run), "b": " ".join(words(1, 11) + run)}, 40)
    assert [passage.words for passage in found] == [400]


def test_many_copies_are_each_compared_with_few() -> None:
    run = words(0, 100)
    texts = {f"{i:03}": " ".join(words(i + 1, i % 30) + run) for i in range(200)}
    found = find_passages(texts, 40)
    assert {passage.document_b for passage in found} == set(texts) - {"000"}
    assert len(found) < 200 * 25


def test_words_shared_around_a_place_are_counted_where_the_place_is_shared() -> None:
    run, gap = words(0, 15), words(9, 200)
    a, b = " ".join([*gap, *run, "end"]), " ".join([*words(1, 3), *run, "other"])
    assert count_shared_words(a, a.index(run[4]), b, b.index(run[4])) == 15
    assert count_shared_words(a, a.index(run[4]), b, b.index(run[5])) == 0
    assert count_shared_words(a, len(a), "", 0) == 0
