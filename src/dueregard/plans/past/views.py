"""The pages of history, and the page on which words are removed for good."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.plans.operations import redact_words
from dueregard.plans.past.queries import history_of
from dueregard.plans.past.wording import deed, kind_of_actor


class RedactForm(forms.Form):
    """Which words go, and why the law asks for it."""

    words = forms.CharField(
        label=gettext_lazy("The words to remove"),
        help_text=gettext_lazy("Exactly as they stand, capitals and all: a name, for instance."),
        max_length=500,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why must they go?"),
        help_text=gettext_lazy("Kept in history for ever. Do not repeat the words here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
    sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone"))

    def clean(self) -> dict[str, object]:
        """A reason that repeats the words would keep them."""
        cleaned = super().clean() or {}
        if cleaned.get("words") and cleaned["words"] in cleaned.get("reason", ""):
            self.add_error("reason", _("The reason holds the words that are to go. Say it without them."))
        return cleaned


@page("view_history", of=Plan)
@require_safe
def plan_history_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What happened to the plan and to everything in it."""
    return _history(request, plan_for(request, "view_history", organisation, plan), None)


@page("view_history", of=Plan)
@require_safe
def item_history_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """What happened to one objective or action, also once it is no longer in the plan."""
    return _history(request, plan_for(request, "view_history", organisation, plan), uid)


@page("redact", of=Plan)
@require_http_methods(ASKS)
def redact_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Remove words for good, from the plan, its history and the search."""
    found = plan_for(request, "redact", organisation, plan)
    form = RedactForm(posted(request))
    if form.is_valid():
        words, reason = form.cleaned_data["words"], form.cleaned_data["reason"]
        with ComplaintsOn(form):
            redact_words(by=actor_of(request), plan=found, words=words, reason=reason)
            say(request, _("The words are gone. That they were removed, by whom and why, stays in history."))
            return to(found.get_absolute_url())
    note = _(
        "For when the law asks for it. The words go from the plan, from all of its history, from drafts,"
        " from the search and from letters that are kept. The files that the plan was read from are"
        " removed whole; their hashes and your reason stay. Backups hold the words until they are"
        " replaced; what has reached people’s mail is out of reach."
    )
    return ask_about(
        request, found, form, heading=_("Remove words for good"), note=note, button=_("Remove the words")
    )


def _history(request: HttpRequest, plan: Plan, uid: str | None) -> HttpResponse:
    before = request.GET.get("before", "")
    found = history_of(
        plan, record=uid, before=int(before) if before.isdigit() and len(before) < 19 else None
    )
    items = (
        [item for items in (plan.objectives, plan.actions) for item in items.filter(uid=uid)] if uid else []
    )
    if uid and not items and not found.events:
        raise Http404
    context = {
        "plan": plan,
        "record": items[0] if items else None,
        "history": found,
        "deed": deed,
        "kind_of_actor": kind_of_actor,
        "of_the_plan": uid is None,
        "breadcrumbs": crumbs(items[0] if items else plan),
    }
    return render(request, "plans/past/history.html", context)
