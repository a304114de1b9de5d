"""What a citizen has erased is nowhere any more: tables, index, free pages, journal, backups."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import erasing, search
from moderator_app.core.case import Outcome, Status
from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk import backups, restoring
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import erasure, quarantine
from moderator_app.store.connection import connect
from moderator_app.store.store import FILE, fingerprint, refold
from tests.desks import BAI, KEY, ROADS, T0, a_desk, a_reader, open_desk
from tests.keys import give_key_file
from tests.pages import plain_files

SAID = "桂花树弄堂口的窨井盖翘起来了"
NAME, NUMBER = "弄堂口老裁缝", "13900007788"
WORDS = {
    "what the citizen wrote": SAID,
    "their name": NAME,
    "their telephone": NUMBER,
    "a note about them": "老裁缝今天又来电",
    "our reply": "窨井盖明早复位敬请放心",
    "what the organisation said": "已到现场加固井圈",
    "why it came back": "此井归通信公司管",
    "an unfinished draft": "草稿里提到老裁缝家",
    "a row that was not understood": "窨井盖第二次反映",
}


@pytest.fixture
def keyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder whose key lies in a key file."""
    give_key_file(tmp_path, monkeypatch)
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def _a_life(desk: Desk) -> UUID:
    """A case with every kind of word in it, among others that stay."""
    others = [
        Answered(Incoming("weibo", f"o{n}", f"石桥东路路灯第{n}盏不亮", T0, author=f"路人{n}"))
        for n in range(40)
    ]
    desk.intake.receive(others[:20])
    message = Incoming("weibo", "p1", SAID, T0, author=NAME, phone=NUMBER)
    case, _ = desk.intake.by_hand(message)
    desk.intake.receive(others[20:])
    seen = desk.session.case(case).head
    desk.cases.commit(case, seen, to=Handover(ROADS, text="转道路处办理"), reply=None)
    desk.cases.answered(case, ROADS, WORDS["what the organisation said"])
    desk.cases.returned(case, ROADS, WORDS["why it came back"])
    desk.cases.note(case, f"{WORDS['a note about them']}，{NUMBER}")
    seen = desk.session.case(case).head
    desk.cases.commit(case, seen, to=None, reply=Words(WORDS["our reply"]))
    desk.cases.sent(case)
    desk.cases.pin(case)
    desk.cases.save_draft(case, "weibo", SavedDraft(WORDS["an unfinished draft"]))
    connection = desk.session.store.connection
    cells = (NAME, WORDS["a row that was not understood"])
    quarantine.keep(connection, "letters.csv", [(7, "no_text", "", cells)], T0)
    sheet = desk.shifts.sheet(f"请留意{NAME}的井盖", BAI.name)
    desk.shifts.hand_over(sheet)
    return case


