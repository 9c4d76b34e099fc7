"""linear: whether the time of reading grows with a text and not with its square, on a busy machine too."""

import time
from collections.abc import Callable

LIMIT = 9  # times a quarter's CPU time: 4 where it grows with the text, 16 with its square
TRIALS = 3  # another process may take the processor from one
NOISE = 0.2  # CPU seconds below which nothing is measured


def spent(read: Callable[[str], object], text: str) -> float:
    """CPU seconds of one reading."""
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def assert_linear(read: Callable[[str], object], text: str) -> None:
    """Fail where the text takes far more than four times what its last quarter takes, each time of three."""
    read(text[-100:])  # what is made at the first reading is no part of it
    for _ in range(TRIALS):
        part, whole = spent(read, text[-(len(text) // 4) :]), spent(read, text)
        if whole < NOISE or whole < LIMIT * part:
            return
    raise AssertionError(f"{whole:.2f} s for the text, {part:.2f} s for a quarter")
