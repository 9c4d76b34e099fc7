"""ooh: ten pages of a handbook, figure by figure, against what their own tables say (golden/make_ooh.py)."""

import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Sequence

import pytest
from conftest import ROOT

from pipeline.evaluate import align, read_gold
from pipeline.run import Run, parts, run_stage
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows

sys.path.insert(0, str(ROOT / "tests/golden"))
from make_ooh import read_folder

PAGES = ROOT.parent / "shared/corpus/ooh"
GOLD = ROOT / "tests/golden/ooh.jsonl"
FLOORS = ROOT / "tests/golden/floors.toml"
FLOOR = {"recall": 0.99, "precision_unscoped": 0.99}
NUMERIC = {"wage", "employment", "employment_change", "openings", "employment_share"}
SHOWN = ("path", "attribute", "statistic", "value", "low", "high", "category", "comparator", "unit", "scope_type",
         "scope", "scope_id", "period", "evidence", "rule_id")  # fmt: skip

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"no pages in {PAGES}")


def floor(name: str) -> float:
    """The least share that passes: that of floors.toml where it has one, else the one asked for here."""
    told = tomllib.loads(FLOORS.read_text("utf-8")).get("ooh", {}) if FLOORS.is_file() else {}
    return float(told.get(name, FLOOR[name]))


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Every claim of the ten pages, with `line`: the line of the derived text where it stands."""
    run = Run(tmp_path_factory.mktemp("ooh") / "out", Settings())
    for stage in ("ingest", "segment", "extract"):
        run_stage(run, stage, PAGES if stage == "ingest" else None)
    found: list[Row] = read_rows(parts(run, "extract"), "claims")
    texts = {path.stem: path.read_bytes().decode() for part in parts(run, "ingest") for path in part.glob("text/*.txt")}
    for claim in found:
        text = texts[claim["document_id"]]
        claim["line"] = text[text.rfind("\n", 0, claim["start"]) + 1 :].split("\n", 1)[0]
    return found


@pytest.fixture(scope="module")
def gold() -> list[Row]:
    return read_gold(GOLD)


def match(gold: Sequence[Row], claims: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """As evaluate's `align`, but a row that names whom its figure is about wants a claim that names them."""
    pairs: list[tuple[Row, Row]] = []
    missed: list[Row] = []
    free: list[Row] = []
    for path in sorted({row["path"] for row in gold}):
        wanted: dict[str, list[Row]] = defaultdict(list)
        for row in gold:
            if row["path"] == path:
                wanted[label(row)].append(row)
        left = [claim for claim in claims if claim["path"] == path]
        for whom in sorted(wanted, key=lambda whom: (not whom, whom)):
            theirs = [claim for claim in left if not whom or label(claim) == whom]
            hits, less, _ = align(wanted[whom], theirs)
            taken = {id(claim) for _, claim in hits}
            left = [claim for claim in left if id(claim) not in taken]
            pairs, missed = pairs + hits, missed + less
        free += left
    return pairs, missed, free


def label(row: Row) -> str:
    """Whom a row is about, as said."""
    return " ".join((row.get("scope") or "").lower().split())


def figure(row: Row) -> tuple[object, ...]:
    """What a figure says, wherever it stands on the page."""
    value = row.get("value")
    return (row["path"], row["attribute"], row["statistic"], None if value is None else round(value, 6),
            row.get("low"), row.get("high"), row["unit"])  # fmt: skip


def false_unscoped(gold: Sequence[Row], claims: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Unscoped figures, and those of them that the page gives nowhere for the whole occupation."""
    true = {figure(row) for row in gold if row["attribute"] in NUMERIC and not row.get("scope_type")}
    figures = [
        claim
        for claim in claims
        if claim["attribute"] in NUMERIC
        and claim["scope_type"] is None
        and (claim["value"] is not None or claim["low"] is not None)
    ]
    return figures, [claim for claim in figures if figure(claim) not in true]


def tell(rows: Sequence[Row], claims: Sequence[Row] = ()) -> str:
    """The rows one a line; under a missed one the claims of its page whose evidence holds the same figure."""
    lines = []
    for row in rows:
        lines.append(json.dumps({name: row[name] for name in SHOWN if name in row}, ensure_ascii=False))
        near = [c for c in claims if c["path"] == row["path"] and row["evidence"].lower() in c["evidence"].lower()]
        for claim in [row] if "line" in row else near:
            shown = {name: claim[name] for name in SHOWN[1:] if claim[name] is not None}
            lines.append(f"    {claim['line'][:120]!r}" + ("" if claim is row else f" -> {json.dumps(shown)}"))
    return "\n".join(lines)


def test_the_expected_claims_are_what_the_pages_say(gold: list[Row]) -> None:
    assert gold == read_folder(PAGES)


def test_figures_of_the_tables_are_read(gold: list[Row], claims: list[Row]) -> None:
    pairs, missed, free = match(gold, claims)
    recall = len(pairs) / len(gold)
    assert recall >= floor("recall"), f"recall {recall:.4f}, {len(missed)} missed\n{tell(missed, free)}"


def test_unscoped_figures_are_of_the_whole_occupation(gold: list[Row], claims: list[Row]) -> None:
    figures, false = false_unscoped(gold, claims)
    precision = 1 - len(false) / len(figures)
    assert precision >= floor("precision_unscoped"), f"precision {precision:.4f} of {len(figures)}\n{tell(false)}"
