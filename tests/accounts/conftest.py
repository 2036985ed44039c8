"""Somebody with an account, a password and a browser."""

import pytest
from django.test import Client

from dueregard.accounts.models import Account
from dueregard.history.actor import system
from dueregard.organisations.operations import create_account

PASSWORD = "lantern otter pavement"


@pytest.fixture
def account(db) -> Account:
    return create_account(by=system("tests"), email="pat@example.invalid", name="Pat", password=PASSWORD)


@pytest.fixture
def signed_in(client: Client, account: Account) -> Client:
    sign_in(client)
    return client


def sign_in(client: Client, password: str = PASSWORD, email: str = "pat@example.invalid", **more: str):
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200
