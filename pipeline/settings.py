"""settings: what a user may choose, as one value that travels to every worker."""

from dataclasses import dataclass
from pathlib import Path

OWN_PACK = Path(__file__).parent / "packs" / "occupation"


@dataclass(frozen=True)
class Settings:
    """Choices that change what is written; everything here is part of a stage's identity."""

    packs: tuple[Path, ...] = (OWN_PACK,)  # later folders add to and override earlier ones
    references: tuple[Path, ...] = ()  # reference series beside the pack's own
    policy: str = "authority"  # how a value is chosen among rivals of one period
    keep_text: bool = True  # False: no third-party text in the output beyond the evidence
