"""The JSON that stands beside every page."""

from typing import Any

from django.http import JsonResponse


def as_json(data: Any, status: int = 200) -> JsonResponse:
    """The data as JSON, its letters as they are written rather than escaped."""
    return JsonResponse(data, status=status, safe=False, json_dumps_params={"ensure_ascii": False})
