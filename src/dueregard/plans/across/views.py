"""The page of all actions that the visitor may see."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.pages import open_page
from dueregard.history.actor import Actor
from dueregard.organisations.fetching import way_back
from dueregard.plans.across.queries import COUNTED, Asked, Place, actions_across
from dueregard.plans.models.words import Status


class AcrossForm(forms.Form):
    """Which actions to list."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        required=False,
        choices=[("open", gettext_lazy("open")), ("closed", gettext_lazy("closed")), *Status.choices],
    )
    due = forms.ChoiceField(
        label=gettext_lazy("When"),
        required=False,
        choices=[
            ("", gettext_lazy("at any time")),
            ("past", gettext_lazy("before today")),
            ("30", gettext_lazy("in the next 30 days")),
            ("90", gettext_lazy("in the next 90 days")),
            ("365", gettext_lazy("in the next 12 months")),
            ("undated", gettext_lazy("no date")),
        ],
    )
    lead = forms.CharField(label=gettext_lazy("Lead, as printed"), required=False, max_length=200)
    mine = forms.BooleanField(label=gettext_lazy("Only those that I lead"), required=False)

    def asked(self) -> Asked:
        """What is asked for; a choice that does not exist is shown as an error and asks for nothing."""
        self.full_clean()
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value})


@open_page
@require_safe
def actions_page(request: HttpRequest) -> HttpResponse:
    """All actions that the visitor may see, by due date, a page at a time."""
    who = actor_of(request)
    form = form_for(who, request.GET)
    asked = form.asked()
    after = Place.read(request.GET.get("after", ""))
    page = actions_across(who, asked, after=after, today=clock.today())
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "narrowed": asked != Asked(),
        "more_than_counted": page.number > COUNTED,
        "counted": COUNTED,
        "first_query": query_of(request, None),
        "following_query": query_of(request, page.following),
        "is_first": after is None,
        "breadcrumbs": way_back(),
    }
    return render(request, "plans/across.html", context)


def form_for(who: Actor, sent: Any) -> AcrossForm:
    """The questions that this visitor may ask; who has no account leads nothing."""
    form = AcrossForm(sent)
    if who.kind != "account":
        del form.fields["mine"]
    return form


def query_of(request: HttpRequest, after: Place | None) -> str:
    """The query of this page with the same questions at another place."""
    pairs = {key: str(value) for key, value in request.GET.items() if key in AcrossForm.base_fields}
    return urlencode({**pairs, **({"after": str(after)} if after else {})})
