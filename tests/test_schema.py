"""schema: the declarations agree with each other and with the vocabularies that the project promises."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.tables import ARROW_TYPES, SCHEMA, tables, vocabularies

COLUMNS = tomllib.loads((SCHEMA / "columns.toml").read_text("utf-8"))
DECLARED = tomllib.loads((SCHEMA / "tables.toml").read_text("utf-8"))
TABLES = tables()
NAMES = list(TABLES)
PROMISED = (
    "sources documents occupations sections claims claim_spans numbers mentions matches review concepts "
    "concept_members reconciled_concepts datings witnesses comparisons conflicts reconciled reconciled_periods "
    "coverage decisions_applied rejects"
)


def test_every_promised_table_is_declared() -> None:
    assert set(PROMISED.split()) == set(TABLES)  # reconciled_wide has its sources as columns


@pytest.mark.parametrize("name", COLUMNS)
def test_each_column_is_well_declared_and_used(name: str) -> None:
    spec = COLUMNS[name]
    assert set(spec) <= {"type", "description", "vocabulary", "minimum", "maximum"}
    assert spec["type"] in ARROW_TYPES and spec["description"].endswith((".", "…"))
    assert spec.get("vocabulary", "attribute") in vocabularies()
    assert spec["type"] in ("integer", "number") or "minimum" not in spec
    used = {
        entry.get("as", {}).get(column, column) for entry in DECLARED.values() for column in entry.get("columns", [])
    }
    assert name in used


@pytest.mark.parametrize("name", NAMES)
def test_each_table_is_well_declared(name: str) -> None:
    table, entry = TABLES[name], DECLARED[name]
    assert set(entry) <= {
        "description",
        "columns",
        "as",
        "key",
        "required",
        "foreign",
        "order",
        "merge",
        "spread",
        "same_as",
    }
    assert table.description.endswith(".") and len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names) and set(table.key) - {"period"} <= table.required
    assert table.required <= set(table.names) and table.foreign.keys() <= set(table.names)
    for column, target in table.foreign.items():
        assert len(TABLES[target].key) == 1, f"{column} points to a table without a single key"
    assert set(entry.get("as", {})) <= set(table.names)


@pytest.mark.parametrize("name", NAMES)
def test_offsets_come_in_pairs_and_units_beside_quantities(name: str) -> None:
    names = set(TABLES[name].names)
    starts = {column for column in names if re.search(r"(^|_)start$", column)}
    assert {re.sub("start$", "end", column) for column in starts} <= names
    if "value" in names and name not in ("decisions_applied",):
        assert "unit" in names or "reconciled_id" in names


@pytest.mark.parametrize("name", vocabularies())
def test_words_of_a_vocabulary_are_codes_each_once(name: str) -> None:
    words = vocabularies()[name]
    assert words and len(set(words)) == len(words)
    if name != "comparator":
        assert all(re.fullmatch(r"[a-z0-9_]+|trust-weighted", word) for word in words)
    used = {spec.get("vocabulary") for spec in COLUMNS.values()}
    assert name in used


def test_the_order_of_attributes_and_comparison_kinds_is_fixed() -> None:
    words = vocabularies()
    assert words["attribute"][:4] == ("wage", "employment", "employment_change", "employment_outlook")
    assert words["comparison_kind"][0] == "missing" and words["comparison_kind"][-1] == "contradiction"
    assert words["reconciled_status"][0] == "missing" and words["reconciled_status"][-1] == "undated"


def test_the_schema_is_part_of_what_is_installed() -> None:
    assert (Path(SCHEMA) / "__init__.py").is_file()
