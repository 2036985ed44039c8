"""The samples are what the README says: whole, small, listed, and true to the plan format."""

import json
from pathlib import Path

import pytest

from dueregard.planfile.model import PlanFile

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/*/truth.json"))
NAMES = [f"{folder.parent.name}/{folder.name}" for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_truth_is_a_plan_file_whose_keys_point_somewhere(folder: Path) -> None:
    plan = PlanFile.model_validate(json.loads((folder / "truth.json").read_text(encoding="utf-8")))
    objectives = [o.key for o in plan.objectives]
    actions = [a.key for a in plan.actions]
    assert len(plan.actions) >= 8
    assert len(set(objectives)) == len(objectives)
    assert len(set(actions)) == len(actions)
    assert {o.parent for o in plan.objectives} <= {None, *objectives}
    assert {a.objective for a in plan.actions} <= {None, *objectives}
    assert {a.parent for a in plan.actions} <= {None, *actions}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_sample_is_one_small_document_beside_its_truth(folder: Path) -> None:
    documents = [path for path in folder.iterdir() if path.name != "truth.json"]
    assert len(documents) == 1
    assert 500 < documents[0].stat().st_size < 400_000


def test_the_readme_lists_every_sample_and_no_other() -> None:
    rows = (
        line
        for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    )
    assert sorted(row.split("`")[1] for row in rows) == sorted(folder.name for folder in FOLDERS)
