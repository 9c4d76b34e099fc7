"""Concord: reads documents that describe the same thing and says what each claims, where they differ and why.

In a notebook:

    import pipeline

    frames = pipeline.read_frames("outputs")
    frames                  # lists the tables
    frames.conflicts        # a table as a pandas frame
    frames.explain("rec-…")  # where a row comes from
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.frames import read_frame as read_frame
    from pipeline.frames import read_frames as read_frames

FRAMES = ("read_frame", "read_frames")


def __getattr__(name: str) -> Any:
    """Import what notebooks use only when they ask for it: the command line must not pay for pandas."""
    if name in FRAMES:
        from pipeline import frames

        return getattr(frames, name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What the tabulator offers in a notebook."""
    return [*FRAMES, "__version__"]
