"""`python -m benchmarks.scale`: the benchmark alone, with databases that can be kept and used again."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.scale import DATABASES, RUNS, run


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="fill here, or use what is filled here")
    parser.add_argument("--database", choices=DATABASES, action="append", help="this one alone")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"requests of each page (default: {RUNS})")
    asked = parser.parse_args(arguments)
    keep = asked.keep.absolute() if asked.keep else None
    for table in run(keep, asked.database or DATABASES, asked.runs):
        print(table, flush=True)


if __name__ == "__main__":
    main()
