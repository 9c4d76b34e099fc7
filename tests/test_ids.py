"""ids: the same everywhere, different for what differs."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import combined_hash, content_hash, content_id, document_id, slug

parts = st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4)


def test_a_document_is_named_by_its_bytes() -> None:
    assert document_id(b"") == "doc-e3b0c44298fc1c14"  # the beginning of SHA-256 of nothing
    assert document_id(b"a") == f"doc-{hashlib.sha256(b'a').hexdigest()[:16]}"
    assert content_hash(b"a") == hashlib.sha256(b"a").hexdigest()


def test_an_id_hashes_each_part_behind_its_length() -> None:
    digest = hashlib.sha256(b"4:text2:12-:").hexdigest()
    assert content_id("claim", "text", 12, None) == f"claim-{digest[:16]}" == "claim-f5ea484a26756fb5"


@given(parts, parts)
def test_other_parts_give_another_id(one: list[object], other: list[object]) -> None:
    same = [None if p is None else str(p) for p in one] == [None if p is None else str(p) for p in other]
    assert (content_id("x", *one) == content_id("x", *other)) == same


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), ((None,), ("",)), (("a",), ("a", None)), (("1:a",), ("a",)), (("-:",), (None,))],
)
def test_parts_are_kept_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert content_id("x", *one) != content_id("x", *other)


def test_a_lone_surrogate_has_an_id() -> None:
    assert content_id("x", "\ud800").startswith("x-")


def test_texts_hashed_together_are_kept_apart() -> None:
    assert combined_hash(["ab", "c"]) != combined_hash(["a", "bc"])
    assert combined_hash([]) != combined_hash([""])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Retail Trade", "retail-trade"),
        ("  Café  Manager's ", "cafe-managers"),
        ("Ticket/Booking (entry level)", "ticket-booking-entry-level"),
        ("看护", ""),
        ("ﬁeld 2", "field-2"),
    ],
)
def test_slugs(text: str, wanted: str) -> None:
    assert slug(text) == wanted


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
