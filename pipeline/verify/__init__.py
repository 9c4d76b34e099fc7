"""verify: recomputes hashes, offsets, quotes, ids, values and keys of a published folder, and names what is wrong."""

from pathlib import Path

from pipeline.errors import StateError
from pipeline.settings import Settings
from pipeline.verify.claims import check_claims
from pipeline.verify.database import check_database
from pipeline.verify.files import check_csv, check_keys, check_manifest, check_schema
from pipeline.verify.problem import Folder, Problem
from pipeline.verify.reconciled import check_comparisons, check_concepts, check_reconciled
from pipeline.verify.texts import (
    check_configured,
    check_mentions,
    check_numbers,
    check_raw,
    check_sections,
    check_texts,
)

__all__ = ["Problem", "verify"]


def verify(out: Path, raw: Path | None, settings: Settings) -> list[Problem]:
    """Everything that is wrong with a published folder, in the order of the checks; empty where it passes.

    With `raw`, hashes and ids of documents are recomputed from the files they came from, and compared with what its
    `sources.toml` says. `settings` name the rules the folder was made with. Raises StateError where `out` is no folder.
    """
    if not out.is_dir():
        raise StateError("there is no such folder", file=out, remedy="run `concord all` first")
    folder = Folder(out, settings)
    problems = [*check_manifest(folder), *check_schema(folder), *check_csv(folder), *check_keys(folder)]
    problems += check_database(folder)
    if raw is not None:
        problems += [*check_raw(folder, raw), *check_configured(folder, raw)]
    for check in (check_texts, check_sections, check_numbers, check_mentions, check_claims):
        problems += check(folder)
    return [*problems, *check_comparisons(folder), *check_reconciled(folder), *check_concepts(folder)]
