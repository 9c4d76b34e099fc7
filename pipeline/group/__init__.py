"""group: brings together what documents say of the same occupations: scattered by document, gathered by occupation."""

from pipeline.group.gather import RANGE, group_part
from pipeline.group.scatter import INDEX, scatter_part

__all__ = ["INDEX", "RANGE", "group_part", "scatter_part"]
