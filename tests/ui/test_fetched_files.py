"""What hangs on a message, in the timeline: what is here, what is not, and asking for it by keys."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.core.channels import ChannelError, ContentRejected, Media, TargetGone, Transient
from moderator_app.core.erasing import Ground
from moderator_app.core.fetching import State
from moderator_app.core.ids import case_id
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.rows import CaseRow
from moderator_app.desk.desk import Desk
from moderator_app.desk.fetching import Turn
from moderator_app.desk.reading import Reader
from moderator_app.ui import text
from moderator_app.ui.dialogs.picture_viewer import PictureViewer
from moderator_app.ui.dialogs.settings_fetching import FetchingSetting
from moderator_app.ui.models import lines
from moderator_app.ui.text import Language
from moderator_app.ui.traffic import Traffic
from tests.desk.accounts import ACCOUNT, STREAM, batch, said
from tests.ui import made_pictures
from tests.ui.benches import RESOURCES
from tests.ui.case_files import entries, tiles, wait_for_image
from tests.ui.case_seats import Key, Screen, built, screen

__all__ = ["built", "screen"]

CASE = case_id("mail", "a")
LAMP = Media("1:1:2:base64", "路灯.png", "image/png", 2_200_000)
FILM = Media("1:1:3:base64", "录像.mp4", "video/mp4", 9_000_000)
VOICE = Media("M1", kind="audio/amr")
RECORDING = b"#!AMR\n" + (b"\x3c" + bytes(31)) * 600


def comes(screen: Screen, *media: Media, text: str = "见图") -> None:
    now = screen.seat.bench.now()
    message = replace(said("a", text, at=now), media=media)
    screen.seat.on_desk(lambda desk: desk.accounts.save(ACCOUNT))
    screen.seat.on_desk(lambda desk: desk.inbound.take(ACCOUNT, STREAM, batch(message)))
    screen.seat.bench.learn()
    screen.show(CASE)


def begin(desk: Desk) -> Turn:
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    return turn


def brings(screen: Screen, what: bytes | ChannelError) -> None:
    """The lane's next turn, and what a platform gives."""

    def work(desk: Desk) -> object:
        turn = begin(desk)
        if isinstance(what, bytes):
            return desk.fetching.arrived(turn, what)
        return desk.fetching.failed(turn, what)

    screen.seat.on_desk(work)
    screen.show(CASE)


def told(screen: Screen) -> list[str]:
    return [tile.accessibleName() for tile in tiles(screen)]


def _rows(reader: Reader) -> list[CaseRow]:
    return list(reader.rows(list(reader.keys_of([CASE]).values())).values())


def press(screen: Screen) -> None:
    """The newest by key, and what pressing it does."""
    screen.key(Key.Key_O)
    screen.key(Key.Key_Return)


def states(screen: Screen, case: UUID = CASE) -> list[State]:
    return [entry.state for entry in screen.seat.dossier(case).unfetched]


def test_what_is_not_here_is_told_where_it_hangs_with_its_kind_and_size(screen: Screen) -> None:
    comes(screen, LAMP, FILM, VOICE)
    assert told(screen) == [
        "Picture · 路灯.png · 2.1 MB · Waits to be fetched · Enter: do not wait for it",
        "Video · 录像.mp4 · 8.6 MB · Not fetched · Enter: fetch it now",
        "Voice message · Waits to be fetched · Enter: do not wait for it",
    ]
    assert len(entries(screen)) == 1


def test_it_is_said_in_chinese_too(screen: Screen, qapp: QApplication) -> None:
    assert text.install(qapp, RESOURCES, Language.CHINESE)
    comes(screen, LAMP, FILM, VOICE)
    told_ = told(screen)
    assert text.install(qapp, RESOURCES, Language.ENGLISH)
    assert told_ == [
        "图片 · 路灯.png · 2.1 MB · 等待下载 · 按回车不再等它",
        "视频 · 录像.mp4 · 8.6 MB · 未下载 · 按回车立即下载",
        "语音 · 等待下载 · 按回车不再等它",
    ]


def test_what_arrives_takes_its_place_and_the_timeline_stays_where_it_is(screen: Screen) -> None:
    comes(screen, LAMP, FILM, VOICE)
    place = screen.view.timeline.verticalScrollBar().value()
    brings(screen, made_pictures.png(90, 60))
    brings(screen, RECORDING)
    wait_for_image(screen)
    assert [tile.file is not None for tile in tiles(screen)] == [True, False, True]
    assert told(screen)[2] == "Voice message · 12 s · 19 KB"
    assert screen.view.timeline.verticalScrollBar().value() == place
    assert len(entries(screen)) == 1


