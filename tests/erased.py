"""A citizen whose words lie in every place there is, and looking for pieces of them by the page."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import handover, naming
from moderator_app.core.access import Access
from moderator_app.core.case import Answer, Audience, Heard, Outcome, Purpose
from moderator_app.core.decisions import Incoming
from moderator_app.core.emergencies import Danger
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.ids import case_id
from moderator_app.core.ledger import Given
from moderator_app.core.naming import Answers, Meant
from moderator_app.core.opinions import Opinion, Said
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.papers import Office, Paper, Wish
from moderator_app.core.pledging import Pledge
from moderator_app.core.rows import SavedDraft, Settled
from moderator_app.core.watching import Counted
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.store import quarantine, watched
from moderator_app.system import crash
from tests.desks import ANNA, BAI, KEY, ROADS, T0, WASTE
from tests.keys import give_key_file
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
    "how the emergency ended": "被砸匠人送医后脱险",
    "how the public was answered": "通报写明摊主伤情平稳",
    "what was submitted": "匠人摊位明日原址恢复",
    "a promise in it": "待匠人出院后登门",
    "why it was sent back": "匠人家属尚未签字",
    "what several were asked": "码头糖画摊归谁安置",
    "a condition": "匠人须先补办摊位证",
    "what the leader was told": "糖画摊安置三家推托",
    "a promise": "糖锅修好定于后天送还",
    "what they said when called back": "雨棚拆了糖锅却没赔",
    "a draft": "拟告知匠人赔偿金额",
    "a colleague's draft": "另拟一稿给匠人女儿",
    "a file": "糖画摊损失清单第七页",
    "a file's name": "匠人手写清单照片.txt",
    "a row nobody could read": "雨棚再次砸伤糖画摊",
    "an opinion": "拟请码头所先行垫付糖锅",
    "what a paper asks": "请三日内赔付糖画摊摊主",
    "a second case of theirs": "码头石阶青苔滑倒匠人",
    "a row with the number of their letter": "青苔又滑倒一位挑夫",
    "the telephone with dots": "139.5566.7788",
    "with a country and dashes": "+86 139-5566-7788",
    "in other groups": "1395 566 7788",
    "wide": "１３９５５６６７７８８",
    "wide, with blanks": "１３９　５５６６　７７８８",
    "with signs nobody sees": "139\u200b5566\u200b7788",
    "with narrow blanks": "139\u2009556\u20096778\u20098",
    "with tabs": "139\t5566\t7788",
    "with rings": "①③⑨⑤⑤⑥⑥⑦⑦⑧⑧",
    "in words": "一三九五五六六七七八八",
    "in the words of a radio": "幺三九五五六六七七八八",
    "the identity number with blanks": "110105 19491231 002x",
    "with other blanks": "1101 0519 4912 3100 2X",
    "wide, with a small x": "１１０１０５１９４９１２３１００２ｘ",
    "the landline without its area": "6711-9081",
    "the account in capitals": "WX_ZHUANGMINGYUAN88",
    "the short account": "zmy@8",
    "the account they name": "tanghua_laozhuang",
    "their mail address": "laozhuang@tanghua.example",
}
SPELLED = tuple(GONE)[tuple(GONE).index("the telephone with dots") :]
"""What another spelling of theirs is, or an account."""
KEPT = "堤坝夜跑道的照明灯第三根不亮"
"""Another citizen's words: found before and after, or the looking itself would be at fault."""
QUOTED = f"同一人又来电 139 5566 7788，证件{CARD}"
"""In another case's note."""


def fragments(words: str) -> set[bytes]:
    """Any few neighbouring signs, however they are written: a page may end inside a sentence. Five
    figures stand in many a digest by chance, nine in none."""
    size = 9 if words.isascii() else 5
    pieces = {words[at : at + size] for at in range(max(1, len(words) - size + 1))}
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
    give_key_file(tmp_path, monkeypatch)
    for name in ("all", "all/desk", "all/second"):
        (tmp_path / name).mkdir()
    return Place(tmp_path / "all" / "desk", KEY)


def theirs() -> Incoming:
    return Incoming(
        "wecom",
        "m1",
        f"{GONE['the text']}，电话{PHONE}，身份证{CARD}，微信：{GONE['the account they name']}，"
        f"邮箱{GONE['their mail address']}。{GONE['the text'] * 2_000}",
        T0,
        author=GONE["the author"],
        author_id=ACCOUNT,
        title=GONE["the title"],
        phone=PHONE,
        extra=(("备注", GONE["what else the workbook said"]),),
    )


def a_life(desk: Desk) -> tuple[UUID, UUID, UUID]:
    """Two cases of one citizen, worked in every way there is, and one of another."""
    desk.shifts.save_person(ANNA)
    desk.shifts.save_person(BAI)
    desk.directory.save_organisation(Organisation(ROADS, "道路处", Kind.DEPARTMENT, digit=1))
    desk.intake.receive(
        [Answered(Incoming("web", f"x{n}", KEPT, T0, author="夜跑者")) for n in range(30)]
    )
    case, _ = desk.intake.by_hand(theirs())
    other, _ = desk.intake.by_hand(Incoming("web", "x", KEPT, T0, author="另一位"))
    second, _ = desk.intake.by_hand(
        replace(
            theirs(),
            post="m2",
            text=GONE["a second case of theirs"],
            author_id=GONE["the short account"],
            phone="0371-67119081",
            extra=(),
        )
    )
    _work(desk, case)
    desk.cases.note(other, QUOTED)
    desk.cases.save_draft(other, "web", SavedDraft(f"请与{PHONE}的来电人一并处理"))
    _beside_the_log(desk, case)
    _in_other_spellings(desk)
    return case, second, other


