"""A text too long for one message, cut where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.channels import Counting
from moderator_app.core.lengths import fitting, length
from moderator_app.core.splitting import MOST, split, together

SIGNS = Counting.SIGNS


@pytest.mark.parametrize(
    ("text", "longest", "parts"),
    [
        ("路灯已报修。明天去看。", 20, ("路灯已报修。明天去看。",)),
        ("路灯已报修。明天去看。", 8, ("路灯已报修。", "明天去看。")),
        ("他说：“好。”我们去看。", 8, ("他说：“好。”", "我们去看。")),
        ("真的？！我们去看。", 5, ("真的？！", "我们去看。")),
        ("第一段\n第二段话", 5, ("第一段", "\n第二段话")),
        ("好。 好。 好。", 3, ("好。", " 好。", " 好。")),
    ],
)
def test_it_is_cut_where_a_sentence_ends(text: str, longest: int, parts: tuple[str, ...]) -> None:
    found = split(text, longest, SIGNS)
    assert found is not None
    assert (found.parts, found.tears) == (parts, ())


def test_a_sentence_that_is_longer_is_torn_at_a_pause_and_that_is_told() -> None:
    found = split("请您携带身份证，到一楼大厅办理。", 10, SIGNS)
    assert found is not None
    assert (found.parts[0], found.tears) == ("请您携带身份证，", (8,))


def test_without_a_pause_it_is_torn_wherever_it_must_be() -> None:
    found = split("一" * 25, 10, SIGNS)
    assert found is not None
    assert ([len(part) for part in found.parts], found.tears) == ([10, 10, 5], (10, 20))


def test_each_platform_counts_in_its_own_way() -> None:
    words = "路灯已报修。明天去看。"
    octets = split(words, 20, Counting.OCTETS)
    assert octets is not None
    assert len(octets.parts) == 2
    weibo = split("ab。" * 10, 10, Counting.WEIBO)
    assert weibo is not None
    assert {length(part, Counting.WEIBO) for part in weibo.parts} == {10}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("路灯👍a", 4),
        ("看https://example.org/a/very/long/way?to=go#on吧", 25),
        ("http://t.cn/a http://t.cn/b", 47),
        ("http://", 7),
    ],
)
def test_on_mastodon_a_link_counts_as_23_signs_however_long_it_is(text: str, signs: int) -> None:
    assert length(text, Counting.MASTODON) == signs
    assert fitting(text, signs, Counting.MASTODON) == len(text)
    assert fitting(text, signs - 1, Counting.MASTODON) < len(text)


def test_what_would_be_a_dozen_messages_is_no_reply() -> None:
    assert split("好。" * MOST, 2, SIGNS) is not None
    assert split("好。" * (MOST + 1), 2, SIGNS) is None
    assert split("好", 0, SIGNS) is None


@given(
    st.text(st.sampled_from("路灯a1 ，。！”\n😀"), max_size=80),
    st.integers(4, 40),
    st.sampled_from(Counting),
)
def test_nothing_is_lost_and_every_message_fits(text: str, longest: int, how: Counting) -> None:
    found = split(text, longest, how)
    if found is None:
        return
    first, *others = found.parts
    assert together((first.strip(), *others)) == text.strip()
    assert all(length(part.strip(), how) <= longest for part in found.parts)
    assert len(found.parts) == 1 or all(part.strip() for part in found.parts)
