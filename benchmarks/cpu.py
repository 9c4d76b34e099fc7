"""cpu: the CPU time of whole commands beside spaCy alone: its import, and its tokenizer over the same lines.

    python -m benchmarks.cpu [FOLDER ...] [--rounds 3]

Every figure is the CPU time of a command with all its children, each in a fresh process; Python keeps its bytecode, as
it does where a package is installed. Commands are interleaved, and the median of the rounds is told. Start-up:
`concord --help`, and `concord all` over the sample corpus into a new folder, beside the import of spaCy and pandas.
Text: `concord all` over each FOLDER into a new folder, beside a process that reads the same texts and gives their lines
to the tokenizer of `spacy.blank("en")`; in the last column both are without what they take before the first line (the
import, and `concord all` over one short document).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks.figures import Figure, beside, show

ROOT = Path(__file__).parents[1]
IMPORT = "import spacy, pandas; spacy.blank('en')"
BASE, SHORT = "import of spaCy and pandas", "concord all, one short document"
TOKENIZE = """
import sys
from pathlib import Path
import spacy, pandas
from pipeline.spans import lines
tokenizer = spacy.blank("en").tokenizer
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    for line in lines(path.read_bytes().decode("utf-8")):
        tokenizer(line.text)
"""
Command = Callable[[], Sequence[str | Path]]


def spend(command: Sequence[str | Path], own: Mapping[str, str] | None = None) -> tuple[float, str]:
    """CPU seconds, user and system, of a command with its children, and what it printed."""
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=own, capture_output=True, encoding="utf-8")
    after = getrusage(RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):  # 3: a document was rejected
        raise SystemExit(done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def keep_bytecode(kept: Path) -> dict[str, str]:
    """The environment in which Python keeps its bytecode in a folder, as it does where a package is installed."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPYCACHEPREFIX": str(kept)}


def cpu_seconds(command: Sequence[str | Path], kept: Path) -> float:
    """What `spend` measures, where bytecode is kept in a folder."""
    return spend(command, keep_bytecode(kept))[0]


def medians(commands: dict[str, Command], rounds: int, kept: Path) -> dict[str, float]:
    """The median CPU seconds of each, all run once a round, after one that doesn't count."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            seconds = cpu_seconds(command(), kept)
            if turn:
                spent[name].append(seconds)
    return {name: median(seconds) for name, seconds in spent.items()}


def tokenize(texts: Path) -> Sequence[str | Path]:
    """The command that gives the lines of a folder's texts to the tokenizer."""
    return "-c", TOKENIZE, texts


def measure(folders: Sequence[Path], rounds: int) -> list[Figure]:
    """Start-up and text, each beside spaCy alone."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        kept, short = work / "bytecode", work / "short"
        short.mkdir()
        (short / "bakers.txt").write_text("Bakers\n\nBakers earned $30,000 a year in 2020.\n", "utf-8")
        made = iter(range(10**6))

        def run_all(raw: Path) -> Command:
            """`concord all` over a folder, each time into a new one."""
            return lambda: ("-m", "pipeline", "all", raw.resolve(), "-o", work / f"{next(made)}", "--quiet")

        commands: dict[str, Command] = {
            BASE: lambda: ("-c", IMPORT),
            "concord --help": lambda: ("-m", "pipeline", "--help"),
            "concord all, sample corpus": run_all(ROOT / "raw"),
            SHORT: run_all(short),
        }
        for raw in folders:
            out = work / f"texts{next(made)}"
            cpu_seconds(("-m", "pipeline", "all", raw.resolve(), "-o", out, "--quiet"), kept)
            commands[f"tokenizer, {raw.name}"] = partial(tokenize, out / "text")
            commands[f"concord all, {raw.name}"] = run_all(raw)
        seconds = medians(commands, rounds, kept)
    return [*beside(seconds, BASE), *(beside_tokenizer(raw.name, seconds) for raw in folders)]


def beside_tokenizer(name: str, seconds: dict[str, float]) -> Figure:
    """What a folder's run costs, times the tokenizer, and times that without what both take before the first line.

    The latter only where the text costs the tokenizer a tenth of its start-up at least: less is lost in the noise.
    """
    alone, whole = seconds[f"tokenizer, {name}"], seconds[f"concord all, {name}"]
    note, text = f"{whole / alone:.2f} x tokenizer", alone - seconds[BASE]
    if text > seconds[BASE] / 10:
        note += f", without start-up {(whole - seconds[SHORT]) / text:.2f} x"
    return Figure(f"text of {name}", note=note)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(show(measure(given.folders, given.rounds)))


if __name__ == "__main__":
    main()
