"""Which two versions to compare."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.days import DAY_HINT, DAYS, DayBox
from dueregard.exchange.comparing.queries import EVENT, NOW, SNAPSHOT, Version, snapshot_in_words, version
from dueregard.plans.models import Plan

DAY: Final = "day"


class CompareForm(forms.Form):
    """Two versions: each a snapshot, a day, or the plan as it stands now."""

    old = forms.ChoiceField(label=gettext_lazy("From"))
    old_day = forms.DateField(
        label=gettext_lazy("From the end of this day"),
        required=False,
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )
    new = forms.ChoiceField(label=gettext_lazy("To"), required=False)
    new_day = forms.DateField(
        label=gettext_lazy("To the end of this day"),
        required=False,
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )

    def __init__(self, data: Any, plan: Plan) -> None:
        super().__init__(data, initial={"new": NOW})
        self.plan = plan
        snapshots = [(f"{SNAPSHOT}{each.uid}", snapshot_in_words(each)) for each in plan.snapshots.all()]
        fields: dict[str, Any] = self.fields
        for name in ("old", "new"):
            chosen = (data or {}).get(name, "")
            events = [(chosen, _("the version chosen in history"))] if chosen.startswith(EVENT) else []
            ends = [(DAY, _("the end of the day below")), (NOW, _("as it stands now"))]
            fields[name].choices = [*events, *snapshots, *(ends if name == "old" else reversed(ends))]

    def clean(self) -> dict[str, Any]:
        """Find both versions."""
        cleaned = super().clean() or {}
        for name in ("old", "new"):
            if name in cleaned:
                cleaned[f"{name}_version"] = self._version(name, cleaned)
        return cleaned

    def _version(self, name: str, cleaned: dict[str, Any]) -> Version | None:
        wanted, field = cleaned[name] or NOW, name
        if wanted == DAY:
            field, day = f"{name}_day", cleaned.get(f"{name}_day")
            if day is None:
                if field not in self.errors:
                    self.add_error(field, _("Say which day."))
                return None
            wanted = day.isoformat()
        found = version(self.plan, wanted)
        if found is None:
            self.add_error(field, _("The plan was not here yet on that day."))
        return found
