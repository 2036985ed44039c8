"""What is carried forward, and into which plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.organisations.permissions import allowed
from dueregard.plans.editing.asking import short
from dueregard.plans.models import Action, Plan


class CarryForm(forms.Form):
    """Open actions of a plan, the plan that they go on in, and whether the old one is closed."""

    actions = forms.MultipleChoiceField(
        label=_("What goes on?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one action.")},
    )
    successor = forms.ChoiceField(
        label=_("In which plan?"),
        required=False,
    )
    title = forms.CharField(
        label=_("Title of the new plan"),
        help_text=_("It begins as a draft with the columns and headings of this one."),
        max_length=500,
        required=False,
    )
    close = forms.BooleanField(
        label=_("Close this plan today"),
        help_text=_("It is then read, and edited only once it is opened again."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Kept in the history of both plans. It may be left out."),
        max_length=500,
        required=False,
    )

    def __init__(self, data: Any, plan: Plan, who: Actor) -> None:
        super().__init__(data)
        self._open = {each.uid: each for each in plan.actions.filter(settled=False)}
        self._plans = {each.uid: each for each in _successors(plan, who)}
        fields: dict[str, Any] = self.fields
        fields["actions"].choices = [(uid, short(each)) for uid, each in self._open.items()]
        fields["successor"].choices = [
            *([] if plan.replaced_by_id else [("", _("a new one"))]),
            *((uid, each.title) for uid, each in self._plans.items()),
        ]

    def values(self) -> dict[str, Any]:
        """What was answered, for the operation. Only for a valid form."""
        chosen: list[Action] = [self._open[uid] for uid in self.cleaned_data["actions"]]
        successor = self._plans.get(self.cleaned_data["successor"])
        return {**self.cleaned_data, "actions": chosen, "successor": successor}


def _successors(plan: Plan, who: Actor) -> Any:
    """The plans of the same body that may be edited; the one that comes after already, where there is one."""
    editable = Plan.objects.filter(allowed(who, "edit", Plan), organisation=plan.organisation)
    if plan.replaced_by_id:
        return editable.filter(pk=plan.replaced_by_id)
    return editable.exclude(pk=plan.pk).exclude(replaced_by=plan)
