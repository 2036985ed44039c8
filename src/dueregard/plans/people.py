"""Who printed leads are, as far as a reader may know.

The post is told to everybody, its holder to the body's own people. So is a post that is a person's own name:
the document may print no more of it than initials.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Holding, Post
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.queries import holdings_by_post
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Lead


@dataclass(frozen=True, slots=True)
class Whom:
    """What is told beside a printed name: the post unless it says the same, its holders, its page."""

    title: str = ""
    holders: tuple[str, ...] = ()
    vacant: bool = False
    href: str = ""


@dataclass(frozen=True)
class People:
    """What one reader may know of the posts of one body on one day."""

    organisation: Organisation
    holdings: Mapping[int, tuple[Holding, ...]] | None
    """By the post's number; None where the reader may not know who holds what."""

    def known(self, lead: Lead) -> Post | None:
        """The post that the lead is bound to, where the reader may know of it."""
        post = lead.post
        return post if post and (self.holdings is not None or post.kind != PostKind.PERSON) else None

    def of(self, lead: Lead) -> Whom:
        """What is told of this lead. No query where the leads were fetched with their posts."""
        post = self.known(lead)
        if post is None:
            return Whom()
        title = "" if key(lead.name) == post.key else post.title
        if self.holdings is None:
            return Whom(title)
        holders = tuple(holding.name for holding in self.holdings.get(post.pk, ()))
        post.organisation = self.organisation
        vacant = post.kind == PostKind.POST and not holders
        return Whom(title, holders, vacant, post.get_absolute_url())

    def can_be_written_to(self, post: Post) -> bool:
        """Whether the post, or somebody who holds it, has an address; False where that may not be known."""
        holdings = (self.holdings or {}).get(post.pk, ())
        return bool(post.email) or any(holding.address for holding in holdings)

    def choices(self, leads: Iterable[Lead]) -> dict[str, str]:
        """By what a filter sends, whom the leads may be filtered for: posts where bound, else names."""
        return dict(self._choice(lead) for lead in leads)

    def _choice(self, lead: Lead) -> tuple[str, str]:
        post = self.known(lead)
        return (post.uid, post.title) if post else (lead.name, lead.name)


def people_of(who: Actor, organisation: Organisation, *, on: date) -> People:
    """What `who` may know of the body's posts on that day. 1 query, for the public none."""
    return People(organisation, holdings_by_post(who, organisation, on=on))
