"""Binding the demo's leads: those alone that a plan's own key settles. The others wait for the visitor."""

from django.utils.text import slugify

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.operations import edit_post
from dueregard.plans.binding.matching import Why
from dueregard.plans.binding.operations import Answer, bind_leads
from dueregard.plans.binding.queries import binding_overview
from dueregard.plans.models import Plan

REASON = "As the plan's own key says"


def bind_by_key(plan: Plan, *, by: Actor) -> None:
    """Bind the abbreviations that the plan explains to posts of those names; their addresses reach nobody."""
    leads = binding_overview(plan, on=clock.today()).leads
    sure = {lead.name: lead.match.certain for lead in leads if not lead.uncertain}
    titles = {name: offer.title for name, offer in sure.items() if offer and offer.why is Why.KEY}
    if not titles:
        return
    answers = {name: Answer(title=title) for name, title in titles.items()}
    bind_leads(by=by, plan=plan, answers=answers, reason=REASON)
    for post in Post.objects.filter(organisation=plan.organisation, title__in=titles.values(), email=""):
        address = f"{slugify(post.title)[:60]}@{plan.organisation.slug}.invalid"
        edit_post(by=by, post=post, changes={"email": address})
