"""Every place where a citizen's words can lie, looked through page by page before and after."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import STRUCK, Ground
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.organisations import Kind, Number, Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft, Settled
from moderator_app.desk import backups, exporting, restoring
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import local, quarantine
from moderator_app.store.connection import connect
from moderator_app.store.store import FILE, refold
from moderator_app.system import access_log, crash
from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.desks import ANNA, BAI, KEY, ROADS, T0, a_desk, a_reader, open_desk
from tests.pages import plain_files

PHONE, ACCOUNT, CARD = "13955667788", "wx_zhuangmingyuan88", "11010519491231002X"
GONE = {
    "the text": "鹦鹉洲头的糖画摊被雨棚砸塌",
    "the title": "雨棚砸了糖画摊求助",
    "the author": "糖画匠庄明远",
    "the telephone": PHONE,
    "the account": ACCOUNT,
    "what else the workbook said": "孙女庄小满代为填写",
    "a picture": "aVZCT1J3MEtHZ29BQUFBTlNVaEVVZ0Fj",
    "what they wrote later": "糖锅也漏了望速来",
    "our reply": "雨棚明晨拆卸并赔偿糖锅",
    "what we asked": "请问摊位在第几根灯柱旁",
    "the letter to the department": "函转糖画摊受损一事请速勘查",
    "what they answered": "已勘查糖画摊并登记损失",
    "why it came back": "雨棚产权属码头公司",
    "how it was urged": "电话催了码头管理员老殷",
    "a note": "匠人腿脚不便需上门",
    "why it was set aside": "等匠人出院再联系",
    "why it was closed": "匠人口头致谢同意办结",
    "why it was opened again": "匠人来电称仍漏雨",
    "a draft": "拟告知匠人赔偿金额",
    "a colleague's draft": "另拟一稿给匠人女儿",
    "a file": "糖画摊损失清单第七页",
    "a file's name": "匠人手写清单照片.txt",
    "a row nobody could read": "雨棚再次砸伤糖画摊",
    "a second case of theirs": "码头石阶青苔滑倒匠人",
}
KEPT = "堤坝夜跑道的照明灯第三根不亮"
"""Another citizen's words: found before and after, or the looking itself would be at fault."""
QUOTED = f"同一人又来电 139 5566 7788，证件{CARD}"
"""In another case's note."""


def fragments(words: str) -> set[bytes]:
    """Any five neighbouring signs, however they are written: a page may end inside a sentence."""
    pieces = {words[at : at + 5] for at in range(max(1, len(words) - 4))}
    return {one.encode(code) for one in pieces for code in ("utf-8", "utf-16-le", "utf-16-be")}


def found(folder: Path) -> dict[str, set[str]]:
    """Which of the words lie in which files."""
    needles = {what: fragments(words) for what, words in {**GONE, "another's": KEPT}.items()}
    seen: dict[str, set[str]] = {}
    for name, data in plain_files(folder, KEY):
        for what, pieces in needles.items():
            if any(piece in data for piece in pieces):
                seen.setdefault(what, set()).add(name)
    return seen


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A desk's folder, beside it a second place for its backups."""
    key = tmp_path / "key"
    key.write_text(KEY.hex())
    key.chmod(0o600)
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(key))
    for name in ("all", "all/desk", "all/second"):
        (tmp_path / name).mkdir()
    return Place(tmp_path / "all" / "desk", KEY)


def _theirs() -> Incoming:
    return Incoming(
        "wecom",
        "m1",
        GONE["the text"] + f"，电话{PHONE}，身份证{CARD}。" + GONE["the text"] * 2_000,
        T0,
        author=GONE["the author"],
        author_id=ACCOUNT,
        title=GONE["the title"],
        phone=PHONE,
        extra=(("备注", GONE["what else the workbook said"]),),
        picture=GONE["a picture"] * 500,
        picture_type="image/png",
    )


