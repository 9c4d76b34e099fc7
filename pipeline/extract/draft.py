"""draft: a claim while it is being read, and how it becomes rows of `claims` and `claim_spans`."""

from dataclasses import dataclass, field

from pipeline.ids import content_id
from pipeline.spans import Span
from pipeline.tables import Row


@dataclass
class Draft:
    """The cells of a claim, where each comes from, and which are the pack's defaults (by span role)."""

    attribute: str
    statistic: str
    evidence: Span
    sentence: Span
    section_id: str
    rule: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    category: str | None = None
    quantifier: str | None = None
    comparator: str | None = "="
    unit: str | None = None
    scope_type: str | None = None
    scope: str | None = None
    scope_id: str | None = None
    period: str | None = None
    period_kind: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    attributed_to: str | None = None
    occupation_id: str | None = None
    missing: bool = False
    spans: list[tuple[str, Span]] = field(default_factory=list)
    defaults: set[str] = field(default_factory=set)

    def support(self, role: str, span: Span | None) -> None:
        """Note where the cells of a role come from; None: they are the pack's default."""
        if span is None:
            self.defaults.add(role)
        elif (role, span) not in self.spans:
            self.spans.append((role, span))

    def unscope(self) -> None:
        """Make the claim one about the whole occupation again."""
        self.scope_type = self.scope = self.scope_id = None
        self.spans = [(role, span) for role, span in self.spans if role != "scope"]

    def covers(self, other: "Draft") -> bool:
        """Whether this is a whole cell read as a category, which the other reads as a figure."""
        return (
            self.rule.startswith("cell.")
            and self.evidence.start <= other.evidence.start
            and other.evidence.end <= self.evidence.end
        )

    def reading(self) -> tuple[object, ...]:
        """What is claimed, apart from where: two drafts of one span that say the same are one claim."""
        return (
            self.attribute,
            self.statistic,
            self.value,
            self.low,
            self.high,
            self.category,
            self.quantifier,
            self.scope_id,
        )

    def rows(self, text: str, document: Row, pack: str) -> tuple[Row, list[Row]]:
        """The claim and its spans as rows. `pack` is the pack's hash, part of the rule's name."""
        claim_id = content_id(
            "claim",
            document["text_sha256"],
            self.evidence.start,
            self.evidence.end,
            self.attribute,
            self.statistic,
            self.scope,
        )
        defaults = "".join(f"+default:{role}" for role in sorted(self.defaults))
        status = "declared_missing" if self.missing else "asserted" if self.period else "asserted_undated"
        claim: Row = {
            "claim_id": claim_id,
            "document_id": document["document_id"],
            "section_id": self.section_id,
            "occupation_id": self.occupation_id,
            "attribute": self.attribute,
            "statistic": self.statistic,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "category": self.category,
            "quantifier": self.quantifier,
            "comparator": None if self.missing else self.comparator,
            "unit": self.unit,
            "scope_type": self.scope_type,
            "scope": self.scope,
            "scope_id": self.scope_id,
            "period": self.period,
            "period_kind": self.period_kind,
            "period_start": self.period_start,
            "period_end": self.period_end,
            "attributed_to": self.attributed_to,
            "evidence": text[self.evidence.start : self.evidence.end],
            "start": self.evidence.start,
            "end": self.evidence.end,
            "sentence_start": self.sentence.start,
            "sentence_end": self.sentence.end,
            "rule_id": f"{self.rule}{defaults}@{pack[:8]}",
            "status": status,
            "path": document["path"],
            "publisher": document["publisher"],
        }
        value = [] if self.missing else [("value", self.evidence)]
        spans = sorted({*value, *self.spans}, key=lambda pair: (pair[0], pair[1]))
        return claim, [
            {"claim_id": claim_id, "role": role, "start": span.start, "end": span.end} for role, span in spans
        ]
