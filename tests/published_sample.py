"""A small stages tree as the pipeline leaves it, consistent to the last id, with cells that mean harm."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import publish as publishing
from pipeline.ids import content_hash, content_id, document_id
from pipeline.publish import UNSTABLE
from pipeline.publish.outputs import Outputs
from pipeline.publish.shelf import Shelf
from pipeline.quantities import find_numbers
from pipeline.settings import Settings
from pipeline.tables import Row, write_rows, write_text

OCCUPATION = "clerk"
VERSION = "0badcafe"
RULE = f"wage.median@{VERSION}"
HOSTILE = "<script>alert(1)</script></textarea>"
FORMULA = '=HYPERLINK("http://evil.example","x")'
BIDI = "safe\u202etxt.exe\u200b"

TEXT_A = (
    "Clerks\n\nPay\nMedian annual earnings of clerks were $26,240 in 2002.\n\n"
    f"Duties\n• {FORMULA}\n• {HOSTILE}\n• Answer letters\n"
)
TEXT_B = (
    "Clerk\n\nPay\nThe median pay is $33,750 a year, or $16.23 an hour, as of May 2018. Call 813 for more.\n\n"
    f"Duties\n• Reply to letters\n• +1 {BIDI}\n• 'tis filed\n\nOutlook\n"
)
RAW = {"a.txt": TEXT_A.encode(), "b.txt": TEXT_B.encode()}
TEXTS = {"a.txt": TEXT_A, "b.txt": TEXT_B}
IDS = {path: document_id(data) for path, data in RAW.items()}
PUBLISHERS = {"a.txt": "Almanac", "b.txt": "-Bureau"}


def span(path: str, words: str) -> tuple[int, int]:
    """Where the words stand in the text of a path."""
    start = TEXTS[path].index(words)
    return start, start + len(words)


def sections() -> list[Row]:
    """Sections that tile both texts, one for each heading."""
    kinds = {"Clerks": "title", "Clerk": "title", "Pay": "pay", "Duties": "duties", "Outlook": "outlook"}
    rows = []
    for path, text in TEXTS.items():
        heads = [word for word in kinds if f"\n{word}\n" in f"\n{text}"]
        starts = [f"\n{text}".index(f"\n{word}\n") for word in heads]
        pairs = sorted(zip(starts, heads))
        for i, (start, head) in enumerate(pairs):
            end = pairs[i + 1][0] if i + 1 < len(pairs) else len(text)
            rows.append(
                {
                    "section_id": content_id("sec", IDS[path], i, start, end),
                    "document_id": IDS[path],
                    "ordinal": i,
                    "level": 1,
                    "heading": head,
                    "heading_start": start,
                    "heading_end": start + len(head),
                    "kind": kinds[head],
                    "kind_basis": "heading",
                    "start": start,
                    "end": end,
                }
            )
    return rows


def section_at(path: str, start: int) -> str:
    """The id of the section that holds an offset."""
    return next(
        row["section_id"]
        for row in sections()
        if row["document_id"] == IDS[path] and row["start"] <= start < row["end"]
    )


def claim(path: str, evidence: str, value: float, unit: str, period: str | None) -> Row:
    """A claim of median pay."""
    start, end = span(path, evidence)
    text = TEXTS[path]
    line = text.rindex("\n", 0, start) + 1
    years = {"period_start": int(period[:4]), "period_end": int(period[:4]), "period_kind": "point"} if period else {}
    text_hash = content_hash(text.encode())
    return {
        "claim_id": content_id("claim", text_hash, start, end, "wage", "median", None),
        "document_id": IDS[path],
        "section_id": section_at(path, start),
        "occupation_id": OCCUPATION,
        "attribute": "wage",
        "statistic": "median",
        "value": value,
        "comparator": "=",
        "unit": unit,
        "period": period,
        **years,
        "evidence": evidence,
        "start": start,
        "end": end,
        "sentence_start": line,
        "sentence_end": text.index(". ", end) + 1 if ". " in text[end:] else text.index("\n", end),
        "rule_id": RULE,
        "status": "asserted" if period else "asserted_undated",
        "path": path,
        "publisher": PUBLISHERS[path],
    }


CLAIMS = [
    claim("a.txt", "$26,240", 26240.0, "USD/year", "2002"),
    claim("b.txt", "$33,750 a year", 33750.0, "USD/year", "2018-05"),
    claim("b.txt", "$16.23 an hour", 16.23, "USD/hour", "2018-05"),
]


def claim_spans() -> list[Row]:
    """A span for every filled cell."""
    words = {
        "a.txt": {"statistic": "Median", "unit": "annual", "period": "2002", "occupation": "clerks"},
        "b.txt": {"statistic": "median", "period": "May 2018", "occupation": "Clerk"},
    }
    rows = []
    for row in CLAIMS:
        found = {role: span(row["path"], text) for role, text in words[row["path"]].items()}
        found["value"] = (row["start"], row["end"])
        if row["path"] == "b.txt":
            found["unit"] = (row["start"], row["end"])
        rows += [{"claim_id": row["claim_id"], "role": role, "start": s, "end": e} for role, (s, e) in found.items()]
    return rows


def numbers() -> list[Row]:
    """Every number of both texts with its disposition."""
    rows = []
    for path, text in TEXTS.items():
        mine = [row for row in CLAIMS if row["path"] == path]
        for start, end in find_numbers(text):
            row = {"document_id": IDS[path], "start": start, "end": end, "text": text[start:end]}
            inside = next((c for c in mine if c["start"] <= start < c["end"]), None)
            part = next((c for c in mine if c["sentence_start"] <= start < c["sentence_end"]), None)
            if inside:
                row |= {"disposition": "claim", "claim_id": inside["claim_id"]}
            elif part:
                row |= {"disposition": "part_of_claim", "claim_id": part["claim_id"], "reason": "period"}
            else:
                row |= {"disposition": "left_out", "reason": "no_attribute"}
            rows.append(row)
    return rows


def mentions() -> list[Row]:
    """The duties of both documents, hostile ones among them."""
    listed = [("a.txt", FORMULA), ("a.txt", HOSTILE), ("a.txt", "Answer letters")]
    listed += [("b.txt", "Reply to letters"), ("b.txt", f"+1 {BIDI}"), ("b.txt", "'tis filed")]
    rows = []
    for path, text in listed:
        start, end = span(path, text)
        rows.append(
            {
                "mention_id": content_id("mention", content_hash(TEXTS[path].encode()), start, end, "duty"),
                "document_id": IDS[path],
                "section_id": section_at(path, start),
                "occupation_id": OCCUPATION,
                "kind": "duty",
                "text": text,
                "start": start,
                "end": end,
                "examples": [],
                "rule_id": f"duty.item@{VERSION}",
            }
        )
    return rows


def concepts() -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Matches, concepts, their members, and the reconciled concepts."""
    everything = mentions()
    a, b = everything[2], everything[3]
    match = {
        "match_id": content_id("match", a["mention_id"], a["start"], a["end"], b["mention_id"], b["start"], b["end"]),
        "kind": "duty",
        "mention_a": a["mention_id"],
        "mention_b": b["mention_id"],
        "clause_a_start": a["start"],
        "clause_a_end": a["end"],
        "clause_b_start": b["start"],
        "clause_b_end": b["end"],
        "score": 0.81,
        "tests": ["words: 0.81 of 1"],
        "decision": "same",
    }
    made, members, reconciled = [], [], []
    for group in ([a, b], [everything[0]], [everything[1]], [everything[4]], [everything[5]]):
        concept_id = content_id(
            "concept",
            *(part for m in sorted(group, key=lambda m: m["mention_id"]) for part in (m["mention_id"], m["start"])),
        )
        documents = {m["document_id"] for m in group}
        common = {"concept_id": concept_id, "occupation_id": OCCUPATION, "kind": "duty", "label": group[0]["text"]}
        made.append({**common, "n_mentions": len(group), "n_documents": len(documents), "n_witnesses": len(documents)})
        members += [
            {
                "concept_id": concept_id,
                "mention_id": m["mention_id"],
                "document_id": m["document_id"],
                "clause_start": m["start"],
                "clause_end": m["end"],
                "score": 1.0,
            }
            for m in group
        ]
        naming = [path for path in TEXTS if IDS[path] in documents]
        reconciled.append(
            {
                **common,
                "occupation": "Clerk",
                "status": "shared" if len(documents) > 1 else "only_one",
                "n_documents": len(documents),
                "n_witnesses": len(documents),
                "named_by": naming,
                "not_named_by": [path for path in TEXTS if path not in naming],
                "quotes": [m["text"] for m in group],
            }
        )
    return [match], made, members, reconciled


