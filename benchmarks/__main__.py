"""Run the benchmarks named on the command line, or all of them, and print their tables."""

import importlib
import sys

NAMES = ["reading", "pages", "libraries", "formats"]


def main(names: list[str]) -> int:
    """Print each named benchmark's tables; an unknown name is an error that lists the known ones."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        for table in importlib.import_module(f"benchmarks.{name}").run():
            print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