def _a_life(desk: Desk) -> tuple[UUID, UUID, UUID]:
    """Two cases of one citizen, worked in every way there is, and one of another."""
    desk.shifts.save_person(ANNA)
    desk.shifts.save_person(BAI)
    desk.directory.save_organisation(Organisation(ROADS, "道路处", Kind.DEPARTMENT, digit=1))
    desk.intake.receive(
        [Answered(Incoming("web", f"x{n}", KEPT, T0, author="夜跑者")) for n in range(30)]
    )
    case, _ = desk.intake.by_hand(_theirs())
    other, _ = desk.intake.by_hand(Incoming("web", "x", KEPT, T0, author="另一位"))
    second, _ = desk.intake.by_hand(
        replace(_theirs(), post="m2", text=GONE["a second case of theirs"], picture="", extra=())
    )
    _work(desk, case)
    desk.cases.note(other, QUOTED)
    desk.cases.save_draft(other, "web", SavedDraft(f"请与{PHONE}的来电人一并处理"))
    _beside_the_log(desk, case)
    return case, second, other


def _work(desk: Desk, case: UUID) -> None:
    cases = desk.cases
    letter = Handover(ROADS, text=GONE["the letter to the department"])
    cases.commit(case, desk.session.case(case).head, to=letter, reply=None)
    cases.told(case, ROADS, "phone", "值班室")
    cases.hasten(case, ROADS, GONE["how it was urged"])
    cases.answered(case, ROADS, GONE["what they answered"])
    cases.returned(case, ROADS, GONE["why it came back"])
    for words, purpose in (
        (GONE["what we asked"], Purpose.ASK),
        (GONE["our reply"], Purpose.ANSWER),
    ):
        reply = Words(words, purpose, Audience.PRIVATE)
        cases.commit(case, desk.session.case(case).head, to=None, reply=reply)
        cases.sent(case)
    cases.note(case, GONE["a note"])
    until = desk.session.now() + timedelta(days=1)
    cases.snooze(case, desk.session.case(case).head, until, GONE["why it was set aside"])
    cases.attach(case, GONE["a file's name"], (GONE["a file"] * 3_000).encode())
    desk.intake.add(case, Incoming("wecom", "m1b", GONE["what they wrote later"], T0))
    closing_words = GONE["why it was closed"]
    head = desk.session.case(case).head
    cases.close(case, head, Outcome.ANSWERED, closing_words, told=True)
    cases.reopen(case, desk.session.case(case).head, GONE["why it was opened again"])


def _beside_the_log(desk: Desk, case: UUID) -> None:
    desk.cases.save_draft(case, "wecom", SavedDraft(GONE["a draft"]))
    colleague = SavedDraft(GONE["a colleague's draft"])
    desk.cases.save_draft(case, "wecom", colleague, author=str(BAI.id))
    connection = desk.session.store.connection
    layout = Layout(Table.CASES, ("姓名", "内容"), {1: Field.TEXT})
    rows = [
        (1, "no_text", "", (GONE["the author"], GONE["a row nobody could read"])),
        (2, "no_text", "", ("来访人员", f"{GONE['a row nobody could read']}，回电{PHONE}")),
        (3, "no_text", "", ("夜跑者", KEPT)),
    ]
    quarantine.keep(connection, f"{GONE['the author']}{PHONE}的来信.xlsx", rows, T0, layout)
    *_, kept = (row.id for row in sorted(quarantine.listed(connection), key=lambda r: r.row))
    why = f"与{PHONE}重复"
    quarantine.settle(connection, [kept], Settled.DISCARDED, why=why, by=str(ANNA.id), at=T0)
    desk.cases.pin(case)
    sheet = desk.shifts.sheet(f"{GONE['the author']}的事请跟进，{PHONE}", BAI.name, hours=2.0)
    desk.shifts.hand_over(sheet)
    desk.session.person = ANNA
    error = LookupError(GONE["the text"])
    crash.write(desk.session.store.path.parent / "logs", error, T0, "0")


