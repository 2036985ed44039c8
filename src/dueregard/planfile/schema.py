"""The JSON Schema of the plan format, made from its types: for other programs that write or check plan files.

It says the shape. What no schema can say (keys are unique, what is pointed to exists, dates are EDTF) is in
`validation`.
"""

import json
from importlib import resources
from typing import Any, Final

from dueregard.planfile.model import PlanFile

IDENTIFIER: Final = "urn:dueregard:plan:1"
"""The schema's `$id`: a name, no address."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The schema as JSON data."""
    made = PlanFile.model_json_schema(mode="validation")
    made.update(title="Equality action plan, version 1", required=["format", "version"])
    _complete(made)
    return {"$schema": _DIALECT, "$id": IDENTIFIER, **made}


def schema_text() -> str:
    """The schema as it is committed beside this module: `plan-1.schema.json`."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"


def committed_schema() -> str:
    """The committed schema's text."""
    return resources.files("dueregard.planfile").joinpath("plan-1.schema.json").read_text(encoding="utf-8")


def _complete(schema: dict[str, Any]) -> None:
    """Descriptions in one line each; what may be left out may also be null, a code also ""."""
    for part in (schema, *schema.get("$defs", {}).values()):
        part["description"] = " ".join(part.get("description", "").split())
        required = set(part.get("required", ()))
        for name, value in part.get("properties", {}).items():
            if name not in required and name not in ("format", "version"):
                part["properties"][name] = _or_nothing(value)


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    labels = ("title", "description", "default")
    kept: dict[str, Any] = {key: value[key] for key in labels if key in value}
    rest = {key: item for key, item in value.items() if key not in labels}
    choices = [choice for choice in rest.get("anyOf", [rest]) if choice != {"type": "null"}]
    codes = [{"const": ""}] if any("enum" in choice for choice in choices) else []
    return {**kept, "anyOf": [*choices, *codes, {"type": "null"}]}
