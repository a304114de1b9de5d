"""What comes back to a dispatch by e-mail: in the lane of the organisation, and never by chance."""

from dataclasses import replace
from uuid import UUID

import pytest

from moderator_app.core import fetching, letters, outbox
from moderator_app.core.case import Outcome, Stage, Status
from moderator_app.core.channels import Machine, Media, Receipt
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.letters import Sort
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.outbox import State
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desk.letters import (
    LIGHTS,
    ROADS_MAIL,
    TEXT,
    WASTE_ONE,
    answer,
    comes,
    desk,
    dispatch,
    dispatched,
    enclosed,
    goes_out,
    kinds,
    last,
    of,
    with_case,
)
from tests.desks import ROADS, WASTE

__all__ = ["desk"]


def count(desk: Desk) -> int:
    (n,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    return int(n)


def test_an_answer_is_feedback_in_the_lane_of_the_organisation(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    whole = (
        f"灯泡已换，今晚亮灯。\n\n-----原始邮件-----\n发件人: 城管局\n主题: x\n日期: y\n\n{TEXT}"
    )
    comes(desk, answer("<f1@roads>", whole, refers=(id_,)))
    case = desk.session.case(case.id)
    assert (of(desk, case.id).stage, case.status, case.messages) == (
        Stage.ANSWERED,
        Status.WAITING,
        1,
    )
    said = last(desk, case.id, Kind.DISPATCH_ANSWERED).body
    assert (said["text"], said["whole"], said["author"]) == ("灯泡已换，今晚亮灯。", whole, "张工")
    assert count(desk) == 1


def test_a_server_whose_clock_is_ahead_puts_no_answer_into_the_future(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    desk.session.now = lambda: later(3)
    comes(desk, answer("<f1@roads>", refers=(id_,), at=later(13)))
    said = last(desk, case.id, Kind.DISPATCH_ANSWERED)
    assert said.body["received_at"] == later(3).isoformat()


def test_two_rounds_are_one_conversation(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    comes(desk, answer("<f1@roads>", "已派人查看。", refers=(id_,)))
    desk.letters.hasten(case.id, enclosed(text="请告知何时修好。"))
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    assert (leaving.out.target.thread, leaving.out.target.post) == (id_, "<f1@roads>")
    assert of(desk, case.id).stage is Stage.TOLD
    desk.outbox.arrived(leaving.entry.lease, Receipt("<h1@test>", later(25)))
    comes(desk, answer("<f2@roads>", "今晚亮灯。", refers=("<h1@test>", id_)))
    answers = [
        e.body["text"]
        for e in desk.session.store.log.history(case.id)
        if e.kind == Kind.DISPATCH_ANSWERED
    ]
    assert answers == ["已派人查看。", "今晚亮灯。"]
    assert (of(desk, case.id).stage, of(desk, case.id).hastened) == (Stage.ANSWERED, 1)


def title_of(desk: Desk, case: UUID) -> str:
    target = desk.session.case(case).letters[0].target
    assert target is not None
    return target.title


@pytest.mark.parametrize(
    "title",
    [
        "答复：转发：{title}",
        "Re: Fw: {title}",
        "RE: {lower}",
        "关于路灯的答复（{title}）",
    ],
)
def test_a_colleague_of_the_same_house_answers_by_the_tag_alone(desk: Desk, title: str) -> None:
    case, _ = dispatched(desk)
    bears = title_of(desk, case.id)
    subject = title.format(title=bears, lower=bears.lower())
    other = "zhang@roads.qingchuan.gov.cn"
    comes(desk, answer("<f1@roads>", title=subject, sender=other))
    assert of(desk, case.id).stage is Stage.ANSWERED
    assert count(desk) == 1


def test_where_subject_and_references_are_gone_the_quoted_letter_still_tells(desk: Desk) -> None:
    case, _ = dispatched(desk)
    sent = str(last(desk, case.id, Kind.LETTER_WRITTEN).body["text"])
    quoted = "\n".join(f"> {line}" for line in sent.splitlines())
    comes(desk, answer("<f1@roads>", f"已修好。\n\n在 2026年11月25日，城管局写道：\n{quoted}"))
    assert last(desk, case.id, Kind.DISPATCH_ANSWERED).body["text"] == "已修好。"


def test_who_has_the_letter_and_writes_from_elsewhere_is_put_before_a_person(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    comes(desk, answer("<s1@qq>", refers=(id_,), sender="someone@qq.com"))
    case = desk.session.case(case.id)
    assert (of(desk, case.id).stage, case.status, case.messages) == (Stage.TOLD, Status.WAITING, 1)
    said = letters.undecided(desk.session.store.log.history(case.id), ROADS)
    assert said is not None
    assert (said.body["sort"], said.body["author_id"]) == (Sort.STRANGER, "someone@qq.com")
    desk.cases.answered(case.id, ROADS, str(said.body["text"]))
    assert of(desk, case.id).stage is Stage.ANSWERED
    assert letters.undecided(desk.session.store.log.history(case.id), ROADS) is None


def test_a_citizen_in_the_house_of_the_organisation_stays_a_citizen(desk: Desk) -> None:
    """Whoever answered them all the same has told them what marks our letter."""
    desk.accounts.save(ACCOUNT)
    desk.directory.save_organisation(LIGHTS)
    wang = "wang@roads.qingchuan.gov.cn"
    changes = desk.inbound.take(ACCOUNT, STREAM, batch(replace(said("<a@x>"), sender_id=wang)))
    case = dispatch(desk, desk.session.case(*changes.cases))
    id_ = goes_out(desk)
    comes(desk, answer("<f1@roads>", "已派人查看。", refers=(id_,)))
    comes(desk, answer("<c1@roads>", "还是不亮！", refers=("<f1@roads>", id_), sender=wang))
    assert last(desk, case.id, Kind.DISPATCH_ANSWERED).body["text"] == "已派人查看。"
    assert (desk.session.case(case.id).messages, count(desk)) == (2, 1)


def test_another_organisation_of_the_same_domain_is_put_before_a_person(desk: Desk) -> None:
    water = Organisation(WASTE, "水务局", Relation.DEPARTMENT, mail="w@roads.qingchuan.gov.cn")
    case, id_ = dispatched(desk)
    desk.directory.save_organisation(water)
    comes(desk, answer("<w1@roads>", refers=(id_,), sender=water.mail))
    comes(desk, answer("<w2@roads>", refers=(id_,), sender="zhang@roads.qingchuan.gov.cn"))
    assert [last(desk, case.id, Kind.LETTER_HEARD).body["sort"], kinds(desk, case.id)[-1]] == [
        Sort.STRANGER,
        Kind.LETTER_HEARD,
    ]
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    assert of(desk, case.id).stage is Stage.ANSWERED


def test_whose_answer_it_is_says_the_sender_and_not_where_they_want_theirs(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    claims = replace(answer("<s@qq>", refers=(id_,), sender="x@qq.com"), reply_to=ROADS_MAIL)
    comes(desk, claims)
    assert last(desk, case.id, Kind.LETTER_HEARD).body["sort"] == Sort.STRANGER
    comes(desk, replace(answer("<f1@roads>", refers=(id_,)), reply_to="zhang@qq.com"))
    assert of(desk, case.id).stage is Stage.ANSWERED


def test_an_answer_to_two_of_our_accounts_is_one(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    other = replace(ACCOUNT, id=UUID(int=0xACD), name="另一信箱")
    desk.accounts.save(other)
    # Their own words are kept, and what they quote beside them.
    said_twice = answer("<f1@roads>", f"已换。\n\n-----原始邮件-----\n{TEXT}", refers=(id_,))
    comes(desk, said_twice)
    before = kinds(desk, case.id)
    for _ in range(2):
        desk.inbound.take(other, STREAM, batch(replace(said_twice, title=title_of(desk, case.id))))
    assert (kinds(desk, case.id), count(desk)) == (before, 1)


def test_a_shared_mail_provider_makes_no_house(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk), WASTE_ONE)
    goes_out(desk)
    id_ = goes_out(desk)
    comes(desk, answer("<w1@163>", refers=(id_,), sender="other@163.com"))
    comes(desk, answer("<w2@163>", "是我们的，已清运。", refers=(id_,), sender="WASTE@163.com"))
    history = desk.session.store.log.history(case.id)
    kinds_back = [e.kind for e in history if e.body.get("post") in {"<w1@163>", "<w2@163>"}]
    assert kinds_back == [Kind.LETTER_HEARD, Kind.DISPATCH_ANSWERED]


def test_a_citizen_who_writes_the_tag_never_becomes_an_organisation(desk: Desk) -> None:
    """Without the token it is any mail; with it, and from elsewhere, a person decides."""
    case, _ = dispatched(desk)
    guess = f"[值班台 {case.number} AAAAAAAA] 已办结"
    comes(desk, answer("<c1@x>", title=guess, sender="citizen@example.org"))
    comes(desk, answer("<c2@x>", title=guess, sender=ROADS_MAIL))
    assert (count(desk), of(desk, case.id).stage) == (3, Stage.TOLD)
    true = title_of(desk, case.id)
    comes(desk, answer("<c3@x>", title=true, sender="citizen@example.org"))
    assert (count(desk), of(desk, case.id).stage) == (3, Stage.TOLD)


def test_the_citizen_of_the_case_who_got_the_letter_goes_on_as_a_citizen(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    comes(desk, answer("<c1@x>", "谢谢，还没修。", refers=(id_,), sender=case.author_id))
    case = desk.session.case(case.id)
    assert (case.messages, of(desk, case.id).stage, count(desk)) == (2, Stage.TOLD, 1)


def test_an_organisation_that_writes_about_something_else_opens_a_case_like_anybody(
    desk: Desk,
) -> None:
    case, _ = dispatched(desk)
    comes(desk, answer("<n1@roads>", "我处门口垃圾无人清。", title="反映问题"))
    assert (count(desk), of(desk, case.id).stage) == (2, Stage.TOLD)


def test_an_answer_that_only_has_a_file_is_one(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    media = (Media("1:2:1.2", "处理情况说明.docx"),)
    comes(desk, replace(answer("<f1@roads>", "", refers=(id_,)), media=media))
    assert of(desk, case.id).stage is Stage.ANSWERED
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is None, "a paper is fetched when somebody asks for it"
    (kept,) = fetching.of_event(last(desk, case.id, Kind.DISPATCH_ANSWERED))
    assert kept.name == "处理情况说明.docx"


def test_who_is_away_is_noted_quietly(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    before = desk.session.case(case.id)
    comes(desk, answer("<o1@roads>", "我在休假", refers=(id_,), machine=Machine.AWAY))
    after = desk.session.case(case.id)
    assert (after.handlings, after.status) == (before.handlings, before.status)
    assert last(desk, case.id, Kind.LETTER_HEARD).body["sort"] == Sort.AUTOMATIC


def bounces(desk: Desk, id_: str) -> None:
    away = answer(
        "<d1@mx>", "550 no such user", refers=(id_,), sender="mailer-daemon@mx.example.org",
        machine=Machine.BOUNCED,
    )  # fmt: skip
    comes(desk, away)


def test_what_bounced_says_that_nobody_was_reached_and_may_be_sent_again(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    bounces(desk, id_)
    case = desk.session.case(case.id)
    assert (of(desk, case.id).stage, case.status) == (Stage.DISPATCHED, Status.WAITING)
    (entry,) = desk.outbox.unsettled()
    assert (entry.state, entry.why) == (State.FAILED, outbox.BOUNCED)
    desk.outbox.again(entry.lease)
    goes_out(desk)
    case = desk.session.case(case.id)
    assert (of(desk, case.id).stage, case.status) == (Stage.TOLD, Status.DISPATCHED)


def test_what_bounced_may_be_told_otherwise(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    bounces(desk, id_)
    desk.letters.unsent(case.id, case.letters[0].id, "改为电话")
    assert desk.session.case(case.id).status is Status.WAITING
    desk.cases.told(case.id, ROADS, "phone", "张工")
    assert desk.session.case(case.id).status is Status.DISPATCHED
    assert desk.outbox.unsettled() == ()


def test_who_has_answered_was_reached_whatever_bounces(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    bounces(desk, id_)
    assert of(desk, case.id).stage is Stage.ANSWERED
    assert desk.outbox.unsettled() == ()


def test_a_case_that_was_set_aside_wakes(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    desk.cases.snooze(case.id, desk.session.case(case.id).head, later(90), "等反馈")
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    assert desk.session.case(case.id).snoozed_until is None


def test_of_a_closed_case_the_answer_is_kept_and_opens_nothing(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    head = desk.session.case(case.id).head
    desk.cases.close(case.id, head, Outcome.RESOLVED, "", told=True)
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    assert desk.session.case(case.id).status is Status.CLOSED
    assert last(desk, case.id, Kind.DISPATCH_ANSWERED).body["text"]


def test_who_does_not_have_the_case_any_more_is_heard_and_moves_nothing(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    head = desk.session.case(case.id).head
    desk.cases.commit(case.id, head, to=Handover(WASTE, (), TEXT), reply=None)
    before = desk.session.case(case.id).handlings
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    assert desk.session.case(case.id).handlings == before
    assert last(desk, case.id, Kind.LETTER_HEARD).body["sort"] == Sort.OVER


def test_after_an_erasure_an_answer_brings_no_word_back(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    desk.erase([case.id], Ground.REQUEST, "本人申请")
    comes(desk, answer("<f1@roads>", f"已修好。\n> {TEXT}", refers=(id_,)))
    said = last(desk, case.id, Kind.LETTER_HEARD).body
    assert (said["sort"], "text" in said, "author" in said) == (Sort.ERASED, False, False)
    assert (count(desk), desk.session.case(case.id).erased) == (1, True)
    history = desk.session.store.log.history(case.id)
    assert all("云溪路" not in str(event.body) for event in history)


def test_a_letter_that_waits_when_the_words_are_erased_does_not_go(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    desk.erase([case.id], Ground.REQUEST, "本人申请")
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert desk.outbox.unsettled() == ()


def test_what_is_read_again_is_taken_in_once(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    one, two = (
        answer("<f1@roads>", refers=(id_,)),
        answer("<o1@roads>", refers=(id_,), machine=Machine.AWAY),
    )
    for _ in range(2):
        comes(desk, one, two)
    assert kinds(desk, case.id).count(Kind.DISPATCH_ANSWERED) == 1
    assert kinds(desk, case.id).count(Kind.LETTER_HEARD) == 1


def test_folded_again_it_is_the_same_desk(desk: Desk) -> None:
    case, id_ = dispatched(desk)
    comes(desk, answer("<s1@qq>", refers=(id_,), sender="someone@qq.com"))
    bounces(desk, id_)
    desk.outbox.again(desk.outbox.unsettled()[0].lease)
    goes_out(desk)
    comes(desk, answer("<f1@roads>", refers=(id_,)))
    desk.letters.hasten(case.id, enclosed())
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
    desk.erase([case.id], Ground.REQUEST, "本人申请")
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
