"""linking: words compared with the figures that they are bands of, across two attributes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from pipeline.comparability import Question, find_measure
from pipeline.reconcile.workspace import Node, Workspace, represent
from pipeline.reconcile_rules import Band
from pipeline.relating import ValueRelation
from pipeline.timeline import Period, is_same_period

Scope = tuple[str, str | None, str | None]  # attribute, scope_type, scope_id


def link_bands(questions: Sequence[Question], work: Workspace) -> Iterator[tuple[Node, Node, ValueRelation]]:
    """Pairs of a word of one of the questions and a figure of its scope whose band is known.

    An unknown band makes no pair: it is unknown. Of many distinct words, or figures, `most_linked` are compared.
    """
    bands: dict[tuple[str, str], list[Band]] = defaultdict(list)
    for band in [*work.rules.band, *work.references.bands]:
        if band.attribute != band.of:
            bands[band.attribute, band.of].append(band)
    most = work.rules.compare.most_linked
    scopes: dict[Scope, list[Node]] = defaultdict(list)
    for question in questions:
        scopes[question.attribute, question.scope_type, question.scope_id].extend(work.nodes[question])
    for (attribute, scope_type, scope_id), said in scopes.items():
        for of in sorted(of for name, of in bands if name == attribute):
            figures = represent(work.find_nodes(questions[0].occupation_id, of, scope_type, scope_id))[:most]
            for word, figure in product(represent(said)[:most], figures):
                found = find_band(word, figure, bands[attribute, of])
                if found is not None:
                    yield word, figure, relate_to_band(figure, found, work)


def find_band(word: Node, figure: Node, bands: list[Band]) -> Band | None:
    """The band of a word for the window of both; a band without a window holds always."""
    for band in bands:
        if band.category != word.reading.category:
            continue
        if band.start is None:
            return band
        window = Period(f"{band.start}/{band.end}", "window", band.start, band.end)
        periods = [node.placed.period for node in (word, figure)]
        if all(period is not None and is_same_period(period, window) for period in periods):
            return band
    return None


def relate_to_band(node: Node, band: Band, work: Workspace) -> ValueRelation:
    """Whether a figure lies in the band, its printed precision allowed for, or a range overlaps it."""
    measure = find_measure(band.of, band.unit, None, work.rules)
    low, high = band.low * measure.factor, band.high * measure.factor
    reading = node.reading
    inside = reading.measure.family == measure.family and reading.low - reading.half <= high
    inside = inside and reading.high + reading.half >= low
    ends = f"{band.low:g} to {band.high:g} {band.unit}"
    whole = low <= reading.low + reading.half and reading.high - reading.half <= high
    verb = ("lies in" if whole else "overlaps") if inside else "lies outside"
    return ValueRelation(inside=inside, tests=(f"{reading.text} {verb} {band.category.replace('_', ' ')}: {ends}",))
