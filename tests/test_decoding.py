import gzip

import pytest

from pipeline import decoding
from pipeline.decoding import decode_bytes, unpack_gzip
from pipeline.errors import InputError


@pytest.mark.parametrize(
    ("data", "text", "encoding", "confidence"),
    [
        ("Pay: £9\r\n".encode(), "Pay: £9\r\n", "utf-8", 1.0),
        (b"\xef\xbb\xbfPay", "Pay", "utf-8", 1.0),
        ("Pay £".encode("utf-16"), "Pay £", "utf-16-le", 1.0),
        ("Bakers bake".encode("utf-16-be"), "Bakers bake", "utf-16-be", 0.9),
        ("Pay: £9, it’s fine".encode("cp1252"), "Pay: £9, it’s fine", "cp1252", 0.7),
        ("a\u2028b\rc 𝄞".encode(), "a\u2028b\rc 𝄞", "utf-8", 1.0),
    ],
)
def test_text_comes_out_as_it_was(data: bytes, text: str, encoding: str, confidence: float) -> None:
    found = decode_bytes(data)
    assert (found.text, found.encoding, found.confidence) == (text, encoding, confidence)


def test_a_guess_is_told() -> None:
    assert decode_bytes(b"caf\xe9 cr\xe8me").warnings == ("is not UTF-8; read as cp1252",)
    assert decode_bytes("a\u200bb".encode()).warnings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00" * 50, "binary"),
        (bytes(range(32)) * 40, "binary"),
        ("Cafés bake bread for £".encode()[:-1], "truncated"),
    ],
)
def test_what_is_no_text_is_rejected(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_bytes(data)
    assert caught.value.reason == reason
    assert caught.value.remedy


def test_gzip_members_are_joined() -> None:
    assert unpack_gzip(gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


def test_gzip_bombs_and_stumps_are_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "RATIO_FLOOR", 1_000_000)
    with pytest.raises(InputError) as bomb:
        unpack_gzip(gzip.compress(b"a" * 30_000_000))
    assert bomb.value.reason == "bomb"
    with pytest.raises(InputError) as stump:
        unpack_gzip(gzip.compress(b"bakers bake bread")[:-12])
    assert stump.value.reason == "broken"
