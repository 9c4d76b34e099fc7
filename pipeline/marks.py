"""marks: the lines of a text that hold anything, and what each looks like."""

from dataclasses import dataclass

from pipeline.layout.cells import is_barred
from pipeline.layout.flat_tables import read_flat_rows
from pipeline.spans import lines, marker_length


@dataclass
class Mark:
    """A non-empty line of the text and what it looks like."""

    start: int
    text: str
    gap: bool  # an empty line, or the start of the text, stands before it
    item: bool = False
    row: bool = False
    zone: str | None = None  # navigation, advertisement or sample_document, once known
    flat: bool = False  # of a table with figures, whose lines lost what parted their cells

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)

    @property
    def bare(self) -> str:
        """The line without the space around it."""
        return self.text.strip()


def read_marks(text: str) -> list[Mark]:
    """The lines of a text that hold anything but space, each with what it looks like."""
    marks: list[Mark] = []
    end = -2
    every, flat = list(lines(text)), -1  # flat: the last line of a table whose lines lost what parted their cells
    for number, line in enumerate(every):
        if number > flat:
            flat = max((row for row, _ in read_flat_rows(text, every, number)), default=flat)
        if not line.text.strip():
            continue
        between = text[max(end, 0) : line.start].replace("\r\n", "\n")
        row = number <= flat or "\t" in line.text.lstrip() or is_barred(line.text.strip())
        item = not row and marker_length(line.text) > 0
        marks.append(Mark(line.start, line.text, end < 0 or len(between) > 1, item, row, flat=number <= flat))
        end = line.start + len(line.text)
    return marks
