"""What tests of lists of cases share: deeds at the desk, and waiting until the hand rests."""

from datetime import datetime
from functools import partial
from uuid import UUID

from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.organisations import organisation_id
from moderator_app.core.rows import View
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.models.cases import CaseModel, Role
from moderator_app.ui.models.lines import Line
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.panes.case_table import SETTLE_MS
from tests.ui.benches import Seat

ROADS = organisation_id("municipal")


def inbox(seat: Seat) -> CaseList:
    """The list in a window, with the keys."""
    made = CaseList(seat.bench, seat.commands)
    seat.seat(made)
    seat.window.resize(430, 620)
    made.show_view(View.INBOX)
    rest(seat)
    return made


def rest(seat: Seat) -> None:
    """Until everything has been read and the hand has come to rest."""
    seat.settle()
    seat.qtbot.wait(SETTLE_MS + 20)
    seat.settle()


def cases(model: CaseModel) -> list[UUID | None]:
    return [model.case_at(row) for row in range(model.rowCount())]


def line(model: CaseModel, row: int) -> Line:
    found = model.index(row, 0).data(Role.LINE)
    assert isinstance(found, Line)
    return found


def receive(post: str, at: datetime, desk: Desk, platform: str = "weibo") -> Changes:
    message = Incoming(platform, post, "公园里的长椅断了一条腿", at, author="路人")
    return desk.intake.receive([Answered(message)]).changes


def arrive(seat: Seat, post: str, platform: str = "weibo") -> None:
    seat.bench.write(partial(receive, post, seat.bench.now(), platform=platform))
    rest(seat)


def closing(case: UUID, desk: Desk, outcome: Outcome = Outcome.EXPLAINED) -> Changes:
    seen = desk.session.case(case).head
    return desk.cases.close(case, seen, outcome, "", told=True)


def close(seat: Seat, case: UUID) -> None:
    seat.bench.write(partial(closing, case), did="closed")
    rest(seat)


def dispatch(case: UUID, desk: Desk) -> Changes:
    """To the roads department, with a word to the citizen."""
    seen = desk.session.case(case).head
    to, reply = Handover(ROADS, (), "请处理"), Words("您好，已转市政处。")
    return desk.cases.commit(case, seen, to=to, reply=reply)


def send(case: UUID, desk: Desk) -> Changes:
    return desk.cases.sent(case)