def comparison(a: Row, b: Row, kind: str, difference: float | None) -> Row:
    """A comparison of two claims."""
    row: Row = {
        "comparison_id": content_id("cmp", a["claim_id"], b["claim_id"]),
        "occupation_id": OCCUPATION,
        "occupation": "Clerk",
        "attribute": "wage",
        "kind": kind,
        "difference": difference,
        "difference_percent": round(100 * difference / a["value"], 6) if difference is not None else None,
        "tests": ["same attribute, statistic and scope", "periods differ: 2002, 2018-05"],
        "needs_review": False,
        "explanation": "The figures are of different years.",
    }
    for end, side in (("a", a), ("b", b)):
        row |= {
            f"claim_{end}": side["claim_id"],
            f"document_{end}": side["document_id"],
            f"path_{end}": side["path"],
            f"publisher_{end}": side["publisher"],
            f"evidence_{end}": side["evidence"],
            f"statistic_{end}": side["statistic"],
            f"unit_{end}": side["unit"],
            f"reading_{end}": f"{side['value']:g} {side['unit']}",
            f"low_{end}": side["value"],
            f"high_{end}": side["value"],
            f"period_{end}": side["period"],
            f"period_basis_{end}": "stated",
        }
    return row


def reconciled() -> tuple[list[Row], list[Row]]:
    """The reconciled row of median pay and its two periods."""
    a, b, hourly = CLAIMS
    row = {
        "reconciled_id": content_id("rec", OCCUPATION, "wage", "median", "USD/year", None, None, None),
        "occupation_id": OCCUPATION,
        "occupation": "Clerk",
        "attribute": "wage",
        "statistic": "median",
        "unit": "USD/year",
        "status": "varies_by_period",
        "value": 33750.0,
        "comparator": "=",
        "period": "2018-05",
        "period_basis": "stated",
        "confidence": 0.9,
        "policy": "authority",
        "n_claims": 3,
        "n_documents": 2,
        "n_witnesses": 2,
        "lowest": 26240.0,
        "highest": 33750.0,
        "spread_percent": 28.620427,
        "claim_ids": [b["claim_id"], hourly["claim_id"]],
        "rival_claim_ids": [a["claim_id"]],
    }
    periods = [
        {
            "reconciled_id": row["reconciled_id"],
            "period": period,
            "value": value,
            "n_witnesses": 1,
            "confidence": 0.9,
            "claim_ids": ids,
            "rivals": [],
            "why_lost": [],
            "tests": [],
        }
        for period, value, ids in (("2018-05", 33750.0, row["claim_ids"]), ("2002", 26240.0, [a["claim_id"]]))
    ]
    return [row], periods


