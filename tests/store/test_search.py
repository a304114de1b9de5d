"""Search finds exactly what reading everything finds: nothing less, nothing more."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.core import search
from moderator_app.core.case import Answer, Audience, Outcome, Purpose
from moderator_app.core.emergencies import Danger
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind as EventKind
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.rows import Found
from moderator_app.core.search import Query
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store import text as store_text
from moderator_app.store.log import pages
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, damage, fingerprint
from tests.desks import ANNA, BAI, ROADS, T0, WASTE, a_desk, a_reader, incoming, invented
from tests.store import ages

SPOKEN = (
    "message.received",
    "reply.lease",
    "note.added",
    "dispatch.answered",
    "dispatch.returned",
    "file.added",
    "opinion.added",
    "emergency.called",
    "emergency.ended",
    "public_opinion.answered",
    "consultation.asked",
    "consultation.answered",
    "consultation.referred",
)
NAMES = ("author", "number", "post", "phone", "place", "url")


class Texts:
    """Every text of a desk, folded, read one by one: the measure search is held to."""

    def __init__(self, desk: Desk) -> None:
        self.everything: list[tuple[UUID, str]] = []
        self.citizens: list[tuple[UUID, str]] = []
        self.written: list[str] = []
        for page in pages(desk.session.store.connection):
            for event in page:
                if event.kind not in SPOKEN:
                    continue
                body = event.body
                words = str(body.get("text") or body.get("reason") or body.get("name") or "")
                received = event.kind == "message.received"
                if received and body.get("title"):
                    words = f"{body['title']}\n{words}"
                names = [str(body[key]) for key in NAMES if received and body.get(key)]
                whole = "\n".join([words, *names])
                self.everything.append((event.case_id, search.fold(whole)))
                self.written.append(words)
                if received:
                    self.citizens.append((event.case_id, search.fold(words)))

    def scan(self, query: Query, *, citizens_words_only: bool = False) -> set[UUID]:
        texts = self.citizens if citizens_words_only else self.everything
        return {case for case, text in texts if all(term in text for term in query.terms)}

    def substrings(self, count: int, seed: int = 3) -> Iterator[str]:
        """Pieces of 1 to 8 characters that say something."""
        pick = random.Random(seed)  # noqa: S311 - the same in every run
        while count:
            text = pick.choice(self.written)
            start = pick.randrange(max(1, len(text)))
            piece = text[start : start + pick.randint(1, 8)]
            if piece.strip():
                count -= 1
                yield piece


def find(reader: Reader, query: Query, **options: bool) -> Found:
    return reader.find(query, now=T0, zone=ZONE, limit=None, **options)


def compare(reader: Reader, texts: Texts, query: Query, **options: bool) -> None:
    found = find(reader, query, **options)
    cases = [hit.case_id for hit in found.hits]
    assert len(cases) == len(set(cases)) == found.total
    assert set(cases) == texts.scan(query, **options)
    assert not found.more


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Texts]]:
    folder = tmp_path_factory.mktemp("town")
    with a_desk(folder) as desk:
        desk.intake.receive(invented(400))
        case, _ = desk.intake.by_hand(incoming("x1", "ﬁre ｶﾞｽ ①号楼 e\u0301 ß㎡ “引号”"))
        desk.cases.note(case, "备注：ＷｉＦｉ在B座")
        desk.cases.note(case, "再看第二句")
        gone, changes = desk.intake.by_hand(incoming("x2", "马上撤回的一条"))
        desk.cases.undo(gone, changes.events)
        texts = Texts(desk)
        texts.everything = [(c, t) for c, t in texts.everything if c != gone]
        texts.citizens = [(c, t) for c, t in texts.citizens if c != gone]
        with a_reader(folder) as reader:
            yield reader, texts


def test_300_pieces_of_invented_messages_are_found_exactly(town: tuple[Reader, Texts]) -> None:
    reader, texts = town
    for piece in texts.substrings(300):
        compare(reader, texts, search.literal(piece))


SAID = {
    "a call": "值班领导老周",
    "the end of an emergency": "阀门已经关闭",
    "an answer to the public": "通报发布在官微",
    "a question to several": "无名电杆归谁管",
    "a condition": "须先切断电源",
    "what the leader was told": "三家单位都推辞",
}


def say(desk: Desk, case: UUID) -> None:
    """An emergency and a consultation, in words."""
    desk.emergencies.called(case, Danger.GAS, SAID["a call"], "13900000000")
    desk.emergencies.answer_within(case, 24)
    desk.emergencies.ended(case, SAID["the end of an emergency"])
    desk.emergencies.public_answered(case, SAID["an answer to the public"])
    desk.consultations.ask(case, (ROADS, WASTE), SAID["a question to several"])
    desk.consultations.answered(case, ROADS, Answer.CONDITIONS, SAID["a condition"])
    desk.consultations.referred(case, SAID["what the leader was told"])


def found_of(folder: Path) -> list[str]:
    with a_reader(folder) as reader:
        return [what for what, said in SAID.items() if find(reader, search.literal(said)).total]


def test_what_was_written_of_emergencies_and_consultations_is_found_until_it_is_erased(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("pole"))
        say(desk, case)
        before = fingerprint(desk.session.store.connection)
        assert found_of(tmp_path) == list(SAID)
        desk.refold()
        assert fingerprint(desk.session.store.connection) == before
        desk.strike([case], Ground.REQUEST, "本人申请")
        after = fingerprint(desk.session.store.connection)
        # Who was called is nobody's secret: it stays on record, as its event does.
        assert found_of(tmp_path) == ["a call"]
        desk.refold()
        assert fingerprint(desk.session.store.connection) == after


def test_a_file_that_was_written_when_they_were_not_found_is_indexed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("pole"))
        say(desk, case)
    with monkeypatch.context() as before:
        before.setattr(store_text, "_SPOKEN", frozenset({EventKind.MESSAGE_RECEIVED}))
        ages.as_of(tmp_path / FILE, tmp_path / "old" / FILE, "m015_ledger")
    with a_desk(tmp_path / "old") as desk:
        assert found_of(tmp_path / "old") == list(SAID)
        desk.strike([case], Ground.REQUEST, "本人申请")
        assert damage(desk.session.store.connection) == []


def test_in_the_citizens_own_words_alone_too(town: tuple[Reader, Texts]) -> None:
    reader, texts = town
    for piece in texts.substrings(150, seed=11):
        compare(reader, texts, search.literal(piece), citizens_words_only=True)
    assert find(reader, search.literal("再看第二句"), citizens_words_only=True).total == 0


@settings(max_examples=150, deadline=None)
@given(typed=st.text("路灯桥没人 ，。“a1WｉＦ关于 \n%_\"'*()①é", min_size=1, max_size=6))
def test_whatever_is_typed_is_found_exactly(town: tuple[Reader, Texts], typed: str) -> None:
    query = search.literal(typed)
    if query.terms:
        compare(*town, query)


@pytest.mark.parametrize("typed", ["，", "～", "！", "；，", "“", "（", "……"])
def test_punctuation_alone_is_found_by_reading(town: tuple[Reader, Texts], typed: str) -> None:
    compare(*town, search.literal(typed))


def test_what_was_taken_back_is_not_found_and_an_odd_sign_is(town: tuple[Reader, Texts]) -> None:
    reader, _ = town
    assert find(reader, search.literal("马上撤回")).total == 0
    for typed in ("fire", "ガス", "1号楼", "é", "SSM2", "wifi在b", "“引号”"):
        assert find(reader, search.literal(typed)).total >= 1, typed


def test_a_hit_shows_the_words_that_matched_and_names_the_citizens_post(
    town: tuple[Reader, Texts],
) -> None:
    reader, _ = town
    (hit,) = find(reader, search.literal("wifi在b座")).hits
    assert hit.external_id == "x1"
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.spans] == ["ＷｉＦｉ在B座"]


def test_the_newest_come_first_and_the_total_counts_cases_not_texts(
    town: tuple[Reader, Texts],
) -> None:
    reader, texts = town
    query = search.literal("路灯")
    whole = find(reader, query)
    page = reader.find(query, now=T0, zone=ZONE, limit=20)
    assert page.hits == whole.hits[:20]
    assert page.total == whole.total == len(texts.scan(query)) > 20
    posts = [int(hit.external_id.rpartition("-")[2]) for hit in whole.hits]
    assert posts == sorted(posts, reverse=True)


def test_a_count_that_stops_short_says_so(
    town: tuple[Reader, Texts], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, _ = town
    query = search.literal("路灯")
    total = find(reader, query).total

    def counting(limit: int) -> Found:
        connection = reader._connection
        return store_text.find(connection, query, now=T0, zone=ZONE, limit=10, counted=limit)

    assert (counting(total).total, counting(total).more) == (total, False)
    assert (counting(total - 1).total, counting(total - 1).more) == (total - 1, True)
    monkeypatch.setattr(store_text, "_SCAN_LIMIT", 100)
    assert reader.find(search.literal("，"), now=T0, zone=ZONE).more
    monkeypatch.setattr(store_text, "_SCAN_LIMIT", 100_000)
    assert not reader.find(search.literal("～"), now=T0, zone=ZONE).more


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, dict[str, UUID]]]:
    folder = tmp_path_factory.mktemp("worked")
    with a_desk(folder) as desk:
        desk.shifts.save_person(ANNA)
        desk.shifts.save_person(BAI)
        known = {ROADS: ("市政设施管理处", "市政处"), WASTE: ("固体废物管理中心", "固废中心")}
        for id_, (name, short) in known.items():
            desk.directory.save_organisation(Organisation(id_, name, Kind.DEPARTMENT, short=short))
        cases = {}
        for n, key in enumerate(("waiting", "dispatched", "asked", "closed", "asleep", "unsent")):
            message = incoming(key, "路灯不亮", at=T0 + timedelta(days=n))
            desk.intake.receive([Answered(message)])
            (cases[key],) = desk.session.store.connection.execute(
                "SELECT case_id FROM cases WHERE post = ?", (key,)
            ).fetchone()
        ids = {key: UUID(bytes=value) for key, value in cases.items()}
        _work(desk, ids)
        with a_reader(folder) as reader:
            yield reader, ids


def _work(desk: Desk, ids: dict[str, UUID]) -> None:
    def head(key: str) -> UUID:
        return desk.session.case(ids[key]).head

    work = desk.cases
    asked = Words("请问在哪一盏？", Purpose.ASK, Audience.PUBLIC)
    reply = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)
    to = Handover(ROADS, (WASTE,), "请办理")
    work.commit(ids["dispatched"], head("dispatched"), to=to, reply=reply)
    work.sent(ids["dispatched"])
    work.commit(ids["asked"], head("asked"), to=None, reply=asked)
    work.sent(ids["asked"])
    work.close(ids["closed"], head("closed"), Outcome.EXPLAINED, "", told=True)
    work.snooze(ids["asleep"], head("asleep"), T0 + timedelta(days=90), "等")
    desk.session.person = BAI
    work.commit(ids["unsent"], head("unsent"), to=Handover(WASTE), reply=reply)
    desk.session.person = ANNA


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("状态:待处理 路灯", "waiting asleep"),
        ("状态:待反馈", "dispatched"),
        ("状态:待补充", "asked"),
        ("状态:已办结", "closed"),
        ("状态:待确认发出", "unsent"),
        ("状态:挂起", "asleep"),
        ("状态:待反馈 状态:已办结", "dispatched closed"),
        ("转:市政处", "dispatched"),
        ("转:固废", "dispatched unsent"),
        ("转:市政处 转:固废", "dispatched unsent"),
        ("转:没有这个单位", ""),
        ("经办:安娜", "dispatched asked"),
        ("经办:02", "unsent"),
        ("来自:晨跑", "waiting dispatched asked closed asleep unsent"),
        ("来自:%", ""),
        ("渠道:微博 已转办", "dispatched unsent"),
        ("渠道:邮件", ""),
        ("后:2026-11-26", "asleep unsent"),
        ("前:2026-11-23 路灯", "waiting"),
        ("后:2026-11-23 前:2026-11-25", "dispatched asked"),
    ],
)
def test_filters_leave_exactly_the_cases_they_name(
    worked: tuple[Reader, dict[str, UUID]], typed: str, expected: str
) -> None:
    reader, ids = worked
    query = search.parse(typed, date(2026, 11, 30))
    for limit in (None, 50):
        found = reader.find(query, now=T0, zone=ZONE, limit=limit)
        assert {hit.case_id for hit in found.hits} == {ids[key] for key in expected.split()}
        assert found.total == len(expected.split())


def test_a_number_a_post_and_a_name_lead_to_their_case(
    worked: tuple[Reader, dict[str, UUID]],
) -> None:
    reader, ids = worked
    dossier = reader.dossier(ids["asked"])
    assert dossier is not None
    assert reader.by_reference(dossier.case.number) == (ids["asked"],)
    assert reader.by_reference("asked") == (ids["asked"],)
    assert reader.by_reference("") == ()
    assert find(reader, search.literal(dossier.case.number)).total == 1


def test_nothing_typed_finds_nothing(town: tuple[Reader, Texts]) -> None:
    assert find(town[0], search.literal("  ")) == Found((), 0, more=False)
