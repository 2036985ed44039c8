"""Every model: a factory that makes a valid one, migrations complete, codes those of the plan format."""

import re
from io import StringIO
from pathlib import Path
from typing import get_args

import pytest
from django.apps import apps
from django.core.management import call_command
from factory.base import Factory
from factory.django import DjangoModelFactory
from tests import factories

from dueregard.planfile import model as planfile
from dueregard.plans.models import words

DATA_MODEL = Path(__file__).parents[2] / "docs/reference/data-model.md"
OURS = [model for model in apps.get_models() if model.__module__.startswith("dueregard.")]
FACTORIES = {
    each._meta.model: each
    for each in vars(factories).values()
    if isinstance(each, type) and issubclass(each, Factory) and each is not DjangoModelFactory
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_has_a_factory_that_makes_a_valid_record(model, db):
    record = FACTORIES[model]()
    record.full_clean()
    assert str(record)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_says_what_one_row_is(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")  # Django's own, where we wrote none


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_stands_in_the_reference(model):
    assert re.search(rf"`(?:{model._meta.app_label}\.)?{model.__name__}`", DATA_MODEL.read_text())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_constraint_has_a_readable_message(model):
    for constraint in model._meta.constraints:
        assert constraint.violation_error_message != constraint.default_violation_error_message, (
            constraint.name
        )


def test_migrations_are_complete(db):
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        (words.Status, planfile.Status),
        (words.Rating, planfile.Rating),
        (words.Aim, planfile.Aim),
        (words.Characteristic, planfile.Characteristic),
        (words.LeadKind, planfile.LeadKind),
        (words.EntryKind, planfile.EntryKind),
    ],
)
def test_codes_are_those_of_the_plan_format(choices, codes):
    assert choices.values == list(get_args(codes))
