"""Plan files for tests: one with something of everything, and a strategy for any valid one."""

from typing import Any

from hypothesis import strategies as st

from dueregard.planfile import model
from dueregard.planfile.model import PlanFile
from dueregard.plans.models.words import Aim, Characteristic, LeadKind, Rating, Status


def something_of_everything() -> PlanFile:
    """A plan file that states something under every key of the format."""
    return PlanFile.model_validate(
        {
            "plan": {
                "title": "Equality Scheme",
                "organisation": "Ashby District Council",
                "period": "2013-01/2016-03",
                "as_of": "2015-03",
                "status": "adopted",
                "language": "en-GB",
                "introduction": "How we keep our duty.",
                "closing": "Reviewed each year.",
                "glossary": {"EIO": "Equality Improvement Officer"},
                "rating_key": {"G": "completed"},
                "columns": [
                    {"id": "action", "heading": "Action", "field": "title"},
                    {"id": "lead", "heading": "Lead officer", "field": "leads", "role": "lead"},
                    {"id": "notes", "heading": "Notes"},
                ],
                "translations": {"cy": {"title": {"text": "Cynllun Cydraddoldeb", "state": "checked"}}},
            },
            "objectives": [
                {"key": "knowing", "title": "Knowing your communities", "source": {"page": 1}},
                {
                    "key": "2.1",
                    "ref": "2.1",
                    "title": "Information is gathered",
                    "parent": "knowing",
                    "statement": "With partners.",
                    "links": ["2.2", "9.9"],
                    "leads": [{"name": "HoS", "kind": "collective"}],
                    "timescale": {"text": "2015", "entries": [{"kind": "due", "date": "2015"}]},
                    "outcome": "Better services",
                    "measure": "Profile published",
                    "progress": "Begun",
                    "status": "in-progress",
                    "cells": {"notes": "as printed"},
                    "source": {"page": 1},
                    "translations": {"cy": {"title": {"text": "Gwybodaeth", "state": "checked"}}},
                },
                {"key": "2.2", "ref": "2.2", "title": "Data is used", "parent": "knowing"},
            ],
            "actions": [
                {
                    "key": "2.1.1",
                    "ref": "2.1.1",
                    "objective": "2.1",
                    "also_under": ["2.2"],
                    "title": "Publish a profile",
                    "leads": [
                        {"name": "EIO", "kind": "post"},
                        {"name": "ST?", "role": "equality lead", "kind": "person", "uncertain": True},
                    ],
                    "timescale": {
                        "text": "Mar 2014, then yearly",
                        "entries": [
                            {"kind": "due", "date": "2014-03"},
                            {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=3", "first": "2015-03"},
                            {"kind": "conditional", "text": "After the census"},
                        ],
                    },
                    "characteristics": ["race", "age"],
                    "other_characteristics": ["Carers"],
                    "aims": ["foster", "advance"],
                    "output": "A profile",
                    "outcome": "Gaps are known",
                    "measure": "Published",
                    "resources": "Officer time",
                    "priority": "High",
                    "progress": "First draft",
                    "updates": [
                        {
                            "date": "2014-01",
                            "text": "Draft sent round",
                            "author": "EIO",
                            "status": "in-progress",
                            "rating": "amber",
                            "occurrence": "2014",
                            "evidence": ["https://example.invalid/draft"],
                        }
                    ],
                    "actual_outcome": "Used by planners",
                    "status": "delayed",
                    "rating": "red",
                    "links": ["2.2"],
                    "cells": {"action": "Publish a profile", "notes": "x"},
                    "source": {
                        "document": "d1",
                        "table": 1,
                        "row": 2,
                        "fields": {"title": {"page": 1, "row": 2, "column": "action", "confidence": 0.9}},
                    },
                    "translations": {"cy": {"title": {"text": "Cyhoeddi proffil", "state": "draft"}}},
                },
                {"key": "m1", "objective": "2.1", "parent": "2.1.1", "title": "Ask the services"},
                {"key": "2.2.1", "objective": "2.2", "title": "See 2.1", "links": ["2.1"]},
            ],
            "documents": [{"id": "d1", "name": "scheme.docx", "sha256": "ab" * 32, "kind": "docx"}],
            "remarks": [
                {
                    "id": "r1",
                    "code": "uncertain-lead",
                    "where": {"row": 2},
                    "text": "Is “ST?” one person?",
                    "choices": ["yes", "no"],
                    "answer": "yes",
                }
            ],
            "left_out": [{"reason": "repeated header", "where": {"row": 9}, "text": "Action Lead officer"}],
        }
    )


SECRET = "Whitlow-Secret"
"""Words that stand in every place of a plan file that is never public."""


def with_secrets(file: PlanFile) -> PlanFile:
    """The same plan with `SECRET` in every place that is never public, whatever is chosen."""
    found = file.model_copy(deep=True)
    found.documents = [model.SourceDocument(id=SECRET, name=SECRET, sha256=SECRET, kind=SECRET)]
    found.remarks = [model.Remark(id=SECRET, code=SECRET, text=SECRET, choices=[SECRET], answer=SECRET)]
    found.left_out = [model.LeftOut(reason=SECRET, text=SECRET)]
    found.plan.translations["cy"] = {"title": model.Translation(text=SECRET, state="checked", of=SECRET)}
    for item in (*found.objectives, *found.actions):
        item.source = model.Source(document=SECRET, sheet=SECRET)
        item.cells["no column of the plan"] = SECRET
        item.translations["cy"] = {"title": model.Translation(text=SECRET, state="draft")}
    for update in [each for action in found.actions for each in action.updates]:
        update.author, update.evidence = SECRET, [SECRET]
    return found


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=12
)  # what a reader gives: no control characters
SOME_WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
DATES = st.sampled_from(["2014", "2014-03", "2014-03-31", "2014-04/2015-03", "2011-21", "2014/..", None])


