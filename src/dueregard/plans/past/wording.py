"""Events and changes in words."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.dates import edtf_in_words
from dueregard.history.models import Event
from dueregard.plans.editing.asking import FIELDS
from dueregard.plans.editing.questions import lead_in_words
from dueregard.plans.editing.timescale import timescale_in_words
from dueregard.plans.models.words import (
    Aim,
    Characteristic,
    ExceptionKind,
    Rating,
    RevisionState,
    Stage,
    Status,
)

VERBS: Final[dict[str, str | Promise]] = {
    "accept_draft": gettext_lazy("accepted the draft as a plan"),
    "add_action": gettext_lazy("added an action"),
    "add_addendum": gettext_lazy("put a report right that was sent"),
    "add_evidence": gettext_lazy("added evidence"),
    "add_funding": gettext_lazy("said what an action takes"),
    "add_objective": gettext_lazy("added an objective"),
    "add_occurrence": gettext_lazy("added an occurrence"),
    "approve_edition": gettext_lazy("approved an edition"),
    "answer_request": gettext_lazy("answered how an action stands"),
    "approve_answers": gettext_lazy("approved answers"),
    "bind_leads": gettext_lazy("said who the leads are"),
    "carry_forward": gettext_lazy("carried actions forward"),
    "choose_public": gettext_lazy("said what is public"),
    "clear_rating": gettext_lazy("left a rating to the rule"),
    "close_cycle": gettext_lazy("closed a cycle of updates"),
    "comment": gettext_lazy("commented on an action"),
    "complete_action": gettext_lazy("completed an action"),
    "correct_progress": gettext_lazy("put a progress entry right"),
    "decide_revision": gettext_lazy("decided about another target"),
    "dismiss_found_target": gettext_lazy("found no new target in the reported progress"),
    "edit_action": gettext_lazy("changed an action"),
    "edit_actions": gettext_lazy("changed several actions at once"),
    "edit_objective": gettext_lazy("changed an objective"),
    "edit_site": gettext_lazy("changed the public pages"),
    "edit_plan": gettext_lazy("changed what the plan says of the whole"),
    "exclude_occurrence": gettext_lazy("left an occurrence out"),
    "excuse_finding": gettext_lazy("excused a finding of the check"),
    "hand_over_actions": gettext_lazy("handed open actions over to another post"),
    "import_plan": gettext_lazy("brought the plan in"),
    "keep_report": gettext_lazy("kept a report as it was sent"),
    "mark_condition_met": gettext_lazy("marked a condition as met"),
    "mark_not_applicable": gettext_lazy("marked an action as not applicable"),
    "move_item": gettext_lazy("moved something to another place"),
    "open_cycle": gettext_lazy("began a cycle of updates"),
    "pause_action": gettext_lazy("paused an action"),
    "propose_edition": gettext_lazy("proposed an edition"),
    "propose_revision": gettext_lazy("proposed another target"),
    "record_progress": gettext_lazy("recorded progress"),
    "redact_words": gettext_lazy("removed words for good"),
    "refuse_edition": gettext_lazy("refused an edition"),
    "remove_action": gettext_lazy("took an action out"),
    "remove_funding": gettext_lazy("took out what an action takes"),
    "remove_objective": gettext_lazy("took an objective out"),
    "renew_plan": gettext_lazy("took over a newer version"),
    "reopen_action": gettext_lazy("reopened an action"),
    "resume_action": gettext_lazy("resumed an action"),
    "return_answer": gettext_lazy("returned an answer"),
    "retire_evidence": gettext_lazy("retired evidence"),
    "review_objective": gettext_lazy("reviewed an objective"),
    "revise_target": gettext_lazy("moved a target"),
    "set_publishing_policy": gettext_lazy("said who approves editions"),
    "set_rhythm": gettext_lazy("said how often the leads are asked"),
    "set_rating": gettext_lazy("rated an action by hand"),
    "set_review_date": gettext_lazy("set a review date"),
    "set_stage": gettext_lazy("said where the plan stands in its life"),
    "set_visibility": gettext_lazy("said who may see the plan"),
    "settle_words": gettext_lazy("settled what editions say of people"),
    "take_back_proposal": gettext_lazy("took a proposed edition back"),
    "sign_off_cycle": gettext_lazy("signed a cycle of updates off"),
    "take_snapshot": gettext_lazy("took a snapshot"),
    "withdraw_action": gettext_lazy("withdrew an action"),
    "withdraw_excuse": gettext_lazy("took an excuse back"),
    "withdraw_publication": gettext_lazy("withdrew an edition"),
    "set_language_scheme": gettext_lazy("said what the language scheme asks"),
    "translate_words": gettext_lazy("translated words, or checked translations"),
}

ACTORS: Final[dict[str, str | Promise]] = {
    "account": gettext_lazy("signed in"),
    "link": gettext_lazy("by a link"),
    "token": gettext_lazy("by a program’s token"),
    "job": gettext_lazy("a job of this site"),
    "import": gettext_lazy("an import"),
    "system": gettext_lazy("this installation"),
    "public": gettext_lazy("nobody who said who they are"),
}

MORE_FIELDS: Final[dict[str, str | Promise]] = {
    "as_at": gettext_lazy("As at"),
    "as_of": gettext_lazy("As it stood in"),
    "carried_from": gettext_lazy("Carried forward from"),
    "cells": gettext_lazy("Cells as printed"),
    "closing": gettext_lazy("Closing words"),
    "columns": gettext_lazy("Columns"),
    "comments": gettext_lazy("Comments"),
    "conditions_met": gettext_lazy("Conditions met"),
    "evidence": gettext_lazy("Evidence"),
    "carried_to": gettext_lazy("Goes on in"),
    "funding": gettext_lazy("Money and time"),
    "glossary": gettext_lazy("Abbreviations"),
    "id": gettext_lazy("Id"),
    "introduction": gettext_lazy("Introduction"),
    "key": gettext_lazy("Key in the plan file"),
    "language": gettext_lazy("Language"),
    "occurrence_exceptions": gettext_lazy("Occurrences added or left out"),
    "organisation": gettext_lazy("Organisation, as the document states it"),
    "paused_until": gettext_lazy("Paused until"),
    "period": gettext_lazy("Period"),
    "position": gettext_lazy("Place in the plan"),
    "rating_key": gettext_lazy("Key to ratings"),
    "rating_reason": gettext_lazy("Why the rating was set by hand"),
    "replaced_by": gettext_lazy("Replaced by"),
    "review_on": gettext_lazy("To be looked at again on"),
    "reviews": gettext_lazy("Reviews"),
    "revisions": gettext_lazy("Revisions of the target"),
    "slug": gettext_lazy("Address"),
    "source": gettext_lazy("Where it was printed"),
    "stages": gettext_lazy("Life of the plan"),
    "statement": gettext_lazy("Statement"),
    "translations": gettext_lazy("Translations"),
    "updates": gettext_lazy("Updates"),
    "visibility": gettext_lazy("Who may see it"),
}


def deed(event: Event) -> str:
    """What was done, as a predicate: "changed an action"."""
    return str(VERBS.get(event.verb, event.verb.replace("_", " ")))


def kind_of_actor(event: Event) -> str:
    """How the actor acted."""
    return str(ACTORS[event.actor_kind])


def field_name(field: str, headings: Mapping[str, str]) -> str:
    """A key of the plan format in the plan's own words, or in ours."""
    return str(headings.get(field) or FIELDS.get(field) or MORE_FIELDS.get(field, field))


