"""`python -m tests.samples.make [name …]`: all samples, or those whose names begin so."""

import sys

from tests.samples.make import (  # noqa: F401  (they register themselves)
    open_crowded,
    open_data,
    open_documents,
    open_forms,
    open_matrices,
    open_mixed,
    open_prints,
    open_unsealed,
    sealed_data,
    sealed_documents,
    sealed_fourth_a,
    sealed_fourth_b,
    sealed_fourth_c,
    sealed_fourth_d,
    sealed_fourth_e,
    sealed_prints,
    sealed_second,
    sealed_third,
)
from tests.samples.make.registry import MAKERS, SAMPLES, make, readme

MARK = "<!-- the list below is written by `python -m tests.samples.make` -->"


def main(wanted: list[str]) -> None:
    for name in sorted(MAKERS):
        if not wanted or any(name.startswith(word) for word in wanted):
            make(name)
            print(name, (SAMPLES / name / MAKERS[name][0]).stat().st_size)  # noqa: T201
    page = SAMPLES / "README.md"
    before = page.read_text(encoding="utf-8").split(MARK)[0]
    page.write_text(f"{before}{MARK}\n\n{readme()}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
