"""match: puts duties, skills, tools, titles and related occupations of several documents together into concepts."""

from pipeline.match.stage import link_items, match_part

__all__ = ["link_items", "match_part"]