def _left(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, data in plain_files(folder, KEY):
        for what, words in WORDS.items():
            if any(words.encode(encoding) in data for encoding in ("utf-8", "utf-16-le")):
                found.setdefault(what, []).append(name)
    return found


def test_before_an_erasure_the_pages_hold_every_word(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        _a_life(desk)
    assert set(_left(tmp_path)) == set(WORDS)


def test_after_it_no_page_of_any_file_holds_a_word(keyed: Path) -> None:
    place = Place(keyed, KEY)
    with a_desk(keyed) as desk:
        case = _a_life(desk)
        old = backups.back_up(place, T0)
        assert set(_left(keyed / "backups")) == set(WORDS)
        desk.session.person = BAI
        desk.erase([case], Ground.REQUEST, "本人书面申请")
        made = backups.back_up(place, T0 + timedelta(hours=1))
        assert _left(keyed) == {}
        assert not old.path.exists()
        assert made.path.exists()
    assert _left(keyed) == {}


def test_nor_does_a_search_find_one_or_a_refolding_bring_it_back(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = _a_life(desk)
        desk.session.person = BAI
        desk.erase([case], Ground.REQUEST, "本人书面申请")
        store = desk.session.store
        before = fingerprint(store.connection)
        refold(store)
        assert fingerprint(store.connection) == before
    with a_reader(tmp_path) as reader:
        for words in WORDS.values():
            query = search.literal(words)
            assert reader.find(query, now=T0, zone=ZONE, limit=None).total == 0
        lamps = reader.find(search.literal("路灯"), now=T0, zone=ZONE, limit=None)
        assert lamps.total == 40
        handover = reader.unread_handover()
    assert handover is not None
    assert handover.sheet is not None
    assert handover.sheet["words"] == f"请留意{erasing.STRUCK}的井盖"


def test_what_happened_and_when_stays_and_so_does_who_erased_it_and_why(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = _a_life(desk)
        desk.session.person = BAI
        desk.erase([case], Ground.WITHDRAWN, "撤回同意")
        history = desk.session.store.log.history(case)
        kinds = [event.kind for event in history]
        folded = desk.session.case(case)
    assert kinds[0] == Kind.MESSAGE_RECEIVED
    assert {Kind.CASE_DISPATCHED, Kind.REPLY_SENT, Kind.DISPATCH_RETURNED} < set(kinds)
    assert history[-1].kind == Kind.CASE_ERASED
    assert history[-1].actor == str(BAI.id)
    assert history[-1].body == {"ground": "withdrawn", "why": "撤回同意"}
    assert folded.number
    assert folded.status is Status.CLOSED
    assert folded.answered_at is not None


def test_the_same_message_does_not_come_in_once_more(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        message = Incoming("web", "letter-1", SAID, T0, author=NAME)
        desk.intake.receive([Answered(message)])
        (case,) = (id_ for id_ in _cases(desk))
        desk.erase([case], Ground.REQUEST, "本人申请")
        taken = desk.intake.receive([Answered(message)])
        assert taken.imported == 0
    assert _left(tmp_path) == {}


def _cases(desk: Desk) -> list[UUID]:
    rows = desk.session.store.connection.execute("SELECT case_id FROM cases")
    return [UUID(bytes=case) for (case,) in rows]


def test_an_erased_case_is_closed_and_the_erasure_cannot_be_undone(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(Incoming("weibo", "p1", SAID, T0, author=NAME))
        desk.erase([case], Ground.REQUEST, "本人申请")
        folded = desk.session.case(case)
        assert folded.closure is not None
        assert folded.closure.outcome is Outcome.WITHDRAWN
        with pytest.raises(Refusal) as refused:
            desk.cases.undo_last(case)
    assert refused.value.reason is Reason.CANNOT_BE_UNDONE


def test_it_needs_a_reason_and_a_case_that_exists(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(Incoming("weibo", "p1", SAID, T0))
        with pytest.raises(Refusal) as refused:
            desk.erase([case], Ground.REQUEST, "  ")
        assert refused.value.reason is Reason.REASON_MISSING
        with pytest.raises(Refusal) as refused:
            desk.erase([UUID(int=9)], Ground.REQUEST, "本人申请")
        assert refused.value.reason is Reason.NO_SUCH_CASE
        assert desk.session.case(case).summary == SAID


def test_a_desk_that_died_between_erasing_and_cleaning_cleans_when_it_is_opened(
    keyed: Path,
) -> None:
    desk = open_desk(keyed)
    case = _a_life(desk)
    desk.session.person = BAI
    drafts = erasing.erase([case], Ground.REQUEST, "本人申请")
    aside = keyed / "desk-before-20260101T000000000000.db"
    desk.session.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(keyed / FILE, aside)
    erasure.erase(desk.session.store, drafts, actor=str(BAI.id), at=T0)
    desk.close()
    assert _left(keyed)
    Place(keyed, KEY).open_desk().close()
    assert _left(keyed) == {}


def test_while_somebody_reads_an_old_state_it_is_said_that_cleaning_waits(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, closing(connect(tmp_path / FILE, KEY, read_only=True)) as other:
        case = _a_life(desk)
        desk.session.person = BAI
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event").fetchone()
        desk.session.store.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(Outage) as outage:
            desk.erase([case], Ground.REQUEST, "本人申请")
        assert outage.value.cause is Cause.BUSY
        other.execute("ROLLBACK")
        assert erasure.is_unclean(desk.session.store.connection)
        desk.clean()
        assert not erasure.is_unclean(desk.session.store.connection)
    assert _left(tmp_path) == {}


def test_an_old_backup_that_comes_back_has_it_erased_again(keyed: Path, tmp_path: Path) -> None:
    place, kept = Place(keyed, KEY), tmp_path / "a stick"
    with a_desk(keyed) as desk:
        case = _a_life(desk)
        kept.mkdir()
        old = backups.back_up(place, T0, to=kept / "old.moderatordesk")
        desk.session.person = BAI
        desk.erase([case], Ground.REQUEST, "本人申请")
    done = restoring.restore(keyed, old.path, T0, ZONE)
    assert done.erased_again == 1
    assert _left(keyed) == {}
    with a_desk(keyed) as desk:
        assert desk.session.store.log.history(case)[-1].actor == str(BAI.id)


def test_a_file_kept_with_a_case_goes_with_it_unless_another_case_has_the_same(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path) as desk:
        first, _ = desk.intake.by_hand(Incoming("weibo", "p1", SAID, T0))
        second, _ = desk.intake.by_hand(Incoming("weibo", "p2", "别处的井盖", T0))
        only, both = b"the first's own" * 1000, b"in both" * 1000
        desk.files.add(first, Carried("井盖.txt", only))
        desk.files.add(first, Carried("图.txt", both))
        desk.files.add(second, Carried("图.txt", both))
        desk.erase([first], Ground.REQUEST, "本人申请")
        files = desk.session.store.connection.execute("SELECT data FROM attachment").fetchall()
    assert files == [(both,)]
    assert not any(only[:64] in data for _, data in plain_files(tmp_path, KEY))
