"""Giving addresses: each slug once, whatever becomes of the record that bears it."""

from django.utils.text import slugify

from dueregard.organisations.models import SLUG_LENGTH, Address

ROOM_FOR_A_NUMBER = 5


def give_address(scope: str, words: str, uid: str) -> str:
    """A slug made of `words` that was never given in `scope`, now given to the record `uid` for good."""
    wanted = slugify(words.replace("_", "-"))[: SLUG_LENGTH - ROOM_FOR_A_NUMBER].strip("-") or "plan"
    given = set(Address.objects.filter(scope=scope, slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in given:
        number += 1
        slug = f"{wanted}-{number}"
    claim_address(scope, slug, uid)
    return slug


def claim_address(scope: str, slug: str, uid: str) -> None:
    """Give exactly this slug. Raises `ValidationError` where it was given before, or is none."""
    address = Address(scope=scope, slug=slug, uid=uid)
    address.full_clean()
    address.save()
