"""What is new in an answer by mail, in the ways in which the mail programs of offices quote."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.quoting import said

OURS = (
    "【转办】市照明处：\n编号：20261125-0007\n诉求：小区门口的路灯坏了三天\n"
    "请于12月03日18:00前反馈处理结果。\n请直接回复本邮件。"
)
SIGNED = "".join(f"> {line}\n" for line in OURS.splitlines())
HEAD = (
    "发件人: 市城管局信箱 <desk@test>\n发送时间: 2026年11月25日 10:30\n收件人: 照明处\n主题: 转办"
)
NEW = "已派人更换灯泡，今晚恢复。"

ABOVE = {
    "Outlook": f"{NEW}\n\n{HEAD}\n\n{OURS}",
    "Outlook with a line": f"{NEW}\n\n________________________________\n{HEAD}\n\n{OURS}",
    "Outlook of old": f"{NEW}\n\n-----原始邮件-----\n{HEAD}\n\n{OURS}",
    "Outlook in English": f"{NEW}\n\n-----Original Message-----\nFrom: Desk\nSent: Wednesday\n"
    f"To: Lights\nSubject: x\n\n{OURS}",
    "Foxmail": f"{NEW}\n\n\n\n张工\n \n发件人： 市城管局信箱\n发送时间： 2026-11-25 10:30\n"
    f"收件人： 照明处\n主题： 转办\n{OURS}",
    "QQ": f"{NEW}\n\n\n------------------\xa0原始邮件\xa0------------------\n"
    f'发件人: "市城管局" <desk@test>;\n发送时间: 2026年11月25日(星期三) 上午10:30\n'
    f'收件人: "张"<z@qq.com>;\n主题: 转办\n\n{OURS}',
    "163": f'{NEW}\n\n在 2026-11-25 10:30:15，"市城管局信箱" <desk@test> 写道：\n{SIGNED}',
    "163 in English": f'{NEW}\n\nAt 2026-11-25 10:30:15, "Desk" <desk@test> wrote:\n{SIGNED}',
    "163 on a telephone": f"{NEW}\n\n---- 回复的原邮件 ----\n| 发件人 | 市城管局<desk@test> |\n"
    f"| 日期 | 2026年11月25日 |\n{OURS}",
    "Gmail": f"{NEW}\n\n市城管局信箱 <desk@test> 于2026年11月25日周三 10:30写道：\n\n{SIGNED}",
    "Apple": f"{NEW}\n\n发自我的iPhone\n\n在 2026年11月25日，10:30，市城管局 <desk@test> 写道：\n\n"
    f"{SIGNED}",
    "Thunderbird": f"{NEW}\n\nOn 25/11/2026 10:30, a very long name of an office here\n"
    f"<desk@test> wrote:\n{SIGNED}",
    "forwarded": f"{NEW}\n\n---------- 转发的邮件 ----------\n发件人: 综合科\n日期: 2026年11月25日\n"
    f"主题: 转发：转办\n\n请维修队办理。\n\n-----原始邮件-----\n{HEAD}\n\n{OURS}",
    "no quotation": NEW,
}
BELOW = {
    "signed": f"在 2026年11月25日，市城管局 <desk@test> 写道：\n\n{SIGNED}\n{NEW}",
    "plain": f"-----原始邮件-----\n{HEAD}\n\n{OURS}\n\n{NEW}",
    "with a signature": f"在 2026年11月25日，城管局写道：\n{SIGNED}\n{NEW}\n\n-- \n张工\n电话 8888",
}


@pytest.mark.parametrize("style", ABOVE)
def test_an_answer_above_what_it_quotes(style: str) -> None:
    assert said(ABOVE[style], [OURS]).removesuffix("张工").strip() == NEW


@pytest.mark.parametrize("style", BELOW)
def test_an_answer_below_what_it_quotes(style: str) -> None:
    assert said(BELOW[style], [OURS]) == NEW


def test_an_answer_between_the_lines_is_kept_line_by_line() -> None:
    text = f"您好：\n\n在 2026-11-25，城管局写道：\n{SIGNED}灯泡已换。\n> 请直接回复本邮件。\n今晚亮灯。"
    assert said(text, [OURS]) == "您好：\n\n灯泡已换。\n今晚亮灯。"


@pytest.mark.parametrize(
    "line",
    ["-- ", "发自我的手机", "Sent from my iPhone", "获取 Outlook for iOS", "________________"],
)
def test_a_signature_is_left_out(line: str) -> None:
    assert said(f"{NEW}\n\n{line}\n张工\n照明处 8888-0000") == NEW


@pytest.mark.parametrize(
    "text",
    [
        "一、已换灯泡。\n------\n二、已通知物业。" + "\n具体情况如下，请知悉。" * 12,
        "在现场查看后，我处写道路养护单一张：已派工。",
        "时间：11月25日\n地点：小区门口\n结果：已修好",
        "发件人是谁不清楚，请告知。",
    ],
)
def test_words_that_only_look_like_a_quotation_stay(text: str) -> None:
    assert said(text, [OURS]) == text


def test_where_nothing_would_be_left_everything_is() -> None:
    text = f"-----原始邮件-----\n{HEAD}\n\n{OURS}"
    assert said(text, [OURS]) == text


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([*ABOVE.values(), *BELOW.values()])).map("\n".join)
)
def test_nothing_is_invented_and_words_never_become_none(text: str) -> None:
    left = said(text, [OURS])
    assert bool(left) == bool(text.strip())
    lines = {one.replace("\xa0", " ").strip() for one in text.splitlines()}
    assert {one.strip() for one in left.splitlines()} <= lines | {""}


@pytest.mark.parametrize(
    "piece", ["发件人:\n", "On 1 于\n", "于" * 99 + "\n", ">\n", "-----\n", "在 1\n"]
)
def test_a_mail_made_to_take_long_does_not(piece: str) -> None:
    began = time.process_time()
    said("x\n" + piece * (100_000 // len(piece)), [OURS])
    assert time.process_time() - began < 2
