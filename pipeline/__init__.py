"""Concord: reads documents that describe the same thing and says what each claims, where they differ and why.

In a notebook, `import pipeline; pipeline.read_frame("reconciled", "outputs")` gives a table as a pandas frame.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.frames import read_frame as read_frame


def __getattr__(name: str) -> Any:
    """Import what notebooks use only when they ask for it: the command line must not pay for pandas."""
    if name == "read_frame":
        from pipeline.frames import read_frame

        return read_frame
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
