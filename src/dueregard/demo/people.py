"""The demo's people: one account a role, in all its bodies, with passwords that are told once."""

import secrets
from collections.abc import Iterator
from typing import Final

from django.db import transaction

from dueregard.accounts.models import Account
from dueregard.demo.load import DEMO, bodies
from dueregard.organisations.models import Organisation, Role
from dueregard.organisations.operations import add_member, create_account
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.operations import add_holder

HELD: Final = (("south-somerset", "Community Cohesion Officer"), ("somerset", "Equality Manager"))
"""Posts that the demonstration's lead holds, so that there is something under "my actions"."""


def make_people() -> Iterator[tuple[Account, str]]:
    """Make the accounts that are missing, giving each with its password, which is kept nowhere in clear."""
    ours = Organisation.objects.filter(slug__in=[body.slug for body in bodies()])
    for role in Role:
        address = f"{role.value}@demo.invalid"
        if role is Role.PUBLIC or Account.objects.filter(email=address).exists():
            continue
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            account = create_account(
                by=DEMO, email=address, name=f"Demonstration {role.label}", password=password
            )
            for organisation in ours:
                add_member(by=DEMO, organisation=organisation, account=account, role=role)
        yield account, password


def give_posts() -> None:
    """Let the demonstration's lead hold their posts, where nobody does."""
    account = Account.objects.filter(email=f"{Role.LEAD.value}@demo.invalid").first()
    for slug, title in HELD:
        post = Post.objects.filter(organisation__slug=slug, title=title, holdings=None).first()
        if account and post:
            add_holder(by=DEMO, post=post, account=account)
