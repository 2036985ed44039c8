"""A sheet as JSON and back, for a process that shares no memory with this one."""

import base64
from dataclasses import fields, is_dataclass
from typing import Any, Final

from dueregard.writing import livery, sheet

KIND: Final = "kind"
_TYPES: Final[dict[str, type[Any]]] = {
    each.__name__: each
    for each in (
        *(sheet.Heading, sheet.Paragraph, sheet.BulletList, sheet.Terms, sheet.Table, sheet.Picture),
        *(sheet.Column, sheet.Row, sheet.Cell, sheet.Sheet, livery.Livery, livery.Logo),
    )
}


def sheet_data(value: Any) -> Any:
    """A sheet, or a part of one, as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: sheet_data(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__, "parts": parts}
    if isinstance(value, tuple):
        return [sheet_data(item) for item in value]
    if isinstance(value, bytes):
        return {KIND: "bytes", "parts": base64.b64encode(value).decode()}
    return value


def sheet_from_data(data: Any) -> Any:
    """What `sheet_data` gave, as it was."""
    if isinstance(data, list):
        return tuple(sheet_from_data(item) for item in data)
    if not isinstance(data, dict):
        return data
    if data[KIND] == "bytes":
        return base64.b64decode(data["parts"])
    return _TYPES[data[KIND]](**{name: sheet_from_data(part) for name, part in data["parts"].items()})
