"""The five known plans, read and scored; shared by the tests that hold the reader's figures."""

import json
import re
from functools import cache
from pathlib import Path

from tests import scoring

from dueregard.planfile.model import to_data
from dueregard.reading import read_document
from dueregard.reading.formats.text import read_text

SEEDS = Path(__file__).parents[1] / "seeds"
STEMS = tuple(sorted(path.stem for path in SEEDS.glob("*.txt")))


@cache
def text_of(stem):
    return (SEEDS / f"{stem}.txt").read_text(encoding="utf-8")


@cache
def gold_of(stem):
    return json.loads((SEEDS / f"{stem}.json").read_text(encoding="utf-8"))


def read(text, name="plan.txt"):
    return read_document(read_text(text, name))


def score(text, gold):
    return scoring.score(gold, to_data(read(text).plan))


@cache
def score_of(stem):
    return score(text_of(stem), gold_of(stem))


def is_row(line):
    return "\t" in line


def header_of(text):
    """The first line that is a heading row: all its cells but blank ones are short, and it comes again or is
    first."""
    rows = [line for line in text.split("\n") if is_row(line)]
    often = [line for line in rows if sum(other.strip() == line.strip() for other in rows) >= 2]
    return (often or rows)[0].strip("\n")


def headings_of(text):
    return [cell for cell in header_of(text).split("\t") if cell.strip()]


def is_header(line, headings):
    return [cell for cell in line.split("\t") if cell.strip()] == headings


def words_of(text):
    return re.findall(r"[^\W_]+", text)
