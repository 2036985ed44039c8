"""Some of one demo plan in Welsh: translated by its officer, checked by its approver, its title stale."""

from collections.abc import Mapping
from importlib import resources
from typing import Final

import yaml

from dueregard.history.actor import Actor
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_plan
from dueregard.plans.translating.operations import Said, translate_words
from dueregard.publishing.translating.queries import pieces_of

BODY: Final = "melton"
TRIED: Final = "Another title was tried, and translated; then the document's own was put back."


def translate(plan: Plan, officer: Actor, approver: Actor) -> None:
    """Translate what the demo has in Welsh of the plan, if it is the one that it has it of."""
    if plan.organisation.slug != BODY:
        return
    said, title = _words(), plan.title
    plan = edit_plan(by=officer, plan=plan, changes={"title": f"{title} 2014"}, reason=TRIED)
    _translate(plan, officer, {plan.title: f"{said[title]} 2014"})
    plan = edit_plan(by=officer, plan=plan, changes={"title": title}, reason=TRIED)
    _translate(plan, officer, said)
    checked = [
        Said(each.id, each.name, each.said.text, each.version, checked=True)
        for each in pieces_of(plan)
        if each.said and each.state == "unchecked"
    ]
    translate_words(by=approver, plan=plan, language="cy", said=checked)


def _translate(plan: Plan, officer: Actor, words: Mapping[str, str]) -> None:
    """Say what is not said yet of the pieces that have these words."""
    missing = [each for each in pieces_of(plan) if each.said is None and each.text in words]
    said = [Said(each.id, each.name, words[each.text], each.version) for each in missing]
    translate_words(by=officer, plan=plan, language="cy", said=said)


def _words() -> dict[str, str]:
    text = resources.files(__package__).joinpath("welsh.yaml").read_text(encoding="utf-8")
    return {str(words): str(said) for words, said in yaml.safe_load(text).items()}
