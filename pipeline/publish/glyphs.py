"""glyphs: the colour and shape that stand for a source in charts and legends."""

GLYPHS = (  # one for each source in turn, so that colour alone never tells them apart
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "M-4.5,-4.5h9v9h-9Z",
    "M0,-6.5L6.5,0L0,6.5L-6.5,0Z",
    "M0,-6L6,5H-6Z",
    "M0,6L6,-5H-6Z",
    "M-2,-6h4v4h4v4h-4v4h-4v-4h-4v-4h4Z",
)


def glyph_class(rank: int) -> str:
    """The classes of a source's colour and shape: 36 sources look different."""
    return f"c{(rank + rank // len(GLYPHS)) % len(GLYPHS)}"


def glyph_path(rank: int) -> str:
    """The outline of a source's mark around the origin."""
    return GLYPHS[rank % len(GLYPHS)]