def test_a_picture_is_reached_and_enlarged_by_keys(screen: Screen) -> None:
    comes(screen, LAMP)
    brings(screen, made_pictures.png(900, 600))
    screen.key(Key.Key_O)
    viewer = screen.dialog(PictureViewer)
    screen.seat.qtbot.waitUntil(lambda: viewer.canvas.image is not None, timeout=20_000)
    assert "路灯.png" in viewer.canvas.accessibleName()
    viewer.reject()


def test_one_press_asks_for_it_and_another_does_not_wait_for_it(screen: Screen) -> None:
    comes(screen, FILM)
    press(screen)
    assert states(screen) == [State.WAITING]
    assert told(screen) == [
        "Video · 录像.mp4 · 8.6 MB · Waits to be fetched · Enter: do not wait for it"
    ]
    press(screen)
    assert states(screen) == [State.OFFERED]
    assert "Not fetched" in told(screen)[0]


def test_while_it_comes_one_sees_how_far_it_is_and_can_leave_it(screen: Screen) -> None:
    comes(screen, FILM)
    press(screen)
    key = screen.seat.on_desk(begin).entry.key
    underway = screen.seat.bench.underway
    assert underway.came(key, 3 * 1024 * 1024)
    screen.seat.qtbot.waitUntil(lambda: "3.0 MB of 8.6 MB" in told(screen)[0], timeout=5_000)
    press(screen)
    assert not underway.came(key, 4 * 1024 * 1024)
    underway.over(key)
    assert states(screen) == [State.OFFERED]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TargetGone("40007"), "The platform has it no more"),
        (ContentRejected("too_large"), "Not fetched"),
        (Transient("dns"), "Is tried again"),
    ],
)
def test_what_went_wrong_is_said_where_it_hangs(
    screen: Screen, error: ChannelError, words: str
) -> None:
    comes(screen, LAMP)
    brings(screen, error)
    assert words in told(screen)[0]


def test_what_the_platform_keeps_for_a_time_says_until_when(screen: Screen) -> None:
    until = screen.seat.bench.now().replace(year=2030, month=1, day=2, hour=4, minute=0)
    comes(screen, replace(FILM, until=until))
    assert "Not fetched · kept until" in told(screen)[0]
    assert "12:00" in told(screen)[0]


def test_what_is_longer_than_anything_is_kept_says_where_to_look(screen: Screen) -> None:
    comes(screen, replace(FILM, size=50_000_000))
    assert told(screen) == ["Video · 录像.mp4 · 47.7 MB · Over 20 MB: see the platform"]
    press(screen)
    assert "larger than 20 MB" in screen.said


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\nbroken", made_pictures.png_that_says(30_000, 30_000)]
)
def test_a_picture_that_is_broken_or_a_bomb_shows_a_word(screen: Screen, data: bytes) -> None:
    comes(screen, LAMP)
    brings(screen, data)
    screen.seat.qtbot.waitUntil(lambda: "Cannot be shown" in told(screen)[0], timeout=20_000)
    assert tiles(screen)[0].image is None


def test_a_message_of_a_picture_alone_is_no_empty_line_in_the_list(screen: Screen) -> None:
    comes(screen, LAMP, text="")
    (row,) = screen.seat.ask(_rows)
    assert lines._words(row) == "Without words: see what hangs on it"


def test_erased_it_is_gone_from_the_timeline(screen: Screen) -> None:
    comes(screen, LAMP, FILM)
    brings(screen, made_pictures.png(90, 60))
    screen.seat.on_desk(lambda desk: desk.erase([CASE], Ground.REQUEST, "本人申请"))
    screen.show(CASE)
    assert tiles(screen) == []


def test_a_disk_that_is_nearly_full_is_a_notice_and_no_crash(screen: Screen) -> None:
    traffic = Traffic(screen.seat.bench, screen.seat.desk)
    traffic.failed(Outage(Cause.DISK_NEARLY_FULL))
    screen.seat.settle()
    assert "Messages come in as ever" in screen.said


def test_how_much_comes_by_itself_is_chosen_in_the_settings(screen: Screen) -> None:
    field = FetchingSetting(screen.seat.bench)
    screen.seat.seat(field)
    screen.seat.settle()
    assert field.megabytes.value() == 5
    field.megabytes.setValue(2)
    screen.seat.settle()
    assert screen.seat.on_desk(lambda desk: desk.fetching._own_mb()) == 2
