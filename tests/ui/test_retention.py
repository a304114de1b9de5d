"""How long cases are kept, chosen by keys; what would go, looked at, and erased by its number."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from moderator_app.core.case import Outcome
from moderator_app.core.decisions import Incoming
from moderator_app.core.retention import SETTING, By, Rule, Rules, from_setting
from moderator_app.desk import backups
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import now
from moderator_app.desk.reading import Reader
from moderator_app.desk.retention import BATCH
from moderator_app.ui.dialogs.retention import RetentionDialog
from moderator_app.ui.dialogs.settings_retention import RetentionPage
from tests.ui.benches import LAMP, Seat

Key = Qt.Key
SAID = "多年前的一件旧事"


def open_page(seat: Seat) -> RetentionPage:
    page = RetentionPage(seat.bench)
    seat.seat(page)
    return page


def kept(seat: Seat) -> Rules:
    seat.settle()
    return from_setting(seat.ask(Reader.settings).get(SETTING))


def words(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def a_long_time_ago(count: int, desk: Desk) -> None:
    """Cases of two years ago, closed then."""
    session = desk.session
    session.now = partial(_moment, now() - timedelta(days=730))
    for n in range(count):
        message = Incoming("weibo", f"old{n}", f"{SAID}之{n}", session.now(), author="旧人")
        case, _ = desk.intake.by_hand(message)
        head = session.case(case).head
        desk.cases.close(case, head, Outcome.RESOLVED, "电话告知", told=True)
    session.now = now


def _moment(at: datetime) -> datetime:
    return at


def test_a_new_desk_keeps_everything_and_says_so(seat: Seat) -> None:
    page = open_page(seat)
    assert page.list.item(0).text() == "All other cases · kept for ever"
    assert not page.look.isEnabled()
    assert "Nothing goes by itself" in words(page)


def test_rules_are_made_changed_ordered_and_removed_by_keys_and_kept_at_once(seat: Seat) -> None:
    page = open_page(seat)
    page.add.setFocus()
    seat.press(Key.Key_Space)
    assert kept(seat) == Rules((Rule(By.CHANNEL, "weibo", 36),))
    page.add.setFocus()
    seat.press(Key.Key_Space)
    assert QApplication.focusWidget() is page.category
    page.months.setFocus()
    page.months.selectAll()
    seat.type("12")
    seat.press(Key.Key_Return)
    first, second = Rule(By.CHANNEL, "weibo", 36), Rule(By.CHANNEL, "wecom", 12)
    assert kept(seat) == Rules((first, second))
    page.up.setFocus()
    seat.press(Key.Key_Space)
    assert kept(seat) == Rules((second, first))
    page.remove.setFocus()
    seat.press(Key.Key_Space)
    assert kept(seat) == Rules((first,))
    page.list.setFocus()
    seat.press(Key.Key_End)
    assert not page.category.isEnabled()
    page.months.setFocus()
    seat.press(Key.Key_Up)
    assert kept(seat) == Rules((first,), others=6)
    seat.press(Key.Key_Down)
    assert kept(seat) == Rules((first,))


def test_what_is_due_is_counted_shown_and_erased_once_its_number_is_typed(seat: Seat) -> None:
    count = BATCH + 3
    seat.on_desk(partial(a_long_time_ago, count))
    backups.back_up(seat.place, now() - timedelta(hours=1))
    page = open_page(seat)
    page.months.setFocus()
    seat.press(Key.Key_Up)
    seat.settle()
    page.look.setFocus()
    seat.press(Key.Key_Space)
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RetentionDialog)
    assert f"{count} case(s) have been kept long enough" in words(dialog)
    assert dialog.due.item(0).text().startswith(f"{count} case(s) · All other cases")
    assert dialog.cases.count() == count
    assert SAID in dialog.cases.item(0).text()
    dialog.number.setFocus()
    seat.type("3")
    seat.press(Key.Key_Return)
    assert f"Type {count} to erase them" in words(dialog)
    assert dialog.run is None
    dialog.number.selectAll()
    seat.type(str(count))
    seat.press(Key.Key_Return)
    seat.qtbot.waitUntil(lambda: dialog.run is not None and not dialog.run.running, timeout=20_000)
    seat.settle()
    assert f"{count} case(s) erased" in words(dialog)
    assert dialog.cases.count() == 0
    assert len(backups.own(seat.place)) == 1
    seat.press(Key.Key_Return)
    seat.settle()
    assert seat.ask(Reader.erasures) == count
    assert not seat.dossier(LAMP).case.erased


def test_where_nothing_is_due_it_says_so_and_offers_nothing_to_erase(seat: Seat) -> None:
    dialog = RetentionDialog(seat.bench, seat.window, Rules(others=6))
    dialog.open()
    seat.settle()
    assert "Nothing has been kept long enough" in words(dialog)
    assert not dialog.number.isVisible()
    seat.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert QApplication.activeModalWidget() is None


def test_stopped_between_two_batches_the_rest_stays(seat: Seat) -> None:
    seat.on_desk(partial(a_long_time_ago, BATCH * 3))
    dialog = RetentionDialog(seat.bench, seat.window, Rules(others=6))
    dialog.open()
    seat.settle()
    dialog.number.setFocus()
    seat.type(str(BATCH * 3))
    seat.press(Key.Key_Return)
    run = dialog.run
    assert run is not None

    def stop() -> None:
        # Within the first batch's own word: three of them may be over before one looks again.
        run.progressed.disconnect(stop)
        seat.press(Key.Key_Escape)

    run.progressed.connect(stop)
    seat.qtbot.waitUntil(lambda: not run.running, timeout=20_000)
    seat.settle()
    erased = run.erased
    assert erased == BATCH
    assert "Stopped" in words(dialog)
    assert seat.ask(Reader.erasures) == erased
    assert seat.on_desk(_is_clean)
    seat.press(Key.Key_Return)
    seat.settle()


def _is_clean(desk: Desk) -> bool:
    rows = desk.session.store.connection.execute("SELECT key FROM meta").fetchall()
    return ("unclean",) not in rows
