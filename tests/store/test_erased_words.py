"""Every place where a citizen's words can lie, looked through page by page before and after."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import STRUCK, Ground
from moderator_app.core.organisations import Kind, Number, Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk import backups, exporting
from moderator_app.desk.casework import Words
from moderator_app.desk.exporting import Wish
from moderator_app.desk.opening import Place
from moderator_app.store import local, quarantine
from moderator_app.store.connection import connect
from moderator_app.store.store import FILE, refold
from moderator_app.system import access_log
from tests import erased
from tests.desks import ANNA, BAI, KEY, ROADS, T0, a_desk, a_reader, open_desk
from tests.erased import GONE, KEPT, PHONE, QUOTED, a_life, found, theirs

place = erased.place


def test_looking_finds_every_word_in_every_kind_of_file_before_anything_is_erased(
    place: Place,
) -> None:
    second = place.folder.parent / "second"
    desk = open_desk(place.folder)
    # A long life would be moved out of the journal before all of it is there.
    desk.session.store.connection.execute("PRAGMA wal_autocheckpoint = 0")
    a_life(desk)
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
        case, again, _ = a_life(desk)
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
    case, again, other = a_life(desk)
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
    assert [entry.detail for entry in log.entries] == ["letter", "2"]


def test_nor_does_a_search_an_export_or_folding_again_bring_a_word_back(
    place: Place, tmp_path: Path
) -> None:
    with a_desk(place.folder) as desk:
        case, again, _ = a_life(desk)
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
        numbers = (Number("值班", "138 1234-5678"),)
        desk.directory.save_organisation(
            Organisation(ROADS, "道路处", Kind.DEPARTMENT, numbers=numbers)
        )
        said = f"打了{office}没人接，我的电话{PHONE}"
        case, _ = desk.intake.by_hand(Incoming("web", "1", said, T0, author=shared, phone="无"))
        same = "邻居139-5566-7788让我一起反映"
        other, _ = desk.intake.by_hand(Incoming("web", "2", same, T0, author=shared))
        third, _ = desk.intake.by_hand(Incoming("web", "3", KEPT, T0, author="夜跑者"))
        for note_on in (other, third):
            desk.cases.note(note_on, f"{shared}无异议，{office}值班，{PHONE}已回电")
        rows = [(1, "no_text", "", (shared, "无", KEPT))]
        quarantine.keep(desk.session.store.connection, "来信.csv", rows, T0)
        desk.shifts.hand_over(desk.shifts.sheet(f"{shared}来电较多", BAI.name))
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
        case, again, other = a_life(desk)
        desk.erase([case, again], Ground.RETENTION, "保存期满")
        notes = [e for e in desk.session.store.log.history(other) if e.kind == "note.added"]
        assert desk.session.case(case).erased
    assert [note.body["text"] for note in notes] == [QUOTED]


def test_the_other_cases_are_told_as_their_events_tell_them(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, again, other = a_life(desk)
        until = desk.session.now() + timedelta(days=1)
        desk.cases.snooze(other, desk.session.case(other).head, until, f"等{PHONE}回电")
        desk.erase([case, again], Ground.REQUEST, "本人申请")
        assert desk.session.case(other).snoozed_why == f"等{STRUCK}回电"
    assert backups.back_up(place, T0).cases == 33


def test_undoing_what_was_done_before_brings_nothing_back(place: Place) -> None:
    with a_desk(place.folder) as desk:
        case, _ = desk.intake.by_hand(theirs())
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
        case, _ = desk.intake.by_hand(theirs())
        desk.erase([case], Ground.REQUEST, "本人申请")
        desk.cases.save_draft(case, "wecom", SavedDraft(GONE["a draft"]))
        assert local.drafts(desk.session.store.connection) == {}
        desk.intake.add(case, Incoming("wecom", "m9", "另有一事", T0))
        desk.cases.save_draft(case, "wecom", SavedDraft("您好"))
        assert len(local.drafts(desk.session.store.connection)) == 1
    assert found(place.folder) == {}


def test_the_journal_of_a_killed_restore_goes_when_the_desk_is_opened(place: Place) -> None:
    with a_desk(place.folder) as desk:
        a_life(desk)
    journal = place.folder / f"{FILE}-journal"
    journal.write_bytes(bytes(512) + place.file.read_bytes()[4096:])
    with a_desk(place.folder) as desk:
        assert len(desk.session.store.log.history(desk.intake.by_hand(theirs())[0])) > 1
    assert not journal.exists()
