"""A citizen's letter comes in and is answered through the window, with real servers behind it."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Delivery, Stage, Status
from moderator_app.core.ids import case_id
from moderator_app.desk.files import SAVED
from moderator_app.desk.outbox import WINDOW_SETTING
from moderator_app.ui.panes.carried import CarriedStrip
from moderator_app.ui.panes.entry import Lane
from moderator_app.ui.traffic import Traffic
from tests.channels import dovecot
from tests.channels.dovecot import PASSWORD, Dovecot, server
from tests.channels.smtp import Sink, outgoing, sink
from tests.channels.test_mail import account, letter
from tests.channels.test_mail_contract import with_files
from tests.ui import made_pictures
from tests.ui.case_files import answer as answer_where
from tests.ui.case_files import recorded, tiles
from tests.ui.case_seats import CTRL, ROADS, Key, Screen, built, screen

__all__ = ["built", "outgoing", "screen", "server", "sink"]

pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.usefixtures("window_watchdog"),
]
LETTER = case_id("mail", "<a@x>")


@pytest.fixture
def strip(screen: Screen) -> CarriedStrip:
    made = CarriedStrip(screen.seat.bench, screen.seat.commands)
    around = screen.view.parentWidget()
    layout = None if around is None else around.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


@pytest.fixture
def traffic(screen: Screen, server: Dovecot, outgoing: tuple[Sink, int]) -> Iterator[Traffic]:
    """The account's password is held for this shift only, for there is no keyring here."""
    dovecot.empty(server)
    seat, ours = screen.seat, account(server, outgoing[1])
    seat.on_desk(lambda desk: desk.accounts.save(ours))
    seat.on_desk(lambda desk: desk.save_settings({WINDOW_SETTING: 60}))
    traffic = Traffic(seat.bench, seat.desk)
    traffic.connecting.secrets.keep(ours.id, {"password": PASSWORD}, held=True)
    seat.bench.learn()
    traffic.start()
    seat.qtbot.waitUntil(
        lambda: any(one.standing is Standing.FINE for one in traffic.states.values()), timeout=9000
    )
    yield traffic
    traffic.stop()


def is_here(screen: Screen, id_: str) -> bool:
    return screen.seat.ask(lambda reader: reader.dossier(case_id("mail", id_))) is not None


def arrives(screen: Screen, server: Dovecot, id_: str = "<a@x>") -> None:
    server.deliver(letter(id_, "云溪路路灯不亮。"))
    screen.seat.qtbot.waitUntil(lambda: is_here(screen, id_), timeout=9000)


def answer(screen: Screen, words: str) -> None:
    screen.show(LETTER)
    screen.key(Key.Key_R)
    screen.text.clear()
    screen.write(words)
    screen.key(Key.Key_Return, CTRL)


def can_be_read(screen: Screen, strip: CarriedStrip) -> None:
    """What stands in the strip has stood there long enough to be meant by a press."""
    screen.seat.qtbot.waitUntil(lambda: strip._meant is not None, timeout=9000)


