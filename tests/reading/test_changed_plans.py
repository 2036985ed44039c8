"""The rules are general: what no clerk would mind leaves the figures where they are.

Each test changes the known plans in one way and reads them again. The figures may move by a hundredth.
"""

import json
import random
import re

import pytest
from tests.reading.known import (
    STEMS,
    gold_of,
    header_of,
    headings_of,
    is_header,
    is_row,
    score,
    score_of,
    text_of,
)

WITHIN = 0.01

SYNONYMS = {
    "Key Task": ["Objective", "What we want to achieve"],
    "Milestone": ["Key milestones", "Cerrig milltir"],
    "Target Date": ["By when", "Timescale"],
    "Duties": ["Protected characteristics", "Equality strands"],
    "Lead": ["Who", "Responsible officer"],
    "Output": ["Deliverables", "Outputs"],
    "Outcome": ["Intended outcome", "What difference will it make?"],
    "Performance Measure": ["How will we know", "Success measure"],
    "Status Color": ["BRAG", "RAG rating"],
    "Resources": ["Budget", "Adnoddau / Resources"],
    "Action": ["What we will do", "Cam gweithredu / Action"],
    "Organisation Lead": ["Organisation lead", "Organisation lead"],
    "Equality Lead": ["Equality lead", "Equality lead"],
    "Delivery Date": ["When", "Completion date"],
    "Improvement": ["Equality objective", "Area for improvement"],
    "Lead Officer": ["Action by", "Owner"],
    "Target date": ["Deadline", "Due date"],
    "Expected outcome": ["Desired outcome", "Outcome"],
    "Progress": ["Update", "Latest progress"],
    "Actual outcome": ["Outcome achieved", "Final outcome"],
    "Objective": ["Criterion", "Equality objective"],
    "Responsible Officer": ["Who", "Arweinydd"],
    "Target date for completion": ["By when?", "Amserlen"],
    "Action relating to": ["Actions", "What will we do?"],
    "Outcomes": ["Expected outcomes", "Impact"],
    "Measures": ["Success criteria", "How will we know?"],
    "Timescale": ["By when", "Target date"],
}

NAMES = {
    "South Somerset": "North Wessex",
    "Somerset": "Wessex",
    "SSDC": "NWDC",
    "SINE": "WINE",
    "Bolsover": "Hartley",
    "Derbyshire": "Mercia",
    "Melton": "Corby",
    "Welland": "Nene",
    "Malcolm Riches": "Priya Nolan",
    "Angela Farmer": "Osman Bright",
    "Tom Rutland": "Wei Castle",
    "Michelle": "Ngozi",
    "Anderson": "Trevelyan",
    "David Crisfield": "Mair Pritchard",
    "Kate Hellard": "Dai Lewis",
    "Nicola Miles": "Aoife Byrne",
}


def holds(text, gold, stem):
    before, now = score_of(stem), score(text, gold)
    for figure in ("field_f1", "full_f1"):
        assert now[figure] >= before[figure] - WITHIN, (
            figure,
            now["unmatched_gold"],
            now["unmatched_predicted"],
        )


def rewritten(text, change):
    return "\n".join(change(line) if is_row(line) else line for line in text.split("\n"))


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("which", [0, 1])
def test_other_words_in_the_headings(stem, which):
    headings = headings_of(text_of(stem))

    def change(line):
        if not is_header(line, headings):
            return line
        return "\t".join(SYNONYMS[cell][which] if cell in SYNONYMS else cell for cell in line.split("\t"))

    holds(rewritten(text_of(stem), change), gold_of(stem), stem)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_columns_in_another_order(stem, seed):
    width = len(header_of(text_of(stem)).split("\t"))
    order = list(range(width))
    # What stands left of the action stays left of it: a clerk could not tell otherwise whose row a blank cell
    # is.
    fixed = 2
    tail = order[fixed:]
    random.Random(seed).shuffle(tail)  # noqa: S311

    def change(line):
        cells = line.split("\t")
        cells += [""] * (width - len(cells))
        return "\t".join([*(cells[n] for n in [*order[:fixed], *tail]), *cells[width:]])

    holds(rewritten(text_of(stem), change), gold_of(stem), stem)


def later(text, years=10):
    text = re.sub(
        r"\b((?:19|20)\d\d)(\s?[/-]\s?)(\d\d)\b(?!\d|-)",
        lambda m: f"{int(m[1]) + years}{m[2]}{int(m[3]) + years:02}",
        text,
    )
    text = re.sub(
        r"(?<![\d/.-])((?:19|20)\d\d)(?!\d)(?!\s?[/-]\s?\d\d\b(?!\d|-))",
        lambda m: str(int(m[1]) + years),
        text,
    )
    return re.sub(
        r"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-)(\d\d)\b",
        lambda m: f"{m[1]}{int(m[2]) + years}",
        text,
    )


def later_data(value, key=""):
    if isinstance(value, dict):
        return {name: later_data(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [later_data(item, key) for item in value]
    if isinstance(value, str) and key in ("date", "first", "period", "as_of"):
        return re.sub(r"\d{4}", lambda m: str(int(m[0]) + 10), value)
    return later(value) if isinstance(value, str) else value


@pytest.mark.parametrize("stem", STEMS)
def test_ten_years_later(stem):
    holds(later(text_of(stem)), later_data(gold_of(stem)), stem)


@pytest.mark.parametrize("stem", STEMS)
def test_other_names_of_bodies_and_people(stem):
    def renamed(text):
        for old, new in NAMES.items():
            text = text.replace(old, new)
        return text

    holds(renamed(text_of(stem)), json.loads(renamed(json.dumps(gold_of(stem), ensure_ascii=False))), stem)


def torn(text, seed, rows=6):
    """Some whole rows torn by a page break: long cells cut between two words, the heading again if it comes
    again."""
    chance = random.Random(seed)  # noqa: S311
    headings = headings_of(text)
    lines = text.split("\n")
    repeated = sum(is_header(line, headings) for line in lines if is_row(line)) > 4
    header = next(line for line in lines if is_row(line) and is_header(line, headings))
    whole = [
        n
        for n, line in enumerate(lines[:-1])
        if is_row(line)
        and not is_header(line, headings)
        and sum(bool(cell.strip()) for cell in line.split("\t")) >= 4
        and is_row(lines[n + 1])
        and lines[n + 1].split("\t")[0].strip()
        and (n == 0 or is_row(lines[n - 1]))
        and "<" not in line
    ]
    for n in sorted(chance.sample(whole, min(rows, len(whole))), reverse=True):
        above, below = [], []
        for cell in lines[n].split("\t"):
            words = cell.split()
            cut = len(words) // 2 + chance.choice([-1, 0, 1]) if len(words) >= 8 else len(words)
            above.append(" ".join(words[:cut]))
            below.append(" ".join(words[cut:]))
        if any(below):
            lines[n : n + 1] = ["\t".join(above), "", *([header] if repeated else []), "\t".join(below)]
    return "\n".join(lines)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_torn_at_other_places(stem, seed):
    holds(torn(text_of(stem), seed), gold_of(stem), stem)
