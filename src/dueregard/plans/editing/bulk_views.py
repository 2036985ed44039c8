"""The page on which many actions are changed at once: tick, say what, look at old and new, keep."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.plans.editing.asking import objective_choices, short
from dueregard.plans.editing.bulk import Wanted, fingerprint, planned
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.forms import ActionFilter
from dueregard.plans.models import Action, Plan
from dueregard.plans.models.words import Characteristic
from dueregard.plans.operations import edit_actions
from dueregard.plans.people import people_of
from dueregard.plans.pieces import actions_with_parts
from dueregard.plans.queries import plan_overview
from dueregard.plans.selection import selected
from dueregard.plans.turns import UNDER_WAY

MOST = 500


class BulkForm(forms.Form):
    """Which actions, and what is to be another for all of them."""

    actions = forms.MultipleChoiceField(
        label=gettext_lazy("Which actions?"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        error_messages={"required": gettext_lazy("Tick the actions that are to change.")},
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        help_text=gettext_lazy("An action is completed, paused or given up on its own page."),
        required=False,
    )
    lead = forms.CharField(label=gettext_lazy("Lead"), required=False, max_length=300)
    lead_how = forms.ChoiceField(
        label=gettext_lazy("What about this lead?"),
        required=False,
        initial="instead",
        choices=[
            ("instead", gettext_lazy("in place of all others")),
            ("add", gettext_lazy("beside the others")),
            ("out", gettext_lazy("no longer a lead")),
        ],
    )
    objective = forms.ChoiceField(label=gettext_lazy("Objective"), required=False)
    timescale = forms.CharField(
        label=gettext_lazy("When"),
        help_text=gettext_lazy("In the plan’s own words: March 2026, each November, after the inquiry."),
        required=False,
        max_length=1000,
    )
    mark = forms.ChoiceField(label=gettext_lazy("Mark with this characteristic"), required=False)
    unmark = forms.ChoiceField(label=gettext_lazy("Take this characteristic away"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why is it changed?"),
        help_text=gettext_lazy("Kept in history. It may be left out."),
        required=False,
        max_length=500,
    )

    def __init__(self, data: Any, *, plan: Plan, actions: Sequence[Action]) -> None:
        super().__init__(data, auto_id="id_new_%s")  # the filter beside it asks for a status, too
        as_is: list[tuple[str, Any]] = [("", _("as it is"))]
        self.offer("actions", [(each.uid, short(each)) for each in actions])
        self.offer("status", [*as_is, *((code, code.label) for code in UNDER_WAY)])
        self.offer("objective", [*as_is, *objective_choices(plan)])
        self.offer("mark", [*as_is, *Characteristic.choices])
        self.offer("unmark", [*as_is, *Characteristic.choices])

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Give the question these choices."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def wanted(self, plan: Plan) -> Wanted:
        """What is to be another."""
        given = self.cleaned_data
        names = ("status", "lead", "objective", "timescale", "mark", "unmark")
        how = given["lead_how"] or "instead"
        return Wanted(**{name: given[name] for name in names}, lead_how=how, period=plan.period or None)


@page("edit", of=Plan)
@require_http_methods(ASKS)
def bulk_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Change many actions at once; the filter is that of the plan's own page."""
    found = plan_for(request, "edit", organisation, plan)
    overview = plan_overview(found, today=clock.today())
    people = people_of(actor_of(request), found.organisation, on=clock.today())
    filters = ActionFilter(request.GET, overview, people)
    rows = selected(overview.rows, filters.selection(), on=overview.on)
    sent = posted(request)
    form = BulkForm(sent, plan=found, actions=[row.action for row in rows[:MOST]])
    context = {
        "plan": found,
        "form": form,
        "filters": filters,
        "breadcrumbs": crumbs(found),
        "back": found.get_absolute_url(),
    }
    if form.is_valid():
        return _previewed(request, found, form, {**context, "headings": overview.headings})
    return asking(request, "plans/editing/bulk.html", context)


def _previewed(request: HttpRequest, plan: Plan, form: BulkForm, context: dict[str, Any]) -> HttpResponse:
    """Old beside new; kept once that very preview is sent back."""
    actions = actions_with_parts(plan.actions.filter(uid__in=form.cleaned_data["actions"]))
    changes = planned(actions, form.wanted(plan), context["headings"])
    if not changes:
        form.add_error(None, _("With this, none of these actions would change."))
        return asking(request, "plans/editing/bulk.html", context)
    seen = request.POST.get("seen", "")
    if seen == fingerprint(changes):
        with ComplaintsOn(form):
            edit_actions(
                by=actor_of(request),
                plan=plan,
                changes={each.action.uid: each.changes for each in changes},
                reason=form.cleaned_data["reason"],
            )
            number = len(changes)
            words = ngettext("%(num)s action was changed.", "%(num)s actions were changed.", number)
            say(request, words % {"num": number})
            return to(plan.get_absolute_url())
        return asking(request, "plans/editing/bulk.html", context)
    kept = [(name, text) for name in form.fields for text in request.POST.getlist(name)]
    context |= {"changes": changes, "seen": fingerprint(changes), "kept": kept, "outdated": bool(seen)}
    return render(request, "plans/editing/preview.html", context)
