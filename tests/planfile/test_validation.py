"""Plan files: every finding has its place and its way out; what is valid comes back as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile.files import load_plan, replace_file, save_plan, to_bytes
from dueregard.planfile.model import PlanFile
from dueregard.planfile.schema import committed_schema, plan_schema, schema_text
from dueregard.planfile.validation import InvalidPlan, validate

MINIMAL = {"format": "dueregard-plan", "version": 1}
PLAN: dict[str, Any] = {
    **MINIMAL,
    "plan": {
        "title": "Equality plan",
        "period": "2013-04/2016-03",
        "columns": [{"id": "c1", "heading": "Who"}],
    },
    "objectives": [{"key": "o1", "title": "Know our communities"}, {"key": "o2", "parent": "o1"}],
    "actions": [
        {
            "key": "a1",
            "objective": "o2",
            "title": "Publish – “what we know”",
            "timescale": {"text": "March 2014", "entries": [{"kind": "due", "date": "2014-03"}]},
            "cells": {"c1": "All"},
            "source": {"document": "d1", "row": 3},
        }
    ],
    "documents": [{"id": "d1", "name": "plan.pdf"}],
}


def with_change(path: str, value: object) -> str:
    """The plan as JSON with one value changed; `path` is dotted, numbers are list places."""
    plan = json.loads(json.dumps(PLAN))
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    target = plan
    for part in way:
        target = target[part]
    target[last] = value
    return json.dumps(plan)


def findings(content: str | bytes) -> dict[str, str]:
    with pytest.raises(InvalidPlan) as caught:
        validate(content)
    assert all(finding.remedy for finding in caught.value.findings)
    return {finding.path: finding.problem for finding in caught.value.findings}


def test_a_valid_plan_comes_back() -> None:
    plan = validate(json.dumps(PLAN))
    assert plan.actions[0].timescale.entries[0].date == "2014-03"
    assert plan.plan.columns[0].heading == "Who"


@pytest.mark.parametrize("nothing", [None, ""])
def test_null_and_empty_mean_not_stated(nothing: str | None) -> None:
    plan = validate(with_change("actions.0.status", nothing))
    assert plan == validate(json.dumps(PLAN))


@pytest.mark.parametrize(
    ("path", "value", "place", "problem"),
    [
        ("format", "other", "$.format", "dueregard-plan"),
        ("version", 2, "$.version", "must be 1"),
        ("extra", 1, "$.extra", "not part of the format"),
        ("plan.title", 7, "$.plan.title", "must be text"),
        ("plan.period", "next year", "$.plan.period", "is not a date"),
        ("plan.as_of", "2015-13", "$.plan.as_of", "is not a date"),
        ("plan.columns", [{"id": "c1"}, {"id": "c1"}], "$.plan.columns[1].id", "twice"),
        ("objectives.1.key", "o1", "$.objectives[1].key", "twice"),
        ("objectives.1.parent", "o9", "$.objectives[1].parent", "no key “o9”"),
        ("objectives.0.parent", "o2", "$.objectives[0].parent", "own ancestor"),
        ("actions.0.objective", "o9", "$.actions[0].objective", "no objective “o9”"),
        ("actions.0.also_under", ["o9"], "$.actions[0].also_under[0]", "no objective “o9”"),
        ("actions.0.status", "finished", "$.actions[0].status", "not a value"),
        ("actions.0.colour", "red", "$.actions[0].colour", "not part of the format"),
        ("actions.0.leads", "me", "$.actions[0].leads", "must be a list"),
        ("actions.0.cells", {"c9": "x"}, "$.actions[0].cells.c9", "no column id “c9”"),
        ("actions.0.source.document", "d9", "$.actions[0].source.document", "no document “d9”"),
        ("actions.0.updates", [{"date": "soon"}], "$.actions[0].updates[0].date", "is not a date"),
        ("remarks", [{"id": "r", "code": "c", "text": "t", "where": {"document": "d9"}}],
         "$.remarks[0].where.document", "no document"),
        ("left_out", [{"reason": "footer"}], "$.left_out[0].text", "missing"),
    ],
)  # fmt: skip
def test_a_slip_is_found_at_its_place(path: str, value: object, place: str, problem: str) -> None:
    found = findings(with_change(path, value))
    assert problem in found[place]


@pytest.mark.parametrize(
    ("entry", "place", "problem"),
    [
        ({"kind": "due"}, "date", "needs a date"),
        ({"kind": "start"}, "date", "needs a date"),
        ({"kind": "due", "date": "March"}, "date", "is not a date"),
        ({"kind": "conditional"}, "text", "needs words"),
        ({"kind": "recurring", "rrule": "FREQ=HOURLY"}, "rrule", "FREQ must be"),
        ({"kind": "due", "date": "2014", "rrule": "FREQ=YEARLY"}, "rrule", "has no rule"),
        ({"kind": "recurring", "first": "x"}, "first", "is not a date"),
    ],
)
def test_an_entry_says_what_its_kind_needs(entry: dict[str, str], place: str, problem: str) -> None:
    found = findings(with_change("actions.0.timescale.entries", [entry]))
    assert problem in found[f"$.actions[0].timescale.entries[0].{place}"]


def test_all_findings_come_at_once() -> None:
    wrong = json.loads(with_change("plan.period", "soon"))
    wrong["actions"][0]["objective"] = "o9"
    assert list(findings(json.dumps(wrong))) == ["$.plan.period", "$.actions[0].objective"]


def test_objectives_go_three_levels_deep_and_no_deeper() -> None:
    levels = [{"key": f"o{level}", "parent": f"o{level - 1}" if level else None} for level in range(4)]
    assert validate(json.dumps({**MINIMAL, "objectives": levels[:3]}))
    assert "4 levels" in findings(json.dumps({**MINIMAL, "objectives": levels}))["$.objectives[3].parent"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no JSON"),
        (b"{", "line 1, column 2"),
        (b"[]", "no JSON object"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"format": 1, "format": 2}', "twice"),
        (b'{"version": NaN}', "number"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_what_is_no_json_is_one_finding_at_the_root(content: bytes, problem: str) -> None:
    assert problem in findings(content)["$"]


def test_an_empty_object_is_no_plan() -> None:
    assert "nothing" in findings("{}")["$.format"]


KEYS = st.sampled_from(["format", "plan", "actions", "key", "source"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(JSON)
def test_any_json_is_a_plan_or_has_findings(data: object) -> None:
    content = {**MINIMAL, "plan": data, "actions": data} if isinstance(data, dict | list) else data
    try:
        plan = validate(json.dumps(content))
    except InvalidPlan:
        findings(json.dumps(content))
    else:
        assert validate(to_bytes(plan)) == plan


def test_a_saved_plan_is_the_same_bytes_after_reading_and_saving_again(tmp_path: Path) -> None:
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    save_plan(PlanFile.model_validate(PLAN), first)
    save_plan(load_plan(first), second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b'{\n  "format": "dueregard-plan",\n  "version": 1,\n')
    assert first.read_bytes().endswith(b"}\n")
    assert "“what we know”" in first.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        replace_file(tmp_path / "folder", b"words")
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_the_committed_schema_is_as_generated() -> None:
    assert committed_schema() == schema_text()


def test_the_schema_lets_what_is_not_stated_be_null_and_nothing_unknown_in() -> None:
    action = plan_schema()["$defs"]["Action"]
    assert {"type": "null"} in action["properties"]["status"]["anyOf"]
    assert {"const": ""} in action["properties"]["status"]["anyOf"]
    assert action["additionalProperties"] is False
    assert plan_schema()["required"] == ["format", "version"]


MOVED = {"date": "2014-04-02", "was": "2014-03", "to": "2014-06", "reason": "The census is late"}


def test_revisions_of_an_actions_target_come_back() -> None:
    revised = validate(with_change("actions.0.timescale.revisions", [MOVED]))
    assert revised.actions[0].timescale.revisions[0].to == "2014-06"
    assert validate(to_bytes(revised)) == revised


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"to": ""}, "to"),
        ({"to": "June"}, "to"),
        ({"was": "March"}, "was"),
        ({"date": ""}, "date"),
        ({"date": "2014-04"}, "date"),
        ({"date": "2014-02-30"}, "date"),
    ],
)
def test_a_revision_has_its_new_target_and_the_day_of_the_decision(
    changes: dict[str, str], path: str
) -> None:
    content = with_change("actions.0.timescale.revisions", [{**MOVED, **changes}])
    assert f"$.actions[0].timescale.revisions[0].{path}" in findings(content)


def test_only_an_actions_target_is_moved() -> None:
    content = with_change("objectives.0.timescale", {"revisions": [MOVED]})
    assert "$.objectives[0].timescale.revisions" in findings(content)
