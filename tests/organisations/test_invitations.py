"""Inviting people, accepting, and who may be what afterwards."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from tests.accounts.conftest import is_signed_in, sign_in
from tests.cast import account_of
from tests.factories import AccountFactory, InvitationFactory, MembershipFactory

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.history.models import Event
from dueregard.organisations.models import Invitation, Role
from dueregard.organisations.operations import (
    accept_invitation,
    invite,
    renew_invitation,
    revoke_invitation,
    set_roles,
)
from dueregard.organisations.permissions import roles_in

NEW = "new@example.invalid"
PASSWORD = "lantern otter pavement"


@pytest.fixture
def administrator(cast):
    browser = Client()
    browser.force_login(account_of(cast.administrator))
    return browser


def invited(cast, roles=(Role.LEAD, Role.VIEWER)):
    return invite(by=cast.administrator, organisation=cast.body, email=NEW, roles=roles)


def link_in(letter):
    return re.search(r"http://testserver(/invitations/\S+)", letter.body).group(1)


def text(response):
    return response.content.decode()


def test_from_the_invitation_to_the_first_page(cast, administrator, client, mailoutbox):
    sent = {"email": "New@Example.invalid", "roles": ["lead", "viewer"]}
    administrator.post("/organisations/ashby/invite/", sent)
    assert mailoutbox[0].to == [NEW]
    link = link_in(mailoutbox[0])
    assert "Join Ashby District Council" in text(client.get(link))
    assert client.post(link, {"name": "Noor", "password": PASSWORD})["Location"] == "/sign-in/"
    sign_in(client, PASSWORD, NEW)
    assert is_signed_in(client)
    noor = Account.objects.get(email=NEW)
    assert roles_in(noor.actor, cast.body) == {Role.PUBLIC, Role.LEAD, Role.VIEWER}
    assert "Ashby District Council" in text(client.get("/"))
    assert client.get("/organisations/brackley/").status_code == 404
    assert [event.verb for event in Event.objects.all()] == ["invite", "accept_invitation"]
    assert Event.objects.last().actor_kind == "link"


def test_a_link_works_once(cast, administrator, client, mailoutbox):
    administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    link = link_in(mailoutbox[0])
    client.post(link, {"name": "Noor", "password": PASSWORD})
    again = Client().post(link, {"name": "Eve", "password": PASSWORD})
    assert again.status_code == 404
    assert Account.objects.get(email=NEW).name == "Noor"


def test_a_link_runs_out_after_seven_days(cast, administrator, client, mailoutbox):
    with clock.stopped_at(clock.now() - timedelta(days=8)):
        invitation = invited(cast)
    with pytest.raises(ValidationError, match="no longer valid"):
        accept_invitation(by=invitation.actor, invitation=invitation, name="Noor", password=PASSWORD)


def test_sending_again_voids_the_old_link(cast, administrator, client, mailoutbox):
    administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    invitation = Invitation.objects.get()
    administrator.post(f"/organisations/ashby/invitations/{invitation.uid}/send-again/")
    old, new = (link_in(letter) for letter in mailoutbox)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_a_revoked_invitation_opens_nothing(cast, administrator, client, mailoutbox):
    administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    administrator.post(f"/organisations/ashby/invitations/{Invitation.objects.get().uid}/revoke/")
    assert client.get(link_in(mailoutbox[0])).status_code == 404


@pytest.mark.parametrize("key", ["made-up", "1234567890.1234567890:1xUvYI:bF36mD36rQoq4_RT5y0uEmGR"])
def test_a_false_link_opens_nothing(client, db, key):
    assert client.get(f"/invitations/{key}/").status_code == 404


def test_a_link_is_no_way_into_an_account_that_is_there(cast, client):
    known = AccountFactory(email=NEW, name="Known")
    known.set_password(PASSWORD)
    known.save()
    invitation = invited(cast)
    accept_invitation(by=invitation.actor, invitation=invitation, name="Eve", password="other words here")
    known.refresh_from_db()
    assert (known.name, known.check_password(PASSWORD)) == ("Known", True)
    assert Role.LEAD in roles_in(known.actor, cast.body)


def test_a_poor_password_is_told_and_nothing_is_accepted(cast, administrator, client, mailoutbox):
    administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    response = client.post(link_in(mailoutbox[0]), {"name": "Noor", "password": "password1234"})
    assert response.status_code == 422
    assert "There is a problem" in text(response)
    assert not Account.objects.filter(email=NEW).exists()


def test_an_address_is_not_invited_twice_at_once(cast, administrator):
    for _time in range(2):
        response = administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    assert response.status_code == 422
    assert "They have been invited already." in text(response)


@pytest.mark.parametrize("roles", [[], ["public"], ["emperor"]])
def test_nobody_is_invited_as_nothing(cast, roles):
    with pytest.raises(ValidationError):
        invited(cast, roles)


def test_nobody_but_the_administrator_invites_renews_revokes_or_gives_roles(cast):
    invitation, account = InvitationFactory(organisation=cast.body), AccountFactory()
    for who in cast.all_but("administrator"):
        with pytest.raises(PermissionDenied):
            invite(by=who, organisation=cast.body, email=NEW, roles=[Role.VIEWER])
        with pytest.raises(PermissionDenied):
            renew_invitation(by=who, invitation=invitation)
        with pytest.raises(PermissionDenied):
            revoke_invitation(by=who, invitation=invitation)
        with pytest.raises(PermissionDenied):
            accept_invitation(by=who, invitation=invitation)
        with pytest.raises(PermissionDenied):
            set_roles(by=who, organisation=cast.body, account=account, roles=[Role.ADMINISTRATOR])


def test_the_last_administrator_stays_one(cast, administrator):
    address = f"/organisations/ashby/members/{cast.administrator.id}/"
    assert "This is the last administrator" in text(administrator.post(address, {"roles": ["viewer"]}))
    assert "This is the last administrator" in text(administrator.post(f"{address}remove/"))
    assert Role.ADMINISTRATOR in roles_in(cast.administrator, cast.body)


def test_one_of_two_administrators_may_go(cast):
    MembershipFactory(organisation=cast.body, role=Role.ADMINISTRATOR)
    account = account_of(cast.administrator)
    set_roles(by=cast.administrator, organisation=cast.body, account=account, roles=[])
    assert roles_in(cast.administrator, cast.body) == {Role.PUBLIC}


def test_roles_are_changed_and_somebody_removed(cast, administrator):
    address = f"/organisations/ashby/members/{cast.viewer.id}/"
    administrator.post(address, {"roles": ["lead", "approver"]})
    assert roles_in(cast.viewer, cast.body) == {Role.PUBLIC, Role.LEAD, Role.APPROVER}
    administrator.post(f"{address}remove/")
    assert roles_in(cast.viewer, cast.body) == {Role.PUBLIC}


def test_the_page_of_people_shows_who_is_what_and_who_was_invited(cast, administrator, mailoutbox):
    administrator.post("/organisations/ashby/invite/", {"email": NEW, "roles": ["viewer"]})
    page = text(administrator.get("/organisations/ashby/members/"))
    assert "Olive" in page
    assert "equality officer" in page
    assert NEW in page
    assert "Stan" not in page
