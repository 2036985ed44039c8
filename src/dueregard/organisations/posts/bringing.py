"""Bringing posts, holders and addresses in from a file: all or nothing, and twice is the same as once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.organisations.posts.models import Holding, Post
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.operations import add_holder, add_post, edit_holding, edit_post
from dueregard.organisations.posts.queries import post_state
from dueregard.organisations.posts.sheet import PostRow, Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file brings: posts that are new, those that it changes, and how many it leaves as they are."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0


class NotBrought(ValidationError):
    """Nothing was brought in: lines of the file say what cannot be. `problems` tells which and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__([each.text for each in problems])


@operation
def import_posts(*, by: Actor, organisation: Organisation, rows: Sequence[PostRow]) -> Outcome:
    """Take in the posts, names, addresses and holders of the rows, or nothing where one row cannot be.

    What a row leaves empty stays as it is; nothing is deleted. A holder is known by name and first day. One
    whose address is that of a member's account is tied to it. Raises `NotBrought`.
    """
    require(by, "keep_posts", organisation)
    before = {post.key: post_state(post) for post in Post.objects.filter(organisation=organisation)}
    problems = []
    for row in rows:
        try:
            with transaction.atomic():
                _keep_row(by, organisation, row)
        except ValidationError as error:
            problems += [Problem(row.line, message) for message in error.messages]
    if problems:
        raise NotBrought(problems)
    tell([], organisation=organisation.slug)
    return _outcome(organisation, rows, before)


def foresee(*, by: Actor, organisation: Organisation, rows: Sequence[PostRow]) -> Outcome:
    """What `import_posts` would do, by doing it and taking it back."""
    with transaction.atomic():
        outcome = import_posts(by=by, organisation=organisation, rows=rows)
        transaction.set_rollback(True)
    return outcome


def rows_of(organisation: Organisation) -> list[PostRow]:
    """The body's posts as rows, one for each holder: what an export holds and an import leaves as it is."""
    posts = Post.objects.filter(organisation=organisation).with_people()
    return [row for post in posts for row in _rows_of(post)]


def _keep_row(by: Actor, organisation: Organisation, row: PostRow) -> None:
    post = Post.objects.filter(organisation=organisation, key=key(row.post)).first()
    stated = {name: value for name, value in (("kind", row.kind), ("email", row.email)) if value}
    if post is None:
        post = add_post(by=by, organisation=organisation, title=row.post, aliases=row.aliases, **stated)
    else:
        names = [*post.aliases.values_list("text", flat=True), *row.aliases]
        post = edit_post(by=by, post=post, changes={**stated, "aliases": names})
    if row.holder:
        _keep_holder(by, post, row)


def _keep_holder(by: Actor, post: Post, row: PostRow) -> None:
    account = _account(post.organisation, row.holder_email)
    email = "" if account else row.holder_email
    for holding in post.holdings.filter(since=row.since):
        if key(holding.name) == key(row.holder):
            changes = {
                "email": email or holding.email,
                "until": row.until or holding.until,
                "account": account or holding.account,
            }
            edit_holding(by=by, holding=holding, changes=changes)
            return
    add_holder(
        by=by,
        post=post,
        name=row.holder,
        account=account,
        email=email,
        since=row.since,
        until=row.until,
    )


def _account(organisation: Organisation, email: str) -> Account | None:
    if not email:
        return None
    members = Account.objects.filter(memberships__organisation=organisation, email=email.lower())
    return members.distinct().first()


def _outcome(
    organisation: Organisation, rows: Iterable[PostRow], before: dict[str, dict[str, object]]
) -> Outcome:
    named = {key(row.post) for row in rows}
    posts = list(Post.objects.filter(organisation=organisation, key__in=named))
    new = [post.title for post in posts if post.key not in before]
    changed = [post.title for post in posts if post.key in before and post_state(post) != before[post.key]]
    return Outcome(tuple(new), tuple(changed), len(posts) - len(new) - len(changed))


def _rows_of(post: Post) -> list[PostRow]:
    aliases = tuple(alias.text for alias in post.aliases.all())
    holdings: list[Holding | None] = [*post.holdings.all()] or [None]
    return [
        PostRow(
            line=0,
            post=post.title,
            kind=post.kind,
            email=post.email,
            aliases=aliases,
            holder=held.name if held else "",
            holder_email=held.address if held else "",
            since=held.since if held else None,
            until=held.until if held else None,
        )
        for held in holdings
    ]
