"""__main__: commands, options, exit codes, and one line with a remedy for whatever a user can get wrong."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from conftest import RAW, ROOT, Concord

from pipeline.__main__ import cli
from pipeline.cli.help import SECTIONS
from pipeline.cli.progress import watch
from pipeline.engine import Engine, Task
from pipeline.engine.serial import Serial
from pipeline.engine.task import Outcome
from pipeline.run import STAGES
from pipeline.settings import Settings

COMMANDS = [*cli.commands]
PROMISED = ["all", *STAGES, "verify", "explain", "diff", "evaluate", "quantities", "link", "fuse"]
CONCORD = [sys.executable, "-m", "pipeline"]


@pytest.fixture
def own_out(sample_out: Path, tmp_path: Path) -> Path:
    """A copy of the sample's output that a test may spoil."""
    return shutil.copytree(sample_out, tmp_path / "own")


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


class Counted(Serial):
    """An executor whose tasks are done at once."""

    def outcomes(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Outcome]]:
        return ((number, None) for number, _ in tasks)


# -- help and documents ------------------------------------------------------------------------------------------------


def test_the_promised_commands_are_there_in_order_of_use() -> None:
    assert COMMANDS == PROMISED


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(concord: Concord, name: str) -> None:
    said = concord(name, "--help")
    assert said.code == 0 and said.err == ""
    assert re.search(rf"\n  Examples?:\n    concord {name} ", said.out)
    assert all(param.help for param in cli.commands[name].params if isinstance(param, click.Option))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_eighty_columns(concord: Concord, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = concord(*name.split(), "--help").out.splitlines()
    assert [line for line in lines[1:] if len(line) > 80 or line.endswith("...")] == []


def test_each_command_stands_in_one_section_of_the_help() -> None:
    assert [name for names in SECTIONS.values() for name in names] == COMMANDS


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("all", "--help"), ("extract", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys; sys.argv[0] = 'concord'\nfrom pipeline.__main__ import main\n"
        "try: main()\nfinally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "click" in loaded
    assert not loaded & {"spacy", "pandas", "pyarrow", "numpy", "scipy", "rapidfuzz", "msgspec", "jinja2", "selectolax"}


def test_without_a_command_the_help_is_shown(concord: Concord) -> None:
    said = concord()
    assert said.code == 2 and "The pipeline:" in said.err


# -- on a terminal -----------------------------------------------------------------------------------------------------


def test_bars_on_a_terminal_where_there_are_several_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    for number, bars in ((1, 0), (3, 1)):
        tasks = [(i, Task("json:loads", (), Path(), Settings(), "extract")) for i in range(number)]
        executor = watch(Engine(Counted()), quiet=False).executor
        assert [i for i, _ in executor.outcomes(tasks)] == list(range(number))
        assert screen.getvalue().count("100%") == bars
    assert "extract" in screen.getvalue() and "0%" in screen.getvalue()


@pytest.mark.parametrize(("quiet", "terminal"), [(True, True), (False, False)])
def test_no_bars_where_nobody_looks_on(monkeypatch: pytest.MonkeyPatch, quiet: bool, terminal: bool) -> None:
    monkeypatch.setattr(sys, "stderr", Screen() if terminal else io.StringIO())
    engine = Engine(Counted())
    assert watch(engine, quiet) is engine


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs Bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("concord ex", ["extract", "explain"]),
        ("concord all raw --pol", ["--policy"]),
        ("concord all raw --policy v", ["vote"]),
        ("concord fuse --", ["--out", "--tolerance", "--policy", "--json"]),
    ],
)
def test_bash_completes(tmp_path: Path, typed: str, offered: list[str]) -> None:
    (tmp_path / "concord").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec {sys.executable} -m pipeline "$@"\n')
    (tmp_path / "concord").chmod(0o755)
    page = (ROOT / "docs/commands.md").read_text("utf-8")
    switch_on = re.search(r"^\| Bash .*?`(.*?)`", page, re.MULTILINE)
    assert switch_on is not None
    words = typed.split(" ")
    script = (
        f"{switch_on.group(1)}\nCOMP_WORDS=({' '.join(words)}) COMP_CWORD={len(words) - 1}\n"
        '_concord_completion concord\nprintf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert [line for line in done.stdout.split() if line != "--help"] == offered


# -- what goes right ---------------------------------------------------------------------------------------------------


def test_all_reads_and_says_what_it_wrote(concord: Concord, tmp_path: Path) -> None:
    said = concord("all", RAW, "-o", tmp_path / "out")
    assert said.code == 0
    assert said.err == "".join(f"{stage} …\n" for stage in STAGES)
    lines = said.out.splitlines()
    assert re.match(r"5 documents, \d+ claims, \d+ mentions, \d+ concepts$", lines[0])
    named = [line.split()[0] for line in lines[lines.index("Look next at") + 1 :]]
    out = tmp_path / "out"
    assert named == [f"{out}/report/index.html", f"{out}/reconciled_wide.csv", f"{out}/conflicts.csv"]
    assert all(Path(path).exists() for path in named)
    assert concord("verify", tmp_path / "out", RAW) == (0, f"{tmp_path}/out: verified\n", "")


def test_a_folder_without_documents_is_said_to_be_one(concord: Concord, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for name in ("a.rtf", "b.png"):
        (tmp_path / "raw" / name).write_bytes(b"x")
    said = concord("all", tmp_path / "raw", "-o", tmp_path / "out")
    assert said.code == 0 and "no document was read: put .txt" in said.out
    assert "ignored files: 2, hidden or of a type that is not read: a.rtf, b.png" in said.out.splitlines()
    named = [line.split()[0] for line in said.out.partition("Look next at\n")[2].splitlines()]
    assert named and all(Path(path).exists() for path in named)


def test_quiet_and_json(concord: Concord, tmp_path: Path) -> None:
    assert concord("all", RAW, "-o", tmp_path / "out", "--quiet") == (0, "", "")
    said = concord("all", RAW, "-o", tmp_path / "out", "--json")
    assert said.err == "" and json.loads(said.out)["rows"]["documents"] == 5
    said = concord("segment", tmp_path / "out", "--json")
    assert json.loads(said.out)["rows"].keys() == {"documents", "occupations", "sections"}


def test_a_dry_run_says_what_would_be_read_and_does_nothing(concord: Concord, tmp_path: Path) -> None:
    raw = shutil.copytree(RAW, tmp_path / "raw")
    (raw / "empty.txt").touch()
    (raw / "notes.rtf").touch()
    said = concord("all", raw, "-o", tmp_path / "out", "--dry-run")
    lines = said.out.splitlines()
    assert said.code == 0 and "read\tarticle.txt" in lines
    assert "reject\tempty.txt" in lines and "apply\tsources.toml" in lines and "ignore\tnotes.rtf" in lines
    plan = json.loads(concord("all", raw, "-o", tmp_path / "out", "--dry-run", "--json").out)
    assert plan["reject"] == ["empty.txt"] and len(plan["read"]) == 5
    assert not (tmp_path / "out").exists()


def test_stages_one_by_one_with_the_folder_as_argument_or_option(concord: Concord, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert concord("ingest", RAW, "-o", out) == (0, "", f"ingest done: {out}\n")
    for i, stage in enumerate(STAGES[1:]):
        said = concord(stage, "-o", out) if i % 2 else concord(stage, out)
        assert said == (0, "", f"{stage} done: {out}\n")
    assert concord("verify", out, RAW).code == 0


def test_readers_of_an_output(concord: Concord, sample_out: Path, own_out: Path) -> None:
    claim = (sample_out / "claims.csv").read_text("utf-8").splitlines()[1].partition(",")[0]
    said = concord("explain", claim, "-o", sample_out)
    assert said.code == 0 and claim in said.out and said.out.endswith("\n") and not said.out.endswith("\n\n")
    found = json.loads(concord("explain", claim, "-o", sample_out, "--json").out)
    assert (found["table"], found["row"]["claim_id"], found["text"]) == ("claims", claim, said.out)
    said = concord("evaluate", ROOT / "tests/golden/raw.jsonl", sample_out, "--json")
    assert said.code == 0 and json.loads(said.out)["all"]
    assert concord("evaluate", ROOT / "tests/golden/raw.jsonl", sample_out, "--misses").out
    assert concord("diff", sample_out, own_out) == (0, "no differences\n", "")


def test_diff_prints_a_line_for_each_difference(
    concord: Concord, sample_out: Path, own_out: Path, tmp_path: Path
) -> None:
    raw = shutil.copytree(RAW, tmp_path / "raw")
    (raw / "article.txt").unlink()
    said = concord("all", raw, "-o", own_out)
    assert said.code == 2 and "no file fits the path 'article.txt'; mend it or take the table out" in said.err
    tables = (raw / "sources.toml").read_text("utf-8").split("[[source]]")
    kept = [table for table in tables if 'path = "article.txt"' not in table]
    (raw / "sources.toml").write_text("[[source]]".join(kept), "utf-8")
    assert concord("all", raw, "-o", own_out).code == 0
    said = concord("diff", sample_out, own_out)
    lines = said.out.splitlines()
    assert said.code == 1 and lines[-1] == f"differences: {len(lines) - 1}"
    assert any(line.startswith("removed  documents doc-") for line in lines)
    assert len(json.loads(concord("diff", sample_out, own_out, "--json").out)) == len(lines) - 1


def test_verify_names_what_was_changed(concord: Concord, own_out: Path) -> None:
    path = own_out / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("26240", "26241"), "utf-8")
    said = concord("verify", own_out)
    assert said.code == 1 and "claims.csv" in said.out and re.search(r"^problems: \d+$", said.out, re.MULTILINE)
    found = json.loads(concord("verify", own_out, "--json").out)
    assert {problem["table"] for problem in found} >= {"manifest.json", "claims"}


def test_quantities_of_a_file_and_of_standard_input(concord: Concord, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes("about 1 in 8 of them\r\n\r\n£10–£12 an hour\n".encode())
    said = concord("quantities", path)
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [(row["value"], row["low"], row["high"], row["unit"]) for row in rows] == [
        (12.5, None, None, "percent"),
        (None, 10, 12, "GBP/hour"),
    ]
    done = subprocess.run(
        [*CONCORD, "quantities", "-"], cwd=ROOT, input=path.read_bytes(), capture_output=True, check=True
    )
    assert done.stdout.decode() == said.out


def test_link_says_how_many_rows_it_wrote(concord: Concord, tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("item_id,source,kind,text\n1,a,tool,brush\n2,b,tool,brush\n")
    said = concord("link", tmp_path / "items.csv", "-o", tmp_path / "out")
    assert said == (0, "1 matches, 1 concepts, 2 concept_members\n", "")
    said = concord("link", tmp_path / "items.csv", "-o", tmp_path / "out", "--json")
    assert json.loads(said.out) == {"matches": 1, "concepts": 1, "concept_members": 2}


def test_the_same_output_in_every_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*CONCORD, "quantities", "-"], cwd=ROOT, env=environment, input="£10–£12 an hour".encode(), capture_output=True
    )
    assert done.returncode == 0 and "£10–£12 an hour" in done.stdout.decode("utf-8")


# -- one line for each mistake -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("bogus", 2, "No such command 'bogus'; see `concord --help`"),
        ("all", 2, "Missing argument 'RAW'; see `concord all --help`"),
        ("all {tmp}/none", 2, "{tmp}/none: there is no such folder; give the folder"),
        ("all {tmp}/file", 2, "is a file; see `concord all --help`"),
        ("all {raw} -o {tmp}/file", 2, "is a file; see `concord all --help`"),
        ("all {raw} -o {tmp}/file/out", 4, "Not a directory; check disk space and permissions"),
        ("all {raw} -o {raw}/out", 2, "lie one in the other; choose an -o outside the documents"),
        ("all {raw} -o {tmp}/out --jobs 0", 2, "0 is not in the range x>=1; see `concord all --help`"),
        ("all {raw} -o {tmp}/out --policy best", 2, "'best' is not one of"),
        ("all {raw} -o {tmp}/out --pack {tmp}/none", 2, "there is no such pack folder; give --pack a folder"),
        ("all {raw} -o {tmp}/out --pack {tmp}/odd", 2, "odd/cue.toml: no rule file has this name; it may be"),
        ("all {raw} -o {tmp}/out --pack {tmp}/bad", 2, "bad/cues.toml, line 4: Object contains unknown field `word`"),
        ("all {raw} -o {tmp}/out --reference {tmp}/none", 2, "does not exist; see `concord all --help`"),
        ("all {tmp}/manifest -o {tmp}/out", 2, "manifest/sources.toml, line 3: "),
        ("all {raw} -o {tmp}/theirs", 2, "theirs/manifest.json: was not written by Concord; choose another -o"),
        ("segment {tmp}/none", 1, "{tmp}/none: ingest has not run here; run `concord ingest RAW`"),
        ("segment {tmp}/a -o {tmp}/b", 2, "two output folders are given, {tmp}/a and {tmp}/b; see"),
        ("publish {tmp}/theirs", 1, "ingest has not run here; run `concord ingest RAW`"),
        ("explain claim-x -o {out}", 2, "no row has the id 'claim-x'; give an id from the tables"),
        ("explain claim- -o {out}", 2, "'claim-' is the start of several ids; one of"),
        ("explain claim-0 -o {tmp}/none", 1, "is missing or cannot be read; run `concord all` first"),
        ("verify {tmp}/none", 1, "{tmp}/none: holds no tables; name a folder"),
        ("verify {out} {tmp}/none", 2, "does not exist; see `concord verify --help`"),
        ("verify {out} --pack {tmp}/none", 2, "there is no such pack folder"),
        ("diff {out} {tmp}/none", 1, "is missing or cannot be read; name a folder"),
        ("evaluate {tmp}/none {out}", 2, "there is no such file; give a file of JSON lines"),
        ("evaluate {tmp}/file {out}", 2, "file, line 1: is not JSON"),
        ("evaluate {tmp}/file {tmp}/none", 1, "{tmp}/none: holds no tables; name a folder"),
        ("quantities {tmp}/none", 2, "No such file or directory; see `concord quantities --help`"),
        ("quantities {tmp}/latin", 2, "latin: is not UTF-8 text: invalid continuation byte; save it as UTF-8"),
        ("quantities {tmp}/file --pack {tmp}/none", 2, "there is no such pack folder"),
        ("link {tmp}/none -o {tmp}/out", 2, "there is no such file; give a CSV file of items"),
        ("fuse {tmp}/none -o {tmp}/out", 2, "there is no such file; give a CSV file of claims"),
        ("fuse {tmp}/file -o {tmp}/out", 2, "file, line 1: has no column source; the columns are"),
        ("explain claim-x -o {out} --json", 2, "no row has the id 'claim-x'; give an id from the tables"),
        ("link {tmp}/file -o {tmp}/out", 2, "file, line 1: has no column item_id; the columns are"),
    ],
)
def test_a_mistake_is_one_line_with_a_remedy(
    concord: Concord, tmp_path: Path, sample_out: Path, line: str, code: int, said: str
) -> None:
    (tmp_path / "file").write_text("no json\n")
    (tmp_path / "latin").write_bytes(b"5 caf\xe9s\n")
    for name, text in {
        "odd/cue.toml": "",
        "bad/cues.toml": '[[cue]]\nid = "x"\ncue = "pay"\nword = "y"\npatterns = ["z"]\n',
        "manifest/sources.toml": '[[source]]\npath = "a.txt"\npublisherr = "A"\n',
        "theirs/manifest.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    names = {"tmp": tmp_path, "raw": RAW, "out": sample_out}
    found = concord(*(word.format(**names) for word in line.split()))
    last = found.err.splitlines()[-1]  # before it, stages may have said that they began
    assert last.startswith("concord: ") and said.format(**names) in last
    assert (found.code, found.out) == (code, "")
    assert all(text.endswith(" …") for text in found.err.splitlines()[:-1])


def test_a_folder_that_cannot_be_read_is_rejected(
    concord: Concord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = shutil.copytree(RAW, tmp_path / "raw")
    (raw / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str | Path = ".") -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    said = concord("all", raw, "-o", tmp_path / "out", "--quiet")
    monkeypatch.undo()
    assert (said.code, said.err) == (3, "")
    assert "closed,,ingest" in (tmp_path / "out/rejects.csv").read_text("utf-8")
