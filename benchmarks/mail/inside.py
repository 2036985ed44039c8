"""What is done inside of an installation, by a process of its own."""

import json
import sys

from dueregard.cli import records


def fill(leads: int, actions: int) -> None:
    """A body whose plan has so many leads, with so many actions each; prints its officer's cookie."""
    from dueregard.history.actor import system
    from dueregard.organisations.models import Holding, Post
    from dueregard.organisations.operations import create_organisation
    from dueregard.plans.models import Action, Lead, Plan

    records.migrate()
    body = create_organisation(by=system("benchmark"), name="Benchmark Council")
    posts = Post.objects.bulk_create(
        Post(organisation=body, title=f"Lead {each}", key=f"lead {each}") for each in range(leads)
    )
    Holding.objects.bulk_create(
        Holding(post=post, name=post.title, email=f"{post.key.replace(' ', '')}@example.invalid")
        for post in posts
    )
    plan = Plan.objects.create(organisation=body, slug="plan", title="Equality plan")
    led = Action.objects.bulk_create(
        Action(plan=plan, position=each, key=f"a{each}", ref=str(each), title=f"Improve service {each}")
        for each in range(leads * actions)
    )
    Lead.objects.bulk_create(
        Lead(action=action, position=0, name=post.title, kind="post", post=post)
        for action, post in zip(led, posts * actions, strict=True)
    )
    print(json.dumps(_signed_in(body.pk)))


def _signed_in(body: int) -> str:
    """The cookie of the body's equality officer."""
    from django.conf import settings
    from django.test import Client

    from dueregard.accounts.models import Account
    from dueregard.organisations.models import Membership, Role

    officer = Account.objects.create(email="officer@example.invalid", name="Olive", password="!")
    Membership.objects.create(organisation_id=body, account=officer, role=Role.OFFICER)
    client = Client()
    client.force_login(officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def settle() -> None:
    """What the sweep does once enough time has gone by."""
    from dueregard import clock
    from dueregard.messages import sending

    sending.sweep(clock.now() + sending.STALE)
    sending.wake_if_due()


def state() -> None:
    """Print, for each lead by address, the status of their message, "" where there is none."""
    from dueregard.messages.models import Message
    from dueregard.organisations.models import Holding

    queued = dict(Message.objects.values_list("address", "status"))
    print(
        json.dumps({each: queued.get(each, "") for each in Holding.objects.values_list("email", flat=True)})
    )


if __name__ == "__main__":
    records.start_django()
    work, *given = sys.argv[1:]
    {"fill": fill, "settle": settle, "state": state}[work](*map(int, given))
