"""evaluate: scores the claims of an output folder against gold rows, by attribute, publisher and document."""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline import tables
from pipeline.errors import ConfigError
from pipeline.tables import Row

EXACT = (
    "statistic", "value", "low", "high", "category", "quantifier", "comparator", "unit", "scope_type", "scope_id",
    "period", "status", "occupation_id", "attributed_to",
)  # fmt: skip


def evaluate(gold: Path, out: Path) -> dict[str, Any]:
    """Precision, recall and F1 of the claims in OUT against GOLD.

    A gold row names its document (`path`), an `attribute`, and any other columns of claims; a column it leaves out is
    not compared, and evidence need only overlap. Each claim answers one gold row at most. Documents without gold rows
    are not scored. Returns {"all", "by_attribute", "by_publisher", "by_path": scores, "missed", "false": rows}; numbers
    agree to six places. Raises ConfigError where GOLD cannot be read.
    """
    wanted = read_gold(gold)
    paths = {row["path"] for row in wanted}
    claims = [row for row in tables.read_rows([out], "claims") if row["path"] in paths]
    publisher = {row["path"]: row["publisher"] or row["path"] for row in tables.read_rows([out], "documents")}
    hits: list[tuple[Row, Row]] = []
    missed: list[Row] = []
    false: list[Row] = []
    for path in sorted(paths):
        found = [claim for claim in claims if claim["path"] == path]
        pairs, less, more = align([row for row in wanted if row["path"] == path], found)
        hits, missed, false = hits + pairs, missed + less, false + more
    return {
        "all": _scores(hits, missed, false, lambda _: "all").get("all", {}),
        "by_attribute": _scores(hits, missed, false, lambda row: row["attribute"]),
        "by_publisher": _scores(hits, missed, false, lambda row: publisher.get(row["path"], row["path"])),
        "by_path": _scores(hits, missed, false, lambda row: row["path"]),
        "missed": missed,
        "false": [
            {name: claim[name] for name in ("path", "attribute", *EXACT, "evidence", "rule_id", "claim_id")}
            for claim in false
        ],
    }


def read_gold(path: Path) -> list[Row]:
    """The rows of a JSON-lines file. Raises ConfigError with the line."""
    rows = []
    if not path.is_file():
        raise ConfigError("there is no such file", file=path, remedy="give a file of JSON lines")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigError(
                f"is not JSON: {error.msg}", file=path, place=f"line {number}", remedy="write one object a line"
            ) from None
        if not isinstance(row, dict) or not {"path", "attribute"} <= row.keys():
            raise ConfigError(
                "a gold row needs path and attribute", file=path, place=f"line {number}", remedy="add them"
            )
        rows.append(row)
    return rows


def align(wanted: Sequence[Row], found: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Gold rows with the claims that answer them, those that none answers, and claims that answer none.

    Rows that say the most choose first; of several fitting claims the one whose evidence is nearest is taken.
    """
    free = list(found)
    pairs, missed = [], []
    for row in sorted(wanted, key=lambda r: (-len(r), json.dumps(r, sort_keys=True))):
        fitting = [claim for claim in free if fits(row, claim)]
        if fitting:
            best = min(fitting, key=lambda c: (abs(len(c["evidence"]) - len(row.get("evidence") or "")), c["start"]))
            free.remove(best)
            pairs.append((row, best))
        else:
            missed.append(row)
    return pairs, missed, free


def fits(row: Row, claim: Row) -> bool:
    """Whether a claim says all that a gold row says."""
    return row["attribute"] == claim["attribute"] and not differences(row, claim) and overlaps(row, claim)


def differences(row: Row, claim: Row) -> list[str]:
    """The columns in which a gold row and a claim differ."""
    return [name for name in EXACT if name in row and not _same(row[name], claim[name])]


def overlaps(row: Row, claim: Row) -> bool:
    """Whether the evidences share text: one holds the other, or they share most of their words."""
    if not row.get("evidence"):
        return True
    a, b = (" ".join(str(text).lower().split()) for text in (row["evidence"], claim["evidence"]))
    return a in b or b in a or len(set(a.split()) & set(b.split())) * 2 >= max(len(set(a.split())), 1)


def _same(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(float(wanted) - float(found)) < 1e-6
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted.strip().lower() == found.strip().lower()
    return wanted is None and found is None


def _scores(
    hits: Sequence[tuple[Row, Row]], missed: Sequence[Row], false: Sequence[Row], key: Any
) -> dict[str, dict[str, Any]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, _ in hits:
        counts[key(row)][0] += 1
    for row in missed:
        counts[key(row)][1] += 1
    for row in false:
        counts[key(row)][2] += 1
    made = {}
    for name, (right, less, more) in sorted(counts.items()):
        precision = right / (right + more) if right + more else None
        recall = right / (right + less) if right + less else None
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
        rounded = [None if x is None else round(x, 4) for x in (precision, recall, f1)]
        made[name] = {
            "right": right,
            "missed": less,
            "false": more,
            "precision": rounded[0],
            "recall": rounded[1],
            "f1": rounded[2],
        }
    return made


def tell(scores: dict[str, Any], misses: bool) -> str:
    """The scores as text tables; with `misses`, every missed gold row and false claim with its evidence."""
    lines = []
    for title in ("by_attribute", "by_publisher"):
        lines += [
            title.replace("_", " "),
            f"{'':36} {'right':>6} {'missed':>6} {'false':>6} {'precision':>9} {'recall':>7} {'F1':>7}",
        ]
        rows = scores[title] | ({"all": scores["all"]} if title == "by_attribute" else {})
        for name, score in rows.items():
            figures = [f"{score[x]:.3f}" if score[x] is not None else "-" for x in ("precision", "recall", "f1")]
            counts = f"{score['right']:>6} {score['missed']:>6} {score['false']:>6}"
            lines.append(f"{name[:36]:36} {counts} {figures[0]:>9} {figures[1]:>7} {figures[2]:>7}")
        lines.append("")
    if misses:
        for word in ("missed", "false"):
            for row in scores[word]:
                cells = {
                    k: v
                    for k, v in row.items()
                    if v is not None and k not in ("path", "evidence", "claim_id", "occupation_id")
                }
                lines.append(
                    f"{word}\t{row['path']}\t{row.get('evidence')!r}\t" + " ".join(f"{k}={v}" for k, v in cells.items())
                )
    return "\n".join(lines)
