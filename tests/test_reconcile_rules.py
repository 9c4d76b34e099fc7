"""The rule file: every kind has its sentence, unknown keys and placeholders are errors, packs add to it."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.reconcile_rules import load_rules
from pipeline.settings import OWN_PACK, Settings


def with_pack(folder: Path, content: str) -> Settings:
    folder.mkdir(exist_ok=True)
    (folder / "reconcile.toml").write_text(content, "utf-8")
    return Settings(packs=(OWN_PACK, folder))


def test_a_pack_adds_a_scope_and_overrides_a_figure(tmp_path: Path) -> None:
    own = load_rules(Settings())
    more = load_rules(Settings(packs=(OWN_PACK,)))
    assert more == own
    content = (OWN_PACK / "reconcile.toml").read_text("utf-8")
    changed = content.replace("exact_percent = 2.5", "exact_percent = 1").replace('id = "retail-trade"', 'id = "shops"')
    rules = load_rules(with_pack(tmp_path / "pack", changed))
    assert rules.tolerance.exact_percent == 1
    assert {"retail-trade", "shops"} <= {entry.id for entry in rules.scope}


def test_an_unknown_placeholder_is_an_error(tmp_path: Path) -> None:
    content = (OWN_PACK / "reconcile.toml").read_text("utf-8")
    with pytest.raises(ConfigError, match="colour"):
        load_rules(with_pack(tmp_path / "pack", content.replace("{a} and {b} say the same.", "{a} is of {colour}.")))


def test_an_unknown_key_is_an_error_with_its_line(tmp_path: Path) -> None:
    content = (OWN_PACK / "reconcile.toml").read_text("utf-8")
    wrong = content.replace("zeros_from = 1000", "zeroes_from = 1000")
    line = wrong.splitlines().index("zeroes_from = 1000") + 1
    with pytest.raises(ConfigError, match="zeroes_from") as caught:
        load_rules(with_pack(tmp_path / "pack", wrong))
    assert f"line {line}" in str(caught.value)
