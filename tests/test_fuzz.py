"""fuzz: the targets hold on every input that once broke one, and on a sample of new ones."""

import random

import pytest

from fuzz.campaign import KEPT, grow, seeds
from fuzz.targets import TARGETS


@pytest.mark.parametrize("path", sorted(KEPT.rglob("*.bin")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_once_broke_a_target_holds(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_targets_hold_on_random_input(name):
    draw, pool = random.Random(2), seeds()
    for _ in range(60 if name in ("segment", "ingest") else 600):
        TARGETS[name](grow(draw, pool))


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\xff\xfe", b"\x1f\x8b", "İ½ 1 in 8 – 2016–26".encode(), b"<p>", b"1" * 400, b"9 to " * 80]
)
@pytest.mark.parametrize("name", TARGETS)
def test_targets_hold_on_odd_input(name, data):
    TARGETS[name](data)
