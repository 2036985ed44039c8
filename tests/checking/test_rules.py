"""The plan check: each rule finds what it is for and passes by what is right."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.seeded import SEEDS, read_seed

from dueregard.checking import RULES, check
from dueregard.checking import words as said
from dueregard.checking.reference import PAGE, page
from dueregard.planfile.model import PlanFile

DUE = {"text": "March 2014", "entries": [{"kind": "due", "date": "2014-03"}]}
GOOD = {
    "title": "Train every receptionist to use the hearing loop",
    "outcome": "Deaf visitors are understood at the first desk",
    "measure": "Number of visitors who had to ask again",
    "leads": [{"name": "Customer Services Manager"}],
    "timescale": DUE,
}


def plan(*actions: dict[str, Any], objectives: list[dict[str, Any]] | None = None, **of_it: Any) -> PlanFile:
    """A plan of actions in which nothing is to be found but what the test puts there."""
    given = [{"key": f"a{number}", "ref": str(number), **each} for number, each in enumerate(actions, 1)]
    return PlanFile.model_validate({"plan": of_it, "objectives": objectives or [], "actions": given})


def found(file: PlanFile) -> list[tuple[str, str, str]]:
    return [(finding.rule.id, finding.ref, finding.words) for finding in check(file)]


def rules_found(file: PlanFile) -> set[str]:
    return {rule for rule, _ref, _words in found(file)}


def test_nothing_is_found_in_a_plan_that_says_everything() -> None:
    assert found(plan(GOOD)) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"measure": "To be determined"}, "measure-to-be-decided"),
        ({"measure": "Measures still to be agreed with partners"}, "measure-to-be-decided"),
        ({"measure": "TBC"}, "measure-to-be-decided"),
        ({"measure": "I'w gadarnhau"}, "measure-to-be-decided"),
        ({"measure": ""}, "no-measure"),
        ({"outcome": ""}, "no-outcome"),
        ({"outcome": "To be added following the review"}, "outcome-to-be-decided"),
        ({"outcome": "Every receptionist trained to use the hearing loops"}, "outcome-restates-action"),
        ({"leads": []}, "no-lead"),
        ({"leads": [{"name": "ST?"}]}, "lead-unsure"),
        ({"leads": [{"name": "To be confirmed"}]}, "lead-unsure"),
        ({"leads": [{"name": "Equality Officer (vacant)"}]}, "lead-vacant"),
        ({"leads": [{"name": "All Senior Managers", "kind": "collective"}]}, "everybody-leads"),
        ({"timescale": {}}, "no-date"),
        ({"timescale": {"text": "TBC", "entries": [{"kind": "unspecified"}]}}, "no-date"),
        ({"timescale": {"text": "Ongoing", "entries": [{"kind": "ongoing"}]}}, "ongoing-without-review"),
        ({"status": "completed"}, "completed-without-outcome"),
        ({"status": "completed", "actual_outcome": "Completed."}, "completed-without-outcome"),
        ({"status": "withdrawn"}, "given-up-without-reason"),
        ({"status": "not-applicable", "progress": "N/A"}, "given-up-without-reason"),
        ({"status": "delayed"}, "delayed-without-reason"),
        ({"progress": "The share rose to 29% by June."}, "figure-in-prose"),
        ({"links": ["9.9"]}, "leads-nowhere"),
        ({"characteristics": ["marriage-civil-partnership"], "aims": ["foster"]}, "beyond-its-aims"),
    ],
)
def test_a_rule_finds_what_it_is_for(change: dict[str, Any], rule: str) -> None:
    assert "2" in {ref for name, ref, _words in found(plan(GOOD, {**GOOD, **change})) if name == rule}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"measure": "Protocol agreed, dates to be agreed each year"}, "measure-to-be-decided"),
        ({"outcome": "Deaf visitors and receptionists talk without help"}, "outcome-restates-action"),
        ({"outcome": "Receptionists trained"}, "outcome-restates-action"),
        (
            {"timescale": {"entries": [{"kind": "ongoing"}, {"kind": "due", "date": "2015"}]}},
            "ongoing-without-review",
        ),
        ({"timescale": {"entries": [{"kind": "ongoing"}]}, "status": "completed"}, "ongoing-without-review"),
        ({"status": "completed", "progress": "Forty people trained."}, "completed-without-outcome"),
        ({"status": "completed", "measure": "", "outcome": "", "leads": []}, "no-lead"),
        (
            {"status": "withdrawn", "updates": [{"text": "The grant ended in May."}]},
            "given-up-without-reason",
        ),
        ({"measure": "29% of cases or fewer"}, "figure-in-prose"),
        ({"links": ["1"]}, "leads-nowhere"),
        ({"leads": [{"name": "All Saints Partnership"}, {"name": "HR Manager"}]}, "everybody-leads"),
        ({"characteristics": ["marriage-civil-partnership"], "aims": ["eliminate"]}, "beyond-its-aims"),
    ],
)
def test_a_rule_passes_by_what_is_right(change: dict[str, Any], rule: str) -> None:
    assert rule not in rules_found(plan(GOOD, {**GOOD, **change}))


def test_what_an_action_stands_under_may_say_it_for_the_action() -> None:
    whole = {key: GOOD[key] for key in ("measure", "outcome", "leads", "timescale")}
    under = {"key": "o1", "title": "Welcome 40 deaf visitors a week", **whole}
    bare = {"title": "Train every receptionist", "objective": "o1"}
    assert found(plan(GOOD, bare, objectives=[under])) == []


def test_a_plan_without_any_measure_is_told_so_once() -> None:
    bare = {**GOOD, "measure": ""}
    titles = ({**bare, "title": f"Train the {people}"} for people in ("porters", "clerks", "ushers"))
    assert found(plan(*titles, title="A plan")) == [("no-measures", "", "A plan")]


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("Improve access to services", True),
        ("To raise awareness of services", True),
        ("Gwella mynediad at wasanaethau", True),
        ("Improve access to services for disabled people", False),
        ("Improve access to services at all 14 libraries", False),
        ("Write to every household about the register", False),
        ("Knowing your communities", False),
    ],
)
def test_an_objective_that_says_a_direction_and_no_end(title: str, is_found: bool) -> None:
    file = plan({**GOOD, "objective": "o1"}, objectives=[{"key": "o1", "title": title}])
    assert ("objective-not-specific" in rules_found(file)) == is_found


def test_an_objective_is_measurable_by_what_stands_under_it() -> None:
    objectives = [{"key": "o1", "title": "Listen"}, {"key": "o2", "title": "Answer"}]
    undecided = {**GOOD, "objective": "o2", "measure": "To be determined"}
    file = plan({**GOOD, "objective": "o1"}, undecided, objectives=objectives)
    assert [words for rule, _ref, words in found(file) if rule == "objective-not-measurable"] == ["Answer"]


def test_an_objective_without_actions() -> None:
    objectives: list[dict[str, Any]] = [
        {"key": "o1", "title": "Listen"},
        {"key": "o2", "title": "Answer"},
        {"key": "o3", "title": "As the first", "links": ["o1"]},
        {"key": "o4", "title": "Above another"},
        {"key": "o5", "title": "Not for us", "status": "not-applicable", "progress": "No such staff here."},
        {"key": "o6", "title": "Below", "parent": "o4"},
    ]
    file = plan(
        {**GOOD, "objective": "o1"}, {**GOOD, "title": "Go", "objective": "o6"}, objectives=objectives
    )
    assert [words for rule, _ref, words in found(file) if rule == "objective-without-action"] == ["Answer"]


def test_aims_and_characteristics_that_nobody_covers() -> None:
    marks = {"aims": ["eliminate", "foster"], "characteristics": ["age", "race"]}
    told = found(plan({**GOOD, **marks}))
    assert [words for rule, _, words in told if rule == "aim-without-action"] == [
        "Advance equality of opportunity"
    ]
    assert len([rule for rule, _, _ in told if rule == "characteristic-without-action"]) == 7


def test_an_abandoned_action_covers_nobody() -> None:
    given_up = {**GOOD, "aims": ["advance"], "status": "withdrawn", "progress": "The grant ended in May."}
    file = plan({**GOOD, "title": "Go", "aims": ["eliminate", "foster"]}, given_up)
    assert "aim-without-action" in rules_found(file)


def test_a_plan_of_a_time_before_the_duty_is_not_held_to_it() -> None:
    file = plan({**GOOD, "characteristics": ["race"]}, period="2008/2010")
    assert "characteristic-without-action" not in rules_found(file)


@pytest.mark.parametrize(
    ("period", "is_found"),
    [
        ("2011/2015", False),
        ("2023/2028", True),
        ("2014-04/2018-03", False),
        ("2014-04/2019-03", True),
        ("2024/..", False),
    ],
)
def test_a_plan_of_more_than_four_years(period: str, is_found: bool) -> None:
    assert ("more-than-four-years" in rules_found(plan(GOOD, period=period))) == is_found


def test_an_action_that_is_due_after_the_plan() -> None:
    assert "due-after-the-plan" in rules_found(plan(GOOD, period="2010/2013"))
    assert "due-after-the-plan" not in rules_found(plan(GOOD, period="2010/2014"))


def test_two_actions_that_say_the_same_are_told_once() -> None:
    told = [ref for rule, ref, _ in found(plan(GOOD, GOOD, GOOD)) if rule == "said-twice"]
    assert told == ["2"]


def test_abbreviations_that_the_key_lacks_are_told_one_by_one_where_they_are_first_used() -> None:
    lines = [
        {**GOOD, "title": "Report to SCTAG and the EWG"},
        {**GOOD, "title": "Write to SCTAG, the HR team and JADs"},
    ]
    leads = [{"name": "EIO"}, {"name": "JADHR & P"}]
    told = found(
        plan(
            *({**each, "leads": leads} for each in lines),
            glossary={"EIO": "Equality Officer", "EWG": "Group"},
        )
    )
    assert [(ref, words) for rule, ref, words in told if rule == "not-in-the-key"] == [
        ("1", "SCTAG"),
        ("2", "JADs"),
    ]


def test_abbreviations_of_a_plan_without_a_key_are_told_at_once() -> None:
    file = plan(
        {**GOOD, "title": "Ask the SCTAG, the EWG and the LCJB (Local Criminal Justice Board) at MARAC"}
    )
    assert [words for rule, _, words in found(file) if rule == "not-in-the-key"] == ["SCTAG, EWG, MARAC"]


def test_words_in_capitals_are_no_abbreviations() -> None:
    assert said.short_forms("KNOW YOUR COMMUNITIES AND ACT\nSee the EIA's of MARAC") == ["EIA", "MARAC"]


def test_the_digest_changes_with_the_words_and_not_with_their_spaces() -> None:
    first, again, other = (
        check(plan({**GOOD, "timescale": {"text": text, "entries": [{"kind": "ongoing"}]}}))[0].digest
        for text in ("Ongoing  work", "Ongoing work", "Ongoing")
    )
    assert first == again != other


def test_ids_of_rules_are_unique_and_stay_words() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each) for each in ids)


def test_every_rule_says_what_why_and_who_says_so() -> None:
    assert [rule.id for rule in RULES if not (rule.title and rule.why and rule.source)] == []


def test_the_reference_is_written_from_the_rules() -> None:
    """If this fails: python -m dueregard.checking.reference."""
    assert (Path(__file__).parents[2] / PAGE).read_text(encoding="utf-8") == page()


def test_measures_to_be_determined_are_those_of_six_rows() -> None:
    file = read_seed("southampton-equalities")
    rows = [finding.ref for finding in check(file) if finding.rule.id == "measure-to-be-decided"]
    assert rows == ["5", "8", "10", "12", "15", "18"]


def test_abbreviations_not_in_the_key_of_a_plan_name_its_two_unknown_leads() -> None:
    file = read_seed("bolsover-ses")
    told = {finding.words for finding in check(file) if finding.rule.id == "not-in-the-key"}
    assert {"JADs", "JADSP"} <= told
    assert not {"EIO", "JADHRP", "JADHR"} & told


@pytest.mark.parametrize("name", sorted(path.stem for path in SEEDS.glob("*.txt")))
def test_findings_stay_fewer_than_the_rows_of_a_real_plan(name: str) -> None:
    """A check that finds something in every row is read by nobody."""
    file = read_seed(name)
    assert len(check(file)) < len(file.actions) + len(file.objectives)


GENDER_AREAS = [{"key": "gender-pay-gap", "title": "Pay gap"}, {"key": "menopause", "title": "Menopause"}]


def gender_rules(*actions: dict[str, Any], **of_it: Any) -> list[str]:
    file = plan(*({**GOOD, **each} for each in actions), objectives=GENDER_AREAS, **of_it)
    return [rule for rule, _ref, _words in found(file) if rule.startswith("gender-plan")]


def test_one_action_under_both_areas_of_a_gender_plan_counts_once() -> None:
    both = {"objective": "menopause", "also_under": ["gender-pay-gap"]}
    assert gender_rules(both) == ["gender-plan-too-few-actions"]
    assert gender_rules(both, {"objective": "menopause", "title": "Something else"}) == []
    embedded = {"objective": "menopause", "status": "completed", "actual_outcome": "Done"}
    assert gender_rules(both, embedded) == ["gender-plan-too-few-actions"]


def test_a_plan_of_another_kind_has_no_limits_of_a_gender_plan() -> None:
    one = plan({**GOOD, "objective": "menopause", "output": "word " * 101}, objectives=GENDER_AREAS[1:])
    assert not any(rule.startswith("gender-plan") for rule in rules_found(one))