def headings_for(kind: str, headings: Mapping[str, str]) -> Mapping[str, str]:
    """The plan's own headings as far as they name the fields of this kind: they name an action."""
    if kind == "action":
        return headings
    return {**(headings if kind == "objective" else {}), "title": _("Title")}


def value_in_words(field: str, value: Any) -> str:
    """A value of the plan format as text, "" for what is not stated."""
    if value is None:
        return ""
    return _IN_WORDS.get(field, _anything)(value)


def _anything(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_anything(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "\n".join(_anything(item) for item in value)
    return str(value)


def _codes(choices: Any) -> Callable[[Any], str]:
    names = dict(choices)
    return lambda value: ", ".join(
        str(names.get(code, code)) for code in (value if isinstance(value, list) else [value])
    )


def _updates(value: Any) -> str:
    return "\n".join(
        " ".join(filter(None, [f"{each['date']}:" if each.get("date") else "", each.get("text", "")]))
        for each in value
    )


def _evidence(value: Any) -> str:
    return "\n".join(
        ", ".join(filter(None, [each.get("title"), each.get("url"), each.get("retired_because")]))
        or each.get("sha256", "")
        for each in value
    )


def _comments(value: Any) -> str:
    return "\n".join(f"{each.get('author', '')}: {each['text']}" for each in value)


def _stages(value: Any) -> str:
    names = dict(Stage.choices)
    told = (
        [names.get(each["stage"]), *(each.get(name) for name in ("on", "body", "minute", "note"))]
        for each in value
    )
    return "\n".join(", ".join(str(word) for word in words if word) for words in told)


def _reviews(value: Any) -> str:
    told = ([each.get(name) for name in ("date", "progress", "effectiveness")] for each in value)
    return "\n".join(". ".join(word for word in words if word) for words in told)


def _revisions(value: Any) -> str:
    return "\n".join(
        f"{_date(each.get('was'))} → {_date(each['to'])} ({RevisionState(each['state']).label})"
        for each in value
    )


def _exceptions(value: Any) -> str:
    return "\n".join(
        f"{ExceptionKind(each['kind']).label}: {_date(each['when'])}, {each.get('reason', '')}"
        for each in value
    )


def _conditions(value: Any) -> str:
    return "\n".join(f"{each['text']}: {_date(each['met_on'])}" for each in value)


def _date(value: str | None) -> str:
    return edtf_in_words(value) if value else _("no date")


def _translations(value: Any) -> str:
    return "\n".join(
        f"{name} ({language}): {each['text']}"
        for language, texts in value.items()
        for name, each in texts.items()
    )


def _funding(value: Any) -> str:
    told = ([each.get(name) for name in ("amount", "name", "year", "note")] for each in value)
    return "\n".join(", ".join(word for word in words if word) for words in told)


def _columns(value: Any) -> str:
    return "\n".join(
        _("%(heading)s (%(meaning)s)")
        % {"heading": each.get("heading") or each["id"], "meaning": field_name(each.get("field") or "", {})}
        if each.get("field")
        else each.get("heading") or each["id"]
        for each in value
    )


_IN_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "revisions": _revisions,
    "occurrence_exceptions": _exceptions,
    "conditions_met": _conditions,
    "leads": lambda value: "\n".join(lead_in_words(each) for each in value),
    "timescale": timescale_in_words,
    "status": _codes(Status.choices),
    "rating": _codes(Rating.choices),
    "aims": _codes(Aim.choices),
    "characteristics": _codes(Characteristic.choices),
    "translations": _translations,
    "updates": _updates,
    "evidence": _evidence,
    "comments": _comments,
    "columns": _columns,
    "stages": _stages,
    "reviews": _reviews,
    "funding": _funding,
    "position": lambda value: str(value + 1),
}
