"""Printed timescales: what each phrase says, what is doubted, and that no text makes the reading fail."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.planfile.recurrence import is_valid_rule
from dueregard.planfile.timescales import Context, Reading, date_in_words, in_words, read_timescale

TABLE = [
    line.split(" => ", 1)
    for line in Path(__file__).with_name("timescales.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = st.lists(
    st.sampled_from(
        [word for phrase, _ in TABLE for word in phrase.replace("\\n", "\n").split(" ")]
        + ["\n", "-", "(", ")"]
    ),
    max_size=8,
).map(" ".join)


def notation(reading: Reading) -> str:
    """A reading as the table writes it."""
    parts = ["; ".join(map(entry_notation, reading.entries)) or "nothing"]
    parts += [f"links {' '.join(reading.links)}"] if reading.links else []
    codes = dict.fromkeys(doubt.code for doubt in reading.doubts)
    parts += [f"doubts {' '.join(codes)}"] if codes else []
    return " | ".join(parts)


def entry_notation(entry: Entry) -> str:
    first = f"first {entry.first}" if entry.first else None
    quoted = f'"{entry.text}"' if entry.text else None
    return " ".join(filter(None, (entry.kind, entry.date, entry.rrule, first, quoted)))


@pytest.mark.parametrize(("phrase", "expected"), TABLE)
def test_a_phrase_says(phrase: str, expected: str) -> None:
    assert notation(read_timescale(phrase.replace("\\n", "\n"))) == expected


@pytest.mark.parametrize(
    ("phrase", "context", "expected"),
    [
        ("2012/13", Context(academic=True), "due 2012-09/2013-08 | doubts financial-or-academic-year"),
        (
            "2012/13",
            Context(period="2011-09/2014-08"),
            "due 2012-09/2013-08 | doubts financial-or-academic-year",
        ),
        ("Financial year 2012/13", Context(academic=True), "due 2012-04/2013-03"),
        ("Year 1", Context(period="2013-04/2016-03"), "due 2013-04/2014-03"),
        ("Y2", Context(period="2013-04/2016-03"), "due 2014-04/2015-03"),
        ("Y1-Y3", Context(period="2013-04/2016-03"), "start 2013-04/2014-03; due 2015-04/2016-03"),
        ("Q4 Year 2", Context(period="2013-04/2016-03"), "due 2015-01/2015-03"),
        ("Year 1, Q2", Context(period="2013-04/2016-03"), "due 2013-07/2013-09"),
        ("Q1 Year 4", Context(period="2013-04/2016-03"), 'conditional "Q1 Year 4" | doubts no-year'),
        ("Spring term", Context(period="2025-09/2026-08"), "due 2026-01/2026-04-05"),
        ("Autumn 2", Context(period="2025-09/2026-08"), "due 2025-11/2025-12"),
        ("Year 4", Context(period="2013-04/2016-03"), 'conditional "Year 4" | doubts no-year'),
        ("Years 1-3", Context(period="2021/2025"), "start 2021; due 2023"),
        ("Years 2 and 4", Context(period="2021/2025"), "due 2022; due 2024"),
        ("Y1, Y2 & Y4", Context(period="2021/2025"), "due 2021; due 2022; due 2024"),
        ("Blynyddoedd 1 a 3", Context(period="2021/2025"), "due 2021; due 2023"),
        ("by Month 6", Context(period="2013-04/2016-03"), "due 2013-09"),
        ("Months 1 to 6", Context(period="2013-04/2016-03"), "start 2013-04; due 2013-09"),
        ("Months 6 and 18", Context(period="2013-04/2016-03"), "due 2013-09; due 2014-09"),
        ("Month 40", Context(period="2013-04/2016-03"), 'conditional "Month 40" | doubts no-year'),
        ("H2", Context(period="2024-04/2025-03"), "due 2024-10/2025-03"),
        ("H2 Year 2", Context(period="2013-04/2016-03"), "due 2014-10/2015-03"),
        ("Quarter 4", Context(period="2024-04/2025-03"), "due 2025-01/2025-03"),
        ("by end of March", Context(period="2024-04/2025-03"), "due 2025-03"),
        ("31 March", Context(period="2024-04/2025-03"), "due 2025-03-31"),
        ("March", Context(period="2024/2027"), 'conditional "March" | doubts no-year'),
        ("March 2051", Context(period="2013/2016"), "due 2051-03 | doubts outside-period"),
        ("March 1915", Context(period="2013/2016"), "due 1915-03 | doubts outside-period"),
    ],
)
def test_what_is_known_of_the_plan_completes_a_date(phrase: str, context: Context, expected: str) -> None:
    assert notation(read_timescale(phrase, context=context)) == expected


def test_a_doubt_has_the_printed_words_and_the_values_it_could_be() -> None:
    doubt = read_timescale("Hydref 2024").doubts[0]
    assert "Hydref 2024" in doubt.text
    assert doubt.choices == ("2024-10", "2024-23")


def test_look_alike_letters_do_not_hide_a_date() -> None:
    assert notation(read_timescale("Маrсh 2014")) == "due 2014-03"


@given(st.one_of(st.text(max_size=60), WORDS))
def test_any_text_is_read_and_every_entry_is_in_the_format(text: str) -> None:
    for entry in read_timescale(text, context=Context(period="2013-04/2016-03")).entries:
        if entry.date:
            span = edtf.parse(entry.date)
            assert span.lower is None or span.upper is None or span.lower <= span.upper
        assert entry.date or entry.kind not in ("due", "start")
        assert entry.rrule is None or is_valid_rule(entry.rrule)
        assert entry.text or entry.kind != "conditional"
        assert in_words(entry)
        assert in_words(entry, "cy")


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
PRINTABLE = st.one_of(
    DAYS.map(date.isoformat),
    MONTHS,
    DAYS.map(lambda day: f"{day:%Y}"),
    st.integers(1990, 2050).map(lambda year: f"{year}-04/{year + 1}-03"),
    st.integers(1990, 2050).map(lambda year: f"{year}-09/{year + 1}-08"),
)


@given(PRINTABLE, st.sampled_from(["en", "cy"]))
def test_a_date_in_words_read_back_is_the_same_date(value: str, language: str) -> None:
    words = date_in_words(value, "cy" if language == "cy" else "en")
    assert notation(read_timescale(words)).split(" | ")[0] == f"due {value}"


@given(MONTHS, st.integers(1, 400))
def test_a_range_in_words_read_back_is_its_beginning_and_its_end(first: str, days: int) -> None:
    last = f"{(edtf.parse(first).upper or date.max) + timedelta(days=days):%Y-%m}"
    reading = read_timescale(f"{date_in_words(first)} to {date_in_words(last)}")
    assert notation(reading) == f"start {first}; due {last}"


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), st.sampled_from([", ", " and ", " & "]))
def test_years_listed_are_due_one_by_one_and_never_a_range(counted: list[int], joint: str) -> None:
    reading = read_timescale(f"Years {joint.join(map(str, counted))}", context=Context(period="2011/2019"))
    assert [(entry.kind, entry.date) for entry in reading.entries] == [
        ("due", f"{2010 + year}") for year in counted
    ]


@given(st.integers(1, 36))
def test_a_month_of_the_plan_lies_so_many_months_after_its_beginning(count: int) -> None:
    reading = read_timescale(f"Month {count}", context=Context(period="2013-04/2016-03"))
    months = (2013 * 12 + 3) + count - 1
    assert notation(reading) == f"due {months // 12:04}-{months % 12 + 1:02}"


@given(st.integers(1990, 2060), st.integers(1, 2))
def test_a_half_year_is_its_two_quarters(year: int, half: int) -> None:
    for printed in (f"{year}/{(year + 1) % 100:02}", f"FY {year}-{(year + 1) % 100:02}", f"{year}"):
        whole, first, second = (
            edtf.parse(read_timescale(f"{part} {printed}").entries[0].date or "")
            for part in (f"H{half}", f"Q{2 * half - 1}", f"Q{2 * half}")
        )
        assert (whole.lower, whole.upper) == (first.lower, second.upper)


@given(st.sampled_from(["Each April", "Annually", "Quarterly", "By 31 March each year"]), MONTHS)
def test_a_rule_with_an_end_is_the_rule_until_then(rule: str, last: str) -> None:
    alone = read_timescale(rule).entries[0].rrule
    ended = read_timescale(f"{rule} until {date_in_words(last)}")
    assert [entry.rrule for entry in ended.entries] == [f"{alone};UNTIL={edtf.deadline(last):%Y%m%d}"]


@given(DAYS)
def test_a_date_in_figures_has_the_day_first(day: date) -> None:
    for printed in (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%a-%d-%b-%y}"):
        assert notation(read_timescale(printed)) == f"due {day.isoformat()}"


@pytest.mark.parametrize(
    ("entry", "english", "welsh"),
    [
        (Entry(kind="due", date="2015-03-31"), "by 31 March 2015", "erbyn 31 Mawrth 2015"),
        (Entry(kind="due", date="2015-03"), "by the end of March 2015", "erbyn diwedd Mawrth 2015"),
        (
            Entry(kind="due", date="2014-04/2015-03"),
            "by the end of the financial year 2014/15",
            "erbyn diwedd blwyddyn ariannol 2014/15",
        ),
        (
            Entry(kind="due", date="2013-07/2013-09"),
            "by the end of July 2013 to September 2013",
            "erbyn diwedd Gorffennaf 2013 hyd Medi 2013",
        ),
        (Entry(kind="start", date="2013-01"), "from January 2013", "o Ionawr 2013"),
        (Entry(kind="ongoing"), "ongoing", "parhaus"),
        (Entry(kind="recurring", rrule="FREQ=YEARLY;BYMONTH=11"), "every November", "bob Tachwedd"),
        (
            Entry(kind="recurring", rrule="FREQ=YEARLY;BYMONTH=6,12"),
            "every June and December",
            "bob Mehefin a Rhagfyr",
        ),
        (Entry(kind="recurring", rrule="FREQ=MONTHLY;INTERVAL=3"), "every quarter", "bob chwarter"),
        (Entry(kind="recurring", rrule="FREQ=YEARLY;INTERVAL=3"), "every 3 years", "bob 3 blynedd"),
        (
            Entry(kind="recurring", rrule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
            "every 31 March",
            "bob 31 Mawrth",
        ),
        (Entry(kind="recurring"), "from time to time", "o bryd i'w gilydd"),
        (
            Entry(kind="conditional", text="Following conclusion of Scrutiny Inquiry"),
            "waiting for: conclusion of Scrutiny Inquiry",
            "yn aros am: conclusion of Scrutiny Inquiry",
        ),
        (Entry(kind="completed", date="2013-11"), "completed November 2013", "wedi'i gwblhau Tachwedd 2013"),
        (Entry(kind="completed"), "completed", "wedi'i gwblhau"),
        (Entry(kind="unspecified"), "not specified", "heb ei bennu"),
        (
            Entry(kind="due", date="2014-06~"),
            "by the end of about June 2014",
            "erbyn diwedd tua Mehefin 2014",
        ),
        (Entry(kind="due", date="whenever"), "by the end of whenever", "erbyn diwedd whenever"),
    ],
)
def test_an_entry_in_words(entry: Entry, english: str, welsh: str) -> None:
    assert (in_words(entry, "en"), in_words(entry, "cy")) == (english, welsh)
