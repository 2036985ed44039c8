"""Kinds of field that plans are made of, and the constraints that recur."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.planfile import edtf


def check_edtf(text: str) -> None:
    """Refuse what is no EDTF date."""
    try:
        edtf.parse(text)
    except edtf.InvalidEdtf as error:
        raise ValidationError(str(error)) from error


class EdtfField(models.CharField):  # type: ignore[type-arg]  # not generic when it runs
    """A date in EDTF, "" where none is stated: `2015-03`, `2014-04/2015-03`."""

    def __init__(self, *names: Any, **options: Any) -> None:
        fixed = {"max_length": 60, "blank": True, "default": "", "validators": [check_edtf]}
        super().__init__(*names, **{**options, **fixed})


def words(label: Any, **options: Any) -> "models.TextField[str, str]":
    """Words as printed, "" where nothing is stated."""
    return models.TextField(label, blank=True, default="", **options)


def code(label: Any, choices: type[models.TextChoices], **options: Any) -> "models.CharField[str, str]":
    """One of the format's codes, "" where nothing is stated."""
    return models.CharField(label, max_length=30, blank=True, default="", choices=choices.choices, **options)


def known(field: str, codes: Iterable[str], *, name: str, blank: bool = True) -> models.CheckConstraint:
    """The constraint that `field` holds one of `codes`."""
    allowed = [*codes, *([""] if blank else [])]
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}),
        name=name,
        violation_error_message=_("The plan format has no such code."),
    )


def of_one_item(name: str) -> models.CheckConstraint:
    """The constraint that a row belongs to an objective or to an action, never to both or neither."""
    return models.CheckConstraint(
        condition=models.Q(objective__isnull=True, action__isnull=False)
        | models.Q(objective__isnull=False, action__isnull=True),
        name=name,
        violation_error_message=_("This belongs to one objective or to one action."),
    )
