"""What guidance asks of a gender equality action plan. The data are in `gender_plans.yaml`."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Area:
    """One subject in which at least one action is new or in progress: its key in plan files, its labels."""

    key: str
    en: str
    cy: str


@dataclass(frozen=True, slots=True)
class GenderPlan:
    """The limits: at least so many `actions` new or in progress, at most so many words."""

    actions: int
    words_of_an_action: int
    words_of_the_narrative: int
    areas: tuple[Area, ...]


@cache
def gender_plan() -> GenderPlan:
    """The guidance as data."""
    import yaml  # loaded where it is needed, so that commands without it start at once

    text = resources.files("dueregard.law").joinpath("gender_plans.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    areas = tuple(Area(**one) for one in data["areas"])
    return GenderPlan(data["actions"], data["words_of_an_action"], data["words_of_the_narrative"], areas)
