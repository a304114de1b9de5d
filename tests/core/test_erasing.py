"""What is struck out of others' words when a citizen is erased, and what is not."""

import pytest

from moderator_app.core import erasing
from moderator_app.core.erasing import STRUCK, Telling, Trace
from moderator_app.core.events import Event, Kind
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.ids import NIL
from moderator_app.core.rows import NUMBER_REUSED, Quarantined
from tests.desks import T0

LAYOUT = Layout(
    Table.CASES,
    ("编号", "渠道", "留言人", "内容"),
    {0: Field.EXTERNAL_ID, 1: Field.CHANNEL, 2: Field.AUTHOR, 3: Field.TEXT},
)


def message(text: str = "路灯不亮", **said: str) -> Event:
    body = {"platform": "weibo", "post": "p1", "text": text, **said}
    return Event(
        position=1,
        id=NIL,
        replica=NIL,
        n=1,
        actor="",
        case_id=NIL,
        parent=None,
        slot=None,
        kind=Kind.MESSAGE_RECEIVED,
        at=T0,
        applied=True,
        body=body,
    )


def struck(text: str, *messages: Event) -> str:
    return erasing.without(text, erasing.traces(messages))


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ({"phone": "139.5566.7788"}, "１３９５５６６７７８８"),
        ({"text": "回我一三九五五六六七七八八"}, "139 5566 7788"),
        ({"text": "证件11010519491231002X"}, "110105 19491231 002x"),
        ({"text": "退到卡6222 0212 3456 7890 128"}, "6222021234567890128"),
        ({"phone": "0371-67171234"}, "6717 1234"),
        ({"phone": "67171234转8"}, "6717-1234"),
        ({"author_id": "abc"}, "ABC"),
        ({"author_id": "55667788"}, "5566-7788"),
        ({"text": "加我微信zhuang_88"}, "Zhuang_88"),
        ({"text": "邮箱lz@abc.example"}, "LZ@ABC.example"),
        ({"url": "https://weibo.example/1"}, "https://weibo.example/1"),
    ],
)
def test_a_citizens_number_or_account_is_struck_however_it_is_written(
    said: dict[str, str], quoted: str
) -> None:
    words = struck(f"来电人{quoted}，已回访", message(**said))
    assert words == f"来电人{STRUCK}，已回访"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ({"author_id": "abc"}, "abcdef、xabc、abc_1"),
        ({"author_id": "12345"}, "12345"),
        ({"author_id": "市民"}, "市民来电"),
        ({"phone": "6717123"}, "工单16717123"),
        ({"phone": "110"}, "110"),
        ({"text": "打了0371-67171234没人接"}, "0371-67171234"),
        ({"text": "编号6222021234567890123"}, "6222021234567890123"),
    ],
)
def test_what_may_be_somebody_elses_stays(said: dict[str, str], quoted: str) -> None:
    assert struck(quoted, message(**said)) == quoted


def test_a_number_behind_a_hundred_thousand_signs_is_a_trace_too() -> None:
    assert struck("139 5566 7788", message("路灯" * 50_000 + "13955667788")) == STRUCK


def test_what_was_put_into_a_draft_is_struck_as_its_words_are() -> None:
    traces = erasing.traces([message(phone="13955667788")])
    body = {"text": "回139-5566-7788", "inserted": ["139.5566.7788", "您好"], "lead": None}
    assert erasing.body_without(body, traces) == {
        "text": f"回{STRUCK}",
        "inserted": [STRUCK, "您好"],
        "lead": None,
    }


@pytest.mark.parametrize("account", ["answer", "private", "phone", "image", "declined"])
def test_an_account_that_is_called_like_a_code_of_ours_strikes_words_alone(account: str) -> None:
    traces = erasing.traces([message(author_id=account)])
    codes = {"purpose": "answer", "audience": "private", "type": "image/png", "co": [account]}
    codes |= {"outcome": "declined", "platform": "phone", "template": account}
    body = {**codes, "text": f"与{account}通话"}
    assert erasing.body_without(body, traces) == {**codes, "text": f"与{STRUCK}通话"}


def test_words_that_touch_are_struck_once() -> None:
    traces = frozenset({Trace(Telling.NAME, "陈晓梅"), Trace(Telling.WORDS, "晓梅的路灯坏了很久")})
    assert erasing.without("陈晓梅的路灯坏了很久。", traces) == f"{STRUCK}。"


def row(*cells: str, reason: str = NUMBER_REUSED, layout: Layout | None = LAYOUT) -> Quarantined:
    return Quarantined(1, "a.xlsx", 2, reason, "", cells, T0, layout)


@pytest.mark.parametrize(
    ("waiting", "theirs"),
    [
        (row("p1", "微博", "", "又坏了"), True),
        (row("p1", "", "", "又坏了"), True),
        (row(" p1 ", "微博", "晨跑的人", "又坏了"), True),
        (row("p1", "微博", "另一位", "又坏了"), False),
        (row("p1", "抖音", "", "又坏了"), False),
        (row("p2", "微博", "", "又坏了"), False),
        (row("p1", "微博", "", "又坏了", reason="no_time"), False),
        (row("p1", "微博", "", "又坏了", layout=None), False),
        (row("p2", "微博", "另一位", "回电139.5566.7788"), True),
        (row("p1"), True),
    ],
)
def test_a_row_with_the_number_of_their_message_is_theirs_unless_it_names_another(
    waiting: Quarantined, theirs: bool
) -> None:
    spoken = [message(author="晨跑的人", phone="13955667788")]
    assert erasing.is_theirs(waiting, erasing.traces(spoken), spoken) is theirs