def test_looking_finds_every_word_in_every_kind_of_file_before_anything_is_erased(
    place: Place,
) -> None:
    second = place.folder.parent / "second"
    desk = open_desk(place.folder)
    _a_life(desk)
    in_journal = found(place.folder)
    assert set(in_journal) == {*GONE, "another's"}
    assert all(f"{FILE}-wal decrypted" in files for files in in_journal.values())
    backups.back_up(place, T0, second=second)
    desk.close()
    (aside := place.folder / "desk-before-20260101T000000000000.db").write_bytes(
        place.file.read_bytes()
    )
    kept = backups.own(place)[0].path.name
    for what, files in found(place.folder).items():
        assert f"{FILE} decrypted" in files, what
        assert f"{kept}/{FILE} decrypted" in files, what
        assert f"{aside.name} decrypted" in files, what
    assert set(found(second)) == {*GONE, "another's"}


def test_pages_that_were_only_given_up_are_found_as_well(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, again, _ = _a_life(desk)
        connection = desk.session.store.connection
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        desk.strike([case, again], Ground.REQUEST, "本人书面申请")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        given_up = found(place.folder)
        assert {"the text", "a file", "a picture"} <= set(given_up)
        assert given_up["the text"] == {f"{FILE} decrypted"}
        desk.clean()
    assert set(found(place.folder)) == {"another's"}


def test_after_an_erasure_no_page_of_any_file_holds_a_piece_of_a_word(place: Place) -> None:
    second = place.folder.parent / "second"
    desk = open_desk(place.folder)
    case, again, other = _a_life(desk)
    desk.save_settings({backups.SECOND_PLACE: str(second)})
    backups.back_up(place, T0, second=second)
    aside = place.folder / "desk-before-20260101T000000000000.db"
    aside.write_bytes(place.file.read_bytes())
    desk.erase([case, again], Ground.REQUEST, f"{GONE['the author']}本人书面申请，{PHONE}")
    backups.back_up_anew(place, T0 + timedelta(hours=1))
    for _ in range(2):
        left = found(place.folder.parent)
        assert set(left) == {"another's"}
        assert len({name for name in left["another's"] if name.endswith(f"/{FILE} decrypted")}) == 1
        desk.close()
        desk = open_desk(place.folder)
    history = desk.session.store.log.history(case)
    notes = [e for e in desk.session.store.log.history(other) if e.kind == "note.added"]
    desk.close()
    assert history[-1].body["why"] == f"{STRUCK}本人书面申请，{STRUCK}"
    assert [note.body["text"] for note in notes] == [f"同一人又来电 {STRUCK}，证件{STRUCK}"]
    log = access_log.read(place.folder, [access_log.private_of(KEY)])
    assert [entry.detail for entry in log.entries] == ["2"]


def test_nor_does_a_search_an_export_or_folding_again_bring_a_word_back(
    place: Place, tmp_path: Path
) -> None:
    with a_desk(place.folder) as desk:
        case, again, _ = _a_life(desk)
        desk.erase([case, again], Ground.REQUEST, "本人书面申请")
        refold(desk.session.store)
        exported = tmp_path / "cases.csv"
        with a_reader(place.folder) as reader:
            exporting.export(Wish(exported, masked=False, reason="核对"), desk, reader)
    with a_reader(place.folder) as reader:
        terms = _terms(place)
        dossier = reader.dossier(case)
        rows = [*reader.quarantined(), *reader.settled()]
        drafts = [reader.draft(case, "wecom", str(who.id)) for who in (ANNA, BAI)]
    said = exported.read_text("utf-8-sig") + repr(dossier) + repr(rows) + repr(drafts)
    for what, words in GONE.items():
        assert words not in said, what
    assert KEPT in said
    assert not {"鹦鹉", "庄明", "糖锅", "青苔"} & terms
    assert "堤坝" in terms


def _terms(place: Place) -> set[str]:
    """What the index can be asked for."""
    with closing(connect(place.file, KEY)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.t USING fts5vocab('main', text_index, row)")
        return {term for (term,) in connection.execute("SELECT term FROM temp.t")}


def test_what_is_anothers_stays_as_it_was(place: Place) -> None:
    """A name that strangers share, an office's number, what another citizen wrote themselves."""
    office, shared = "13812345678", "市民"
    with a_desk(place.folder) as desk:
        numbers = (Number("值班", office),)
        desk.directory.save_organisation(
            Organisation(ROADS, "道路处", Kind.DEPARTMENT, numbers=numbers)
        )
        said = f"打了{office}没人接，我的电话{PHONE}"
        case, _ = desk.intake.by_hand(Incoming("web", "1", said, T0, author=shared, phone="无"))
        same = f"邻居{PHONE}让我一起反映"
        other, _ = desk.intake.by_hand(Incoming("web", "2", same, T0, author=shared))
        third, _ = desk.intake.by_hand(Incoming("web", "3", KEPT, T0, author="夜跑者"))
        for note_on in (other, third):
            desk.cases.note(note_on, f"{shared}无异议，{office}值班，{PHONE}已回电")
        rows = [(1, "no_text", "", (shared, "无", KEPT))]
        quarantine.keep(desk.session.store.connection, "来信.csv", rows, T0)
        desk.shifts.hand_over(desk.shifts.sheet(f"{shared}来电较多", BAI.name, hours=2.0))
        desk.session.person = ANNA
        desk.erase([case], Ground.REQUEST, "本人申请")
        notes = {
            one: [e.body["text"] for e in desk.session.store.log.history(one)][-1]
            for one in (other, third)
        }
        words = desk.session.case(other).summary
    with a_reader(place.folder) as reader:
        assert reader.count_quarantined() == 1
        handover = reader.unread_handover()
    assert handover is not None
    assert handover.sheet is not None
    assert handover.sheet["words"] == f"{shared}来电较多"
    assert words == same
    assert notes[other] == f"{shared}无异议，{office}值班，{PHONE}已回电"
    assert notes[third] == f"{shared}无异议，{office}值班，{STRUCK}已回电"


def test_when_only_their_time_is_up_other_cases_keep_what_they_say(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, again, other = _a_life(desk)
        desk.erase([case, again], Ground.RETENTION, "保存期满")
        notes = [e for e in desk.session.store.log.history(other) if e.kind == "note.added"]
        assert desk.session.case(case).erased
    assert [note.body["text"] for note in notes] == [QUOTED]


def test_the_other_cases_are_told_as_their_events_tell_them(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, again, other = _a_life(desk)
        until = desk.session.now() + timedelta(days=1)
        desk.cases.snooze(other, desk.session.case(other).head, until, f"等{PHONE}回电")
        desk.erase([case, again], Ground.REQUEST, "本人申请")
        assert desk.session.case(other).snoozed_why == f"等{STRUCK}回电"
    assert backups.back_up(place, T0).cases == 33


def test_undoing_what_was_done_before_brings_nothing_back(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, _ = desk.intake.by_hand(_theirs())
        done = desk.cases.note(case, GONE["a note"])
        reply = Words(GONE["our reply"])
        frozen = desk.cases.commit(case, desk.session.case(case).head, to=None, reply=reply)
        desk.erase([case], Ground.REQUEST, "本人申请")
        for events in (done.events, frozen.events):
            with pytest.raises(Refusal) as refused:
                desk.cases.undo(case, events)
            assert refused.value.reason is Reason.CANNOT_BE_UNDONE
        with pytest.raises(Refusal) as refused:
            desk.cases.undo_last(case)
        assert refused.value.reason is Reason.CANNOT_BE_UNDONE
        with pytest.raises(Refusal) as refused:
            desk.cases.reopen(case, desk.session.case(case).head, "再看看")
        assert refused.value.reason is Reason.ERASED
        desk.cases.unsent(case, "未发出")
        assert local.drafts(desk.session.store.connection) == {}
    assert found(place.folder) == {}


def test_a_draft_that_was_on_its_way_to_the_file_is_not_kept(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, _ = desk.intake.by_hand(_theirs())
        desk.erase([case], Ground.REQUEST, "本人申请")
        desk.cases.save_draft(case, "wecom", SavedDraft(GONE["a draft"]))
        assert local.drafts(desk.session.store.connection) == {}
        desk.intake.add(case, Incoming("wecom", "m9", "另有一事", T0))
        desk.cases.save_draft(case, "wecom", SavedDraft("您好"))
        assert len(local.drafts(desk.session.store.connection)) == 1
    assert found(place.folder) == {}


def test_a_backup_that_was_being_made_during_the_erasure_is_made_again(place: Place) -> None:
    desk = open_desk(place.folder)
    case, again, _ = _a_life(desk)
    erased: list[bool] = []

    def erase_meanwhile() -> bool:
        if not erased and any(place.folder.glob("backups/.half-done-*/.*.part")):
            erased.append(True)
            desk.erase([case, again], Ground.REQUEST, "本人申请")
        return False

    made = backups.back_up(place, T0, stop=erase_meanwhile)
    desk.close()
    assert erased
    assert made.path.exists()
    assert set(found(place.folder)) == {"another's"}


def test_killed_before_the_new_backup_one_is_due_and_takes_the_old_ones_away(
    place: Place,
) -> None:
    with a_desk(place.folder) as desk:
        case, again, _ = _a_life(desk)
        backups.back_up(place, T0)
        assert not backups.is_due(place, T0)
        desk.erase([case, again], Ground.REQUEST, "本人申请")
    assert backups.is_due(place, T0)
    backups.back_up_anew(place, T0 + timedelta(minutes=1))
    assert not backups.is_due(place, T0)
    assert set(found(place.folder)) == {"another's"}


def test_a_backup_from_elsewhere_made_before_has_it_erased_again_and_one_made_after_is_clean(
    place: Place,
) -> None:
    stick = place.folder.parent.parent / "stick"
    stick.mkdir()
    with a_desk(place.folder) as desk:
        case, again, other = _a_life(desk)
        old = backups.back_up(place, T0, to=stick / "old.moderatordesk")
        desk.erase([case, again], Ground.REQUEST, "本人申请")
        new = backups.back_up(place, T0, to=stick / "new.moderatordesk")
    for number, made in enumerate((new, old, new)):
        done = restoring.restore(place.folder, made.path, T0 + timedelta(hours=number), ZONE)
        assert done.erased_again == (2 if made is old else 0)
        assert set(found(place.folder)) == {"another's"}
        with a_desk(place.folder) as desk:
            assert QUOTED not in repr(desk.session.store.log.history(other))


def test_killed_between_erasing_and_cleaning_a_restore_leaves_no_page_either(
    place: Place,
) -> None:
    stick = place.folder.parent.parent / "stick"
    stick.mkdir()
    with a_desk(place.folder) as desk:
        case, again, _ = _a_life(desk)
        old = backups.back_up(place, T0, to=stick / "old.moderatordesk")
        desk.session.store.connection.execute("PRAGMA secure_delete = OFF")
        desk.strike([case, again], Ground.REQUEST, "本人申请")
    assert "the text" in found(place.folder)
    done = restoring.restore(place.folder, old.path, T0, ZONE)
    assert done.before is not None
    assert done.before.exists()
    assert set(found(place.folder)) == {"another's"}


def test_the_journal_of_a_killed_restore_goes_when_the_desk_is_opened(place: Place) -> None:
    with a_desk(place.folder) as desk:
        _a_life(desk)
    journal = place.folder / f"{FILE}-journal"
    journal.write_bytes(bytes(512) + place.file.read_bytes()[4096:])
    with a_desk(place.folder) as desk:
        assert len(desk.session.store.log.history(desk.intake.by_hand(_theirs())[0])) > 1
    assert not journal.exists()
