"""What asks nothing of us is told from what does; in doubt it does."""

from datetime import timedelta

import pytest

from moderator_app.core import decisions
from moderator_app.core.case import Audience, Purpose, Status
from moderator_app.core.courtesy import is_courtesy
from moderator_app.core.decisions import Incoming
from tests.stories import Story


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "好的，谢谢您！",
        "收到🙏",
        "[赞][赞]辛苦了",
        "嗯嗯 知道了",
        "非常感谢你们～",
        "OK, thanks",
    ],
)
def test_thanks_and_agreement_are_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "谢谢，可是还没来",
        "好的，什么时候修？",
        "不好",
        "收到了吗",
        "谢谢你们让我等了三天",
        "？？？",
        "[怒]",
        "",
        "没事了",
        "谢谢" * 30,
    ],
)
def test_whatever_says_more_is_not(text: str) -> None:
    assert not is_courtesy(text)


def asleep() -> Story:
    story = Story()
    story.hear()
    until = story.now + timedelta(days=2)
    story.do(decisions.snooze(story.case, until, "等配件", story.now))
    return story


def hear(story: Story, text: str, after: timedelta = timedelta(hours=1)) -> None:
    """Words that join the case."""
    said = Incoming("weibo", f"again {text}", text, story.now + after)
    story.do((decisions.receive(story.case.id, said, ""),))


def test_a_case_set_aside_sleeps_on_through_thanks_and_wakes_for_more() -> None:
    story = asleep()
    hear(story, "谢谢")
    assert story.case.snoozed_until is not None
    assert story.case.messages == 2
    hear(story, "还没修好")
    assert story.case.snoozed_until is None


def test_what_was_awake_already_stays_so() -> None:
    story = asleep()
    hear(story, "谢谢", timedelta(days=3))
    assert story.case.snoozed_until is None


def test_who_was_asked_and_says_yes_has_answered() -> None:
    story = Story()
    story.hear()
    story.do(decisions.reply(story.case, "明天来看可以吗？", Purpose.ASK, Audience.PUBLIC))
    story.do(decisions.sent(story.case))
    until = story.now + timedelta(days=1)
    story.do(decisions.snooze(story.case, until, "", story.now))
    hear(story, "好的")
    assert story.case.snoozed_until is None
    assert story.case.status is Status.WAITING


def test_elsewhere_even_thanks_are_looked_at() -> None:
    story = Story()
    story.hear()
    story.do(decisions.reply(story.case, "已修好", Purpose.ANSWER, Audience.PUBLIC))
    story.do(decisions.sent(story.case))
    hear(story, "谢谢")
    assert story.case.status is Status.WAITING
