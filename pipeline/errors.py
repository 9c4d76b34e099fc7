"""errors: what can go wrong, each error naming the file, the place in it and the remedy."""

from pathlib import Path


class ConcordError(Exception):
    """One line for a person: `file, place: what is wrong; remedy`. The command line prints it and exits with `code`."""

    code = 1

    def __init__(self, problem: str, *, file: Path | str | None = None, place: str = "", remedy: str = "") -> None:
        self.problem, self.file, self.place, self.remedy = problem, file, place, remedy
        where = ", ".join(part for part in (str(file) if file is not None else "", place) if part)
        super().__init__(f"{where}: {problem}" if where else problem)

    def __str__(self) -> str:
        """The whole line, remedy last."""
        line = super().__str__()
        return f"{line}; {self.remedy}" if self.remedy else line

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with every part kept."""
        return _rebuild, (type(self), self.problem, self.file, self.place, self.remedy)


def _rebuild(kind: type[ConcordError], problem: str, file: Path | str | None, place: str, remedy: str) -> ConcordError:
    return kind(problem, file=file, place=place, remedy=remedy)


class ConfigError(ConcordError):
    """The user's configuration or call is wrong (a pack, `sources.toml`, an option): nothing was started."""

    code = 2


class InputError(ConcordError):
    """One document cannot be read. Ingest turns it into a row of `rejects`, and the batch goes on."""

    code = 3

    def __init__(
        self,
        problem: str,
        *,
        reason: str = "unreadable",
        file: Path | str | None = None,
        place: str = "",
        remedy: str = "",
    ) -> None:
        super().__init__(problem, file=file, place=place, remedy=remedy)
        self.reason = reason  # the code in `rejects`, one word with underscores


class StateError(ConcordError):
    """A folder of ours is not what a stage needs: missing, stale, half written or changed by hand."""

    code = 1


class BusyError(ConcordError):
    """Another run is writing to the same output folder."""

    code = 5


class MachineError(ConcordError):
    """The machine or the cluster fails us: a worker is killed for no document's sake, or nobody answers."""

    code = 4
