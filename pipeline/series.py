"""series: reference series read from the pack and from files the user gives, as figures by occupation and period."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.ids import slug
from pipeline.reconcile_rules import Band, Rules
from pipeline.records import Record, read_records
from pipeline.settings import Settings

Cell = tuple[str, str, str | None]  # attribute, statistic, unit: what a column answers


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a projection: its window, its figures, and its outlook word."""

    start: int
    end: int
    figures: dict[Cell, float]
    category: str | None
    series: str


@dataclass
class References:
    """All reference series together. Occupations are named by their code, and `codes` finds it by title."""

    periods: dict[str, dict[str, dict[Cell, float]]] = field(default_factory=dict)  # code, period, cell
    names: dict[tuple[str, str], str] = field(default_factory=dict)  # code, period: the file it came from
    codes: dict[str, str] = field(default_factory=dict)
    editions: dict[str, list[Edition]] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)
    prices: dict[int, float] = field(default_factory=dict)


def load_references(settings: Settings, rules: Rules) -> References:
    """The pack's series with the user's files laid over them, cell by cell. Raises ConfigError naming the file."""
    references = References()
    for name in rules.series.files:
        if Path(name).is_absolute() or ".." in Path(name).parts:
            problem, remedy = f"series.files names {name!r}, which leads out of the pack", "put it below reconcile.toml"
            raise ConfigError(problem, file=settings.packs[-1] / "reconcile.toml", remedy=remedy)
        found = [pack / name for pack in settings.packs if (pack / name).is_file()]
        if not found:
            raise ConfigError(
                "no pack has this series", file=settings.packs[-1] / name, remedy="mend series.files in reconcile.toml"
            )
        add_series(references, found[-1], rules)
    for path in settings.references:
        add_series(references, path, rules)
    return references


def add_series(references: References, path: Path, rules: Rules) -> None:
    """Add one file, whose header tells what it holds: wages and employment, editions, outlook bands or prices."""
    records = read_records(path)
    try:
        _add_records(references, path, records, rules)
    except (KeyError, ValueError) as error:
        raise _misread(path, records, rules, error) from None


def _add_records(references: References, path: Path, records: list[Record], rules: Rules) -> None:
    header = set(records[0]) if records else set()
    if "cpi_u" in header:
        references.prices.update({int(record["year"]): float(record["cpi_u"]) for record in records})
    elif "low_percent" in header:
        references.bands.extend(read_bands(records))
    elif "projection_start" in header:
        add_editions(references, path.stem, records)
    elif header & {"a_median", "h_median"}:
        add_wages(references, path, records, rules)
    else:
        raise ConfigError(
            "is no reference series",
            file=path,
            place="line 1",
            remedy="it needs a_median and occ_code or soc; or projection_start; or year and cpi_u",
        )


def _misread(path: Path, records: list[Record], rules: Rules, error: Exception) -> ConfigError:
    """The error with the column that is missing, or the first row that cannot be read by itself."""
    problem = "cannot be read as a series"
    if isinstance(error, KeyError):
        return ConfigError(f"{problem}: no column {error}", file=path, place="line 1", remedy="see docs/packs.md")
    for number, record in enumerate(records, start=1):
        try:
            _add_records(References(), path, [record], rules)
        except ValueError as fault:
            return ConfigError(
                f"{problem}: {fault}", file=path, place=f"row {number}", remedy="mend or leave out the row"
            )
    return ConfigError(f"{problem}: {error}", file=path, remedy="see docs/packs.md")


def add_wages(references: References, path: Path, records: list[Record], rules: Rules) -> None:
    """Add a wage file: one row an occupation and year, or one year's national file as the statistics office gives it.

    Cells marked not published (`*`) or bounded (`#`) are left out; so are rows of one area or industry.
    """
    columns = [
        (name, (column.attribute, column.statistic, column.unit))
        for column in rules.series_column
        if (name := next((name for name in column.names if name in records[0]), None)) is not None
    ]
    for record in records:
        if any(record.get(name, value).lower() != value for name, value in rules.series.whole.items()):
            continue
        code = record.get("soc") or record.get("occ_code") or record["occ code"]
        period = record_period(record, path, rules)
        cells = references.periods.setdefault(code, {}).setdefault(period, {})
        references.names[code, period] = path.stem
        title = record.get("title") or record.get("occ_title") or record.get("occ title") or ""
        references.codes.setdefault(title_key(title), code)
        for name, cell in columns:
            if (figure := read_figure(record[name])) is not None:
                cells[cell] = figure


def record_period(record: Record, path: Path, rules: Rules) -> str:
    """The row's period in EDTF: its own, else its year's or its file name's, with the survey's month."""
    if record.get("reference_period"):
        return record["reference_period"]
    year = record.get("year") or ""
    if not year:
        match = re.search(rules.series.file_year, path.stem)
        if match is None:
            raise ConfigError(
                "the year of its figures cannot be told", file=path, remedy="name it like national_M2018_dl.csv"
            )
        year = match[1]
    return f"{year}-{rules.series.month}" if int(year) >= rules.series.month_from else year


def read_figure(text: str) -> float | None:
    """A figure with or without thousands separators; None where none is published."""
    plain = text.replace(",", "").replace("$", "").strip()
    return float(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def add_editions(references: References, series: str, records: list[Record]) -> None:
    """Add an editions table: employment and openings of each projection, its percent and its word."""
    columns: dict[str, Cell] = {
        "employment": ("employment", "count", "jobs"),
        "change_percent": ("employment_change", "projected", "percent"),
        "openings": ("openings", "mean", "jobs/year"),
    }
    for record in records:
        figures = {
            cell: figure for name, cell in columns.items() if (figure := read_figure(record.get(name, ""))) is not None
        }
        edition = Edition(
            int(record["projection_start"]),
            int(record["projection_end"]),
            figures,
            record.get("category") or None,
            series,
        )
        references.editions.setdefault(record["soc"], []).append(edition)
        if record.get("title"):
            references.codes.setdefault(title_key(record["title"]), record["soc"])


def read_bands(records: Iterable[Record]) -> list[Band]:
    """Outlook words as percent bands, each for one projection window; an empty end is open."""
    return [
        Band(
            id=f"{record['projection_start']}/{record['projection_end']} {record['category']}",
            attribute="employment_outlook",
            category=record["category"],
            of="employment_change",
            unit="percent",
            low=float(record["low_percent"] or "-inf"),
            high=float(record["high_percent"] or "inf"),
            start=int(record["projection_start"]),
            end=int(record["projection_end"]),
        )
        for record in records
    ]


def title_key(title: str) -> str:
    """An occupation's title or id in a form that is the same for singular and plural."""
    return "-".join(_singular(word) for word in slug(title).split("-"))


def _singular(word: str) -> str:
    """A rough stem that plural and singular share: it need not be a word."""
    for ending, base in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    return word if word.endswith("ss") else word.removesuffix("s")


def find_code(references: References, code: str | None, titles: Iterable[str | None]) -> str | None:
    """The code of an occupation: as given, else the one of the first title a series knows."""
    if code is not None and (code in references.periods or code in references.editions):
        return code
    keys = (title_key(title) for title in titles if title)
    return next((references.codes[key] for key in keys if key in references.codes), None)
