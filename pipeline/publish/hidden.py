"""hidden: characters that could reorder, hide or break what stands around them, spelt out."""

_HIDDEN = [*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x61C, 0x180E, *range(0x200B, 0x2010)]
_HIDDEN += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
_HIDDEN += range(0xD800, 0xE000)
VISIBLE = {code: f"‹U+{code:04X}›" for code in _HIDDEN}
_CHARACTERS = frozenset(map(chr, _HIDDEN))
_PLAIN = bytes([9, 10, 13, *range(0x20, 0x7F)])


def show_hidden(text: str) -> str:
    """The text with control, bidi, zero-width and lone surrogate characters spelt out as `‹U+202E›`.

    Only what is not plain ASCII is looked up, character by character: most pages have little of it, and a search for
    any one of thousands takes ten times as long.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return text if _CHARACTERS.isdisjoint(rest) else text.translate(VISIBLE)
