"""A masked table of cases shows no number and no account, however they are written in any words."""

from pathlib import Path

import pytest

from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.desk import exporting
from moderator_app.desk.casework import Handover
from moderator_app.desk.exporting import KINDS, Wish
from moderator_app.desk.intake import Answered
from tests.desk.spreadsheets import everything
from tests.desks import ROADS, T0, a_desk, a_reader

NAME, HANDLE = "陈晓梅", "u-778899"
DOTTED, WIDE, IN_WORDS = "138.0099.1234", "１３８００９９１２３４", "一三八零零九九一二三四"
SECRETS = (
    *(DOTTED, WIDE, IN_WORDS, NAME, "陈\u200b晓梅", HANDLE, HANDLE.upper()),
    *("6222 0202 0001 2345 678", "8265-1234", "110105 19491231 002x"),
    *("京Ａ·１２３４５", "微信xiaomei_88", "xm@mail.example"),
)
CASE = case_id("weibo", "p1")


@pytest.mark.parametrize("ending", KINDS)
def test_whatever_was_said_in_a_case(tmp_path: Path, ending: str) -> None:
    words = "，".join(SECRETS)
    said = f"路面有坑，2024-05-06报过，单号20261122-0042，打了12345。{words}"
    (tmp_path / "desk").mkdir()
    with a_desk(tmp_path / "desk") as desk, a_reader(tmp_path / "desk") as reader:
        message = Incoming(
            "weibo", "p1", said, T0, author=NAME, author_id=HANDLE, title=f"{WIDE}请回电",
            phone=IN_WORDS, place=f"文澜路3号{DOTTED}",
        )  # fmt: skip
        desk.intake.receive([Answered(message, f"@{HANDLE} 已回电{DOTTED}，{words}", T0)])
        desk.intake.add(CASE, Incoming("weibo", "p2", words, T0, author=NAME))
        desk.cases.note(CASE, words)
        letter = Handover(ROADS, text="请办理")
        desk.cases.commit(CASE, desk.session.case(CASE).head, to=letter, reply=None)
        desk.cases.answered(CASE, ROADS, words)
        exporting.export(Wish(tmp_path / f"a{ending}"), desk, reader)
    shown = everything(tmp_path / f"a{ending}")
    assert [secret for secret in SECRETS if secret in shown] == []
    for readable in (
        "路面有坑，2024-05-06报过，单号20261122-0042，打了12345。",
        "文澜路3号138****1234",
    ):
        assert readable in shown
