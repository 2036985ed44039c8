"""Keeping posts: adding and changing them and their holders, bringing them from a file, saving them as one.

The list of posts and the page of each show what is open with them, so they belong to the room of plans.
"""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted, posted_with_files
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.fetching import Crumbs, body_for, way_back
from dueregard.organisations.models import Organisation, Post
from dueregard.organisations.permissions import allowed
from dueregard.organisations.posts import operations
from dueregard.organisations.posts.bringing import NotBrought, Outcome, foresee, import_posts, rows_of
from dueregard.organisations.posts.forms import HolderForm, HoldingForm, PostForm, SheetForm
from dueregard.organisations.posts.models import Holding
from dueregard.organisations.posts.sheet import COLUMNS, Problem, Sheet, decoded, read_sheet, write_sheet


@page("keep_posts", of=Organisation)
@require_http_methods(ASKS)
def new_post(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take in a post."""
    body = body_for(request, "keep_posts", organisation)
    form = PostForm(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            post = operations.add_post(by=actor_of(request), organisation=body, **form.cleaned_data)
            say(request, _("%(post)s has been taken in.") % {"post": post})
            return to(post.get_absolute_url())
    return _asked(request, "organisations/posts/post.html", body, form)


@page("edit", of=Post)
@require_http_methods(ASKS)
def change_post(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Change a post's name, kind, address or other names."""
    post = _post(request, organisation, uid)
    form = PostForm(posted(request), post)
    if form.is_valid():
        with ComplaintsOn(form):
            operations.edit_post(by=actor_of(request), post=post, changes=form.cleaned_data)
            say(request, _("The changes have been kept."))
            return to(post.get_absolute_url())
    return _asked(request, "organisations/posts/post.html", post.organisation, form, post=post)


@page("edit", of=Post)
@require_http_methods(ASKS)
def change_holder(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Say who holds the post from a day on, or that nobody does."""
    post = _post(request, organisation, uid)
    today = clock.today()
    form = HolderForm(posted(request), post.organisation, on=today.strftime("%d/%m/%Y"))
    if form.is_valid():
        with ComplaintsOn(form):
            operations.change_holder(by=actor_of(request), post=post, **form.cleaned_data)
            say(request, _("The holder has been changed. The actions stay with the post."))
            return to(post.get_absolute_url())
    holders = [each.name for each in post.holdings_on(today)]
    template = "organisations/posts/holder.html"
    return _asked(request, template, post.organisation, form, post=post, holders=holders)


@page("edit", of=Post)
@require_http_methods(ASKS)
def change_holding(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Put right from when until when somebody held a post, or how they are called."""
    mine = Post.objects.filter(allowed(actor_of(request), "edit", Post), organisation__slug=organisation)
    found = Holding.objects.filter(post__in=mine).select_related("post__organisation", "account")
    holding = get_object_or_404(found, uid=uid)
    form = HoldingForm(posted(request), holding)
    if form.is_valid():
        with ComplaintsOn(form):
            operations.edit_holding(by=actor_of(request), holding=holding, changes=form.cleaned_data)
            say(request, _("The changes have been kept."))
            return to(holding.post.get_absolute_url())
    template, body = "organisations/posts/holding.html", holding.post.organisation
    return _asked(request, template, body, form, post=holding.post, holding=holding)


@page("keep_posts", of=Organisation)
@require_http_methods(ASKS)
def bring(request: HttpRequest, organisation: str) -> HttpResponse:
    """Bring posts from a file: first what it would do is shown, then it is done."""
    body = body_for(request, "keep_posts", organisation)
    if "text" in request.POST:
        return _looked_over(request, body, request.POST["text"], agreed="agreed" in request.POST)
    form = SheetForm(*posted_with_files(request))
    if form.is_valid():
        return _looked_over(request, body, decoded(form.cleaned_data["file"].read()), agreed=False)
    return _asked(request, "organisations/posts/bring.html", body, form, columns=COLUMNS)


@page("keep_posts", of=Organisation)
@require_safe
def sheet(request: HttpRequest, organisation: str) -> HttpResponse:
    """All posts with holders and addresses as CSV, as it can be brought in again."""
    body = body_for(request, "keep_posts", organisation)
    response = HttpResponse(write_sheet(rows_of(body)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{body.slug}-posts.csv"'
    return response


def _looked_over(request: HttpRequest, body: Organisation, text: str, *, agreed: bool) -> HttpResponse:
    """What the file would do or, once that is agreed to, its doing."""
    found = read_sheet(text)
    problems, outcome = _tried(request, body, found, agreed=agreed)
    if agreed and not problems:
        number = len(outcome.new) + len(outcome.changed)
        words = ngettext(
            "%(number)s post has been brought in.", "%(number)s posts have been brought in.", number
        )
        say(request, words % {"number": number})
        return to(f"{body.get_absolute_url()}posts/")
    context = {
        "organisation": body,
        "sheet": found,
        "problems": problems,
        "outcome": outcome,
        "text": text,
        "breadcrumbs": _crumbs(body),
    }
    return render(request, "organisations/posts/preview.html", context, status=422 if problems else 200)


def _tried(
    request: HttpRequest, body: Organisation, found: Sheet, *, agreed: bool
) -> tuple[tuple[Problem, ...], Outcome]:
    if found.problems:
        return found.problems, Outcome()
    try:
        do = import_posts if agreed else foresee
        return (), do(by=actor_of(request), organisation=body, rows=found.rows)
    except NotBrought as error:
        return error.problems, Outcome()


def _post(request: HttpRequest, slug: str, uid: str) -> Post:
    mine = Post.objects.filter(allowed(actor_of(request), "edit", Post)).select_related("organisation")
    return get_object_or_404(mine.with_people(), organisation__slug=slug, uid=uid)


def _asked(request: HttpRequest, template: str, body: Organisation, form: Form, **more: Any) -> HttpResponse:
    post = more.get("post")
    context = {"organisation": body, "form": form, "breadcrumbs": _crumbs(body, post), **more}
    return asking(request, template, context)


def _crumbs(body: Organisation, post: Post | None = None) -> Crumbs:
    way = [(_("Posts"), f"{body.get_absolute_url()}posts/")]
    if post:
        way.append((post.title, post.get_absolute_url()))
    return way_back(body, *way)
