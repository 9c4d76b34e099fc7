"""group: each range of occupations gets the rows and texts that belong to it, and no others."""

import json
from pathlib import Path

from builders import claim, document, empty_row

from pipeline.group import INDEX, RANGE, group_part, scatter_part
from pipeline.settings import Settings
from pipeline.tables import Row, read_rows, read_text, write_rows, write_text


def mention(path: str, occupation: str | None, text: str) -> Row:
    row = {**empty_row("mentions"), "mention_id": f"mention-{text}", "document_id": document(path)["document_id"]}
    cells = {"section_id": "sec-1", "kind": "duty", "text": text, "start": 0, "end": 1, "rule_id": "test"}
    return {**row, **cells, "occupation_id": occupation}


def occupation(name: str, *aliases: str) -> Row:
    return {**empty_row("occupations"), "occupation_id": name, "occupation": name.title(), "aliases": list(aliases)}


def write_documents(folder: Path, rejected: tuple[str, ...] = ()) -> list[Path]:
    """A baker's page that also tells what welders earn, a welder's page, and a page about nobody, as two partitions."""
    documents = [
        document("baker.txt", occupation_id="baker"),
        document("several.txt", occupation_id=None, occupation=None),
        document("welder.txt", occupation_id="welder"),
    ]
    claims = [
        claim("baker.txt", "wage.median", "30000 USD/year", "2018-05", occupation_id="baker"),
        claim("baker.txt", "wage.median", "40000 USD/year", "2018-05", occupation_id="welder"),
        claim("baker.txt", "wage.median", "45000 USD/year", "2019-05", occupation_id="baker"),
        claim("several.txt", "wage.median", "50000 USD/year", "2018-05", occupation_id=None),
    ]
    mentions = [mention("welder.txt", "welder", "weld"), mention("welder.txt", "baker", "bake")]
    scattered = []
    for number, own in enumerate((documents[:2], documents[2:])):
        part, ids = folder / f"in{number}", {row["document_id"] for row in own}
        write_rows(part, "documents", own)
        write_rows(part, "sources", [{"source_id": row["source_id"], "authority": "primary"} for row in own])
        write_rows(part, "occupations", [occupation("welder", f"Welders {number}")])
        write_rows(part, "claims", [row for row in claims if row["document_id"] in ids])
        write_rows(part, "mentions", [row for row in mentions if row["document_id"] in ids])
        for row in own:
            write_text(part, row["document_id"], row["path"])
        lost = [row for row in own if row["path"] in rejected]
        cells = {"stage": "extract", "code": "killed", "reason": "it died", "remedy": "look"}
        extracted = folder / f"extract{number}"
        write_rows(extracted, "rejects", [{"path": r["path"], "document_id": r["document_id"], **cells} for r in lost])
        scattered.append(folder / f"scatter{number}")
        scattered[-1].mkdir()
        scatter_part([part, extracted], scattered[-1], Settings())
    return scattered


def gather(folder: Path, scattered: list[Path], *occupations: str) -> Path:
    """The partition of a range of occupations."""
    name = "-".join(occupations) or "none"
    plan, output = folder / f"range {name}", folder / f"group {name}"
    plan.mkdir()
    output.mkdir()
    (plan / RANGE).write_text(json.dumps(occupations))
    pairs = [path for number, part in enumerate(scattered) for path in (part, folder / f"in{number}")]
    group_part([plan, *pairs], output, Settings())
    return output


def paths(folder: Path) -> list[str]:
    return [row["path"] for row in read_rows([folder], "documents")]


def test_rows_go_to_their_occupation_with_documents_and_texts(tmp_path: Path) -> None:
    scattered = write_documents(tmp_path)
    nobody, baker, welder = (gather(tmp_path, scattered, name) for name in ("", "baker", "welder"))
    assert [paths(folder) for folder in (nobody, baker, welder)] == [
        ["several.txt"],
        ["baker.txt", "welder.txt"],  # the welder's page mentions a baker's duty
        ["baker.txt", "welder.txt"],
    ]
    values = [[row["value"] for row in read_rows([folder], "claims")] for folder in (nobody, baker, welder)]
    assert values == [[50000.0], [30000.0, 45000.0], [40000.0]]
    assert [row["text"] for row in read_rows([baker], "mentions")] == ["bake"]
    assert [row["aliases"] for row in read_rows([welder], "occupations")] == [["Welders 0", "Welders 1"]]
    assert len(read_rows([welder], "sources")) == len(read_rows([baker], "sources")) >= 1
    for folder in (nobody, baker, welder):
        for row in read_rows([folder], "documents"):
            assert read_text([folder], row["document_id"]) == row["path"]


def test_what_is_of_several_occupations_is_there_once_and_in_its_old_order(tmp_path: Path) -> None:
    whole = gather(tmp_path, write_documents(tmp_path), "", "baker", "welder")
    assert paths(whole) == ["baker.txt", "several.txt", "welder.txt"]
    assert [row["value"] for row in read_rows([whole], "claims")] == [30000.0, 40000.0, 45000.0, 50000.0]
    assert [row["text"] for row in read_rows([whole], "mentions")] == ["weld", "bake"]


def test_a_document_that_extract_rejected_goes_nowhere(tmp_path: Path) -> None:
    scattered = write_documents(tmp_path, rejected=("welder.txt",))
    assert paths(gather(tmp_path, scattered, "", "baker", "welder")) == ["baker.txt", "several.txt"]


def test_the_index_changes_only_where_an_occupation_does(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = write_documents(tmp_path / "a"), write_documents(tmp_path / "b", rejected=("several.txt",))
    first, second = ({n: h for n, _, h in json.loads((p[0] / INDEX).read_text())} for p in (one, other))
    assert second == {name: digest for name, digest in first.items() if name}
