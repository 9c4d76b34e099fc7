"""linking: words compared with the figures that they are bands of, across two attributes."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.comparability import find_measure
from pipeline.reconcile.workspace import Node, Workspace, represent
from pipeline.reconcile_rules import Band
from pipeline.relating import ValueRelation
from pipeline.timeline import Period, is_same_period

MOST = 60  # distinct words, and figures, that are compared for one occupation, attribute and scope


def link_bands(work: Workspace) -> Iterator[tuple[Node, Node, ValueRelation]]:
    """Pairs of a word and a figure of one scope whose band is known. An unknown band makes no pair: it is unknown."""
    bands = [band for band in [*work.rules.band, *work.references.bands] if band.attribute != band.of]
    scopes: dict[tuple[str | None, str, str | None, str | None], list[Node]] = defaultdict(list)
    for question in sorted(work.nodes, key=work.question_order):
        scope = (question.occupation_id, question.attribute, question.scope_type, question.scope_id)
        scopes[scope].extend(work.nodes[question])
    for (occupation, attribute, scope_type, scope_id), said in list(scopes.items()):
        words = represent(said)[:MOST]
        for of in sorted({band.of for band in bands if band.attribute == attribute}):
            figures = represent(scopes.get((occupation, of, scope_type, scope_id), []))[:MOST]
            for word in words:
                for figure in figures:
                    band = find_band(word, figure, [b for b in bands if (b.attribute, b.of) == (attribute, of)])
                    if band is not None:
                        yield word, figure, relate_to_band(figure, band, work)


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
    verb = "lies in" if inside else "lies outside"
    return ValueRelation(inside=inside, tests=(f"{reading.text} {verb} {band.category.replace('_', ' ')}: {ends}",))
