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


def test_a_pack_adds_a_scope_and_overrides_one_figure(tmp_path: Path) -> None:
    scope = '[[scope]]\nid = "shops"\nnames = ["kiosks"]\n'
    content = f"[tolerance]\nexact_percent = 1\n[quantifiers]\nfew = {{ low = 3 }}\n{scope}"
    own, rules = load_rules(Settings()), load_rules(with_pack(tmp_path / "pack", content))
    assert rules.tolerance.exact_percent == 1
    assert rules.tolerance.about_percent == own.tolerance.about_percent
    assert [entry.id for entry in rules.scope] == [*(entry.id for entry in own.scope), "shops"]
    assert (rules.quantifiers["few"].low, rules.quantifiers["few"].high) == (3, own.quantifiers["few"].high)


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
