"""reconciled: comparisons, reconciled rows, concepts and matches against the claims and mentions they rest on."""

import math
from collections import defaultdict
from collections.abc import Iterator

from pipeline import csvfile
from pipeline.ids import content_id
from pipeline.tables import Row, vocabularies
from pipeline.verify.problem import Folder, Problem

COPIED = {"document": "document_id", "path": "path", "publisher": "publisher", "evidence": "evidence"}
COPIED |= {"statistic": "statistic", "unit": "unit", "scope_id": "scope_id"}
# Hours, days, weeks and months in a year of work; and weeks in a duration (1 month = 365.25/84 weeks).
RATES = {"hour": 2080.0, "day": 260.0, "week": 52.0, "month": 12.0, "year": 1.0}
WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 365.25 / 84, "years": 365.25 / 7}
QUESTION = ("occupation_id", "attribute", "statistic", "unit", "scope_type", "scope_id", "aspect")  # reconciled_id


def check_comparisons(folder: Folder) -> Iterator[Problem]:
    """Each side repeats its claim; the difference is b less a; `conflicts` are its rows of the declared kinds."""
    conflicts = folder.by_key("conflicts")
    kinds = vocabularies()["comparison_kind"]
    grave = {"missing", *kinds[kinds.index("change_over_time") :]}
    for row in folder.rows("comparisons"):
        name = row["comparison_id"]
        if name != content_id("cmp", row["claim_a"], row["claim_b"]):
            yield Problem("comparisons", name, "comparison_id is not the hash of its claims")
        for end in "ab":
            claim = folder.claims.get(row[f"claim_{end}"])
            for column, source in COPIED.items() if claim else ():
                if claim and row[f"{column}_{end}"] != claim[source]:
                    yield Problem("comparisons", name, f"{column}_{end} is not its claim's")
        if (row["kind"] in grave) != (name in conflicts):
            yield Problem(
                "conflicts", name, f"{'lacks' if row['kind'] in grave else 'holds'} a row of kind {row['kind']}"
            )
        elif name in conflicts and conflicts[name] != row:
            yield Problem("conflicts", name, "is not the row in comparisons")
        if row["difference"] is not None and not _difference_holds(row):
            yield Problem("comparisons", name, "difference is not b less a")
    for name in conflicts.keys() - folder.by_key("comparisons").keys():
        yield Problem("conflicts", name, "is not in comparisons")


def _difference_holds(row: Row) -> bool:
    ends = [row[f"{end}_{side}"] for side in "ab" for end in ("low", "high")]
    if None in ends or row["low_a"] != row["high_a"] or row["low_b"] != row["high_b"]:
        return True  # of ranges there is more than one difference
    low, high = row["low_a"], row["low_b"]
    percent = row["difference_percent"]
    right = math.isclose(row["difference"], high - low, rel_tol=1e-6, abs_tol=1e-5)
    return right and (not low or percent is None or math.isclose(percent, 100 * (high - low) / low, abs_tol=1e-4))


def check_reconciled(folder: Folder) -> Iterator[Problem]:
    """Each row's claims exist and carry its value, and no claim both supports and opposes it."""
    owners: dict[str, set[str]] = {}
    decided = {row["target_id"] for row in folder.rows("decisions_applied") if row["state"] == "applied"}
    for row in folder.rows("reconciled"):
        name, claims = row["reconciled_id"], set(row["claim_ids"])
        owners[name] = claims | set(row["rival_claim_ids"])
        for claim_id in sorted(owners[name] - folder.claims.keys()):
            yield Problem("reconciled", name, f"claim {claim_id} is not in claims")
        if claims & set(row["rival_claim_ids"]):
            yield Problem("reconciled", name, "a claim is its own rival")
        if name not in decided and name != content_id("rec", *(row[column] for column in QUESTION)):
            yield Problem("reconciled", name, "reconciled_id is not the hash of its question")
        if name not in decided and not carried(row, row["unit"], folder):
            yield Problem("reconciled", name, "its value is none of its claims'")
        if not _within(row):
            yield Problem("reconciled", name, "its value lies outside lowest and highest")
    units = {row["reconciled_id"]: row["unit"] for row in folder.rows("reconciled")}
    for row in folder.rows("reconciled_periods"):
        name = f"{row['reconciled_id']} {row['period'] or ''}".strip()
        if set(row["claim_ids"]) - owners.get(row["reconciled_id"], set()):
            yield Problem("reconciled_periods", name, "a claim is not one of its reconciled row")
        if not carried(row, units.get(row["reconciled_id"]), folder):
            yield Problem("reconciled_periods", name, "its value is none of its claims'")
        if len(row["rivals"]) != len(row["why_lost"]):
            yield Problem("reconciled_periods", name, "not every rival has its reason")


