"""guided: one target under atheris, which grows inputs by the coverage of our own modules; campaign starts it."""

import importlib
import sys

import atheris


def main() -> None:
    """Run a target by name with libFuzzer's own options; ends the process."""
    with atheris.instrument_imports(include=["pipeline"]):
        targets = importlib.import_module("fuzz.targets").TARGETS
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], targets[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
