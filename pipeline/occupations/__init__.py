"""occupations: which occupation a document is about, under one name and id for every way of writing it."""

from pipeline.occupations.aliases import find_aliases
from pipeline.occupations.finding import find_occupation, find_soc_code, record_names
from pipeline.occupations.forms import forms_pattern, name_pattern, short_names
from pipeline.occupations.naming import (
    RULES,
    Occupation,
    OccupationNamer,
    OccupationRules,
    TitleRule,
    load_namer,
)
from pipeline.occupations.phrases import first_rank, person_phrases, turned_round, without_rank
from pipeline.occupations.several import spoken_names, things_of

__all__ = [
    "RULES",
    "Occupation",
    "OccupationNamer",
    "OccupationRules",
    "TitleRule",
    "find_aliases",
    "find_occupation",
    "find_soc_code",
    "first_rank",
    "forms_pattern",
    "load_namer",
    "name_pattern",
    "person_phrases",
    "record_names",
    "short_names",
    "spoken_names",
    "things_of",
    "turned_round",
    "without_rank",
]
