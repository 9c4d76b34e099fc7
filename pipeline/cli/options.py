"""options: what several commands take: OUT, packs, what works and within which limits, and the choices of a run."""

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
POLICIES = ("authority", "latest", "vote", "trust-weighted")


def out_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`-o`, where tables are written or read."""
    option = click.option(
        "-o", "--out", type=FOLDER, metavar="DIR", default=Path("outputs"), show_default=True, help="The output folder."
    )
    return option(function)


def json_option(help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: A002 - as click calls it
    """`--json`, handed on as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=help)


def pack_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--pack`, handed on as the whole row of packs, each of them looked at first."""

    @click.option(
        "--pack",
        "packs",
        type=FOLDER,
        metavar="DIR",
        multiple=True,
        help="Rules laid over the built-in ones; may be given several times, later ones go over earlier ones.",
    )
    @wraps(function)
    def wrapped(packs: tuple[Path, ...], **rest: Any) -> None:
        from pipeline.packs import check_pack
        from pipeline.settings import OWN_PACK

        known = frozenset(path.name for path in OWN_PACK.glob("*.toml"))
        for pack in packs:
            check_pack(pack, known)
        function(packs=(OWN_PACK, *packs), **rest)

    return wrapped


def engine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What works and within which limits, handed on as `engine`: a call that opens it."""

    @click.option(
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        default=1,
        show_default=True,
        help="Processes to work in; the result is the same for any number. Two or more are watched: one that dies is "
        "replaced and its work done again.",
    )
    @click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        show_default=True,
        help="Processes of this machine, or a Dask cluster (`pip install 'concord[dask]'` first).",
    )
    @click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="The cluster's scheduler, such as tcp://10.0.0.1:8786; without it, --engine dask starts --jobs workers "
        "here.",
    )
    @click.option(
        "--document-seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="N",
        default=60,
        show_default=True,
        help="CPU seconds after which a document is rejected (too_slow).",
    )
    @click.option(
        "--worker-memory",
        type=click.IntRange(64),
        metavar="MB",
        help="Memory of a process; ordinary documents take up to 400. A document that needs more is rejected "
        "(too_large).  [default: the machine's by --jobs]",
    )
    @wraps(function)
    def wrapped(
        jobs: int,
        engine: str,
        scheduler: str | None,
        document_seconds: float,
        worker_memory: int | None,
        **rest: Any,
    ) -> None:
        from pipeline.engine import Limits, open_engine

        limits = Limits(document_seconds, worker_memory * 2**20 if worker_memory else None)
        silent = rest.get("quiet") or rest.get("as_json")
        tell = (lambda _: None) if silent else partial(click.echo, err=True)
        function(engine=partial(open_engine, engine, jobs, scheduler, limits, tell), **rest)

    return wrapped


def stage_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stages share, handed on as `settings` and `engine`, with `rehash`, `quiet` and `as_json`."""

    @engine_options
    @pack_options
    @click.option(
        "--reference",
        "references",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        multiple=True,
        help="Reference series (CSV or .xlsx) to date figures with, beside the pack's own; may be given several times.",
    )
    @click.option(
        "--policy",
        type=click.Choice(POLICIES),
        metavar="NAME",
        default=POLICIES[0],
        show_default=True,
        help="How a value is chosen among rivals of one period: authority (the nearest to the figures), latest, vote "
        "(the most witnesses) or trust-weighted.",
    )
    @click.option("--rehash", is_flag=True, help="Read every document again, whatever its times say, and publish anew.")
    @click.option("--no-text", is_flag=True, help="Write no third-party text beyond the evidence.")
    @click.option("--quiet", is_flag=True, help="Print errors alone.")
    @json_option("Print the summary as JSON.")
    @wraps(function)
    def wrapped(packs: tuple[Path, ...], references: tuple[Path, ...], policy: str, no_text: bool, **rest: Any) -> None:
        from pipeline.settings import Settings

        function(settings=Settings(packs, references, policy, not no_text), **rest)

    return wrapped
