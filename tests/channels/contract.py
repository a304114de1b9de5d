"""What every connector must do, whatever its platform: the tests that each of them passes.

A test file makes a `Platform` (the citizen's and the operator's side of a server that really runs,
or of a simulator that is written from the vendor's documents and apart from the client) and
inherits `Contract`; where files can hang on a message, `ContractOfFiles`.
"""

import locale
import random
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from moderator_app.channels import progress
from moderator_app.channels.port import Channel
from moderator_app.core import fetching
from moderator_app.core.case import Case, Status, Target
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    AuthRequired,
    ChannelError,
    ContentRejected,
    Media,
    Outgoing,
    RateLimited,
    Received,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.fetching import Sort
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.exchange import Carried
from tests.channels import one_thread
from tests.channels.killing import Mission, Moment, killed_at
from tests.desks import a_desk

EMOJI = "您好🙏，𠮷祥路的路灯已报修🔧。"
KEY = "0123456789abcdef0123456789abcdef"
PICTURE = b"\xff\xd8\xff" + random.Random(7).randbytes(1_500_000)  # noqa: S311 - not a secret


class Platform(ABC):
    """A platform under a test's hands."""

    account: Account
    secrets: dict[str, str]
    stream: str

    @abstractmethod
    def connect(self) -> Channel:
        """A connector to it."""

    @abstractmethod
    def say(self, text: str) -> str:
        """A citizen says something new to us; returns the platform's id of it."""

    @abstractmethod
    def replies(self) -> list[str]:
        """The words of ours that have arrived there, one for each time they did."""

    @abstractmethod
    def trouble(self, kind: str) -> None:
        """From now on it refuses whom we are ("auth"), says that it is too much ("limit"), takes
        a reply and breaks off ("drop"), is not there ("down"), or is well again ("")."""

    def shut(self) -> bool:
        """By its own clock the time for replies is over; False where there is no such time."""
        return False


class PlatformOfFiles(Platform):
    """One on which files hang on messages."""

    @abstractmethod
    def attach(self, octets: bytes) -> None:
        """A citizen sends a picture of these octets."""

    @abstractmethod
    def lose(self) -> None:
        """It keeps none of the pictures any longer."""


