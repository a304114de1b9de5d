"""An organisation with a mailbox, a case of a citizen, and what comes back, for tests of letters."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import letters
from moderator_app.core.case import Case, Handling
from moderator_app.core.channels import Machine, Medium, Receipt, Received
from moderator_app.core.events import Event, Kind
from moderator_app.core.letters import Enclosed
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import ROADS, WASTE, a_desk

ROADS_MAIL = "roads@roads.qingchuan.gov.cn"
LIGHTS = Organisation(ROADS, "市照明处", Relation.DEPARTMENT, mail=ROADS_MAIL)
WASTE_ONE = Organisation(WASTE, "固废处", Relation.DEPARTMENT, mail="waste@163.com")
TEXT = "【转办】市照明处：\n云溪路路灯不亮。\n请于12月03日18:00前反馈处理结果。"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """It sends at once."""
    with a_desk(tmp_path) as opened:
        opened.save_settings({"outbox.undo_seconds": 0})
        yield opened


def with_case(desk: Desk) -> Case:
    """A citizen's mail, and two units that have mailboxes."""
    desk.accounts.save(ACCOUNT)
    for unit in (LIGHTS, WASTE_ONE):
        desk.directory.save_organisation(unit)
    changes = desk.inbound.take(ACCOUNT, STREAM, batch(said("<a@x>")))
    (case,) = changes.cases
    return desk.session.case(case)


def enclosed(unit: Organisation = LIGHTS, text: str = TEXT) -> Enclosed:
    words = f"{text}\n主题请保留 {letters.TAG_HERE}"
    return Enclosed(unit.id, ACCOUNT.id, unit.mail, f"{unit.relation}：路灯不亮", words)


def dispatch(desk: Desk, case: Case, *co: Organisation) -> Case:
    by_mail = tuple(enclosed(one) for one in (LIGHTS, *co))
    to = Handover(ROADS, tuple(one.id for one in co), TEXT, by_mail)
    desk.cases.commit(case.id, case.head, to=to, reply=None)
    return desk.session.case(case.id)


def goes_out(desk: Desk) -> str:
    """The next letter leaves; its id as the mail server knows it."""
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    id_ = f"<{leaving.out.key}@test>"
    desk.outbox.arrived(leaving.entry.lease, Receipt(id_, desk.session.now()))
    return id_


def dispatched(desk: Desk) -> tuple[Case, str]:
    """A case whose citizen was answered, and its handler told by a letter that went out."""
    case = dispatch(desk, with_case(desk))
    id_ = goes_out(desk)
    head = desk.session.case(case.id).head
    desk.cases.commit(case.id, head, to=None, reply=Words("已转照明处。"))
    desk.cases.sent(case.id)
    return desk.session.case(case.id), id_


def answer(
    id_: str,
    text: str = "灯泡已换，今晚亮灯。",
    *,
    title: str = "答复",
    refers: tuple[str, ...] = (),
    sender: str = ROADS_MAIL,
    at: datetime | None = None,
    machine: Machine | None = None,
) -> Received:
    return Received(
        stream=STREAM,
        id=id_,
        thread=refers[-1] if refers else id_,
        medium=Medium.MAIL,
        sent_at=at or later(2),
        text=text,
        sender="张工",
        sender_id=sender,
        title=title,
        refers=refers,
        automatic=machine is not None,
        machine=machine,
    )


def comes(desk: Desk, *items: Received) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(*items))


def of(desk: Desk, case: UUID) -> Handling:
    found = desk.session.case(case).handling(ROADS)
    assert found is not None
    return found


def last(desk: Desk, case: UUID, kind: Kind) -> Event:
    return [e for e in desk.session.store.log.history(case) if e.kind == kind][-1]


def kinds(desk: Desk, case: UUID) -> list[str]:
    return [event.kind for event in desk.session.store.log.history(case)]
