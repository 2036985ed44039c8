"""What is looked for, and where."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.organisations.models import Organisation
from dueregard.search.sources import sources


class SearchForm(forms.Form):
    """Words, kind, body. Whatever is typed is looked for; nothing is an error but a choice that is none."""

    words = forms.CharField(
        label=gettext_lazy("Words to look for"),
        help_text=gettext_lazy(
            "All of them are looked for. In quotes: just so, in this order."
            " With a minus before it: not that word."
        ),
        required=False,
        max_length=500,
    )
    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)

    def __init__(self, data: Any, organisations: Sequence[Organisation]) -> None:
        super().__init__(data)
        kinds: list[tuple[str, Any]] = [
            ("", _("anything")),
            *((each.model, each.label) for each in sources()),
        ]
        bodies: list[tuple[str, Any]] = [("", _("any")), *((each.slug, each.name) for each in organisations)]
        for name, choices in (("kind", kinds), ("body", bodies)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
