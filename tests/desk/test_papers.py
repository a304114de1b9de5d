"""Papers are numbered without a gap, say later what they said, and can be erased; templates may be
the bureau's own."""

import json
import re
import sqlite3
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document

from moderator_app.core.access import Access, Subject
from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Event, Kind
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.opinions import Opinion, Said
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.papers import ASKS, Issued, Office, Paper, Wish, moment
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.targets import Event as Event_
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.desk import paper_templates, papers
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.papers import docx_text
from moderator_app.store.store import fingerprint, refold
from moderator_app.system import access_log
from tests.desks import KEY, POWER, ROADS, T0, Ticking, a_desk, a_reader
from tests.papers.packages import faults, template

OFFICE = Office("清川市城市管理局", "清城管", "值班室", "0399-6120000")
PHONE = "13955667788"
TEXT = f"石板街路灯坏了三天，请回电{PHONE}"


def a_case(desk: Desk, post: str = "m1") -> UUID:
    desk.directory.save_organisation(Organisation(ROADS, "道路处", Relation.DEPARTMENT))
    desk.directory.save_organisation(Organisation(POWER, "供电公司", Relation.AGENCY))
    desk.papers.save_office(OFFICE)
    case, _ = desk.intake.by_hand(Incoming("phone", post, TEXT, T0, author="王丽", phone=PHONE))
    to = Handover(ROADS, (POWER,), "请办")
    desk.cases.commit(case, desk.session.case(case).head, to=to, reply=None)
    return case


def wish(paper: Paper = Paper.TRANSFER, unit: UUID = ROADS, *, telephone: bool = True) -> Wish:
    return Wish(paper, unit, ASKS[paper], telephone)


def issue(desk: Desk, case: UUID, wanted: Wish | None = None) -> Issued:
    changes = desk.papers.issue(case, wanted or wish(), Access.EXPORTED)
    return desk.papers.issued(case, changes.events[0])


def events(desk: Desk, case: UUID) -> list[Event]:
    return [e for e in desk.session.store.log.history(case) if e.kind == Kind.PAPER_ISSUED]


