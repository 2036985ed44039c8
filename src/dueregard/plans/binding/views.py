"""The pages about leads: who each is, the body's posts with what is open with them, and handing over."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.fetching import Crumbs, body_for, way_back
from dueregard.organisations.models import Organisation, Post
from dueregard.organisations.permissions import allowed, may
from dueregard.organisations.posts.forms import CloseForm
from dueregard.organisations.posts.operations import close_post, reopen_post
from dueregard.plans.binding import queries
from dueregard.plans.binding.forms import BindingForm, HandOverForm
from dueregard.plans.binding.operations import bind_leads, hand_over_actions
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.plans.standing import standing


@page("edit", of=Plan)
@require_http_methods(ASKS)
def binding_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Say of every printed lead of the plan who it is, all at once."""
    found = plan_for(request, "edit", organisation, plan)
    overview = queries.binding_overview(found, on=clock.today())
    form = BindingForm(posted(request), overview)
    if form.is_valid():
        with ComplaintsOn(form):
            bind_leads(by=actor_of(request), plan=found, answers=form.answers())
            say(request, _("It has been kept who the leads are."))
            return to(request.path)
    context = {
        "plan": found,
        "overview": overview,
        "form": form,
        "breadcrumbs": crumbs(found),
    }
    return asking(request, "plans/binding/leads.html", context)


@page("view_posts", of=Organisation)
@require_safe
def posts_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The body's posts: who holds them, what is open with them, and to whom nothing could be sent."""
    who, today = actor_of(request), clock.today()
    body = body_for(request, "view_posts", organisation)
    keeps = may(who, "keep_posts", body)
    context = {
        "organisation": body,
        "keeps": keeps,
        "posts": queries.posts_of(body, on=today),
        "silent": _silent_plans(body, who) if keeps else (),
        "breadcrumbs": way_back(body),
    }
    return render(request, "plans/binding/posts.html", context)


@page("view", of=Post)
@require_safe
def post_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """One post: who held it when, by which names plans print it, and its open actions."""
    who, today = actor_of(request), clock.today()
    visible = Post.objects.visible_to(who).select_related("organisation").with_people()
    post = get_object_or_404(visible, organisation__slug=organisation, uid=uid)
    detail = queries.post_detail(post, who, on=today)
    context = {
        "detail": detail,
        "post": post,
        "keeps": may(who, "edit", post),
        "today": today,
        "rows": [(action, standing(action, on=action.plan.stands_on(today))) for action in detail.actions],
        "breadcrumbs": _above(post)[:-1],
    }
    return render(request, "plans/binding/post.html", context)


@page("hand_over", of=Post)
@require_http_methods(ASKS)
def hand_over_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Hand a post's open actions over: choose to whom, see what that does, agree."""
    mine = Post.objects.filter(allowed(actor_of(request), "hand_over", Post)).select_related("organisation")
    post = get_object_or_404(mine, organisation__slug=organisation, uid=uid)
    asked = request.POST if request.method == "POST" else (request.GET or None)
    form = HandOverForm(asked, post, on=clock.today())
    chosen = form.cleaned_data["to"] if form.is_valid() else None
    if request.method == "POST" and chosen:
        number = hand_over_actions(
            by=actor_of(request), post=post, to=chosen, reason=form.cleaned_data["reason"]
        )
        words = ngettext(
            "%(number)s open action has been handed over to %(post)s.",
            "%(number)s open actions have been handed over to %(post)s.",
            number,
        )
        say(request, words % {"number": number, "post": chosen})
        return to(post.get_absolute_url())
    context = {
        "post": post,
        "form": form,
        "to": chosen,
        "told": queries.hand_over(post, chosen) if chosen else None,
        "open": queries.open_actions_of(post).count(),
        "breadcrumbs": _above(post),
    }
    return asking(request, "plans/binding/hand_over.html", context)


@page("edit", of=Post)
@require_http_methods(ASKS)
def close_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Say when a post ends, beside what is still open with it; or that a closed one goes on after all."""
    who, today = actor_of(request), clock.today()
    mine = Post.objects.filter(allowed(who, "edit", Post)).select_related("organisation").with_people()
    post = get_object_or_404(mine, organisation__slug=organisation, uid=uid)
    if request.method == "POST" and "again" in request.POST:
        reopen_post(by=who, post=post)
        say(request, _("%(post)s goes on.") % {"post": post})
        return to(post.get_absolute_url())
    form = CloseForm(posted(request), initial=_last_day(post, today))
    if form.is_valid():
        try:
            close_post(by=who, post=post, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("on", error.messages)
        else:
            say(request, _("%(post)s is closed.") % {"post": post})
            return to(post.get_absolute_url())
    context = {
        "post": post,
        "form": form,
        "detail": queries.post_detail(post, who, on=today),
        "breadcrumbs": _above(post),
    }
    return asking(request, "plans/binding/close.html", context)


def _last_day(post: Post, today: date) -> dict[str, str]:
    return {"on": (post.until or today).strftime("%d/%m/%Y")}


def _silent_plans(body: Organisation, who: Any) -> list[tuple[Plan, int]]:
    """The plans of which some lead has no address, with the number of such leads."""
    plans = list(Plan.objects.visible_to(who).filter(organisation=body).order_by("title", "id"))
    for plan in plans:
        plan.organisation = body
    silent = queries.leads_without_address(plans, on=clock.today())
    return [(plan, len(silent[plan.pk])) for plan in plans if plan.pk in silent]


def _above(post: Post) -> Crumbs:
    body = post.organisation
    posts = (_("Posts"), f"{body.get_absolute_url()}posts/")
    return way_back(body, posts, (post.title, post.get_absolute_url()))
