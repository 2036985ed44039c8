"""Forms about plans."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard.plans.models.words import Aim, Characteristic, Status
from dueregard.plans.people import People
from dueregard.plans.queries import PlanOverview
from dueregard.plans.selection import NOT_STATED, UNREVIEWED, Selection, folded, status_of
from dueregard.plans.standing import Standing, is_unreviewed

Choices = list[tuple[str, Any]]


class ActionFilter(forms.Form):
    """Which actions of a plan to show, in which order. It offers only what the plan has."""

    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    due = forms.ChoiceField(label=_("When"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    characteristic = forms.ChoiceField(label=_("Characteristic"), required=False)
    aim = forms.ChoiceField(label=_("Aim of the duty"), required=False)
    resource = forms.CharField(label=_("Resources"), required=False, max_length=500)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("as in the plan")),
            ("due", _("due first")),
            ("lead", _("by lead")),
            ("status", _("by status")),
        ],
    )

    def __init__(self, data: Any, overview: PlanOverview, people: People) -> None:
        super().__init__(_with_post(data, overview, people))
        fields: dict[str, Any] = self.fields
        if heading := overview.headings.get("leads"):
            fields["lead"].label = heading
        fields["lead"].choices = _leads(overview, people)
        fields["due"].choices = _due(overview)
        fields["status"].choices = _statuses(overview)
        fields["characteristic"].choices = _characteristics(overview)
        fields["aim"].choices = _aims(overview)
        for name in ("lead", "status", "characteristic", "aim"):
            if len(fields[name].choices) <= 1:
                del self.fields[name]
        if heading := overview.headings.get("resources"):
            fields["resource"].label = heading
        if not any(row.action.resources or row.action.funding.all() for row in overview.rows):
            del self.fields["resource"]

    def selection(self) -> Selection:
        """What is looked for; a choice that does not exist is shown as an error and looks for nothing."""
        self.full_clean()
        return Selection(**{name: value for name, value in self.cleaned_data.items() if value})


def _leads(overview: PlanOverview, people: People) -> Choices:
    """The posts that leads are bound to, and the printed names of the others, each with its rows."""
    named = [people.choices(row.led_by) for row in overview.rows]
    names = {value: name for found in named for value, name in found.items()}
    numbers = Counter(value for found in named for value in found)
    choices: Choices = [("", _("anybody"))]
    in_order = sorted(names, key=lambda value: folded(names[value]))
    choices += [(value, f"{names[value]} ({numbers[value]})") for value in in_order]
    if names and any(not row.leads for row in overview.rows):
        choices.append((NOT_STATED, _("nobody named")))
    return choices


def _with_post(data: Any, overview: PlanOverview, people: People) -> Any:
    """The same with the post in place of a printed name that is bound: older links still find somebody."""
    wanted = data.get("lead") if data else ""
    if not wanted:
        return data
    choices = [people.choices([lead]) for row in overview.rows for lead in row.led_by if lead.name == wanted]
    values = {value for found in choices for value in found}
    if not values or wanted in values:
        return data
    return {**data.dict(), "lead": sorted(values)[0]}


def _due(overview: PlanOverview) -> Choices:
    counts = overview.counts()
    standings = [(stands.value, stands.label) for stands in Standing if counts[stands]]
    windows: Choices = []
    if any(is_unreviewed(row.action) for row in overview.rows):
        windows.append((UNREVIEWED, _("ongoing without a review date")))
    if counts[Standing.NEXT] or counts[Standing.LATER]:
        windows += [
            ("30", _("in the next 30 days")),
            ("90", _("in the next 90 days")),
            ("365", _("in the next 12 months")),
        ]
    return [("", _("at any time")), *standings, *windows]


def _statuses(overview: PlanOverview) -> Choices:
    present = {status_of(row) for row in overview.rows}
    stated: Choices = [(status.value, status.label) for status in Status if status in present]
    if not stated:
        return []
    return [("", _("any")), *stated, *([(NOT_STATED, _("not stated"))] if NOT_STATED in present else [])]


def _characteristics(overview: PlanOverview) -> Choices:
    present = _present(row.groups for row in overview.rows)
    protected = [(code.value, code.label) for code in Characteristic if code in present]
    others = [(name, name) for name in sorted(present - set(Characteristic.values), key=folded)]
    return [("", _("any")), *protected, *others]


def _aims(overview: PlanOverview) -> Choices:
    present = _present(row.aims for row in overview.rows)
    return [("", _("any")), *((aim.value, aim.label) for aim in Aim if aim in present)]


def _present(groups: Iterable[frozenset[str]]) -> set[str]:
    return {code for group in groups for code in group}