def documents() -> list[Row]:
    """Both documents; the second has a publisher that a spreadsheet would run."""
    return [
        {
            "document_id": IDS[path],
            "source_id": f"source-{path[0]}",
            "path": path,
            "paths": [path],
            "media_type": "text/plain",
            "encoding": "utf-8",
            "encoding_confidence": 1.0,
            "sha256": content_hash(data),
            "bytes": len(data),
            "text_sha256": content_hash(TEXTS[path].encode()),
            "characters": len(TEXTS[path]),
            "title": TEXTS[path].split("\n")[0],
            "publisher": PUBLISHERS[path],
            "occupation_id": OCCUPATION,
            "occupation": "Clerk",
            "warnings": [],
        }
        for path, data in RAW.items()
    ]


def build_stages(root: Path, split: bool = False) -> Path:
    """Write a `.stages` tree below `root`: one partition a stage, or with `split` one for each document."""
    stages = root / ".stages"
    groups = [["a.txt"], ["b.txt"]] if split else [["a.txt", "b.txt"]]
    matches, made, members, named = concepts()
    for i, paths in enumerate(groups):
        keep = {IDS[path] for path in paths}
        known = {row["claim_id"] for row in CLAIMS if row["document_id"] in keep}
        ingest, segment, extract = (stages / stage / f"{i:04}" for stage in ("ingest", "segment", "extract"))
        mine = [row for row in documents() if row["document_id"] in keep]
        write_rows(ingest, "documents", mine)
        sources = [{"source_id": d["source_id"], "publisher": d["publisher"], "authority": "primary"} for d in mine]
        write_rows(ingest, "sources", sources)
        rejected = {
            "path": "z.bin",
            "stage": "ingest",
            "code": "binary",
            "reason": "No text in it",
            "remedy": "Leave it",
        }
        write_rows(ingest, "rejects", [rejected] if i == 0 else [])
        for path in paths:
            write_text(ingest, IDS[path], TEXTS[path])
        write_rows(segment, "documents", mine)
        aliases = [row["title"] for row in mine]
        write_rows(segment, "occupations", [{"occupation_id": OCCUPATION, "occupation": "Clerk", "aliases": aliases}])
        write_rows(segment, "sections", [row for row in sections() if row["document_id"] in keep])
        write_rows(extract, "claims", [row for row in CLAIMS if row["document_id"] in keep])
        write_rows(extract, "claim_spans", [row for row in claim_spans() if row["claim_id"] in known])
        write_rows(extract, "numbers", [row for row in numbers() if row["document_id"] in keep])
        write_rows(extract, "mentions", [row for row in mentions() if row["document_id"] in keep])
    write_rows(stages / "match" / "0000", "matches", matches)
    write_rows(stages / "match" / "0000", "concept_members", members)
    write_reconciled(stages / "reconcile" / "0000", made, named)
    return stages