def test_numbers_run_without_a_gap_by_kind_and_year(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        clock = Ticking(T0)
        desk.session.now = clock
        letter = wish(Paper.LETTER, POWER, telephone=False)
        numbers = [issue(desk, case, one).number for one in (wish(), letter, wish(), letter)]
        assert numbers == [
            "清城管转〔2026〕1号", "清城管函〔2026〕1号", "清城管转〔2026〕2号", "清城管函〔2026〕2号",
        ]  # fmt: skip
        # The year is that of the desk's own midnight, not of UTC's.
        clock.at = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
        assert issue(desk, case).number == "清城管转〔2027〕1号"
        with a_reader(tmp_path) as reader:
            register = reader.paper_register()
        assert register.following(Paper.TRANSFER, 2026) == 3
        assert register.following(Paper.TRANSFER, 2027) == 2
        assert register.following(Paper.REMINDER, 2026) == 1


def test_a_paper_that_is_not_issued_takes_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        desk.papers.save_office(Office())
        with pytest.raises(Refusal) as refused:
            issue(desk, case)
        assert refused.value.reason is Reason.OFFICE_MISSING
        desk.papers.save_office(OFFICE)
        with pytest.raises(Refusal):
            issue(desk, case, wish(unit=UUID(int=999)))

        def unrecorded(*_: object) -> None:
            raise Outage(Cause.DISK_FULL)

        with monkeypatch.context() as broken:
            broken.setattr(type(desk.session.access), "add", unrecorded)
            with pytest.raises(Outage):
                issue(desk, case)
        assert events(desk, case) == []
        assert issue(desk, case).number == "清城管转〔2026〕1号"


def test_a_crash_in_the_middle_of_it_takes_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)

        def dies(*_: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        with monkeypatch.context() as broken:
            broken.setattr("moderator_app.store.text.index", dies)
            with suppress(Outage, sqlite3.Error):
                issue(desk, case)
        assert events(desk, case) == []
        assert issue(desk, case).number == "清城管转〔2026〕1号"


def test_a_paper_that_is_taken_back_keeps_its_number_and_is_void(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        case = a_case(desk)
        first = issue(desk, case)
        desk.cases.undo_last(case)
        assert issue(desk, case).number == "清城管转〔2026〕2号"
        dossier = reader.dossier(case)
        assert dossier is not None
        assert papers.is_void(dossier, first.event)
        made = papers.again(tmp_path, first, void=True)
        assert "（作废）" in docx_text.text(made.docx)


def test_a_reminder_hastens_the_unit_and_undo_takes_both_back(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        first, second = (issue(desk, case, wish(Paper.REMINDER)) for _ in range(2))
        assert (first.values["催办次数"], second.values["催办次数"]) == ("1", "2")
        handling = desk.session.case(case).handling(ROADS)
        assert handling is not None
        assert handling.hastened == 2
        desk.cases.undo_last(case)
        handling = desk.session.case(case).handling(ROADS)
        assert handling is not None
        assert handling.hastened == 1


def test_folded_again_the_numbers_are_the_same(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        for _ in range(3):
            issue(desk, case)
        before = fingerprint(desk.session.store.connection)
        refold(desk.session.store)
        assert fingerprint(desk.session.store.connection) == before
        assert issue(desk, case).number == "清城管转〔2026〕4号"


def test_what_was_shown_before_is_what_is_issued_and_what_is_opened_again(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        case = a_case(desk)
        desk.papers.add_opinion(case, Said(Opinion.INSTRUCTED, "同意", "李局", date(2026, 11, 22)))
        issued = issue(desk, case)
        made = papers.make(tmp_path, issued.paper, issued.values)
        assert faults(made.docx) == []
        said = docx_text.text(made.docx)
        for words in (issued.number, "道路处", TEXT, "同意", "李局 2026年11月22日", PHONE):
            assert words in said, words
        # Whatever happens later, the copy says what went out.
        desk.directory.save_organisation(Organisation(ROADS, "改了名", Relation.DEPARTMENT))
        desk.papers.save_office(Office("别的局"))
        (event,) = events(desk, case)
        copy = papers.again(tmp_path, desk.papers.issued(case, event.id), void=False)
        again = docx_text.text(copy.docx)
        assert again.replace("（副本）", "") == said
        assert "（副本）" in again
        outlook = papers.outlook(reader, T0)
        assert outlook.office.name == "别的局"
        assert outlook.register.following(Paper.TRANSFER, outlook.year) == 2


def test_by_when_is_the_units_own_clock(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        case = a_case(desk)
        source = Source("本单位自定", Trust.OWN)
        target = Target(Goal.RESOLUTION, 3, Unit.CALENDAR_DAY, source, Event_.RECEIVED)
        desk.clocks.follow(Following(replace(DEFAULT, targets={(Goal.RESOLUTION, ""): target})))
        dossier = reader.dossier(case)
        assert dossier is not None
        own = next(one for one in dossier.clocks if one.organisation == ROADS)
        assert own.due is not None
        local = own.due.astimezone(desk.session.zone)
        assert issue(desk, case).values["办理时限"] == f"{moment(local)}前"


def test_that_it_goes_out_is_on_record_with_its_case(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        issue(desk, case)
    (entry,) = access_log.read(tmp_path, [access_log.private_of(KEY)]).entries
    assert (entry.what, entry.case, entry.detail) == (Access.EXPORTED, case, Subject.LETTER)


def test_erased_words_leave_papers_and_opinions_and_the_number_stays(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, other = a_case(desk), a_case(desk, "m2")
        desk.papers.add_opinion(case, Said(Opinion.PROPOSED, "上门看看王丽家"))
        issue(desk, case)
        desk.papers.add_opinion(other, Said(Opinion.PROPOSED, f"与{PHONE}一并处理"))
        desk.erase([case], Ground.REQUEST, "本人要求")
        history = desk.session.store.log.history(case)
        left = json.dumps([dict(e.body) for e in history], ensure_ascii=False)
        for words in ("石板街", PHONE, "上门看看", "王丽"):
            assert words not in left
        (event,) = events(desk, case)
        issued = desk.papers.issued(case, event.id)
        assert issued.number == "清城管转〔2026〕1号"
        assert issued.values == {}
        made = papers.again(tmp_path, issued, void=False)
        assert PHONE not in docx_text.words(made.docx)
        with pytest.raises(Refusal) as refused:
            issue(desk, case)
        assert refused.value.reason is Reason.ERASED


def test_a_number_of_theirs_is_struck_out_of_papers_about_others(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk)
        other, _ = desk.intake.by_hand(Incoming("web", "m3", "井盖松了", T0, author="另一位"))
        to = Handover(ROADS, (), "请办")
        desk.cases.commit(other, desk.session.case(other).head, to=to, reply=None)
        desk.papers.add_opinion(other, Said(Opinion.PROPOSED, f"与{PHONE}一并处理"))
        issue(desk, other)
        desk.erase([case], Ground.REQUEST, "本人要求")
        left = json.dumps([dict(e.body) for e in desk.session.store.log.history(other)])
        assert PHONE not in left
        (event,) = events(desk, other)
        assert desk.papers.issued(other, event.id).values["诉求内容"] == "井盖松了"


def test_a_unit_that_is_not_told_the_number_reads_it_nowhere(tmp_path: Path) -> None:
    """People go by their number, and write it into the field for a place."""
    with a_desk(tmp_path) as desk:
        a_case(desk)
        message = Incoming(
            "12345", "m4", f"灯坏了，{PHONE}", T0, PHONE, phone=PHONE, place=f"石板街12号 {PHONE}",
            title=f"请打{PHONE}",
        )  # fmt: skip
        case, _ = desk.intake.by_hand(message)
        to = Handover(POWER, (), "请办")
        desk.cases.commit(case, desk.session.case(case).head, to=to, reply=None)
        said = issue(desk, case, wish(Paper.LETTER, POWER, telephone=False)).values
        assert [name for name, text in said.items() if PHONE in text] == []
        assert said["地址"].startswith("石板街12号")
        told = issue(desk, case, wish(Paper.LETTER, POWER, telephone=True)).values
        assert PHONE in told["诉求人"]


# Templates.


def test_a_bureaus_own_template_is_used_and_ours_comes_back(tmp_path: Path) -> None:
    assert paper_templates.changed(tmp_path) == ()
    folder = paper_templates.lay_out(tmp_path)
    assert paper_templates.changed(tmp_path) == ()
    assert sorted(p.name for p in folder.iterdir()) == [
        "交办单.docx", "催办单.docx", "函.docx", "督办单.docx", "转办单.docx",
    ]  # fmt: skip
    own = folder / "转办单.docx"
    own.write_bytes(
        template(
            (
                "我局自己的格式 {编",
                "号} {没有}",
            )
        )
    )
    assert paper_templates.changed(tmp_path) == (Paper.TRANSFER,)
    made = papers.make(tmp_path, Paper.TRANSFER, {"编号": "转〔2026〕1号"})
    assert docx_text.text(made.docx).strip() == "我局自己的格式 转〔2026〕1号"
    assert made.unknown == ("没有",)
    paper_templates.lay_out(tmp_path)
    assert paper_templates.changed(tmp_path) == (Paper.TRANSFER,)
    assert paper_templates.put_back(tmp_path) == ["转办单（旧1）.docx"]
    assert paper_templates.changed(tmp_path) == ()
    kept = Document(str(folder / "转办单（旧1）.docx"))
    assert kept.paragraphs[0].text.startswith("我局自己的格式")
    again = papers.make(tmp_path, Paper.TRANSFER, {"编号": "转〔2026〕1号"})
    assert "群众诉求转办单" in docx_text.text(again.docx)


def test_a_broken_template_is_said_and_ours_is_taken(tmp_path: Path) -> None:
    folder = paper_templates.lay_out(tmp_path)
    (folder / "函.docx").write_bytes(b"half a file")
    made = papers.make(tmp_path, Paper.LETTER, {"编号": "函〔2026〕1号"})
    assert made.broken
    assert "函〔2026〕1号" in docx_text.text(made.docx)


WORDS, ABOUT, TIES = "word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        (WORDS, r"<w:sectPr.*?</w:sectPr>", ""),
        (WORDS, r"<w:body>.*</w:body>", ""),
        (WORDS, r"<w:tblGrid>.*?</w:tblGrid>", ""),
        (WORDS, r"<w:tcPr>", "<w:tcPr><w:vMerge/>"),
        (WORDS, r'<w:sz w:val="\d+"/>', '<w:sz w:val="huge"/>'),
        (WORDS, r'<w:jc w:val="\w+"/>', '<w:jc w:val="middle"/>'),
        (WORDS, r"<w:document.*", "<words/>"),
        (ABOUT, r"<cp:coreProperties.*", "<about/>"),
        (TIES, r' Id="\w+"', ""),
    ],
)
def test_a_template_that_can_be_neither_shown_nor_printed_is_said_to_be_broken(
    tmp_path: Path, part: str, was: str, becomes: str
) -> None:
    own = paper_templates.lay_out(tmp_path) / "转办单.docx"
    changed = BytesIO()
    with zipfile.ZipFile(own) as ours, zipfile.ZipFile(changed, "w") as made:
        for name in ours.namelist():
            data = ours.read(name)
            if name == part:
                data = re.sub(was, becomes, data.decode(), flags=re.DOTALL).encode()
            made.writestr(name, data)
    own.write_bytes(changed.getvalue())
    assert paper_templates.changed(tmp_path) == (Paper.TRANSFER,)
    made_of_ours = papers.make(tmp_path, Paper.TRANSFER, {"编号": "转〔2026〕1号"})
    assert made_of_ours.broken
    assert papers.pages(made_of_ours.docx).html
    assert "转〔2026〕1号" in papers.text(made_of_ours.docx)
