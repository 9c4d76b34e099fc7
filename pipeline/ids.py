"""ids: names made from content, the same on every machine."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

DIGEST_CHARACTERS = 16  # 64 bits: below one collision in ten thousand runs of a hundred million rows
LONGEST_SLUG = 100  # characters


def content_hash(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """`kind-` and 16 hexadecimal digits of the SHA-256 of the parts.

    Each part is written with its length before it, so that ("ab", "c") and ("a", "bc") differ; None and "" differ too.
    The word in front keeps a spreadsheet from reading digits as a number.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else str(len(data)).encode())
        digest.update(b":")
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:DIGEST_CHARACTERS]}"


def document_id(data: bytes) -> str:
    """The id of a document: of its raw bytes and nothing else."""
    return f"doc-{content_hash(data)[:DIGEST_CHARACTERS]}"


_DASHES = re.compile("[\u2010-\u2015]")  # "Wood Buffalo–Cold Lake" are two words


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: `Retail Trade` is `retail-trade`. Empty where nothing is left.

    A long one ends in a hash: files and pages are named after it, and a name of 256 bytes is no name.
    """
    plain = unicodedata.normalize("NFKD", _DASHES.sub("-", text)).encode("ascii", "ignore").decode()
    plain = plain.replace(" & ", " and ")  # "Oil & gas" is oil and gas, whoever writes it
    words = "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
    if len(words) <= LONGEST_SLUG:
        return words
    return f"{words[: LONGEST_SLUG - DIGEST_CHARACTERS - 1]}-{content_hash(words.encode())[:DIGEST_CHARACTERS]}"


def combined_hash(parts: Iterable[str]) -> str:
    """One SHA-256 over several texts in order, each with its length."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()
