"""What hangs on messages is fetched on a thread of its own, in the way of nothing."""

import time
from dataclasses import replace

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Status
from moderator_app.core.channels import Media, Transient
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import said
from tests.desk.offices import Line, Office, is_so, lane, line, office, until

__all__ = ["lane", "line", "office"]

LAMP = Media("lamp", "路灯.png", "image/png")


def files(office: Office, post: str) -> int:
    case = office.case(post)
    return 0 if case is None else len(case.files)


def test_what_hangs_on_a_message_comes_after_it_and_is_told_to_the_window(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [replace(said("a"), media=(LAMP, replace(LAMP, ref="second")))]
    lane.start()
    until(lambda: files(office, "a") == 2, "both pictures are here")
    until(lambda: sum(len(one.events) for one in office.changes) == 3, "and all three are told")
    assert line.fetched == ["lamp", "second"]


def test_while_a_picture_takes_its_time_messages_come_in_and_replies_go_out(
    office: Office, line: Line, lane: Lane
) -> None:
    line.open.clear()
    line.said = [replace(said("a"), media=(LAMP,))]
    lane.start()
    until(lambda: line.fetched, "it is on its way")
    line.said.append(said("b"))
    line.news.set()
    until(lambda: office.case("b") is not None, "another message came in")
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: is_so(office, "a", Status.ANSWERED), "and the first was answered")
    assert files(office, "a") == 0
    line.open.set()
    until(lambda: files(office, "a") == 1, "now it is here")


def test_an_outage_uses_up_no_tries(office: Office, line: Line, lane: Lane) -> None:
    line.said = [replace(said("a"), media=(LAMP,))]
    line.file = Transient("dns")
    lane.start()
    until(lambda: line.fetched, "it was tried")
    line.error = Transient("dns")
    line.news.set()
    until(lambda: lane.state.standing is Standing.RETRYING, "the platform does not answer")
    office.hours = 1
    for _ in range(5):
        lane.nudge()
        time.sleep(0.01)
    assert line.fetched == ["lamp"]
    line.error, line.file, office.hours = None, b"a picture", 2
    lane.nudge()
    until(lambda: files(office, "a") == 1, "afterwards it came")


def test_a_mistake_of_the_connector_is_told_and_the_next_picture_comes(
    office: Office, line: Line, lane: Lane
) -> None:
    line.open.clear()
    line.file = KeyError("our mistake")
    line.said = [replace(said("a"), media=(LAMP,))]
    lane.start()
    line.open.set()
    until(lambda: office.failures, "it is told")
    line.file = b"a picture"
    line.said.append(replace(said("b"), media=(LAMP,)))
    line.news.set()
    until(lambda: files(office, "b") == 1, "the next is here")
    assert files(office, "a") == 0


def test_on_a_full_disk_it_says_so_once_and_messages_come_in(
    office: Office, line: Line, lane: Lane
) -> None:
    office.on_database(lambda desk: setattr(desk.fetching, "room", lambda _: 0))
    line.said = [replace(said("a"), media=(LAMP,))]
    lane.start()
    until(lambda: office.failures, "it is told")
    line.said.append(said("b"))
    line.news.set()
    until(lambda: office.case("b") is not None, "another message came in")
    (told,) = office.failures
    assert isinstance(told, Outage)
    assert told.cause is Cause.DISK_NEARLY_FULL
    assert line.fetched == []
