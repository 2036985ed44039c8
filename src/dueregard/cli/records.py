"""What the commands that work with records share: Django started, a body or a plan found by its slug."""

import os
from typing import TYPE_CHECKING

from dueregard.cli.failing import Failure

if TYPE_CHECKING:
    from dueregard.organisations.models import Organisation
    from dueregard.plans.models import Plan


def start_django() -> None:
    """Start Django with our settings; the commands that need no records never do, and so start at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dueregard.config.settings")
    import django

    django.setup()


def migrate() -> None:
    """Bring the database to the state that this version of the code needs."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def organisation(slug: str) -> "Organisation":
    """The body with this slug. Raises `Failure` naming those that there are."""
    from dueregard.organisations.models import Organisation

    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Failure(f"no organisation “{slug}”; there are: {_listed(Organisation.objects.all())}")
    return found


def plan(organisation_slug: str, slug: str) -> "Plan":
    """The body's plan with this slug. Raises `Failure` naming those that there are."""
    held = organisation(organisation_slug).plans
    found = held.filter(slug=slug).first()
    if found is None:
        raise Failure(f"{organisation_slug} has no plan “{slug}”; it has: {_listed(held.all())}")
    return found


def _listed(records: "object") -> str:
    slugs = [record.slug for record in records[:10]]  # type: ignore[index]
    return ", ".join(slugs) or "none"