def carried(row: Row, unit: str | None, folder: Folder) -> bool:
    """Whether the row's value, range or category is what one of its claims says, as it is or in a derivable unit."""
    if row["value"] is None and row["low"] is None and row["high"] is None and row["category"] is None:
        return True
    claims = [folder.claims[claim_id] for claim_id in row["claim_ids"] if claim_id in folder.claims]
    if row["category"] is not None:
        return any(claim["category"] == row["category"] for claim in claims)
    direct = [claim for claim in claims if claim["unit"] == unit]
    return any(_same_figures(row, unit, claim) for claim in direct or claims)


def _same_figures(row: Row, unit: str | None, claim: Row) -> bool:
    factor = conversion(claim["unit"], unit)
    if factor is None:
        return False
    for column in ("value", "low", "high"):
        said, read = row[column], claim[column]
        if (said is None) != (read is None):
            return False
        slack = 1e-6 if factor == 1 or read is None else factor * half_digit(read)
        if said is not None and abs(said - read * factor) > slack:
            return False
    return True


def half_digit(number: float) -> float:
    """Half of the last printed digit: $16.23 stands for anything from 16.225 to 16.235."""
    decimals = csvfile.format_number(number).partition(".")[2]
    return float(0.5 * 10.0 ** -len(decimals))


def conversion(unit: str | None, wanted: str | None) -> float | None:
    """What a figure in `unit` is multiplied by to stand in `wanted`; None where neither follows from the other."""
    if unit == wanted:
        return 1.0
    if unit is None or wanted is None:
        return None
    if unit in WEEKS and wanted in WEEKS:
        return WEEKS[unit] / WEEKS[wanted]
    (base, _, per), (other, _, rate) = unit.partition("/"), wanted.partition("/")
    return RATES[per] / RATES[rate] if base == other and per in RATES and rate in RATES else None


def _within(row: Row) -> bool:
    value, lowest, highest = row["value"], row["lowest"], row["highest"]
    if None in (value, lowest, highest):
        return True
    return bool(lowest - 1e-6 <= value <= highest + 1e-6)


def check_concepts(folder: Folder) -> Iterator[Problem]:
    """Counts of concepts from their members; clauses of members and matches inside their documents."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in folder.rows("concept_members"):
        members[row["concept_id"]].append(row)
    for concept in folder.rows("concepts"):
        mine = members[concept["concept_id"]]
        if concept["n_mentions"] != len({row["mention_id"] for row in mine}):
            yield Problem("concepts", concept["concept_id"], "n_mentions is not the number of its members")
        places = sorted((row["mention_id"], row["clause_start"]) for row in mine)
        if content_id("concept", *(part for place in places for part in place)) != concept["concept_id"]:
            yield Problem("concepts", concept["concept_id"], "concept_id is not the hash of its members")
        if concept["n_documents"] != len({row["document_id"] for row in mine}):
            yield Problem("concepts", concept["concept_id"], "n_documents is not the number of its documents")
    mentions = folder.by_key("mentions")
    for row in folder.rows("concept_members"):
        mention = mentions.get(row["mention_id"])
        if mention and not mention["start"] <= row["clause_start"] < row["clause_end"] <= mention["end"]:
            yield Problem(
                "concept_members", f"{row['concept_id']} {row['mention_id']}", "its clause is not in the mention"
            )
    for row in folder.rows("matches"):
        sides = [row[c] for end in "ab" for c in (f"mention_{end}", f"clause_{end}_start", f"clause_{end}_end")]
        if content_id("match", *sides) != row["match_id"]:
            yield Problem("matches", row["match_id"], "match_id is not the hash of its clauses")
        for end in "ab":
            mention = mentions.get(row[f"mention_{end}"])
            start, stop = row[f"clause_{end}_start"], row[f"clause_{end}_end"]
            if mention and not mention["start"] <= start < stop <= mention["end"]:
                yield Problem("matches", row["match_id"], f"clause {end} is not in its mention")
