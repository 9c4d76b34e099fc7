"""recording: what a campaign found, kept with the command that finds it, for docs/reliability.md to show."""

import json
import shlex
import sys
from pathlib import Path

RESULTS = Path(__file__).with_name("campaigns.json")


def read_results() -> dict[str, dict[str, str]]:
    """By campaign the command as it was given, and what it said at its end."""
    found: dict[str, dict[str, str]] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    return found


def record(campaign: str, result: str) -> None:
    """Keep the result of this very command; the one before goes. `--record` itself is no part of the command."""
    path = Path(sys.argv[0])
    words = [word for word in sys.argv[1:] if word not in ("--record", campaign)]
    command = f"python -m {path.parent.name}.{path.stem} {shlex.join(words)}".strip()
    entry = {"command": command, "result": result}
    found = read_results() | {campaign: entry}
    RESULTS.write_text(json.dumps(dict(sorted(found.items())), indent=1, ensure_ascii=False) + "\n", "utf-8")
