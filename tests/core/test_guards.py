import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.case import Audience
from moderator_app.core.channels import Counting
from moderator_app.core.guards import (
    REBUKES,
    Draft,
    Finding,
    Problem,
    Rebuke,
    Severity,
    Tone,
    check,
    counting_of,
    limit_of,
)
from moderator_app.core.lengths import length

PUBLIC, PRIVATE = Audience.PUBLIC, Audience.PRIVATE
DIRECTORY = frozenset({"0399-6120021", "95598", "400-010-5500", "0399-6120030转8012"})


def found(
    text: str, audience: Audience = PUBLIC, platform: str = "weibo", limit: int | None = None
) -> list[tuple[Problem, str]]:
    reply = Draft(text, audience, platform, limit)
    findings = check(reply, public_numbers=DIRECTORY)
    return [(finding.kind, text[finding.start : finding.end]) for finding in findings]


def test_an_ordinary_reply_has_nothing_against_it() -> None:
    assert found("李女士您好，这件事由市政处负责，电话 0399-6120021，编号 2026-000041。") == []


@pytest.mark.parametrize("text", ["", " \n\u3000\t"])
def test_an_empty_reply_is_stopped(text: str) -> None:
    assert found(text) == [(Problem.EMPTY, text)]


def test_an_open_gap_is_stopped_in_public_and_in_private() -> None:
    for audience in Audience:
        assert found("{地点}的路灯，{电话:照明处}", audience) == [
            (Problem.PLACEHOLDER, "{地点}"),
            (Problem.PLACEHOLDER, "{电话:照明处}"),
        ]


def test_braces_that_were_meant_do_not_stop_a_reply() -> None:
    assert found("集合写作 {1, 2}，左括号是 {") == []
    reply = Draft("{小明}您好", PUBLIC, "weibo", inserted=("{小明}",))
    assert check(reply) == ()


@pytest.mark.parametrize("number", ["13800001234", "138-0000-1234", "１３８００００１２３４"])
def test_a_citizens_telephone_is_stopped_in_public_only(number: str) -> None:
    assert found(f"已拨打您的{number}。") == [(Problem.TELEPHONE, number)]
    assert found(f"已拨打您的{number}。", PRIVATE) == []


def test_an_id_number_is_stopped_in_public_only() -> None:
    number = "11010519491231002X"
    assert found(f"身份证号{number}") == [(Problem.ID_NUMBER, number)]
    assert found(f"身份证号{number}", PRIVATE) == []


@pytest.mark.parametrize(
    "text",
    [
        "请拨打0399-6120021",
        "请拨打（0399）6120021",
        "请拨打03996120021",
        "请拨打95598",
        "请拨打4000105500",
        "请拨打0399-6120030转8012",
        "请拨打0399-6120030",
        "请拨打6120021",
        "您留的 138****1234 打不通",
    ],
)
def test_numbers_of_the_directory_may_be_told_however_they_are_written(text: str) -> None:
    assert found(text) == []


def test_a_landline_that_is_not_of_the_directory_is_stopped() -> None:
    assert found("请拨打0399-6120023") == [(Problem.TELEPHONE, "0399-6120023")]


def test_what_is_internal_is_stopped_in_every_reply() -> None:
    for audience in Audience:
        reply = Draft("郑洁说她下午去", audience, "weibo", internal=("郑洁", " "))
        assert check(reply) == (Finding(Problem.INTERNAL, Severity.BLOCK, 0, 2),)


def test_a_rebuke_is_pointed_out_with_its_reason_and_does_not_stop() -> None:
    text = "您这是无理取闹"
    assert check(Draft(text, PRIVATE, "mail")) == (
        Finding(Problem.REBUKE, Severity.WARN, 3, 7, "无理取闹", Tone.BLAMES),
    )


def test_the_bureau_may_keep_its_own_list_of_rebukes() -> None:
    own = (Rebuke("亲", Tone.MOCKS),)
    assert check(Draft("无理取闹", PRIVATE, "mail"), rebukes=own) == ()
    assert [finding.detail for finding in check(Draft("亲，亲", PRIVATE, "mail"), rebukes=own)] == [
        "亲",
        "亲",
    ]
    assert len({rebuke.word for rebuke in REBUKES}) == len(REBUKES)


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        ("", "weibo", 0),
        ("市政处", "weibo", 3),
        ("a", "weibo", 1),
        ("ab", "weibo", 1),
        ("市政处ab c", "weibo", 5),
        ("好，", "weibo", 2),
        ("👍", "weibo", 2),
        ("看https://example.org/a/very/long/way?to=go#on吧", "weibo", 12),
        ("http://t.cn/a http://t.cn/b", "weibo", 21),
        ("市政ab", "wechat", 8),
        ("👍", "wecom", 4),
        ("市政👍", "mail", 3),
        ("市政👍", "douyin", 3),
    ],
)
def test_each_platform_counts_in_its_own_way(text: str, platform: str, expected: int) -> None:
    assert length(text, counting_of(platform)) == expected


def test_a_reply_over_the_limit_is_stopped_from_the_first_character_too_many() -> None:
    text = "市" * 140
    assert found(text) == []
    assert found(text + "政处") == [(Problem.TOO_LONG, "政处")]
    assert check(Draft(text + "政处", PUBLIC, "weibo"))[0].detail == "142/140"
    assert found("市" * 683, PRIVATE, "wecom") == [(Problem.TOO_LONG, "市")]


def test_an_account_may_have_a_limit_of_its_own_and_mail_has_none() -> None:
    assert found("市政处在修", limit=3) == [(Problem.TOO_LONG, "在修")]
    assert found("市" * 200, limit=300) == []
    octets = Draft("市政处", PUBLIC, "weibo", 8, counting=Counting.OCTETS)
    assert [finding.detail for finding in check(octets)] == ["9/8"]
    assert limit_of("mail") is None
    assert found("市" * 9000, PRIVATE, "mail") == []


@given(st.text(), st.sampled_from(["weibo", "wechat", "mail"]), st.integers(1, 20))
def test_what_fits_is_the_longest_beginning_that_fits(text: str, platform: str, limit: int) -> None:
    findings, how = check(Draft(text, PRIVATE, platform, limit), rebukes=()), counting_of(platform)
    for finding in findings:
        if finding.kind is Problem.TOO_LONG:
            assert length(text[: finding.start], how) <= limit
            assert length(text[: finding.start + 1], how) > limit
            break
    else:
        assert not text.strip() or length(text, how) <= limit


def test_an_example_of_the_directory_does_not_reach_a_citizen() -> None:
    text = "现转交清川市城市照明管理处，电话0399-6120051。"
    words = frozenset({"清川市城市照明管理处", "0399-6120051"})
    findings = check(Draft(text, PRIVATE, "web"), invented=words)
    assert [(f.kind, f.severity, f.detail) for f in findings] == [
        (Problem.EXAMPLE, Severity.BLOCK, "清川市城市照明管理处"),
        (Problem.EXAMPLE, Severity.BLOCK, "0399-6120051"),
    ]
    assert check(Draft("照明处已收到。", PRIVATE, "web"), invented=words) == ()
