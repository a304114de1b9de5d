"""What somebody is called on the net is known again, and a word that contains it is not taken."""

import time

import pytest

from moderator_app.core import net_names


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(
            (f"{way}zhuang_88", "zhuang_88")
            for way in ("微信", "微信号：", "加我微信 ", "VX:", "vx：")
        ),
        *(
            (f"{way}zhuang_88", "zhuang_88")
            for way in ("wechat: ", "WeChat：", "薇信", "加我", "微信同号：")
        ),
        ("QQ：123456789", "123456789"),
        ("扣扣１２３４５６", "１２３４５６"),
        ("请发到lao.zhuang@qq.com", "lao.zhuang@qq.com"),
        ("邮箱 LZ＠163．com，谢谢", "LZ＠163．com"),
    ],
)
def test_accounts_and_mail_addresses_are_found(text: str, value: str) -> None:
    assert [text[one.start : one.end] for one in net_names.find(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        *("微信公众号", "微信支付500元", "微信扫码 https://a.example/b", "QQ群", "抖音12345"),
        *("请写信到mayor@zz.gov.cn", "单价5元@斤", "@市政处 请回复"),
    ],
)
def test_offices_and_other_words_are_nobodys_account(text: str) -> None:
    assert list(net_names.find(text)) == []


@pytest.mark.parametrize(
    ("text", "account", "found"),
    [
        ("用户abc来电", "abc", ["abc"]),
        ("用户ABC来电，ａｂｃ又来电，a\u200bbc", "abc", ["ABC", "ａｂｃ", "a\u200bbc"]),
        ("abcdef、xabc、abc_1、abc1", "abc", []),
        ("账号u-7，u-77", "u-7", ["u-7"]),
        ("微信号zhuang_88a", "zhuang_88", ["zhuang_88"]),
        ("糖画匠说", "糖画匠", ["糖画匠"]),
        ("İabc", "abc", ["abc"]),
    ],
)
def test_a_short_account_counts_as_a_word_alone(text: str, account: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in net_names.quoted(text, [account])] == found


@pytest.mark.parametrize(
    ("account", "is_telling"),
    [("abc", True), ("ab", False), ("", False), ("12345", False), ("123456", True),
     ("市民", False), ("糖画匠老庄", True)],
)  # fmt: skip
def test_what_could_be_a_word_like_any_other_is_not_looked_for(
    account: str, is_telling: bool
) -> None:
    assert net_names.is_telling(account) is is_telling


@pytest.mark.parametrize(
    "piece",
    ["@", "a@", "a", "a.", "a@a.", "微信", "微信 ", "QQ号", "微信a", "vx", "加我微信", "ab"],
)
def test_no_text_of_a_hundred_thousand_signs_takes_long(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    began = time.process_time()
    list(net_names.find(text))
    net_names.quoted(text, ["ab", "abcdefgh"])
    # A tenth of a second on a slow machine; the bound leaves room for a busy one.
    assert time.process_time() - began < 1
