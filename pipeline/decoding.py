"""decoding: bytes to text, with the encoding noted and nothing lost that can be kept."""

import re
import zlib
from dataclasses import dataclass

from pipeline.errors import InputError

MAX_BYTES = 256 * 1024 * 1024  # raw or unpacked; the largest text we promise to read is 100 MB
MAX_RATIO = 200  # unpacked to packed; ordinary prose packs at 2 to 10, a page of tables at up to 60
RATIO_FLOOR = 16 * 1024 * 1024  # a small file may pack as well as it likes
CHUNK = 1024 * 1024
SAMPLE = 64 * 1024  # bytes looked at to tell UTF-16 from binary

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦¢]|Ã[©¨¡±³¶¼¤\x80-\xbf]|Â[ £°·©®]")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_STORM = re.compile(r"[\u0300-\u036f]{8}")
LONGEST_RUN = 1000  # characters without a space


@dataclass(frozen=True)
class Decoded:
    """A text and how it was read; `confidence` is 1 where the encoding is certain."""

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...]


def unpack_gzip(data: bytes) -> bytes:
    """The unpacked bytes of a gzip file of one or more members, never more than MAX_BYTES of them.

    Raises InputError: `broken` where it is no whole gzip file, `bomb` where it unpacks out of all proportion.
    """
    unpacked, rest = bytearray(), data
    while rest:
        engine = zlib.decompressobj(wbits=31)
        try:
            while not engine.eof:
                piece = engine.decompress(rest, CHUNK)
                rest = engine.unconsumed_tail
                unpacked += piece
                if len(unpacked) > min(MAX_BYTES, max(RATIO_FLOOR, MAX_RATIO * len(data))):
                    raise InputError(
                        f"unpacks to more than {len(unpacked) // CHUNK} MB",
                        reason="bomb",
                        remedy="unpack it yourself and look at what it holds",
                    )
                if not piece and not rest and not engine.eof:
                    raise zlib.error("it ends early")
        except zlib.error as error:
            raise InputError(
                f"is not a whole gzip file: {error}", reason="broken", remedy="fetch or pack it again"
            ) from None
        rest = engine.unused_data.lstrip(b"\x00")
    return bytes(unpacked)


def decode_bytes(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by BOM, else strict UTF-8, else UTF-16 by its zero bytes, else as declared, else cp1252.

    A BOM is dropped; line ends are kept. Raises InputError where the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            found = _decode_marked(data[len(bom) :], encoding)
            note = () if encoding == "utf-8" else (f"is no UTF-8; read as {encoding}, as its mark says",)
            return Decoded(found.text, encoding, 1.0, (*note, *found.warnings))
    if wide := _wide_encoding(data):
        found = _decode_marked(data, wide)
        return Decoded(found.text, wide, 0.9, ("read as UTF-16, which nothing in the file says", *found.warnings))
    if data.count(0, 0, SAMPLE) > min(len(data), SAMPLE) // 1000:
        raise _binary("holds zero bytes throughout")
    try:
        return _checked(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not _is_legacy(data):
            raise InputError(
                "is UTF-8 that breaks off within a character", reason="truncated", remedy="fetch the file again"
            ) from None
    return _decode_legacy(data, declared)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    """The text in an encoding that is known. Raises InputError where the bytes do not fit it."""
    try:
        return _checked(data.decode(encoding), encoding, 1.0)
    except UnicodeDecodeError as error:
        raise InputError(
            f"starts as {encoding} but does not go on so (byte {error.start})",
            reason="truncated",
            remedy="save it as UTF-8",
        ) from None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a BOM: zeros at nearly every second byte, and nearly only there."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _is_legacy(data: bytes) -> bool:
    """Whether bytes above ASCII stand before the last three, as they do in no UTF-8 text that was merely cut."""
    try:
        data[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return len(data) < 4 or data[:-3].isascii()


def _decode_legacy(data: bytes, declared: str | None) -> Decoded:
    """The text in a one-byte encoding, with a warning. cp1252 comes last because nearly every byte fits it."""
    for encoding, confidence in ((declared, 0.9), ("cp1252", 0.7), ("latin-1", 0.3)):
        if encoding is None or encoding.lower().replace("_", "-") in {"utf-8", "utf8", "unicode", "iso-8859-1"}:
            continue
        try:
            found = _checked(data.decode(encoding), encoding.lower(), confidence)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        note = f"is not UTF-8; read as {encoding.lower()}"
        return Decoded(found.text, found.encoding, confidence, (note, *found.warnings))
    raise _binary("is no text in any encoding we know")


def _checked(text: str, encoding: str, confidence: float) -> Decoded:
    """The text with warnings for what a reader should know. Raises InputError where control characters abound."""
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) // 50 + 4:
        raise _binary("is full of control characters")
    return Decoded(text, encoding, confidence, text_warnings(text))


def text_warnings(text: str) -> tuple[str, ...]:
    """What a reader should know about the characters of a text; empty for ordinary text."""
    strange = not text.isascii()  # few pages are wholly ASCII, but where one is, most of this need not be looked for
    notes = (
        (
            strange and _MOJIBAKE.search(text),
            "characters look mangled by a wrong decoding before it came here; kept as they are",
        ),
        (strange and _HIDDEN.search(text), "has zero-width or bidirectional control characters; kept as they are"),
        (strange and _STORM.search(text), "piles combining marks on single letters; kept as they are"),
        (
            _has_long_run(text),
            "has 1000 characters or more without a space between; no rule that goes by words reads them",
        ),
        ("\x00" in text, "has zero bytes; kept as they are"),
        ("\ufffd" in text, "has replacement characters where something was lost before it came here"),
    )
    return tuple(note for found, note in notes if found)


def _has_long_run(text: str) -> bool:
    """Whether LONGEST_RUN characters stand without a space between; a piece at a time: the words of 100 MB take 1 GB.

    Each piece reaches so far into the next one that a run which begins in it is long in it too.
    """
    pieces = (text[start : start + CHUNK + LONGEST_RUN] for start in range(0, len(text), CHUNK))
    return any(len(run) >= LONGEST_RUN for piece in pieces for run in piece.split())


def _binary(problem: str) -> InputError:
    return InputError(problem, reason="binary", remedy="give the file its right ending, or leave it out")
