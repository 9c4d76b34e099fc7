"""fuzz: the targets hold on every input that once broke one, and on a sample of new ones."""

import random

import pytest

import pipeline.extract as extract_module
from fuzz import targets
from fuzz.campaign import KEPT, SHARES, grow, grow_documents, seeds
from fuzz.targets import BETWEEN, TARGETS

FEW = {"segment": 60, "ingest": 60, "extract": 60, "whole": 1}  # inputs of the targets that take their time


@pytest.mark.parametrize("path", sorted(KEPT.rglob("*.bin")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_once_broke_a_target_holds(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_targets_hold_on_random_input(name):
    draw, pool = random.Random(2), seeds()
    for _ in range(FEW.get(name, 600)):
        TARGETS[name](grow_documents(draw, pool) if name == "whole" else grow(draw, pool))


def test_every_target_has_its_share_of_a_campaign():
    assert SHARES.keys() == TARGETS.keys() and sum(SHARES.values()) == pytest.approx(1)
    assert any(BETWEEN in grow_documents(random.Random(seed), seeds()) for seed in range(5))


def test_a_row_that_does_not_say_what_stands_there_is_seen(monkeypatch):
    """The targets themselves: they fail where a mention quotes other words than those of its place."""
    read = extract_module.extract_document

    def misquoted(*given):
        rows = read(*given)
        return rows | {"mentions": [{**row, "text": row["text"].upper()} for row in rows["mentions"]]}

    text = b"Bakers\n\nDuties\n\n- Mix dough for bread\n- Weigh flour for bread\n"
    for name in ("extract", "whole"):
        TARGETS[name](text)
    monkeypatch.setattr(extract_module, "extract_document", misquoted)
    monkeypatch.setattr(targets, "extract_document", misquoted)
    for name in ("extract", "whole"):
        with pytest.raises(AssertionError):
            TARGETS[name](text)


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\xff\xfe", b"\x1f\x8b", "İ½ 1 in 8 – 2016–26".encode(), b"<p>", b"1" * 400, b"9 to " * 80]
)
@pytest.mark.parametrize("name", TARGETS)
def test_targets_hold_on_odd_input(name, data):
    TARGETS[name](data)
