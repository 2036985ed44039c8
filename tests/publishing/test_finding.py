"""Who is found in a plan's words, and where; and counts of so few that they tell of somebody."""

import pytest

from dueregard.planfile.model import Action, Lead, Objective, Plan, PlanFile
from dueregard.publishing.finding import EMAIL, NAME, TELEPHONE, Place, people_in, small_numbers_in


def plan_that_says(text: str, **values: object) -> PlanFile:
    return PlanFile(actions=[Action(ref="1.1", title="Train staff", progress=text, **values)])


def found(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in people_in(plan_that_says(text), known)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to jo.bloggs@ashby.gov.uk.", EMAIL, "jo.bloggs@ashby.gov.uk"),
        ("Ring 01530 454545 today", TELEPHONE, "01530 454545"),
        ("Ring (020) 7946 0018", TELEPHONE, "(020) 7946 0018"),
        ("Ring +44 20 7946 0018", TELEPHONE, "+44 20 7946 0018"),
        ("Ring 07700 900123", TELEPHONE, "07700 900123"),
        ("Ring ext. 4521", TELEPHONE, "ext. 4521"),
        ("Led by Cllr Bloggs since May", NAME, "Cllr Bloggs"),
        ("Led by Dr. J. Bloggs", NAME, "Dr. J. Bloggs"),
        ("Asked Priya Okafor-Smith to lead", NAME, "Priya Okafor-Smith"),
        ("Siân O’Brien reports", NAME, "Siân O’Brien"),
    ],
)
def test_people_are_found_in_words(text, kind, words):
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Report to Cabinet in March 2015",
        "Equality Act 2010, section 149",
        "Ref 0123/2014 and 1,200,000 people",
        "The Grace Road ground and Victoria Park",
        "Heather and gorse",
        "Adam",
    ],
)
def test_other_words_are_no_people(text):
    assert found(text) == []


def test_a_name_that_the_body_knows_is_found_where_it_stands_by_itself():
    assert found("Xola leads; Xolani does not", ("Xola",)) == [(NAME, "Xola")]


def test_the_longest_name_is_found_once():
    assert found("Xola Bo", ("Xola", "Xola Bo")) == [(NAME, "Xola Bo")]


def test_leads_of_whom_nobody_can_tell_count_as_persons():
    leads = [Lead(name="ST?"), Lead(name="Policy Officer", kind="post"), Lead(name="QZ", kind="person")]
    names = [each.words for each in people_in(plan_that_says("", leads=leads), ())]
    assert names == ["ST?", "QZ"]


def test_every_place_is_told_once_by_reference_and_field():
    file = PlanFile(
        plan=Plan(introduction="Cllr Bloggs writes. Cllr Bloggs signs."),
        objectives=[Objective(key="a", title="Asked of Cllr Bloggs")],
        actions=[Action(ref="1.1", title="Train", cells={"notes": "Cllr Bloggs"})],
    )
    (bloggs,) = people_in(file, ())
    assert bloggs.places == (
        Place("", "introduction"),
        Place("Asked of Cllr Bloggs", "title"),
        Place("1.1", "notes"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3 employees left", "3 employees"),
        ("Two disabled members of staff", "Two disabled members of staff"),
        ("only one person", "one person"),
        ("4\nwomen", "4 women"),
    ],
)
def test_few_people_are_noted(text, words):
    assert [each.words for each in small_numbers_in(plan_that_says(text))] == [words]


@pytest.mark.parametrize(
    "text", ["5 employees", "14 women", "one plan for all people who ask", "1.3 people", "3 reports"]
)
def test_other_counts_are_not(text):
    assert small_numbers_in(plan_that_says(text)) == ()
