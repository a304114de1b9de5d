"""Who may do what; a desk of one person is not hindered by it."""

from uuid import UUID

import pytest

from moderator_app.core import people, roles
from moderator_app.core.ids import NIL
from moderator_app.core.people import Person
from moderator_app.core.roles import MAY, Act, Role

ADMIN = Person(UUID(int=1), "安娜", role=Role.ADMINISTRATOR)
LEAD = Person(UUID(int=2), "白雪", role=Role.LEAD)
PLAIN = Person(UUID(int=3), "陈晨")
GONE = Person(UUID(int=4), "丁一", active=False, role=Role.ADMINISTRATOR)
ALL = (ADMIN, LEAD, PLAIN, GONE)


def test_every_act_has_its_roles_and_an_administrator_may_all_of_them() -> None:
    assert set(MAY) == set(Act)
    assert all(Role.ADMINISTRATOR in allowed for allowed in MAY.values())
    assert all(Role.MODERATOR not in allowed for allowed in MAY.values())


@pytest.mark.parametrize("act", Act)
def test_a_moderator_answers_citizens_and_leaves_the_rest_to_others(act: Act) -> None:
    assert roles.may(ADMIN.id, act, ALL)
    assert roles.may(LEAD.id, act, ALL) == (Role.LEAD in MAY[act])
    assert not roles.may(PLAIN.id, act, ALL)
    assert not roles.may(GONE.id, act, ALL)
    assert not roles.may(UUID(int=9), act, ALL)
    assert not roles.may(None, act, ALL)
    assert roles.may(NIL, act, ALL)


def test_the_record_of_who_saw_what_is_the_administrators_alone() -> None:
    assert MAY[Act.ACCESS_RECORD] == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("act", Act)
def test_where_nobody_is_an_administrator_everybody_may_everything(act: Act) -> None:
    """A desk from before there were roles."""
    assert roles.may(PLAIN.id, act, (PLAIN, LEAD, GONE))


def test_an_administrator_with_a_password_closes_the_door_to_whoever_adds_themselves() -> None:
    assert roles.may_join((), frozenset())
    assert roles.may_join(ALL, frozenset())
    assert roles.may_join(ALL, {PLAIN.id, LEAD.id, GONE.id})
    assert not roles.may_join(ALL, {ADMIN.id})


def test_the_last_administrator_is_known() -> None:
    assert roles.is_last_administrator(ADMIN.id, ALL)
    assert not roles.is_last_administrator(LEAD.id, ALL)
    second = Person(UUID(int=5), "二", role=Role.ADMINISTRATOR)
    assert not roles.is_last_administrator(ADMIN.id, (*ALL, second))


def test_a_person_of_a_time_without_roles_is_a_moderator() -> None:
    body = people.to_body(ADMIN)
    assert people.from_body(body) == ADMIN
    del body["role"]
    assert people.from_body(body).role is Role.MODERATOR
