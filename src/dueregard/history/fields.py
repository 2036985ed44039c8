"""The public id of a record, as a field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.planfile.ids import LENGTH, is_id, new_id


def check_uid(text: str) -> None:
    """Refuse what has not the shape of a public id."""
    if not is_id(text):
        raise ValidationError(_("“%(text)s” is no id: ten digits and letters are."), params={"text": text})


class UidField(models.CharField):  # type: ignore[type-arg]  # not generic when it runs
    """The public id: minted with the record, unique, never changed (docs/decisions/0001)."""

    def __init__(self, **options: Any) -> None:
        fixed = {"max_length": LENGTH, "unique": True, "editable": False, "default": new_id}
        super().__init__(**{**options, **fixed, "validators": [check_uid]})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """What a migration needs to know: nothing, since all is fixed here."""
        name, path, arguments, _options = super().deconstruct()
        return name, path, list(arguments), {}
