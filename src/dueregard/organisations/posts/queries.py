"""Finding posts: by the names that plans print, and as a list with who holds them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import may
from dueregard.organisations.posts.models import Holding, Post, PostAlias, held_on
from dueregard.organisations.posts.names import key

FIELDS: Final = ("title", "kind", "email")
HOLDER: Final = ("name", "email", "language", "since", "until")
"""What history tells of a post and of those who hold it."""


def posts_by_name(organisation: Organisation, names: Iterable[str]) -> dict[str, Post]:
    """The post that each printed name certainly means: its own name, or one remembered for it. 2 queries.

    A name with a question mark means nobody for certain.
    """
    wanted = {name: key(name) for name in names if "?" not in name and key(name)}
    posts = Post.objects.filter(organisation=organisation, key__in=wanted.values())
    aliases = PostAlias.objects.filter(organisation=organisation, key__in=wanted.values())
    known = {alias.key: alias.post for alias in aliases.select_related("post")}
    known |= {post.key: post for post in posts}
    return {name: known[each] for name, each in wanted.items() if each in known}


def holdings_by_post(
    who: Actor, organisation: Organisation, *, on: date
) -> dict[int, tuple[Holding, ...]] | None:
    """Who holds each post on that day, by the post's number; None for those who may not know.

    1 query with their accounts, for the public none.
    """
    if not may(who, "view_posts", organisation):
        return None
    held: dict[int, list[Holding]] = defaultdict(list)
    found = Holding.objects.filter(held_on(on), post__organisation=organisation).select_related("account")
    for holding in found:
        held[holding.post_id].append(holding)
    return {post: tuple(holdings) for post, holdings in held.items()}


def post_state(post: Post) -> dict[str, Any]:
    """What history compares of a post: its own facts, its other names, who holds it when. 2 queries."""
    stated = {name: getattr(post, name) for name in FIELDS if getattr(post, name)}
    if post.until:
        stated["until"] = str(post.until)
    aliases = [alias.text for alias in PostAlias.objects.filter(post=post)]
    holders = [_holder(each) for each in Holding.objects.filter(post=post)]
    return {**stated, "aliases": aliases or None, "holders": holders or None}


def _holder(holding: Holding) -> dict[str, str]:
    return {name: str(value) for name in HOLDER if (value := getattr(holding, name))}
