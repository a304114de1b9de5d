"""What is pushed when a citizen writes to a 公众号, or does something there, as messages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels.wechat_oa_pushed import A_MINUTE, Reach, read
from moderator_app.core.channels import Media, Medium, Received, Spoilt

FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"
AT = datetime(2012, 9, 28, 11, 31, tzinfo=UTC)


def xml(**changed: str) -> str:
    told = {"ToUserName": "gh_x", "FromUserName": "oCitizen", "CreateTime": "1348831860"}
    told |= {"MsgType": "text", "MsgId": "1234567890123456"} | changed
    return "<xml>" + "".join(f"<{k}><![CDATA[{v}]]></{k}>" for k, v in told.items()) + "</xml>"


def message(**changed: str) -> Received:
    found = read(xml(**changed))
    assert isinstance(found, Received)
    return found


def test_a_text_is_a_message_in_private_under_its_id() -> None:
    one = message(Content="花园路路灯不亮🔧，<请处理>。")
    assert one == Received(
        "pushed",
        "1234567890123456",
        "oCitizen",
        Medium.DIRECT,
        AT,
        "花园路路灯不亮🔧，<请处理>。",
        sender_id="oCitizen",
    )


def test_what_has_no_id_is_known_by_its_author_and_its_second() -> None:
    assert message(Content="好", MsgId="").id == "oCitizen_1348831860"
    assert message(Content="好", MsgId="1/../2").id == "oCitizen_1348831860"


@pytest.mark.parametrize(
    ("told", "text", "media"),
    [
        ({"MsgType": "image", "PicUrl": "http://x", "MediaId": "m1"}, "", ("m1", "image")),
        ({"MsgType": "voice", "MediaId": "m1", "Format": "amr"}, "", ("m1", "audio/amr")),
        (
            {"MsgType": "voice", "MediaId": "m1", "Recognition": "路灯不亮"},
            "路灯不亮",
            ("m1", "audio/amr"),
        ),
        ({"MsgType": "video", "MediaId": "m1", "ThumbMediaId": "t"}, "", ("m1", "video")),
        ({"MsgType": "shortvideo", "MediaId": "m1"}, "", ("m1", "video")),
        (
            {
                "MsgType": "location",
                "Location_X": "23.134521",
                "Location_Y": "113.358803",
                "Label": "花园路",
            },
            "花园路\n23.134521, 113.358803",
            None,
        ),
        (
            {"MsgType": "link", "Title": "通知", "Description": "停水", "Url": "https://a.cn/"},
            "通知\n停水\nhttps://a.cn/",
            None,
        ),
    ],
)
def test_each_kind_of_message_is_read(
    told: dict[str, str], text: str, media: tuple[str, str] | None
) -> None:
    one = message(**told)
    assert one.text == text
    until = one.sent_at + timedelta(days=3)
    assert one.media == (() if media is None else (Media(media[0], kind=media[1], until=until),))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("{}", "xml"),
        ("", "xml"),
        ("<xml><a>", "xml"),
        (xml(FromUserName="", Content="x"), "message"),
        (xml(FromUserName="一 二", Content="x"), "message"),
        (xml(CreateTime="", Content="x"), "message"),
        (xml(CreateTime="0", Content="x"), "message"),
        (xml(CreateTime="-5", Content="x"), "message"),
        (xml(CreateTime="9" * 30, Content="x"), "message"),
        (xml(CreateTime="١٣٤", Content="x"), "message"),
        (xml(Content="  "), "empty"),
        (xml(MsgType="image", MediaId="多"), "empty"),
        (xml(MsgType="transfer_customer_service"), "msgtype"),
        (xml(MsgType=""), "msgtype"),
    ],
)
def test_what_cannot_be_read_is_put_aside_whole_with_its_reason(told: str, reason: str) -> None:
    assert read(told) == Spoilt("pushed", told, reason)


@pytest.mark.parametrize("event", ["subscribe", "SCAN", "CLICK", "scancode_push"])
def test_what_lets_us_write_for_a_minute_is_no_message(event: str) -> None:
    assert read(xml(MsgType="event", Event=event)) == Reach("oCitizen", AT, A_MINUTE, 3)


def test_whoever_leaves_cannot_be_written_to() -> None:
    told = read(xml(MsgType="event", Event="unsubscribe"))
    assert told == Reach("oCitizen", AT, timedelta(0), 0)


@pytest.mark.parametrize(
    "event", ["VIEW", "LOCATION", "MASSSENDJOBFINISH", "kf_create_session", ""]
)
def test_other_events_are_nothing_to_us(event: str) -> None:
    assert read(xml(MsgType="event", Event=event)) is None


FOUND = {
    "ClickPushEvent.xml": Reach,
    "ImageMessageEvent.xml": Received,
    "LocationMessageEvent.xml": Received,
    "MassSendJobFinishEvent.xml": type(None),
    "ShortVideoMessageEvent.xml": Received,
    "SubscribePushEvent.xml": Reach,
    "TextMessageEvent.json": "xml",
    "TextMessageEvent.xml": Received,
    "TextMessageReply.xml": Received,
    "TransferCustomerServiceReply.xml": "msgtype",
    "UnsubscribePushEvent.xml": Reach,
    "VideoMessageEvent.xml": Received,
    "ViewPushEvent.xml": type(None),
    "VoiceMessageEvent.xml": Received,
}


def test_every_sample_is_read_or_put_aside_with_a_reason() -> None:
    folder = FIXTURES / "wechat_oa_events"
    samples = sorted(folder.iterdir()) if folder.is_dir() else []
    if not samples:
        pytest.skip(f"not here: {folder.name}")
    assert {one.name for one in samples} == set(FOUND)
    for one in samples:
        found = read(one.read_text("utf-8-sig"))
        told = found.reason if isinstance(found, Spoilt) else type(found)
        assert told == FOUND[one.name], one.name


NAMES = ["FromUserName", "CreateTime", "MsgType", "Content", "MsgId", "MediaId", "Event", "Label"]
KINDS = ["text", "image", "location", "link", "event", "1348831860", "oCitizen"]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80)
    | st.dictionaries(st.sampled_from(NAMES), st.sampled_from(KINDS) | st.text(max_size=9)).map(
        lambda told: xml(**told)
    )
)
def test_whatever_is_pushed_breaks_nothing(told: str) -> None:
    found = read(told)
    if isinstance(found, Received):
        assert found.id
        assert found.text or found.media
