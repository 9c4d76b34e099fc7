"""group: each range of occupations gets the rows and texts that belong to it, and no others."""

import json
from pathlib import Path

from builders import claim, document, empty_row

from pipeline.group import BOUNDS, group_part
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, read_text, write_rows, write_text


def mention(path: str, occupation: str | None, text: str) -> Row:
    row = {**empty_row("mentions"), "mention_id": f"mention-{text}", "document_id": document(path)["document_id"]}
    cells = {"section_id": "sec-1", "kind": "duty", "text": text, "start": 0, "end": 1, "rule_id": "test"}
    return {**row, **cells, "occupation_id": occupation}


def grouped(folder: Path, bounds: list[str]) -> dict[str, Path]:
    """A baker's page that also tells what welders earn, a welder's page, and a page about nobody."""
    documents = [
        document("baker.txt", occupation_id="baker"),
        document("welder.txt", occupation_id="welder"),
        document("several.txt", occupation_id=None, occupation=None),
    ]
    claims = [
        claim("baker.txt", "wage.median", "30000 USD/year", "2018-05", occupation_id="baker"),
        claim("baker.txt", "wage.median", "40000 USD/year", "2018-05", occupation_id="welder"),
        claim("several.txt", "wage.median", "50000 USD/year", "2018-05", occupation_id=None),
    ]
    part, new = folder / "0000", folder / "new"
    write_rows(part, "documents", documents)
    write_rows(part, "sections", [])
    write_rows(part, "claims", claims)
    write_rows(part, "mentions", [mention("welder.txt", "welder", "weld"), mention("welder.txt", "baker", "bake")])
    for row in documents:
        write_text(part, row["document_id"], row["path"])
    new.mkdir()
    (new / BOUNDS).write_text(json.dumps(bounds))
    group_part([part, new], new / "0000", Settings())
    return {path.name: path for path in sorted((new / "0000").iterdir())}


def paths(folder: Path) -> list[str]:
    return [row["path"] for row in read_rows([folder], "documents")]


def test_rows_go_to_their_occupation_with_documents_and_texts(tmp_path: Path) -> None:
    found = grouped(tmp_path, ["", "baker", "welder"])
    assert list(found) == ["0000", "0001", "0002"]
    assert {name: paths(folder) for name, folder in found.items()} == {
        "0000": ["several.txt"],
        "0001": ["baker.txt", "welder.txt"],  # the welder's page mentions a baker's duty
        "0002": ["baker.txt", "welder.txt"],
    }
    assert [[row["value"] for row in read_rows([folder], "claims")] for folder in found.values()] == [
        [50000.0],
        [30000.0],
        [40000.0],
    ]
    assert [row["text"] for row in read_rows([found["0001"]], "mentions")] == ["bake"]
    for folder in found.values():
        for row in read_rows([folder], "documents"):
            assert read_text([folder], row["document_id"]) == row["path"]


def test_what_lies_between_bounds_belongs_to_the_one_before(tmp_path: Path) -> None:
    found = grouped(tmp_path, ["", "cook"])
    assert paths(found["0000"]) == ["baker.txt", "welder.txt", "several.txt"]
    assert paths(found["0001"]) == ["baker.txt", "welder.txt"]


def test_no_row_is_lost_or_doubled(tmp_path: Path) -> None:
    for bounds in ([""], ["", "m"], ["", "baker", "welder"], ["baker"]):
        folder = tmp_path / "-".join(["x", *bounds])
        found = grouped(folder, bounds)
        for table, key in (("claims", "claim_id"), ("mentions", "mention_id")):
            got = sorted(row[key] for row in read_rows(found.values(), table))
            assert got == sorted(row[key] for row in read_rows([folder / "0000"], table))
