"""figures: what a measurement found, one line each, as every benchmark returns, prints and keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One thing measured. `ratio` is to the line named `to`; CPU is that of the whole process tree."""

    what: str
    seconds: float | None = None  # of CPU
    ratio: float | None = None
    to: str = ""
    mib: float | None = None  # most memory held
    note: str = ""


def beside(seconds: dict[str, float], to: str) -> list[Figure]:
    """A figure for each, with its ratio to the one named."""
    return [Figure(name, spent, spent / max(seconds[to], 1e-9), to) for name, spent in seconds.items()]


def show(figures: Sequence[Figure]) -> str:
    """The figures as lines of text."""
    return "\n".join(show_line(figure) for figure in figures)


def show_line(figure: Figure) -> str:
    """One figure: what, seconds, ratio, memory, and what is to be said of it."""
    cells = [f"{figure.what:40}"]
    cells.append("" if figure.seconds is None else f"{figure.seconds:10.3f} s")
    cells.append("" if figure.ratio is None else f"{figure.ratio:9.2f} x {figure.to}")
    cells.append("" if figure.mib is None else f"{figure.mib:8.0f} MiB")
    return " ".join([*cells, figure.note]).rstrip()
