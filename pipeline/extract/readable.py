"""readable: the line of a key or a head as it is read: identifiers as words, the year of a column as one."""

import re

_IDENTIFIER = re.compile(r"(?=[\w.\[\]]{0,200}(?:[A-Za-z]_|_[A-Za-z]|\]\.|[a-z]{2}\.\w{2}))[\w.\[\]]+")
_YEAR_OF_JOBS = re.compile(r"(?:19|20)\d\d (?:Jobs|Openings|Workers|Employees)")


def readable(line: str) -> str:
    """A key such as `wages_2023.hourly.p10` as words, of the same length; any other line as it is."""
    if _YEAR_OF_JOBS.fullmatch(line):
        return line.replace(" ", ",", 1)  # the year of a column, no count
    if " " in line or not _IDENTIFIER.fullmatch(line):
        return line
    indexed = re.sub(r"\[\d{0,9}\]", lambda match: " " * len(match.group()), line)
    return re.sub(r"[_.\[\]]", " ", re.sub(r"(?<=\d\d\d\d)_(?=\d\d(?:\d\d)?(?!\d))", "-", indexed))
