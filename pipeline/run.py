"""run: which stage runs on which partitions, in which order."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.cache import known_files
from pipeline.errors import ConfigError, StateError
from pipeline.ids import combined_hash, content_hash
from pipeline.partitions import MANIFEST, Part, Run, check_fresh, commit, list_parts, map_parts, parts, write_part
from pipeline.precheck import check_choices
from pipeline.release import PUBLISHING, RECORD, make_readable, publish, published, settle

__all__ = [
    "MANIFEST", "PUBLISHING", "RECORD", "STAGES", "Run", "check_fresh", "make_readable", "parts", "publish", "run_all",
    "run_stage", "settle",
]  # fmt: skip

STAGES = ("ingest", "segment", "extract", "match", "reconcile", "publish")
SHARED = "shared"  # the partition of survey that belongs to all: rejects, what was ignored, decisions
KNOWN = "known.sqlite"  # in .stages: the hashes of RAW's files by their state
PART_MEAN, PART_MOST = 32, 128  # documents in a partition, or of a range of occupations: on average, and at most


def check_folders(raw: Path, out: Path) -> None:
    """Raises ConfigError where RAW is no folder, OUT is somebody else's, or one of them lies in the other.

    A run that read its own tables and texts as documents would never come to rest.
    """
    if not raw.is_dir():
        problem = "is a file, not a folder" if raw.exists() else "there is no such folder"
        raise ConfigError(problem, file=raw, remedy="give the folder that holds the documents")
    inner, outer = out.resolve(), raw.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        problem = f"the folder of documents {raw} and the output folder lie one in the other"
        raise ConfigError(problem, file=out, remedy="choose an -o outside the documents")
    published(out)


def check_begun(out: Path) -> None:
    """Raises StateError where no stage has run in OUT yet; nothing is created there."""
    if not (out / ".stages").is_dir():
        raise StateError("ingest has not run here", file=out, remedy="run `concord ingest RAW` or `concord all` first")


def check_published(out: Path) -> None:
    """Raises StateError where OUT holds no tables at all; what a killed run left is made readable."""
    make_readable(out)
    if not any(out.glob("*.parquet")):
        raise StateError("holds no tables", file=out, remedy="name a folder that `concord all` wrote")


def run_all(run: Run, raw: Path, report: Callable[[str], None] = lambda _: None) -> None:
    """Every stage in order over RAW. `report` hears each name as the stage starts: no stage before a faulty choice."""
    for stage in STAGES:
        run_stage(run, stage, raw if stage == "ingest" else None, report)


def run_stage(run: Run, stage: str, raw: Path | None = None, report: Callable[[str], None] = lambda _: None) -> None:
    """Run one stage over what the stages before it left in OUT. Ingest alone needs RAW."""
    settle(run.out)
    function = f"pipeline.{stage}:{stage}_part"
    if stage == "ingest":
        if raw is None:
            raise ConfigError("ingest needs the folder of documents", remedy="run `concord ingest RAW -o OUT`")
        check_folders(raw, run.out)
        check_choices(raw, run.settings)
    report(stage)
    if stage == "ingest" and raw is not None:
        ingest_texts(run, raw, function)
    elif stage == "segment":
        map_parts(run, stage, function, ([part] for part in list_parts(run, "ingest")))
    elif stage == "extract":
        map_parts(run, stage, function, zip(list_parts(run, "segment"), list_parts(run, "ingest"), strict=True))
    elif stage == "match":
        group_occupations(run)
        shared = list_parts(run, "survey")[0]
        map_parts(run, stage, function, ([group, shared] for group in list_parts(run, "group")))
    elif stage == "reconcile":
        shared = list_parts(run, "survey")[0]
        pairs = zip(list_parts(run, "group"), list_parts(run, "match"), strict=True)
        map_parts(run, stage, function, ([group, matched, shared] for group, matched in pairs))
    else:
        print_parts(run)
        publish(run)


def cut(keys: Sequence[str], weights: Sequence[int] | None = None) -> list[range]:
    """Index ranges that cover `keys` in order, cut where a key's own hash says so, sooner where it weighs much.

    A key added, removed or changed in weight moves no boundary but those beside it, so that the other partitions stand.
    """
    found, first, held = [], 0, 0
    for i, key in enumerate(keys):
        weight = weights[i] if weights else 1
        held += weight
        ends = int(content_hash(key.encode())[:8], 16) % max(PART_MEAN // weight, 1) == 0
        if ends or held >= PART_MOST or i == len(keys) - 1:
            found.append(range(first, i + 1))
            first, held = i + 1, 0
    return found


def ingest_texts(run: Run, raw: Path, function: str) -> None:
    """Read every file of RAW; where two have the same text, plan again without the second. The next run knows it."""
    from pipeline.same_text import find_same, keep_known, read_known

    known = read_known(run.stages, run.identity)
    while True:
        plan_survey(run, raw, known)
        map_parts(run, "ingest", function, ([part] for part in list_parts(run, "survey")[1:]))
        found = find_same(parts(run, "ingest"))
        if not found:
            return
        known |= found
        keep_known(run.stages, run.identity, known)


def plan_survey(run: Run, raw: Path, texts: dict[str, str]) -> None:
    """Look through RAW and write the plan of what is read together. Raises ConfigError before any work is begun.

    `texts` are the texts that several files are known to have, by the files' hashes.
    """
    from pipeline.ingest import plan_files, read_hash, survey
    from pipeline.manifest import check_paths, load_manifest
    from pipeline.same_text import leave_out
    from pipeline.tables import write_rows

    manifest = load_manifest(raw)
    run.stages.mkdir(parents=True, exist_ok=True)
    with known_files(run.stages / KNOWN, run.rehash) as look_up:
        found = survey(raw, run.settings, lambda path: look_up(path, read_hash))
    check_paths(raw, manifest, found.names())
    leave_out(found, texts)
    decisions = raw / "decisions.csv"
    said = decisions.read_bytes() if decisions.is_file() else b""

    def write_shared(new: Path) -> None:
        write_rows(new, "rejects", found.rejects)
        (new / "ignored.json").write_text(json.dumps(found.ignored, indent=1), "utf-8")
        if decisions.is_file():
            shutil.copyfile(decisions, new / decisions.name)

    whole = json.dumps([found.rejects, found.ignored, content_hash(said)])
    keys = [write_part(run, "survey", f"{SHARED}-{combined_hash([run.identity, whole])[:32]}", write_shared)]
    for part in cut([entry.paths[0] for entry in found.files]):
        plan = json.dumps(plan_files([found.files[i] for i in part], raw.resolve(), manifest), indent=1)
        keys.append(write_json(run, "survey", "files.json", plan))
    commit(run, "survey", keys)


def write_json(run: Run, stage: str, name: str, text: str) -> str:
    """A partition that is one file, named by its content."""

    def write(new: Path) -> None:
        (new / name).write_text(text, "utf-8")

    return write_part(run, stage, content_hash(text.encode())[:32], write)


def group_occupations(run: Run) -> None:
    """Bring together what belongs to the same occupations, from every partition of documents."""
    from pipeline.group import INDEX, RANGE

    stages = (list_parts(run, stage) for stage in ("segment", "extract", "ingest"))
    map_parts(run, "scatter", "pipeline.group:scatter_part", zip(*stages, strict=True))
    places: dict[str, list[tuple[int, str]]] = {}
    weights: dict[str, int] = {}
    for number, part in enumerate(list_parts(run, "scatter")):
        for occupation, count, digest in json.loads((part.folder / INDEX).read_text("utf-8")):
            places.setdefault(occupation, []).append((number, digest))
            weights[occupation] = weights.get(occupation, 0) + count
    ids = sorted(places)
    ranges = [[ids[i] for i in part] for part in cut(ids, [weights[name] for name in ids])]
    commit(run, "ranges", [write_json(run, "ranges", RANGE, json.dumps(names)) for names in ranges])
    map_parts(run, "group", "pipeline.group:group_part", list_groups(run, ranges, places))


def print_parts(run: Run) -> None:
    """Print what each partition adds to OUT; no pages where one shows all documents."""
    from pipeline.publish import has_several

    given = zip(*(list_parts(run, stage) for stage in ("segment", "extract", "ingest")), strict=True)
    map_parts(run, "printed", "pipeline.publish:print_documents_part", given)
    given = zip(*(list_parts(run, stage) for stage in ("group", "match", "reconcile")), strict=True)
    what = "occupations" if has_several({"segment": parts(run, "segment")}) else "tables"
    map_parts(run, "pages", f"pipeline.publish:print_{what}_part", given)


def list_groups(
    run: Run, ranges: Sequence[Sequence[str]], places: dict[str, list[tuple[int, str]]]
) -> Iterator[list[Part]]:
    """The inputs of each range: itself, then the scatter and ingest partitions that hold something of it.

    Of a scatter partition only what belongs to the range counts, and of an ingest partition nothing: its texts have
    their hashes in the rows of documents.
    """
    scattered, ingested = list_parts(run, "scatter"), list_parts(run, "ingest")
    for part, names in zip(list_parts(run, "ranges"), ranges, strict=True):
        digests: dict[int, list[str]] = {}
        for name in names:
            for number, digest in places[name]:
                digests.setdefault(number, []).append(digest)
        given = [part]
        for number in sorted(digests):
            given.append(Part(scattered[number].folder, combined_hash(digests[number])))
            given.append(Part(ingested[number].folder, ""))
        yield given
