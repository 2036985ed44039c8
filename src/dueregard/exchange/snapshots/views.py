"""The snapshots of a plan: listed with their hashes, given out, taken."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.exchange.models import Snapshot
from dueregard.exchange.snapshots.forms import SnapshotForm
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan


@page("view_history", of=Plan)
@require_safe
def snapshots_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The plan's snapshots, the latest first."""
    found = plan_for(request, "view_history", organisation, plan)
    context = {
        "plan": found,
        "snapshots": found.snapshots.all(),
        "may_take": may(actor_of(request), "take_snapshot", found),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "exchange/snapshots.html", context)


@page("view_history", of=Plan)
@require_safe
def snapshots_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The same as data: each with its hash and the address of its plan file."""
    found = plan_for(request, "view_history", organisation, plan)
    told = [
        {
            "address": each.get_absolute_url(),
            "as_at": each.as_at,
            "reason": each.reason,
            "sha256": each.sha256,
            "made_at": each.made_at,
            "made_by": each.made_by,
            "words_removed": each.redacted,
        }
        for each in found.snapshots.defer("content").select_related("plan__organisation")
    ]
    return as_json({"plan": found.get_absolute_url(), "snapshots": told})


@page("take_snapshot", of=Plan)
@require_http_methods(ASKS)
def new_snapshot_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Freeze the plan as it stood at the end of a day."""
    found = plan_for(request, "take_snapshot", organisation, plan)
    form = SnapshotForm(posted(request), initial={"as_at": clock.today()})
    if form.is_valid():
        with ComplaintsOn(form):
            take_snapshot(by=actor_of(request), plan=found, **form.cleaned_data)
            say(request, _("The snapshot is kept. It will not change."))
            return to(f"{found.get_absolute_url()}snapshots/")
    words = {
        "heading": _("Take a snapshot"),
        "note": _("A snapshot is the plan as it stood on a day, frozen for a report or as evidence."),
        "button": _("Take the snapshot"),
    }
    return ask_about(request, found, form, **words, back=f"{found.get_absolute_url()}snapshots/")


@page("view_history", of=Plan)
@require_safe
def snapshot_file(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """The plan file, letter by letter as it was kept."""
    found = plan_for(request, "view_history", organisation, plan)
    snapshot = get_object_or_404(Snapshot, plan=found, uid=uid)
    response = HttpResponse(snapshot.content.encode(), content_type="application/json")
    name = f"{found.organisation.slug}-{found.slug}-{snapshot.as_at.isoformat()}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = f'"{snapshot.sha256}"'
    return response
