"""New dates in words about progress: which are found, and what moves nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile import edtf
from dueregard.planfile.timescales import Context, moved_targets

SEEDS = Path(__file__).parents[1] / "seeds"


def found(text: str, *, period: str | None = None) -> list[str]:
    return [each.to for each in moved_targets(text, context=Context(period=period))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("New target: April 2011", ["2011-04"]),
        ("New target date: April 2011. The film is made.", ["2011-04"]),
        (
            "Done so far. New target: champions in each directorate briefed by March 2011 They met.",
            ["2011-03"],
        ),
        ("New target for May 2011 To produce simple guidelines", ["2011-05"]),
        ("New target - Review in March 2011 Future action not yet started", ["2011-03"]),
        ("New Target:Champions promote the concept and say how they do this.March 2011", ["2011-03"]),
        ("Revised completion date: 31/03/2015", ["2015-03-31"]),
        ("The deadline was revised to June 2014 by the board", ["2014-06"]),
        ("This has been deferred until 2014/15.", ["2014-04/2015-03"]),
        ("Postponed to autumn 2013", ["2013-23"]),
        ("Completion has slipped to Q2 2013/14", ["2013-07/2013-09"]),
        ("The date was changed from March 2012 to June 2012", ["2012-06"]),
        ("The audit will now be completed by September 2016", ["2016-09"]),
        ("Launch is now expected in June 2019", ["2019-06"]),
        ("Put back to July 2012, then extended until March 2013", ["2012-07", "2013-03"]),
        ("Targed newydd: Ebrill 2011", ["2011-04"]),
        ("Dyddiad cwblhau newydd: 31 Mawrth 2015", ["2015-03-31"]),
        ("Gohiriwyd tan fis Medi 2024", ["2024-09"]),
        ("Mae'r gwaith wedi’i ohirio tan Mawrth 2026", ["2026-03"]),
    ],
)
def test_a_new_date_is_found(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "New targets: to ensure that key strategies are assessed. The group met in March 2011.",
        "New target; continue to review and report.",
        "Wider participation extended to 400 people. Report in March 2012.",
        "Revised communications strategy presented to the group in February 2011",
        "Training was postponed to await the new Equality Act 2010 guidance. Four events by March 2012.",
        "Completed in March 2011, as planned",
        "The policy was revised in April 2012",
        "New target: May 2011 (completed)",
    ],
)
def test_what_moves_nothing_is_not_found(words: str) -> None:
    assert found(words) == []


def test_the_words_that_it_was_found_in_are_given_as_they_stand() -> None:
    (only,) = moved_targets("Leaflets out.\nNew target –  Review in March\xa02011 Future action")
    assert only.words == "New target – Review in March 2011"


def test_a_month_without_a_year_takes_it_from_the_plans_period() -> None:
    assert found("Deferred until September", period="2013-04/2014-03") == ["2013-09"]
    assert found("Deferred until September") == []


def test_the_new_targets_of_a_plan_of_2011_are_found_and_no_others() -> None:
    plan = json.loads((SEEDS / "south-somerset-ses.json").read_text(encoding="utf-8"))
    told = {
        action["ref"]: [each.to for each in moved_targets(action.get("progress") or "")]
        for action in plan["actions"]
    }
    assert {ref: dates for ref, dates in told.items() if dates} == {
        "SES1.05.1": ["2011-04"],
        "SES2.09.1": ["2011-03"],
        "SES3.04.1": ["2012-03"],
        "SES3.05.1": ["2011-05"],
        "SES4.04.1": ["2011-03"],
        "SES4.05.1": ["2011-03"],
        "SES4.08.2": ["2011-01"],
        "SES4.09.1": ["2011-06"],
    }


@given(st.text(alphabet="Nnewtargd: .0123MarchAilofvsuply\n()-", max_size=120))
def test_any_words_give_dates_or_nothing(words: str) -> None:
    assert all(edtf.is_valid(each.to) for each in moved_targets(f"New target {words}"))
