"""Run the benchmarks named on the command line, or all of them, and print their tables."""

import importlib
import shutil
import sys

NEEDS: dict[str, tuple[str, ...]] = {
    "reading": (),
    "pages": (),
    "scale": (),
    "mail": (),
    "public": (),
    "reports": ("soffice",),
    "libraries": ("soffice",),
    "formats": ("soffice", "chromium"),
}
"""Each benchmark and the programs that make its documents, the quick ones first."""


def main(names: list[str]) -> int:
    """Print each named benchmark's tables; an unknown name is an error that lists the known ones."""
    unknown = sorted(set(names) - NEEDS.keys())
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NEEDS)}", file=sys.stderr)
        return 2
    for name in names or NEEDS:
        if missing := [program for program in NEEDS[name] if not shutil.which(program)]:
            print(f"{name}: not measured, since there is no {' and no '.join(missing)} here\n")
            continue
        for table in importlib.import_module(f"benchmarks.{name}").run():
            print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