class Contract:
    """Inherit, and give a fixture `platform`."""

    @pytest.fixture
    def channel(self, platform: Platform) -> Iterator[Channel]:
        opened = platform.connect()
        yield opened
        opened.close()

    @pytest.fixture
    def chinese_locale(
        self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[None]:
        """The C library speaks Chinese, as Qt has it do on a Chinese desktop."""
        made = tmp_path_factory.getbasetemp() / "zh_CN.UTF-8"
        compiler = shutil.which("localedef")
        source = Path("/usr/share/i18n/locales/zh_CN")
        if compiler is None or not source.exists():
            pytest.skip("not installed: locales")
        if not made.exists():  # it takes seconds, and serves every connector
            subprocess.run(  # noqa: S603 - a language for these tests
                [compiler, "-i", "zh_CN", "-f", "UTF-8", str(made)], check=True, capture_output=True
            )
        monkeypatch.setenv("LOCPATH", str(made.parent))
        before = locale.setlocale(locale.LC_ALL)
        locale.setlocale(locale.LC_ALL, "zh_CN.UTF-8")
        yield
        locale.setlocale(locale.LC_ALL, before)

    # Reading.

    def test_the_first_look_brings_what_is_there(
        self, platform: Platform, channel: Channel
    ) -> None:
        ids = [platform.say(f"第{n}件事") for n in range(3)]
        assert [one.id for one in _read(platform, channel)] == ids

    def test_a_look_goes_on_where_the_last_one_stopped(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        platform.say("第一件事")
        one_thread.look(desk, platform.account, channel, platform.stream)
        second = platform.say("第二件事")
        cursor = desk.inbound.cursor(platform.account.id, platform.stream)
        batch = channel.poll(platform.stream, cursor)
        assert second in {one.id for one in batch.items if isinstance(one, Received)}
        assert len(batch.items) <= 2

    def test_a_connector_made_anew_goes_on_all_the_same(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        platform.say("第一件事")
        one_thread.look(desk, platform.account, channel, platform.stream)
        again = platform.connect()
        platform.say("第二件事")
        one_thread.look(desk, platform.account, again, platform.stream)
        again.close()
        assert _count(desk) == 2

    def test_what_is_read_from_an_older_cursor_comes_in_once(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        for n in range(3):
            platform.say(f"第{n}件事")
        for cursor in (None, None):
            batch = channel.poll(platform.stream, cursor)
            desk.inbound.take(platform.account, platform.stream, batch)
        assert _count(desk) == 3

    def test_with_nothing_new_it_says_so_and_does_not_ask_to_be_asked_again(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        platform.say("一件事")
        one_thread.look(desk, platform.account, channel, platform.stream)
        one_thread.look(desk, platform.account, channel, platform.stream)
        cursor = desk.inbound.cursor(platform.account.id, platform.stream)
        assert not channel.poll(platform.stream, cursor).more
        assert _count(desk) == 1

    def test_hanzi_beyond_the_common_ones_and_emoji_come_in_whole(
        self, platform: Platform, channel: Channel
    ) -> None:
        platform.say(EMOJI)
        assert EMOJI in _read(platform, channel)[0].text

    @pytest.mark.usefixtures("chinese_locale")
    def test_it_reads_and_sends_on_a_desktop_that_speaks_chinese(
        self, platform: Platform, channel: Channel
    ) -> None:
        """Qt sets the language of the C library, in which dates are then read and written."""
        assert time.strftime("%a") not in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
        platform.say("路灯不亮")
        one = _read(platform, channel)[0]
        channel.send(_reply_to(platform, one, "已转照明处。"))
        assert abs(datetime.now(UTC) - one.sent_at) < timedelta(minutes=5)

    # Who we are.

    def test_checking_says_who_we_are(self, channel: Channel) -> None:
        assert channel.check().name

    def test_an_account_that_must_sign_in_anew_is_told_from_an_outage(
        self, platform: Platform
    ) -> None:
        platform.trouble("auth")
        fresh = platform.connect()
        with pytest.raises(AuthRequired):
            fresh.poll(platform.stream, None)
        fresh.close()

    def test_too_much_asked_is_told_from_all_else(
        self, platform: Platform, channel: Channel
    ) -> None:
        platform.say("路灯不亮")
        one = _read(platform, channel)[0]
        platform.trouble("limit")
        with pytest.raises(RateLimited):
            channel.send(_reply_to(platform, one, "已转照明处。"))
        assert platform.replies() == []

    def test_a_platform_that_is_not_there_took_nothing(
        self, platform: Platform, channel: Channel
    ) -> None:
        platform.say("路灯不亮")
        one = _read(platform, channel)[0]
        platform.trouble("down")
        fresh = platform.connect()
        with pytest.raises(Transient):
            fresh.poll(platform.stream, None)
        with pytest.raises(Transient):
            fresh.send(_reply_to(platform, one, "已转照明处。"))
        fresh.close()

    # Sending.

    def test_a_reply_arrives_word_for_word_and_once(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        case = _answered(platform, channel, desk, EMOJI)
        assert _arrived(platform, EMOJI) == 1
        assert case.status is Status.ANSWERED

    def test_our_own_reply_does_not_come_back_as_a_message(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        case = _answered(platform, channel, desk, "已转照明处。")
        one_thread.look(desk, platform.account, channel, platform.stream)
        assert desk.session.case(case.id) == case
        assert _count(desk) == 1

    def test_an_answer_that_never_came_is_ambiguous(
        self, platform: Platform, channel: Channel
    ) -> None:
        platform.say("路灯不亮")
        one = _read(platform, channel)[0]
        platform.trouble("drop")
        with pytest.raises(Ambiguous):
            channel.send(_reply_to(platform, one, "已转照明处。"))

    def test_what_is_too_long_is_not_sent_and_where_there_is_no_limit_it_arrives_whole(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        platform.say("路灯不亮")
        one = _read(platform, channel)[0]
        one_thread.look(desk, platform.account, channel, platform.stream)
        longest = channel.caps(_reply_to(platform, one, "").target).longest
        words = "长" * (2 * (longest or 20_000) + 1)
        carried = _carried(platform, channel, desk, one.id, words)
        if longest is None:
            assert (carried.error, _arrived(platform, words)) == (None, 1)
            return
        assert isinstance(carried.error, ChannelError)
        assert platform.replies() == []
        assert [entry.state for entry in desk.outbox.unsettled()] == [State.FAILED]

    def test_where_a_window_is_over_nothing_arrives_and_where_there_is_none_it_does(
        self, platform: Platform, channel: Channel, desk: Desk
    ) -> None:
        post = platform.say("路灯不亮")
        one_thread.look(desk, platform.account, channel, platform.stream)
        is_over = platform.shut()
        carried = _carried(platform, channel, desk, post, "已转照明处。")
        if not is_over:
            assert (carried.error, _arrived(platform, "已转照明处。")) == (None, 1)
            return
        assert isinstance(carried.error, WindowClosed | TargetGone)
        assert platform.replies() == []
        assert [entry.state for entry in desk.outbox.unsettled()] == [State.FAILED]

    @pytest.mark.parametrize("moment", list(Moment))
    def test_killed_at_any_step_of_a_send_it_arrives_once_or_is_shown(
        self, platform: Platform, tmp_path: Path, moment: Moment
    ) -> None:
        folder = tmp_path / "killed"
        with ready(folder) as desk:
            channel = platform.connect()
            post = platform.say("路灯不亮")
            one_thread.look(desk, platform.account, channel, platform.stream)
            _reply(desk, post, platform, "已转照明处。")
            channel.close()
        killed_at(moment, Mission(folder, platform.account, platform.secrets))
        with ready(folder) as desk:
            channel = platform.connect()
            desk.session.now = lambda: datetime.now(UTC) + timedelta(minutes=5)
            desk.outbox.recover()
            one_thread.resolve(desk, platform.account.id, channel)
            while one_thread.send_next(desk, platform.account.id, channel) is not None:
                pass
            channel.close()
            left = [entry.state for entry in desk.outbox.unsettled()]
            arrived = _arrived(platform, "已转照明处。")
            case = desk.session.case(case_id(platform.account.platform, post))
            assert arrived <= 1
            if left:
                assert (left, case.status) == ([State.UNKNOWN], Status.UNSENT)
            else:
                assert (arrived, case.status) == (1, Status.ANSWERED)
            assert not (left and moment is Moment.BEFORE_BEGUN)


class ContractOfFiles(Contract):
    def test_a_picture_comes_whole_and_within_its_limit(
        self, platform: PlatformOfFiles, channel: Channel
    ) -> None:
        media = _sent(platform, channel)
        assert channel.fetch(media, len(PICTURE)) == PICTURE
        with pytest.raises(ContentRejected, match="too_large"):
            channel.fetch(media, len(PICTURE) - 1)

    def test_a_picture_the_platform_keeps_no_longer_is_gone(
        self, platform: PlatformOfFiles, channel: Channel
    ) -> None:
        media = _sent(platform, channel)
        platform.lose()
        with pytest.raises(TargetGone):
            channel.fetch(media, len(PICTURE))

    def test_how_far_a_picture_has_come_is_told_and_it_can_be_let_go_of(
        self, platform: PlatformOfFiles, channel: Channel
    ) -> None:
        media, told = _sent(platform, channel), list[int]()

        def hear(octets: int) -> bool:
            told.append(octets)
            return len(told) < 2

        with progress.told_to(hear), pytest.raises(Transient, match="forgone"):
            channel.fetch(media, len(PICTURE))
        assert 0 < told[0] < told[1] < len(PICTURE)


@contextmanager
def ready(folder: Path) -> Iterator[Desk]:
    """A desk that sends at once, on real time."""
    folder.mkdir(exist_ok=True)
    with a_desk(folder) as desk:
        desk.session.now = lambda: datetime.now(UTC)
        desk.save_settings({"outbox.undo_seconds": 0})
        yield desk


def _read(platform: Platform, channel: Channel) -> list[Received]:
    items = channel.poll(platform.stream, None).items
    return [one for one in items if isinstance(one, Received) and not one.own]


def _sent(platform: PlatformOfFiles, channel: Channel) -> Media:
    platform.attach(PICTURE)
    (media,) = _read(platform, channel)[-1].media
    assert fetching.sort_of(media.kind, media.name) is Sort.PICTURE
    return media


def _reply_to(platform: Platform, one: Received, text: str) -> Outgoing:
    target = Target(
        platform.account.id, platform.stream, one.thread, one.id, one.sender_id, one.title
    )
    return Outgoing(KEY, target, text, one.title)


def _reply(desk: Desk, post: str, platform: Platform, text: str) -> None:
    case = desk.session.case(case_id(platform.account.platform, post))
    words = Words(text, to=case.answerable)
    assert not desk.cases.commit(case.id, case.head, to=None, reply=words).overtaken


def _answered(platform: Platform, channel: Channel, desk: Desk, text: str) -> Case:
    post = platform.say("路灯不亮")
    one_thread.look(desk, platform.account, channel, platform.stream)
    assert _carried(platform, channel, desk, post, text).error is None
    return desk.session.case(case_id(platform.account.platform, post))


def _carried(platform: Platform, channel: Channel, desk: Desk, post: str, text: str) -> Carried:
    _reply(desk, post, platform, text)
    carried = one_thread.send_next(desk, platform.account.id, channel)
    assert carried is not None
    return carried


def _arrived(platform: Platform, text: str) -> int:
    return sum(text in words for words in platform.replies())


def _count(desk: Desk) -> int:
    return int(desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()[0])