@st.composite
def plan_files(draw: st.DrawFn) -> PlanFile:
    """Any valid plan file: keys unique, references that lead somewhere, three levels at most."""
    objective_keys = draw(st.lists(SOME_WORDS, unique=True, max_size=4))
    action_keys = draw(st.lists(SOME_WORDS, unique=True, max_size=5))
    return PlanFile.model_validate(
        {
            "plan": draw(_wholes()),
            "objectives": [
                _objective(draw, objective_keys[:place], key) for place, key in enumerate(objective_keys)
            ],
            "actions": [
                _action(draw, objective_keys, action_keys[:place], key)
                for place, key in enumerate(action_keys)
            ],
            "documents": [{"id": "d1", "name": draw(WORDS), "sha256": "", "kind": ""}],
            "left_out": draw(
                st.lists(st.fixed_dictionaries({"reason": SOME_WORDS, "text": SOME_WORDS}), max_size=2)
            ),
        }
    )


def _wholes() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "title": WORDS,
            "period": DATES,
            "introduction": WORDS,
            "glossary": st.dictionaries(SOME_WORDS, SOME_WORDS, max_size=3),
            "columns": st.lists(
                st.fixed_dictionaries({"id": SOME_WORDS, "heading": WORDS}),
                max_size=3,
                unique_by=lambda c: c["id"],
            ),
        }
    )


def _objective(draw: st.DrawFn, before: list[str], key: str) -> dict[str, Any]:
    # Only the first may be stood under, so no chain grows past two levels.
    return {
        **draw(_items()),
        "key": key,
        "parent": draw(st.sampled_from([None, *before[:1]])),
        "statement": draw(WORDS),
    }


def _action(draw: st.DrawFn, objectives: list[str], before: list[str], key: str) -> dict[str, Any]:
    under = st.sampled_from([None, *objectives])
    return {
        **draw(_items()),
        **draw(_marks()),
        "key": key,
        "objective": draw(under),
        "also_under": draw(st.lists(st.sampled_from(objectives), unique=True)) if objectives else [],
        "parent": draw(st.sampled_from([None, *before])),
    }


def _items() -> st.SearchStrategy[dict[str, Any]]:
    lead = st.fixed_dictionaries(
        {
            "name": SOME_WORDS,
            "role": st.sampled_from(["lead", "equality lead"]),
            "kind": st.sampled_from([None, *LeadKind.values]),
            "uncertain": st.booleans(),
        }
    )
    entry = st.one_of(
        st.fixed_dictionaries({"kind": st.just("due"), "date": DATES}),
        st.fixed_dictionaries({"kind": st.just("completed"), "date": DATES}),
        st.fixed_dictionaries(
            {"kind": st.just("recurring"), "rrule": st.just("FREQ=YEARLY"), "first": DATES}
        ),
        st.fixed_dictionaries({"kind": st.just("conditional"), "text": WORDS}),
    )
    return st.fixed_dictionaries(
        {
            "ref": WORDS,
            "title": WORDS,
            "links": st.lists(SOME_WORDS, max_size=2),
            "leads": st.lists(lead, max_size=2),
            "timescale": st.fixed_dictionaries({"text": WORDS, "entries": st.lists(entry, max_size=2)}),
            "outcome": WORDS,
            "status": st.sampled_from([None, *Status.values]),
            "cells": st.dictionaries(SOME_WORDS, WORDS, max_size=3),
        }
    )


def _marks() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "characteristics": st.lists(st.sampled_from(Characteristic.values), unique=True, max_size=3),
            "other_characteristics": st.lists(SOME_WORDS, max_size=2),
            "aims": st.lists(st.sampled_from(Aim.values), unique=True),
            "rating": st.sampled_from([None, *Rating.values]),
            "updates": st.lists(st.fixed_dictionaries({"date": DATES, "text": SOME_WORDS}), max_size=2),
        }
    )
