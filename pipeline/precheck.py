"""precheck: looks at everything a user configured before any work is begun."""

from pathlib import Path

from pipeline.settings import OWN_PACK, Settings


def check_choices(raw: Path, settings: Settings) -> None:
    """Raises ConfigError, with file and place, where sources.toml, decisions.csv, a pack or a reference is wrong.

    The pack we ship is checked by our tests; it is loaded here only where another one is laid over it.
    """
    from pipeline.decisions import read_decisions
    from pipeline.manifest import load_manifest

    load_manifest(raw)
    read_decisions([raw])
    if settings.packs != (OWN_PACK,):
        _load_rules(settings)
    if settings.references or settings.packs != (OWN_PACK,):
        from pipeline import reconcile_rules, series

        series.load_references(settings, reconcile_rules.load_rules(settings))


def _load_rules(settings: Settings) -> None:
    """Load and compile every rule file as the stages will, which then find it ready."""
    from pipeline.countries import find_country
    from pipeline.extract.rules import load_claim_rules, load_finder
    from pipeline.match.rules import load_rules
    from pipeline.mentions.rules import load_mention_rules
    from pipeline.occupations import load_namer
    from pipeline.quantities.unit_rules import compiled
    from pipeline.section_rules import load_lexicon

    for load in (load_lexicon, load_namer, load_mention_rules, load_claim_rules, load_finder, compiled):
        load(settings.packs)
    load_rules(settings)
    find_country("", None, settings.packs)