def _work(desk: Desk, case: UUID) -> None:
    cases = desk.cases
    letter = Handover(ROADS, text=GONE["the letter to the department"])
    cases.commit(case, desk.session.case(case).head, to=letter, reply=None)
    cases.told(case, ROADS, "phone", "值班室")
    cases.hasten(case, ROADS, GONE["how it was urged"])
    desk.papers.save_office(Office("清川市城市管理局"))
    desk.papers.add_opinion(case, Said(Opinion.PROPOSED, GONE["an opinion"]))
    asked = Wish(Paper.TRANSFER, ROADS, GONE["what a paper asks"], telephone=True)
    desk.papers.issue(case, asked, Access.PRINTED)
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
    desk.files.add(case, Carried(GONE["a file's name"], (GONE["a file"] * 3_000).encode()))
    desk.files.add(case, Carried("b.png", (GONE["a picture"] * 500).encode()))
    promise = desk.promises.make(case, Given(GONE["a promise"], until)).events[0]
    desk.promises.correct(case, promise, until + timedelta(hours=1))
    desk.intake.add(case, Incoming("wecom", "m1b", GONE["what they wrote later"], T0))
    desk.emergencies.raise_on(case, Danger.COLLAPSE)
    desk.emergencies.answer_within(case, 24)
    desk.emergencies.ended(case, GONE["how the emergency ended"])
    desk.emergencies.public_answered(case, GONE["how the public was answered"])
    draft = Words(
        GONE["what was submitted"], pledge=Pledge((Given(GONE["a promise in it"], until),))
    )
    desk.reviews.submit(case, desk.session.case(case).head, to=None, reply=draft)
    now = desk.session.case(case)
    (one,) = now.submissions
    desk.session.person = BAI
    desk.reviews.send_back(case, now.head, one.id, GONE["why it was sent back"])
    desk.session.person = ANNA
    desk.consultations.ask(case, (ROADS, WASTE), GONE["what several were asked"])
    desk.consultations.answered(case, WASTE, Answer.CONDITIONS, GONE["a condition"])
    desk.consultations.referred(case, GONE["what the leader was told"])
    closing_words = GONE["why it was closed"]
    head = desk.session.case(case).head
    cases.close(case, head, Outcome.ANSWERED, closing_words, told=True)
    desk.call_backs.made(case, Heard.UNSATISFIED, GONE["what they said when called back"])
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
    sheet = desk.shifts.sheet(f"{GONE['the author']}的事请跟进，{PHONE}", BAI.name)
    desk.shifts.hand_over(sheet)
    desk.session.person = ANNA
    error = LookupError(GONE["the text"])
    crash.write(desk.session.store.path.parent / "logs", error, T0, "0")


def _in_other_spellings(desk: Desk) -> None:
    """What others wrote of the citizen: notes, a letter, drafts, rows, and the name of a file."""
    said = [f"来电人{GONE[what]}，请回访" for what in SPELLED]
    noted, written = case_id("web", "x0"), case_id("web", "x1")
    for words in said:
        desk.cases.note(noted, words)
    letter = Handover(ROADS, text="。".join(said))
    desk.cases.commit(written, desk.session.case(written).head, to=letter, reply=None)
    reply = Words("。".join(said), Purpose.ASK, Audience.PRIVATE)
    desk.cases.commit(written, desk.session.case(written).head, to=None, reply=reply)
    times = tuple(naming.Said(words, 0, Meant.YES) for words in said)
    draft = SavedDraft("。".join(said), inserted=tuple(said), answers=Answers(times))
    desk.cases.save_draft(written, "web", draft)
    for n, words in enumerate(said):
        desk.files.add(noted, Carried(f"{words}.txt", bytes([n])))
    promised = Pledge(tuple(Given(words, T0 + timedelta(days=9)) for words in said))
    head = desk.session.case(noted).head
    desk.reviews.submit(noted, head, to=None, reply=Words("。".join(said), pledge=promised))
    desk.save_settings({handover.WORDS: "；".join(said)})
    connection = desk.session.store.connection
    layout = Layout(
        Table.CASES,
        ("编号", "渠道", "内容"),
        {0: Field.EXTERNAL_ID, 1: Field.CHANNEL, 2: Field.TEXT},
    )
    again = GONE["a row with the number of their letter"]
    rows = [(n, "no_time", "", (f"r{n}", "", words)) for n, words in enumerate(said)]
    rows += [(len(rows), "number_reused", "", ("m2", "微信客服", again))]
    quarantine.keep(connection, "平台导出.xlsx", rows, T0, layout)
    for n, words in enumerate((*said, GONE["the author"])):
        path = f"/下载/{words}.xlsx"
        watched.note_taken(connection, bytes([n]) * 32, path, T0, Counted(1))
