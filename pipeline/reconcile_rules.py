"""reconcile_rules: the rules of reconcile.toml as typed values."""

from string import Formatter

import msgspec

from pipeline.errors import ConfigError
from pipeline.packs import load
from pipeline.settings import Settings
from pipeline.tables import vocabularies

SIDED = ("quote", "source", "period", "statistic", "scope", "country", "counted")
EXPLAIN_FIELDS = frozenset([f"{name}_{side}" for name in SIDED for side in "ab"] + ["a", "b", "attribute", "change"])
PLACEHOLDERS = f"placeholders are {', '.join(sorted(EXPLAIN_FIELDS))}"
CLOSER = ("two_counts", "two_countries", "two_forecasts", "rival_forecasts")  # sentences that say more than a kind's


# Every figure stands in Concord's own pack. The zeros here say "not given": a user's pack may give one figure alone.


class Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table of the rule file; unknown keys are errors."""


class Family(Rule, frozen=True):
    """Units of one quantity. `factors`: how many of `prefer` one of the unit is; `*` stands for any currency."""

    id: str
    prefer: str
    factors: dict[str, float]
    attributes: list[str] = []
    derived_step: float | None = None
    derived_percent: float | None = None


class Span(Rule, frozen=True):
    """A lowest and a highest figure."""

    low: float = 0.0
    high: float = 0.0


class Tolerance(Rule, frozen=True):
    """How much a printed figure leaves open."""

    zeros_from: float = 0.0
    significant: int = 0
    exact_percent: float = 0.0
    about_percent: float = 0.0
    ratio: str = ""
    scales: dict[str, float] = {}


class Together(Rule, frozen=True):
    """Statistics of an attribute that are compared together under one name."""

    id: str
    attribute: str
    statistics: list[str]
    name: str
    note: str = ""


class Aspect(Rule, frozen=True):
    """Categories that answer a question of their own."""

    id: str
    attribute: str
    categories: list[str]


class Counted(Rule, frozen=True):
    """Words of a sentence that say what a figure of an attribute counts."""

    id: str
    attribute: str
    words: list[str]


class Broader(Rule, frozen=True):
    """A category (its id) that only says that one of the narrower ones holds."""

    id: str
    attribute: str
    narrower: list[str]


class Band(Rule, frozen=True):
    """A category as a range of a figure; start and end are the projection it holds for, none for always."""

    id: str
    attribute: str
    category: str
    of: str
    unit: str
    low: float
    high: float
    start: int | None = None
    end: int | None = None


class Scopes(Rule, frozen=True):
    """Words that say nothing in a scope's name."""

    filler: list[str] = []


class Names(Rule, frozen=True):
    """A canonical name (its id) and what else it is called."""

    id: str
    names: list[str]


class Lag(Rule, frozen=True):
    """The least and the most years between two dates."""

    low: int = 0
    high: int = 0


class Compare(Rule, frozen=True):
    """How many readings are compared where there are very many."""

    whole_group: int = 0
    reach: int = 0
    most_linked: int = 0


class Time(Rule, frozen=True):
    """What periods mean and how documents are dated."""

    timeless: list[str] = []
    several_hold: list[str] = []
    projected: list[str] = []
    projection_span: int = 0
    published_after: Lag = Lag()
    figures_before: Lag = Lag()


class SeriesFiles(Rule, frozen=True):
    """Reference series of the pack, and how such files are read."""

    files: list[str] = []
    month: str = ""
    month_from: int = 0
    file_year: str = ""
    whole: dict[str, str] = {}
    prices_currency: str = ""


class SeriesColumn(Rule, frozen=True):
    """A column of a reference series: the claim it answers."""

    id: str
    names: list[str]
    attribute: str
    statistic: str
    unit: str


class WitnessRules(Rule, frozen=True):
    """What proves one origin."""

    figures: int = 0
    digits: int = 0
    words: int = 0
    copy_words: int = 0
    base_year: list[str] = []


class Confidence(Rule, frozen=True):
    """Weights of the confidence formula, each a probability; `calibrated`: the formula's score, and what it means."""

    authority: dict[str, float] = {}
    basis: dict[str, float] = {}
    least: float = 0.0
    most: float = 1.0
    calibrated: dict[str, float] = {}

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points of `calibrated` from the lowest score to the highest."""
        return sorted((float(score), share) for score, share in self.calibrated.items())


class Rules(Rule, frozen=True):
    """The whole file."""

    family: list[Family] = []
    tolerance: Tolerance = Tolerance()
    quantifiers: dict[str, Span] = {}
    together: list[Together] = []
    aspect: list[Aspect] = []
    counted: list[Counted] = []
    broader: list[Broader] = []
    band: list[Band] = []
    scopes: Scopes = Scopes()
    scope: list[Names] = []
    compare: Compare = Compare()
    time: Time = Time()
    series: SeriesFiles = SeriesFiles()
    series_column: list[SeriesColumn] = []
    witness: WitnessRules = WitnessRules()
    upstream: list[Names] = []
    confidence: Confidence = Confidence()
    explain: dict[str, str] = {}


def load_rules(settings: Settings) -> Rules:
    """The rules of all packs together. Raises ConfigError on a kind without a sentence or an unknown placeholder."""
    rules = load(settings.packs, "reconcile.toml", Rules)
    for kind in (*vocabularies()["comparison_kind"], *CLOSER):
        try:
            used = {name for _, name, _, _ in Formatter().parse(rules.explain[kind]) if name is not None}
        except (KeyError, ValueError):
            raise _wrong(settings, f"explain.{kind} is missing or no sentence") from None
        if used - EXPLAIN_FIELDS:
            raise _wrong(settings, f"explain.{kind} has an unknown {{{sorted(used - EXPLAIN_FIELDS)[0]}}}")
    try:
        shares = [share for _, share in rules.confidence.points]
    except ValueError as error:
        raise _wrong(settings, f"confidence.calibrated: {error}", "its keys are scores from 0 to 1") from None
    if shares != sorted(shares) or not all(0 <= share <= 1 for share in shares):
        raise _wrong(settings, "confidence.calibrated falls", "a higher score needs a share as high at least, 0 to 1")
    return rules


def _wrong(settings: Settings, problem: str, remedy: str = PLACEHOLDERS) -> ConfigError:
    return ConfigError(problem, file=settings.packs[-1] / "reconcile.toml", remedy=remedy)
