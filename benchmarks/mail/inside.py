"""What is done inside of an installation, by a process of its own, which can be killed."""

import json
import sys

from dueregard.cli import records


def fill(number: int) -> None:
    """A body with so many leads, each the holder of a post."""
    from dueregard.history.actor import system
    from dueregard.organisations.models import Organisation
    from dueregard.organisations.operations import create_organisation
    from dueregard.organisations.posts.models import Holding, Post

    records.migrate()
    body = create_organisation(by=system("benchmark"), name="Benchmark Council")
    posts = [Post(organisation=body, title=f"Lead {each}", key=f"lead {each}") for each in range(number)]
    Post.objects.bulk_create(posts)
    leads = Post.objects.filter(organisation=body)
    Holding.objects.bulk_create(
        Holding(post=post, name=post.title, email=f"lead{post.pk}@example.invalid") for post in leads
    )
    assert Organisation.objects.count() == 1


def queue() -> None:
    """Queue a letter to each lead, a hundred in a transaction; nobody is queued twice."""
    from django.db import transaction

    from dueregard.history.actor import system
    from dueregard.messages.operations import queue_message
    from dueregard.organisations.models import Organisation
    from dueregard.organisations.posts.models import Holding

    body = Organisation.objects.get()
    holders = list(Holding.objects.select_related("post", "account"))
    for start in range(0, len(holders), 100):
        with transaction.atomic():
            for holder in holders[start : start + 100]:
                queue_message(
                    by=system("benchmark"),
                    organisation=body,
                    to=holder,
                    kind="trial",
                    about="",
                    key=f"benchmark {holder.uid}",
                    language="en-gb",
                )


def settle() -> None:
    """What the sweep does once enough time has gone by."""
    from dueregard import clock
    from dueregard.messages import sending

    sending.sweep(clock.now() + sending.STALE)
    sending.wake_if_due()


def state() -> None:
    """Print the status of each message by its address."""
    from dueregard.messages.models import Message

    print(json.dumps(dict(Message.objects.values_list("address", "status"))))


if __name__ == "__main__":
    records.start_django()
    work, *given = sys.argv[1:]
    {"fill": fill, "queue": queue, "settle": settle, "state": state}[work](*map(int, given))
