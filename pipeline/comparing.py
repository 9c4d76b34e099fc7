"""comparing: the decision table of comparison kinds, one predicate a kind; docs/comparison_kinds.md explains it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.tables import vocabularies

SAME_AS = "the same difference as "  # a test of a row that tells one again; the row's id follows


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the kind of a comparison depends on. Any combination of values has exactly one kind."""

    missing: bool  # the claim promises and gives nothing; there is no second reading
    same_unit: bool  # the same unit, or one that can be turned into the other
    same_statistic: bool  # the same, or read together
    same_scope: bool
    derived: bool  # the units differ and one was turned into the other
    same_reading: bool
    within_rounding: bool  # equal within printed precision
    inside: bool  # one inside the other's range, bound or band, or the more specific of two
    two_documents: bool
    one_witness: bool  # the two documents were shown to have one origin
    both_dated: bool  # both periods are stated or dated by series or edition
    same_period: bool  # means something only where both are dated
    elsewhere: bool  # document dating puts the undated reading in other years

    @property
    def comparable(self) -> bool:
        """Both are readings of one question."""
        return not self.missing and self.same_unit and self.same_statistic and self.same_scope

    @property
    def close(self) -> bool:
        """The values do not differ as far as the figures can tell."""
        return self.same_reading or self.within_rounding

    @property
    def equal(self) -> bool:
        """They say the same, in one unit or two."""
        return self.same_reading or (self.derived and self.within_rounding)

    @property
    def one_period(self) -> bool:
        """Both periods are known and the same."""
        return self.both_dated and self.same_period

    @property
    def other_period(self) -> bool:
        """Both periods are known and differ."""
        return self.both_dated and not self.same_period

    @property
    def derives(self) -> bool:
        """One figure is the other in another unit, and no period speaks against it."""
        return self.derived and self.close and not self.other_period

    @property
    def differs(self) -> bool:
        """Other values, and no range, bound or band of one period that holds both."""
        return self.comparable and not self.close and (self.other_period or not self.inside)


def is_missing(f: Facts) -> bool:
    """The document promises a figure and gives none."""
    return f.missing


def is_derived_agreement(f: Facts) -> bool:
    """One figure is the other in another unit."""
    return f.comparable and f.derives


def is_different_unit(f: Facts) -> bool:
    """The units cannot be turned into each other."""
    return not f.missing and not f.same_unit


def is_different_statistic(f: Facts) -> bool:
    """The units can be compared, the statistics cannot."""
    return not f.missing and f.same_unit and not f.same_statistic


def is_different_scope(f: Facts) -> bool:
    """Only the scopes differ."""
    return not f.missing and f.same_unit and f.same_statistic and not f.same_scope


def is_copied_agreement(f: Facts) -> bool:
    """The same reading in two documents of one origin; another period would be another edition, no copy."""
    same = f.comparable and f.same_reading and not f.derives and not f.other_period
    return same and f.two_documents and f.one_witness


def is_agreement(f: Facts) -> bool:
    """The same reading of the same or an unknown period, and no proof of one origin."""
    same = f.comparable and f.same_reading and not f.derives and not f.other_period
    return same and not (f.two_documents and f.one_witness)


def is_unchanged(f: Facts) -> bool:
    """The same reading of another period."""
    return f.comparable and f.same_reading and f.other_period


def is_rounding(f: Facts) -> bool:
    """Figures that printed precision cannot tell apart, whatever their periods."""
    return f.comparable and f.within_rounding and not f.same_reading and not f.derives


def is_compatible(f: Facts) -> bool:
    """One lies inside the other, in the same or an unknown period."""
    return f.comparable and not f.close and f.inside and not f.other_period


def is_change_over_time(f: Facts) -> bool:
    """Other values of other periods, both known."""
    return f.differs and f.other_period


def is_undated_consistent(f: Facts) -> bool:
    """Other values, a period is missing, and the documents' dates put the readings in different years."""
    return f.differs and not f.both_dated and f.elsewhere


def is_undated_unresolved(f: Facts) -> bool:
    """Other values, a period is missing, and nothing explains the difference."""
    return f.differs and not f.both_dated and not f.elsewhere


def is_internal_inconsistency(f: Facts) -> bool:
    """One document gives other values for one period."""
    return f.differs and f.one_period and not f.two_documents


def is_contradiction(f: Facts) -> bool:
    """Two documents give other values for one known period."""
    return f.differs and f.one_period and f.two_documents


PREDICATES: dict[str, Callable[[Facts], bool]] = {
    "missing": is_missing,
    "derived_agreement": is_derived_agreement,
    "different_unit": is_different_unit,
    "different_statistic": is_different_statistic,
    "different_scope": is_different_scope,
    "copied_agreement": is_copied_agreement,
    "agreement": is_agreement,
    "unchanged": is_unchanged,
    "rounding": is_rounding,
    "compatible": is_compatible,
    "change_over_time": is_change_over_time,
    "undated_consistent": is_undated_consistent,
    "undated_unresolved": is_undated_unresolved,
    "internal_inconsistency": is_internal_inconsistency,
    "contradiction": is_contradiction,
}
NEEDS_REVIEW = frozenset({"undated_unresolved", "internal_inconsistency", "contradiction"})
DISPUTED = frozenset({"internal_inconsistency", "contradiction"})
CONFLICTS = frozenset(
    {"missing", *vocabularies()["comparison_kind"][vocabularies()["comparison_kind"].index("change_over_time") :]}
)


@lru_cache(maxsize=8192)
def choose_kind(facts: Facts) -> str:
    """The kind of a comparison: the one predicate that holds."""
    return next(kind for kind, holds in PREDICATES.items() if holds(facts))
