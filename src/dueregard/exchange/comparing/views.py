"""The page that compares two versions of a plan, and the same as JSON."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.design.replies import asking
from dueregard.exchange.comparing.forms import CompareForm
from dueregard.exchange.comparing.queries import Comparison, comparison
from dueregard.planfile.model import Part, to_data
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.models import Plan


@page("view_history", of=Plan)
@require_safe
def compare_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What differs between `?old=` and `?new=`; without them the question which two are meant."""
    found = plan_for(request, "view_history", organisation, plan)
    form = CompareForm(request.GET or None, found)
    context: dict[str, Any] = {
        "plan": found,
        "form": form,
        "comparison": _compared(form, found),
        "query": request.GET.urlencode(),
        "breadcrumbs": crumbs(found),
    }
    return asking(request, "exchange/compare.html", context)


@page("view_history", of=Plan)
@require_safe
def compare_file(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The same as data: `old` and `new` name the versions, the rest is what differs."""
    found = plan_for(request, "view_history", organisation, plan)
    form = CompareForm(request.GET, found)
    compared = _compared(form, found)
    if compared is None:
        return as_json({"errors": form.errors}, status=422)
    versions = {"old": compared.old.name, "new": compared.new.name}
    data = {**versions, **_data(asdict(compared.differences))}
    return as_json(data)


def _compared(form: CompareForm, plan: Plan) -> Comparison | None:
    if not form.is_bound or not form.is_valid():
        return None
    return comparison(plan, form.cleaned_data["old_version"], form.cleaned_data["new_version"])


def _data(value: Any) -> Any:
    if isinstance(value, Part):
        return to_data(value)
    if isinstance(value, dict):
        return {name: _data(each) for name, each in value.items()}
    return [_data(each) for each in value] if isinstance(value, (list, tuple)) else value
