"""What can be done to posts, their other names and their holders."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.organisations.posts.models import Holding, Post, PostAlias
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.queries import FIELDS, HOLDER, post_state
from dueregard.organisations.posts.words import PostKind

KIND = "post"


@operation
def add_post(
    *,
    by: Actor,
    organisation: Organisation,
    title: str,
    kind: str = PostKind.POST,
    email: str = "",
    aliases: Iterable[str] = (),
) -> Post:
    """Take in a post. Nobody holds it yet, and no lead of a plan is bound to it."""
    require(by, "keep_posts", organisation)
    post = Post(organisation=organisation, title=title.strip(), kind=kind, email=email.strip())
    post.full_clean()
    post.save()
    _keep_aliases(post, aliases)
    _tell(post, {})
    return post


@operation
def edit_post(*, by: Actor, post: Post, changes: Mapping[str, Any]) -> Post:
    """Change the post's name, kind, address or other names (`aliases`, the whole list). Holders stay."""
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    for name in FIELDS:
        setattr(post, name, str(changes.get(name, getattr(post, name))).strip())
    post.full_clean()
    post.save()
    if "aliases" in changes:
        _replace_aliases(post, changes["aliases"])
    _tell(post, before)
    return post


@operation
def learn_name(*, by: Actor, post: Post, name: str) -> Post:
    """Remember that plans of the body print the post by this name; another post that bore it loses it."""
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    wanted = key(name)
    losing = [alias.post for alias in _bearing(post, wanted).select_related("post")]
    lost = [(each, post_state(each)) for each in losing]
    _bearing(post, wanted).delete()
    _keep_aliases(post, [name])
    tell(
        [
            difference(KIND, post.uid, before, post_state(post)),
            *(difference(KIND, each.uid, was, post_state(each)) for each, was in lost),
        ],
        organisation=post.organisation.slug,
    )
    return post


@operation
def add_holder(
    *,
    by: Actor,
    post: Post,
    name: str = "",
    account: Account | None = None,
    email: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Holding:
    """Say that somebody holds the post, beside anybody who does. An account must belong to a member."""
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    holding = Holding(post=post, name=name.strip(), email=email.strip(), since=since, until=until)
    _give_account(holding, account)
    holding.full_clean()
    holding.save()
    _tell(post, before)
    return holding


@operation
def change_holder(
    *,
    by: Actor,
    post: Post,
    on: date,
    name: str = "",
    account: Account | None = None,
    email: str = "",
    language: str = "",
    reason: str = "",
) -> Post:
    """Let whoever holds the post go on the day before `on`, and the one who is named hold it from then.

    Without a name the post is vacant from then. Its actions stay with it, so they change hands with it.
    Raises `ValidationError` where somebody is known to begin on that day or later.
    """
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    if post.holdings.filter(since__gte=on).exists():
        raise ValidationError(
            {"on": _("Somebody is entered from that day or a later one. Change that first.")}
        )
    for holding in post.holdings.all():
        if holding.covers(on):
            holding.until = on - timedelta(days=1)
            holding.save()
    if name.strip() or account:
        holding = Holding(post=post, name=name.strip(), email=email.strip(), language=language, since=on)
        _give_account(holding, account)
        holding.full_clean()
        holding.save()
    _tell(post, before, reason=reason)
    return post


@operation
def close_post(*, by: Actor, post: Post, on: date, reason: str = "") -> Post:
    """Say that `on` is the post's last day; whoever holds it then holds it until that day.

    Its open actions stay with it until they are handed over. A post that is closed already gets the new day.
    Raises `ValidationError` where somebody is known to begin later.
    """
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    if post.holdings.filter(since__gt=on).exists():
        raise ValidationError({"on": _("Somebody is entered from a later day. Change that first.")})
    for holding in post.holdings.all():
        if holding.covers(on):
            holding.until = on
            holding.save()
    post.until = on
    post.save(update_fields=["until"])
    _tell(post, before, reason=reason)
    return post


@operation
def reopen_post(*, by: Actor, post: Post, reason: str = "") -> Post:
    """Say that a closed post goes on after all. Nobody holds it until somebody is entered."""
    require(by, "edit", post)
    post = _held(post)
    before = post_state(post)
    post.until = None
    post.save(update_fields=["until"])
    _tell(post, before, reason=reason)
    return post


@operation
def edit_holding(*, by: Actor, holding: Holding, changes: Mapping[str, Any]) -> Holding:
    """Change a holder's name, address, days or account; an address that is none or a wrong day is refused."""
    require(by, "edit", holding.post)
    post = _held(holding.post)
    before = post_state(post)
    for name in HOLDER:
        setattr(holding, name, changes.get(name, getattr(holding, name)))
    if "account" in changes:
        _give_account(holding, changes["account"])
    holding.full_clean()
    holding.save()
    _tell(post, before)
    return holding


def _held(post: Post) -> Post:
    """The post as it is now, locked for the transaction."""
    return Post.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=post.pk)


def _give_account(holding: Holding, account: Account | None) -> None:
    """Tie the holder to their account, so that the post's actions are their own."""
    if account is not None:
        members = holding.post.organisation.memberships
        if not members.filter(account=account).exists():
            raise ValidationError(_("%(who)s is no member of the organisation.") % {"who": account})
        holding.name = holding.name or str(account)
    holding.account = account


def _replace_aliases(post: Post, names: Iterable[str]) -> None:
    wanted = {key(name): name for name in names}
    post.aliases.exclude(key__in=wanted).delete()
    _keep_aliases(post, wanted.values())


def _keep_aliases(post: Post, names: Iterable[str]) -> None:
    """Add the names that the post does not bear yet. A name that says the same as the title is needless."""
    borne = {post.key, *post.aliases.values_list("key", flat=True)}
    for name in names:
        text = " ".join(name.split())
        if text and key(text) and key(text) not in borne:
            alias = PostAlias(organisation=post.organisation, post=post, text=text, key=key(text))
            alias.full_clean()
            alias.save()
            borne.add(alias.key)


def _bearing(post: Post, name: str) -> Any:
    others = PostAlias.objects.filter(organisation=post.organisation, key=name)
    return others.exclude(post=post)


def _tell(post: Post, before: Mapping[str, Any], *, reason: str = "") -> None:
    changed = difference(KIND, post.uid, before, post_state(post))
    tell([changed], organisation=post.organisation.slug, reason=reason)