def laid_out(stages: Path) -> dict[str, list[Path]]:
    """The partition folders of each stage below `stages`, in the order of their names."""
    found: dict[str, set[Path]] = {}
    for path in stages.rglob("*.arrow"):
        found.setdefault(path.relative_to(stages).parts[0], set()).add(path.parent)
    return {stage: sorted(folders) for stage, folders in found.items()}


def write_reconciled(folder: Path, made: list[Row], named: list[Row]) -> None:
    """The tables that reconcile writes."""
    a, b, hourly = CLAIMS
    change = comparison(a, b, "change_over_time", 7510.0)
    write_rows(folder, "comparisons", [change, comparison(b, hourly, "derived_agreement", None)])
    write_rows(folder, "conflicts", [change])
    rows, periods = reconciled()
    write_rows(folder, "reconciled", rows)
    write_rows(folder, "reconciled_periods", periods)
    write_rows(folder, "concepts", made)
    write_rows(folder, "reconciled_concepts", named)
    coverage = [
        {
            "document_id": IDS[path],
            "path": path,
            "publisher": PUBLISHERS[path],
            "attribute": attribute,
            "state": "stated" if attribute == "wage" else "silent",
        }
        for path in TEXTS
        for attribute in ("wage", "employment")
    ]
    write_rows(folder, "coverage", coverage)
    for table in ("datings", "witnesses", "decisions_applied"):
        write_rows(folder, table, [])


def publish_tables(parts: dict[str, list[Path]], output: Path, settings: Settings) -> list[str]:
    """Print and publish partitions, all occupations as one range; the paths of the files written, sorted."""
    with TemporaryDirectory() as folder:
        printed, pages = Path(folder) / "printed", Path(folder) / "pages"
        given = zip(*(parts.get(stage, []) for stage in ("segment", "extract", "ingest")), strict=True)
        for i, part in enumerate(given):
            (printed / f"{i:04}").mkdir(parents=True)
            publishing.print_documents_part(part, printed / f"{i:04}", settings)
        pages.mkdir()
        publishing.print_occupations(parts, pages, settings, pages=publishing.has_several(parts))
        folders = {"printed": sorted(printed.glob("*")), "pages": [pages]}
        outputs = Outputs(Path(folder) / "files", "sample")
        publishing.publish_tables({**parts, **folders}, outputs, settings)
        outputs.close()
        shutil.copytree(Path(folder) / "files", output)
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())


def open_shelf(output: Path) -> Shelf:
    """The tables of the partitions that a published folder was made from."""
    return Shelf(laid_out(output.parent / ".stages"))


def publish(root: Path, settings: Settings | None = None, split: bool = False) -> Path:
    """The published folder of the sample."""
    output = root / "out"
    publish_tables(laid_out(build_stages(root, split)), output, settings or Settings())
    write_manifest(output)
    return output


def write_manifest(output: Path) -> None:
    """The list of hashes that a run writes last."""
    files = [
        path for path in sorted(output.rglob("*")) if path.is_file() and path.name not in ("manifest.json", *UNSTABLE)
    ]
    hashes = {path.relative_to(output).as_posix(): content_hash(path.read_bytes()) for path in files}
    (output / "manifest.json").write_text(json.dumps({"files": hashes}), "utf-8")


def write_raw(root: Path) -> Path:
    """The folder of raw files the sample was read from."""
    raw = root / "raw"
    raw.mkdir()
    for path, data in RAW.items():
        (raw / path).write_bytes(data)
    return raw
