"""Parameters for GOV.UK macros from Django forms: label, hint, error and aria tied in one place."""

from typing import Any

from django.forms import BaseForm, BoundField, Field
from django.forms.renderers import BaseRenderer
from django.template import engines
from django.utils.translation import gettext as _

MACROS = {
    "textarea": "textarea",
    "select": "select",
    "radioselect": "radios",
    "checkboxselectmultiple": "checkboxes",
    "checkbox": "checkbox",
    "file": "file",
    "clearablefile": "file",
}
"""Which macro draws which widget; every other visible widget is an `<input>` of its own type."""


class FormRenderer(BaseRenderer):
    """Renders forms and fields with the GOV.UK macros (the setting `FORM_RENDERER`)."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """The Jinja2 template of that name; Django's own widgets are found there too."""
        return engines["jinja2"].get_template(template_name)


def field_params(field: BoundField) -> dict[str, Any]:
    """What every GOV.UK form macro takes, and `macro`: the name of the one that draws this field.

    A choice that the person typed wrongly keeps the typed value, so that nothing has to be entered twice.
    """
    macro = MACROS.get(field.widget_type, "input")
    params: dict[str, Any] = {
        "macro": macro,
        "id": field.id_for_label or field.auto_id,
        "idPrefix": field.auto_id,
        "name": field.html_name,
        "label": {"text": _label(field)},
        "hint": {"text": field.help_text} if field.help_text else None,
        "errorMessage": _error(field),
        "type": getattr(field.field.widget, "input_type", "text"),
        "attributes": {
            name: value for name, value in field.field.widget.attrs.items() if name not in ("class", "rows")
        },
        "classes": field.field.widget.attrs.get("class", ""),
        "value": _text(field),
    }
    if macro in ("select", "radios", "checkboxes"):
        params["items"] = _options(field)
    if macro == "checkbox":
        params["items"] = [{"value": "on", "text": _label(field), "checked": bool(field.value())}]
    return params


def error_summary(form: BaseForm) -> list[dict[str, str]]:
    """The errors of a form for the summary on top: first those of the whole, then each field's with its link.

    A hidden field can't be led to; what is wrong with it counts as wrong with the whole.
    """
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    whole = [{"text": str(error)} for error in [*form.non_field_errors(), *hidden]]
    fields = [
        {"text": _in_summary(field, str(error)), "href": f"#{_first_id(field)}"}
        for field in form.visible_fields()
        for error in field.errors
    ]
    return whole + fields


def _in_summary(field: BoundField, error: str) -> str:
    """An error away from its question; the usual words for an empty answer do not tell which one it is."""
    usual = str(Field.default_error_messages["required"])
    return f"{field.label}: {error}" if error == usual else error


def _label(field: BoundField) -> str:
    if field.field.required or field.widget_type == "checkbox":
        return str(field.label)
    return _("%(label)s (optional)") % {"label": field.label} if _marks_optional(field) else str(field.label)


def _marks_optional(field: BoundField) -> bool:
    """A form of questions says which may be left out; a filter, where everything may be, does not."""
    return any(other.required for other in field.form.fields.values())


def _error(field: BoundField) -> dict[str, str] | None:
    if not field.errors:
        return None
    return {"text": " ".join(str(error) for error in field.errors), "visuallyHiddenText": _("Error")}


def _text(field: BoundField) -> str:
    value = field.value()
    return "" if value is None or isinstance(value, list | tuple) else str(value)


def _options(field: BoundField) -> list[dict[str, Any]]:
    """The widget's own options, flat, with what is chosen marked both ways the macros ask for."""
    options = []
    for widget in field.subwidgets:
        data = widget.data
        chosen = bool(data.get("selected"))
        options.append(
            {"value": str(data["value"]), "text": str(data["label"]), "selected": chosen, "checked": chosen}
        )
    return options


def _first_id(field: BoundField) -> str:
    """The element an error links to; a group's first choice bears the group's own id in the GOV.UK macros."""
    return field.id_for_label or field.auto_id
