"""What a body's annual report is expected to tell, by nation and day: the data of `annual_reports.yaml`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the report is expected to tell: its code, its labels, the provision that asks for it.

    `source` is "" where no law asks for it and it is commonly told all the same. `draws` names the parts that
    a body's plans can fill: `objectives`, `effectiveness`, `next`.
    """

    code: str
    en: str
    cy: str
    source: str = ""
    draws: tuple[str, ...] = ()
    employees_from: int | None = None

    def spares(self, headcount: int | None) -> bool:
        """Whether it is not asked of a body with so many employees; of an unknown number it is asked."""
        if self.employees_from is None or headcount is None:
            return False
        return headcount < self.employees_from


@dataclass(frozen=True, slots=True)
class Checklist:
    """A nation's name for the report, and what is expected of it, in the order in which it is told."""

    en: str
    cy: str
    lines: tuple[Line, ...]


@cache
def annual_checklist(nation: str, *, on: date) -> Checklist:
    """What the report for a period that ends `on` that day is expected to tell in `england`, `wales`,
    `scotland` or `northern-ireland`.

    A line whose provision was not in force that day is left out; lines that no law asks for are always there.
    """
    data = _data()[nation]
    lines = (_line(each) for each in data["lines"] if _holds({**_dates(data), **each}, on))
    return Checklist(data["en"], data["cy"], tuple(lines))


def _line(data: dict[str, Any]) -> Line:
    stated = {key: value for key, value in data.items() if key not in ("valid_from", "valid_to", "draws")}
    return Line(**stated, draws=tuple(data.get("draws", ())))


def _dates(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data.get(key) for key in ("valid_from", "valid_to")}


def _holds(line: dict[str, Any], on: date) -> bool:
    if not line.get("source"):
        return True
    return bool(line["valid_from"] <= on and (line["valid_to"] is None or on <= line["valid_to"]))


@cache
def _data() -> dict[str, Any]:
    import yaml  # loaded where it is needed, so that commands without it start at once

    text = resources.files("dueregard.law").joinpath("annual_reports.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data
