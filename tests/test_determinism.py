"""determinism: the same documents give the same bytes, whatever the machine, the order or the number of workers."""

import os
import random
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from builders import read_outputs
from conftest import RAW, ROOT

from pipeline.ids import content_hash
from pipeline.partitions import Run, parts
from pipeline.run import PART_MEAN
from pipeline.settings import Settings

NOTE = """{0}s

Duties

- {0}s plan their work
- {0}s keep records

Pay

The median pay of {0}s was ${1},780 in May 2022.
"""


def corpus() -> dict[str, bytes]:
    """The sample corpus and a page each about three other occupations, so that there are partitions of both kinds."""
    files = {path.name: path.read_bytes() for path in sorted(RAW.iterdir())}
    for pay, name in ((32, "Baker"), (47, "Welder"), (61, "Plumber")):
        files[f"more/{name.lower()}.txt"] = NOTE.format(name, pay).encode()
    name = end_a_partition("article")
    files[name] = files.pop("article.txt")
    files["sources.toml"] = files["sources.toml"].replace(b'"article.txt"', f'"{name}"'.encode())
    return files


def end_a_partition(stem: str) -> str:
    """A file name that ends a partition of documents."""
    names = (f"{stem}-{i}.txt" for i in count())
    return next(name for name in names if int(content_hash(name.encode())[:8], 16) % PART_MEAN == 0)


def run(folder: Path, order: int, jobs: int, hash_seed: str, **environment: str) -> Path:
    """OUT of `concord all` in a process of its own, over files made in a shuffled order with other times."""
    shuffled = random.Random(order)
    files = list(corpus().items())
    shuffled.shuffle(files)
    raw, out = folder / f"raw{order}", folder / f"a place {order}" / "out"
    for name, data in files:
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_bytes(data)
        time = shuffled.randrange(10**9)
        os.utime(raw / name, (time, time))
    out.parent.mkdir()
    home = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "pipeline", "all", str(raw), "-o", str(out), "--jobs", str(jobs), "--quiet"]
    umask = int(environment.pop("UMASK", "022"), 8)
    subprocess.run(command, cwd=ROOT, env={**home, "PYTHONHASHSEED": hash_seed, **environment}, umask=umask, check=True)
    return out


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("first"), 0, 1, "0", LC_ALL="C.UTF-8", TZ="UTC")


@pytest.mark.fault("order", "seeds", "jobs", "locale", "zone", "umask")
@pytest.mark.parametrize(
    ("order", "jobs", "hash_seed", "environment"),
    [
        (0, 1, "0", {}),
        (1, 1, "1", {"LC_ALL": "C", "TZ": "Pacific/Auckland"}),
        (2, 2, "42", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/St_Johns"}),
        (3, 2, "random", {"OMP_NUM_THREADS": "1", "LC_NUMERIC": "de_DE.UTF-8"}),
        (4, 4, "7", {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}),
        (5, 1, "8", {"LC_ALL": "de_DE.UTF-8", "UMASK": "077"}),
    ],
)
def test_same_bytes(
    first: Path, tmp_path: Path, order: int, jobs: int, hash_seed: str, environment: dict[str, str]
) -> None:
    again = run(tmp_path, order, jobs, hash_seed, **environment)
    one, other = read_outputs(first), read_outputs(again)
    assert one.keys() == other.keys()
    assert [name for name in sorted(one) if one[name] != other[name]] == []


def test_there_was_something_to_compare(first: Path) -> None:
    assert len(parts(Run(first, Settings()), "extract")) >= 2, "several jobs have several partitions to work on"
    assert {"claims.csv", "claims.parquet", "report/index.html", "datapackage.json", "manifest.json"} <= read_outputs(
        first
    ).keys()
    assert (first / "run.json").is_file()


def test_nothing_of_time_host_or_place_is_written(first: Path) -> None:
    words = [str(first.parent), str(first.parents[1]), os.uname().nodename, str(ROOT)]
    told = [word.encode() for word in words if len(word) > 6]  # a short host name is part of other words
    found = [(name, word) for name, data in read_outputs(first).items() for word in told if word in data]
    assert found == []
