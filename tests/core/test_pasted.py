"""What pasted words say about themselves."""

import pytest

from moderator_app.core.pasted import Pasted, post_of, read, weibo_id, weibo_short


def test_a_shared_post_tells_who_where_and_which() -> None:
    text = (
        "@晨跑的人：文澜路与石板街交叉口塌了一个坑，电话13812345678 "
        "https://weibo.com/1644114654/z0JH2lOMb?from=page"
    )
    assert read(text) == Pasted(
        author="晨跑的人",
        phone="13812345678",
        place="文澜路与石板街交叉口",
        url="https://weibo.com/1644114654/z0JH2lOMb?from=page",
        platform="weibo",
        post="3501756485200075",
    )


@pytest.mark.parametrize(
    ("link", "platform", "post"),
    [
        ("https://m.weibo.cn/status/3501756485200075", "weibo", "3501756485200075"),
        ("https://m.weibo.cn/detail/z0JH2lOMb", "weibo", "3501756485200075"),
        ("weibo.com/detail/3501756485200075", "weibo", "3501756485200075"),
        ("https://www.douyin.com/video/7234567890123456789", "douyin", "7234567890123456789"),
        ("https://v.douyin.com/iAbCdEf/", "douyin", "https://v.douyin.com/iAbCdEf/"),
        ("https://mp.weixin.qq.com/s/abc", "wechat", "https://mp.weixin.qq.com/s/abc"),
        ("https://city.example/letter/8", "", "https://city.example/letter/8"),
        (
            "https://notweibo.com/1644114654/z0JH2lOMb",
            "",
            "https://notweibo.com/1644114654/z0JH2lOMb",
        ),
    ],
)
def test_a_link_names_its_platform_and_post(link: str, platform: str, post: str) -> None:
    assert post_of(link) == (platform, post)


def test_both_forms_of_a_weibo_id_are_one() -> None:
    assert weibo_id("z0JH2lOMb") == weibo_id("3501756485200075") == "3501756485200075"
    assert weibo_short("3501756485200075") == "z0JH2lOMb"
    assert weibo_short(weibo_id("FmHnoB8cb")) == "FmHnoB8cb"


@pytest.mark.parametrize("label", ["姓名", "联系人", "来电人", "反映人"])
def test_a_labelled_name_is_the_author(label: str) -> None:
    assert read(f"{label}：陈女士，小区停水两天").author == "陈女士"


def test_nothing_is_guessed() -> None:
    assert read("我是业主，请尽快处理") == Pasted()
    assert read("电话138****5678").phone == ""
    assert read("") == Pasted()


def test_a_link_ends_before_markup() -> None:
    assert read('<img src="http://example.com/a.png"><a href=x>').url == "http://example.com/a.png"
