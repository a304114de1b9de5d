"""Who is at the desk, and what passes to the next: nothing is left out, nobody starts unread."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import handover
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.handover import Section
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.outages import Outage
from moderator_app.core.people import BadName, Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import sample
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.store import records
from moderator_app.store.store import fingerprint
from moderator_app.system.home import resources
from tests.desks import ANNA, BAI, ROADS, T0, WASTE, Ticking, a_desk, incoming, open_desk

REPLY = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.shifts.begin(ANNA)
        yield opened


def head(desk: Desk, case: UUID) -> UUID:
    return desk.session.case(case).head


def test_the_note_holds_every_case_somebody_still_owes_a_move(desk: Desk) -> None:
    desk.directory.save_organisation(Organisation(ROADS, "市政设施管理处", Kind.DEPARTMENT))
    desk.directory.save_organisation(Organisation(WASTE, "固废中心", Kind.DEPARTMENT))
    made = {key: desk.intake.by_hand(incoming(key))[0] for key in ("o", "u", "w", "s", "p", "d")}
    work = desk.cases
    work.commit(made["u"], head(desk, made["u"]), to=None, reply=REPLY)
    for key in ("w", "d"):
        to = Handover(ROADS, (WASTE,), "请办理")
        work.commit(made[key], head(desk, made[key]), to=to, reply=REPLY)
        work.sent(made[key])
    for organisation in (ROADS, WASTE):
        work.told(made["w"], organisation, "微信", "")
    work.hasten(made["w"], ROADS, "电话")
    until = desk.session.now() + timedelta(days=1)
    work.snooze(made["s"], head(desk, made["s"]), until, "等照片")
    work.pin(made["p"])
    sheet = desk.shifts.sheet("  盯住北塘路灯 ", "白雪")
    named = {s: {UUID(item.case_id) for item in sheet.items(s)} for s in Section if sheet.items(s)}
    assert named == {
        Section.UNSENT: {made["u"]},
        Section.UNTOLD: {made["d"]},
        Section.OPEN: {made["o"], made["p"]},
        Section.WAITING: {made["w"], made["d"]},
        Section.SNOOZED: {made["s"]},
        Section.PINNED: {made["p"]},
    }
    assert set(map(UUID, sheet.owed)) == set(made.values())
    assert [item.remark for item in sheet.items(Section.UNTOLD)] == ["市政设施管理处", "固废中心"]
    assert sheet.total == 6
    assert (sheet.from_name, sheet.to_name, sheet.words) == ("安娜", "白雪", "盯住北塘路灯")
    assert (sheet.received, sheet.answered, sheet.closed) == (0, 2, 0)
    due = {item.at for item in sheet.items(Section.OPEN)}
    assert due == {(T0 + timedelta(hours=2)).isoformat()}
    assert {item.clock for item in sheet.items(Section.OPEN)} == {"response"}


def test_a_note_is_read_back_as_it_was_written(desk: Desk) -> None:
    desk.intake.by_hand(incoming("a"))
    sheet = desk.shifts.sheet("话", "白雪")
    assert handover.from_body(handover.to_body(sheet)) == sheet
    desk.shifts.hand_over(sheet)
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    assert shift.sheet is not None
    assert handover.from_body(shift.sheet) == sheet


def test_a_note_made_in_the_early_morning_bears_the_day_on_the_wall(desk: Desk) -> None:
    desk.session.now = Ticking(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    sheet = desk.shifts.sheet("", "")
    assert sheet.made_at.startswith("2027-01-01T06:3")
    assert handover.says(sheet, "2027-01-01")


def test_whoever_comes_next_takes_over_before_starting(desk: Desk) -> None:
    desk.shifts.hand_over(desk.shifts.sheet("", "白雪"))
    assert desk.session.person is None
    with pytest.raises(Refusal, match=Reason.HANDOVER_UNREAD):
        desk.shifts.begin(BAI)
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    desk.acceptance.take_over(shift.id, BAI)
    assert desk.person == BAI
    assert records.unread_handover(desk.session.store.connection) is None
    current = records.current_shift(desk.session.store.connection)
    assert current is not None
    assert (current.person, current.handed_at) == (str(BAI.id), None)
    (past,) = records.handovers(desk.session.store.connection)
    assert (past.id, past.taken_by) == (shift.id, str(BAI.id))


def test_sitting_down_again_in_ones_own_shift_begins_no_other(desk: Desk) -> None:
    assert desk.shifts.begin(ANNA).events == ()
    assert desk.shifts.begin(BAI).events != ()


def test_under_a_clock_that_was_set_back_everybody_hands_over_their_own_shift(desk: Desk) -> None:
    desk.shifts.begin(ANNA)
    desk.session.now = Ticking(T0 - timedelta(days=2))
    desk.shifts.begin(BAI)
    current = records.current_shift(desk.session.store.connection)
    assert current is not None
    assert current.person == str(BAI.id)
    sheet = desk.shifts.sheet("", "")
    desk.shifts.hand_over(sheet)
    unread = records.unread_handover(desk.session.store.connection)
    assert unread is not None
    assert (unread.person, sheet.from_name) == (str(BAI.id), BAI.name)


def test_a_note_with_half_a_character_in_it_is_kept_and_signed(desk: Desk) -> None:
    words = "井盖\ud800看一下"
    desk.save_settings({handover.WORDS: words})
    desk.shifts.hand_over(desk.shifts.sheet(words, ""))
    unread = records.unread_handover(desk.session.store.connection)
    assert unread is not None
    assert unread.sheet is not None
    assert unread.sheet["words"] == "井盖\ufffd看一下"


def test_nobody_hands_over_the_shift_of_somebody_else(desk: Desk) -> None:
    desk.shifts.begin(ANNA)
    desk.session.person = BAI
    desk.shifts.hand_over(desk.shifts.sheet("", ""))
    unread = records.unread_handover(desk.session.store.connection)
    assert unread is not None
    assert unread.person == str(BAI.id)


def test_where_a_shift_cannot_be_written_down_whoever_sat_here_still_does(desk: Desk) -> None:
    desk.shifts.begin(ANNA)
    desk.session.store.connection.execute("PRAGMA query_only = 1")
    with pytest.raises(Outage):
        desk.shifts.begin(BAI)
    assert desk.person == ANNA
    desk.session.store.connection.execute("PRAGMA query_only = 0")


def test_a_duty_number_is_held_by_one_person_at_a_time(desk: Desk) -> None:
    desk.shifts.save_person(ANNA)
    with pytest.raises(Refusal, match=Reason.NUMBER_TAKEN):
        desk.shifts.save_person(Person(BAI.id, "白雪", "０１"))
    desk.shifts.save_person(BAI)
    desk.shifts.save_person(Person(BAI.id, "白雪", "02", active=False))
    desk.shifts.save_person(Person(UUID(int=3), "陈晨", "02"))
    with pytest.raises(BadName):
        desk.shifts.save_person(Person(BAI.id, "  "))


def test_the_first_person_of_a_desk_is_added_by_themselves(tmp_path: Path) -> None:
    with a_desk(tmp_path, None) as desk:
        desk.shifts.save_person(ANNA)
        (event,) = desk.session.store.log.history(ANNA.id)
        assert event.actor == str(ANNA.id)


@pytest.fixture(scope="module")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = open_desk(tmp_path_factory.mktemp("sample"), None)
    sample.build(opened, resources(), T0)
    yield opened
    opened.close()


def test_the_sample_desk_has_something_in_every_part_of_the_note(sample_desk: Desk) -> None:
    session = sample_desk.session
    session.now = lambda: T0
    session.person = records.all_people(session.store.connection)[0]
    sheet = sample_desk.shifts.sheet("", "")
    of_a_shift = {Section.UNACCEPTED, Section.REOPENED, Section.CALLS}
    assert {section for section in Section if not sheet.items(section)} == of_a_shift
    assert sheet.total > 30
    handlers = {item.handler for item in sheet.items(Section.WAITING)}
    assert "" not in handlers
    assert len(handlers) > 5


def test_the_sample_desk_folds_again_to_the_very_same_tables(sample_desk: Desk) -> None:
    connection = sample_desk.session.store.connection
    before = fingerprint(connection)
    assert sample_desk.refold() > 1000
    assert fingerprint(connection) == before
    (overtaken,) = connection.execute("SELECT count(*) FROM event WHERE NOT applied").fetchone()
    assert overtaken == 0
