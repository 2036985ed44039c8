"""Every operation is one: no `operations` module can change a record without who, may and history."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import dueregard
from dueregard.history.actor import Actor
from dueregard.history.operation import OPERATIONS

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(dueregard.__path__, "dueregard.")
    if found.name.endswith(".operations")
]
FUNCTIONS = [
    (f"{module.__name__}.{name}", function)
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
]
WRITES = (
    ".save(",
    ".delete(",
    ".create(",
    ".bulk_create(",
    ".bulk_update(",
    ".update_or_create(",
    ".get_or_create(",
)


def test_operations_were_found():
    assert len(FUNCTIONS) >= 8


@pytest.mark.parametrize(("name", "function"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_every_public_function_of_an_operations_module_is_an_operation(name, function):
    assert name in OPERATIONS


@pytest.mark.parametrize(("name", "function"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_every_operation_takes_by_keyword_who_does_it(name, function):
    signature = inspect.signature(function)
    assert all(each.kind is each.KEYWORD_ONLY for each in signature.parameters.values())
    assert signature.parameters["by"].annotation in (Actor, "Actor")
    assert function.__doc__


def test_views_and_queries_never_write():
    """A crude net: the words that write records stand in operations and in what operations call."""
    source = Path(dueregard.__path__[0])
    doors = [
        path
        for path in source.rglob("*.py")
        if path.name in ("views.py", "queries.py", "api.py", "forms.py") and "design" not in path.parts
    ]
    for path in doors:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in WRITES if word in text], path
