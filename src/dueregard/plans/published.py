"""What everybody may see, member or not: the bodies that publish, and their current editions."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from dueregard.editions.models import Edition, Site

BODIES = 20
"""So many are on a page."""


@dataclass(frozen=True, slots=True)
class Published:
    """One body's public site with the current edition of each of its plans, counted."""

    site: Site
    editions: tuple[Edition, ...]


def page_of_published(*, after: str) -> tuple[tuple[Published, ...], str]:
    """The next bodies by name after the one with this id, and the id to go on after, "" at the end.

    2 queries, and 1 to go on.
    """
    sites = Site.objects.filter(plans__editions__withdrawn_at=None, plans__editions__isnull=False).distinct()
    if last := Site.objects.filter(uid=after).first() if after else None:
        sites = sites.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    found = list(sites.order_by("name", "pk")[: BODIES + 1])
    listed = found[:BODIES]
    of_site: dict[int, list[Edition]] = defaultdict(list)
    for edition in _current(listed):
        of_site[edition.plan.site_id].append(edition)
    pages = tuple(Published(site, tuple(of_site[site.pk])) for site in listed)
    return pages, listed[-1].uid if len(found) > BODIES else ""


def _current(sites: list[Site]) -> list[Edition]:
    done = Count("actions", filter=Q(actions__status="completed"))
    current = Edition.objects.filter(plan__site__in=sites).current().without_content()
    return list(current.annotate(held=Count("actions"), done=done).order_by("title", "id"))