def test_a_letter_is_answered_and_goes_out_when_one_says_now(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    arrives(screen, server)
    answer(screen, "已转照明处。")
    assert strip.isVisible()
    assert not screen.strip.isVisible(), "nothing is to be pasted by hand"
    assert "晨跑的人" in strip._words.text()
    assert sink.taken == []
    strip._first.click()
    screen.seat.qtbot.waitUntil(lambda: len(sink.taken) == 1, timeout=9000)
    screen.seat.qtbot.waitUntil(lambda: not strip.isVisible(), timeout=9000)
    assert screen.case(LETTER).status is Status.ANSWERED


def test_within_the_window_undo_takes_it_back_and_nothing_goes_out(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    arrives(screen, server)
    answer(screen, "已转照明处。")
    strip._second.click()
    screen.seat.settle()
    assert not strip.isVisible()
    screen.show(LETTER)
    assert "已转照明处。" in screen.text.words
    assert screen.case(LETTER).pending is None
    screen.seat.qtbot.wait(300)
    assert sink.taken == []


def test_what_may_have_gone_out_waits_for_a_person_and_is_settled_by_one_press(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    arrives(screen, server)
    sink.after_data = "drop"
    answer(screen, "已转照明处。")
    strip._first.click()
    screen.seat.qtbot.waitUntil(lambda: strip.property("notice") == "warn", timeout=9000)
    assert screen.case(LETTER).status is Status.UNSENT
    strip._second.click()  # meant for “take back”, which stood there a moment ago
    screen.seat.settle()
    assert strip.property("notice") == "warn"
    can_be_read(screen, strip)
    strip._first.click()
    screen.seat.settle()
    assert not strip.isVisible()
    assert (screen.case(LETTER).replies[0].delivery, len(sink.taken)) == (Delivery.SENT, 1)


def test_what_the_server_refuses_is_said_and_can_be_changed(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    arrives(screen, server)
    sink.after_data = "554 looks like spam"
    answer(screen, "已转照明处。")
    strip._first.click()
    screen.seat.qtbot.waitUntil(lambda: "554" in strip._words.text(), timeout=9000)
    can_be_read(screen, strip)
    strip._second.click()
    screen.seat.settle()
    screen.show(LETTER)
    assert "已转照明处。" in screen.text.words


def test_a_dispatch_goes_by_mail_and_its_answer_comes_back_into_the_lane(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    office = "office@roads.qingchuan.gov.cn"
    mailed = replace(screen.seat.bench.knowledge.by_id[ROADS], mail=office)
    screen.seat.on_desk(lambda desk: desk.directory.save_organisation(mailed))
    screen.seat.bench.learn()
    arrives(screen, server)
    screen.show(LETTER)
    screen.key(Key.Key_1)
    assert office in screen.view.handlers.mail.words.text()
    screen.key(Key.Key_R)
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)
    assert sink.taken == []
    strip._first.click()
    screen.seat.qtbot.waitUntil(lambda: len(sink.taken) == 1, timeout=9000)
    sent = message_from_bytes(sink.taken[0], policy=policy.default)
    assert sent["To"] == office
    text = "已派人，今晚修好。\n\n-----原始邮件-----\n发件人: 城管局\n主题: x\n日期: y\n"
    subject = f"答复：转发：{sent['Subject']}"
    server.deliver(letter("<f@r>", text, subject, From="张工 <zhang@roads.qingchuan.gov.cn>"))
    screen.seat.qtbot.waitUntil(lambda: _stage(screen) is Stage.ANSWERED, timeout=9000)
    screen.seat.settle()
    assert screen.view.timeline.shown[-1].entry is not None
    assert screen.view.timeline.shown[-1].entry.text == "已派人，今晚修好。"
    assert screen.view.timeline.shown[-1].entry.lane is Lane.ORGANISATION


def _stage(screen: Screen) -> Stage | None:
    handling = screen.case(LETTER).handling(ROADS)
    return None if handling is None else handling.stage


def test_the_pictures_of_a_letter_come_by_themselves_and_its_paper_when_asked_for(
    screen: Screen, server: Dovecot, traffic: Traffic, tmp_path: Path
) -> None:
    lamp, street = made_pictures.jpeg(1_600, 1_200), made_pictures.png(90, 60)
    paper = b"%PDF-1.7" + bytes(400_000)
    server.deliver(
        with_files(
            "<a@x>",
            ("路灯.jpg", "image/jpeg", lamp),
            ("街道.png", "image/png", street),
            ("../../清单.pdf", "application/pdf", paper),
        )
    )
    screen.seat.qtbot.waitUntil(lambda: is_here(screen, "<a@x>"), timeout=9000)
    screen.show(LETTER)
    screen.seat.qtbot.waitUntil(
        lambda: sum(tile.image is not None for tile in tiles(screen)) == 2, timeout=9000
    )
    names = [tile.accessibleName() for tile in tiles(screen)]
    assert names[0].startswith("Picture · 路灯.jpg")
    assert names[1].startswith("Picture · 街道.png")
    assert names[2] == "File · 清单.pdf · 391 KB · Not fetched · Enter: fetch it now"
    screen.key(Key.Key_O)
    screen.key(Key.Key_Return)
    screen.seat.qtbot.waitUntil(lambda: len(screen.case(LETTER).files) == 3, timeout=9000)
    screen.seat.settle()
    screen.key(Key.Key_O)
    screen.key(Key.Key_Return)
    assert answer_where(screen, tmp_path / "out.pdf") == "清单.pdf"
    screen.seat.qtbot.waitUntil(lambda: "Saved as out.pdf" in screen.said, timeout=9000)
    assert (tmp_path / "out.pdf").read_bytes() == paper
    assert recorded(tmp_path) == [SAVED]


def test_an_account_that_is_left_off_neither_reads_nor_sends(
    screen: Screen, server: Dovecot, sink: Sink, strip: CarriedStrip, traffic: Traffic
) -> None:
    arrives(screen, server)
    (ours,) = screen.seat.bench.knowledge.own_accounts.values()
    off = replace(ours, active=False)
    screen.seat.bench.write(lambda desk: desk.accounts.save(off))
    screen.seat.qtbot.waitUntil(lambda: not traffic.states, timeout=9000)
    screen.seat.settle()
    answer(screen, "已转照明处。")
    assert screen.strip.isVisible(), "a person carries it"
    assert sink.taken == []
