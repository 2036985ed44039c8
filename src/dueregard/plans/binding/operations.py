"""Saying who the printed leads of a plan are, and handing their open actions over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.history.operation import Difference, difference, operation, tell
from dueregard.organisations.permissions import require
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.operations import add_post, learn_name
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.binding.queries import leads_of, open_leads_of
from dueregard.plans.models import Lead, Plan


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a printed lead is: a post that is held, or a new one of this name; neither leaves it open."""

    post: Post | None = None
    title: str = ""
    kind: str = PostKind.POST


@operation
def bind_leads(*, by: Actor, plan: Plan, answers: Mapping[str, Answer], reason: str = "") -> Plan:
    """Bind every lead of the plan that is printed so to the post that is named for it, all or nothing.

    Printed names stay as they are, and so do the bindings of names that the answers leave out. A new post is
    taken in where one is named that is not held yet. The body remembers the names for its next plan.
    """
    require(by, "edit", plan)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    posts = {name: _post_of(by, plan, answer) for name, answer in answers.items()}
    leads = leads_of(plan).filter(name__in=posts).select_related("post", "action", "objective")
    changes = _rebind(leads, posts)
    for name, post in posts.items():
        if post is not None:
            _remember(by, post, name)
    tell(changes, organisation=plan.organisation.slug, plan=plan.uid, reason=reason)
    return plan


@operation
def hand_over_actions(*, by: Actor, post: Post, to: Post, reason: str = "") -> int:
    """Give all open actions that are bound to `post` to the post `to`; gives how many they are.

    Objectives that are not over go with them. What is settled stays with whom it was done by. Holders,
    printed names and the names that are remembered for the two posts do not change.
    """
    require(by, "hand_over", post)
    if to.organisation_id != post.organisation_id:
        raise ValidationError(_("The post belongs to another organisation."))
    if to.pk == post.pk:
        raise ValidationError(_("Choose another post than the one that hands over."))
    leads = open_leads_of(post).select_related(
        "post", "action__plan", "objective__plan", "action__plan__organisation"
    )
    by_plan: dict[Plan, list[Lead]] = defaultdict(list)
    for lead in leads:
        by_plan[_item(lead).plan].append(lead)
    actions = {lead.action_id for lead in leads if lead.action_id}
    slug = post.organisation.slug
    for plan, rows in by_plan.items():
        tell(_rebind(rows, {lead.name: to for lead in rows}), organisation=slug, plan=plan.uid, reason=reason)
    tell([], organisation=slug)
    return len(actions)


def _post_of(by: Actor, plan: Plan, answer: Answer) -> Post | None:
    """The post that an answer means; one of the same name that is held already is no new one."""
    if answer.post is not None:
        if answer.post.organisation_id != plan.organisation_id:
            raise ValidationError(_("The post belongs to another organisation."))
        return answer.post
    if not answer.title.strip():
        return None
    held = Post.objects.filter(organisation=plan.organisation, key=key(answer.title)).first()
    return held or add_post(by=by, organisation=plan.organisation, title=answer.title, kind=answer.kind)


def _rebind(leads: Iterable[Lead], posts: Mapping[str, Post | None]) -> list[Difference | None]:
    """Bind the leads by their names, and tell item by item what that changes."""
    changed: list[Lead] = []
    before: dict[Any, dict[str, str]] = defaultdict(dict)
    after: dict[Any, dict[str, str]] = defaultdict(dict)
    for lead in leads:
        post = posts[lead.name]
        if lead.post != post:
            before[_item(lead)][lead.name] = _told(lead.post)
            after[_item(lead)][lead.name] = _told(post)
            lead.post = post
            changed.append(lead)
    Lead.objects.bulk_update(changed, ["post"], batch_size=500)
    return [
        difference(f"{item._meta.model_name}-leads", item.uid, before[item], after[item]) for item in before
    ]


def _remember(by: Actor, post: Post, name: str) -> None:
    """Remember the answer for the body's next plan, unless it is in doubt or goes without saying."""
    if "?" in name or not key(name) or post.aliases.filter(key=key(name)).exists():
        return
    if not Post.objects.filter(organisation=post.organisation, key=key(name)).exists():
        learn_name(by=by, post=post, name=name)


def _told(post: Post | None) -> str:
    """How history names a post: as it was called then, "" for nobody."""
    return post.title if post else ""


def _item(lead: Lead) -> Any:
    return lead.action or lead.objective
