"""What a window says of our accounts and of the windows for replies, to be drawn and read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QDialog

from moderator_app.core.account_state import Standing, State
from moderator_app.core.case import Audience
from moderator_app.core.channels import Account, Budget, Caps, Counting, NotDelivered
from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.outbox import Entry
from moderator_app.core.outbox import State as Sending
from moderator_app.core.reach import Reach
from moderator_app.core.reply_windows import Window
from moderator_app.core.rows import Quarantined
from moderator_app.ui import window_words
from moderator_app.ui.dialogs.channels import ChannelsDialog
from moderator_app.ui.dialogs.settings_sending import SendingPage
from moderator_app.ui.panes import carried_words
from moderator_app.ui.panes.aside_card import AsideCard
from moderator_app.ui.panes.composer_guard import GuardLine, Verdict
from moderator_app.ui.panes.composer_split import SplitOffer
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.window import MainWindow

CHANNELS = ("wecom", "wechat_oa", "weibo", "mail", "wecom", "mail")
NAMES = ("咨询客服", "清川城管", "@清川城管", "信箱", "12345", "旧信箱")


def traffic(window: MainWindow) -> Traffic:
    """An account in every standing there is, and one that is switched off."""
    bench, now = window.case._bench, datetime.now(UTC)
    accounts = {
        UUID(int=n): Account(UUID(int=n), channel, channel.partition("_")[0], name, {}, n < 5)
        for n, (channel, name) in enumerate(zip(CHANNELS, NAMES, strict=True))
    }
    bench.knowledge = replace(bench.knowledge, own_accounts=accounts)
    made = Traffic(bench, bench._desk, window)
    standings = (Standing.FINE, Standing.RETRYING, Standing.SPENT, Standing.SIGN_IN, Standing.WRONG)
    for n, standing in enumerate(standings):
        due = None if standing in {Standing.SIGN_IN, Standing.WRONG} else now + timedelta(minutes=4)
        made._states[UUID(int=n)] = State(standing, now - timedelta(minutes=n), due, n)
    return made


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    return {
        "accounts stand": partial(accounts_stand, window),
        "sending": partial(sending, window),
        "windows": partial(windows, window),
        "put aside from an account": partial(put_aside, window),
    }


def accounts_stand(window: MainWindow) -> QDialog:
    bench = window.case._bench
    dialog = ChannelsDialog(bench, window.commands, traffic(window), window)
    counted = Budget("calls", 63, 100, datetime.now(UTC) + timedelta(hours=3))
    dialog.lines[UUID(int=2)].show_caps(Caps(budgets=(counted,)), bench)
    return dialog


def sending(window: MainWindow) -> QDialog:
    dialog = QDialog(window)
    dialog.setWindowTitle("…")
    dialog.setLayout(column(SendingPage(window.case._bench)))
    return dialog


def windows(window: MainWindow) -> QDialog:
    """Every window there is, the offers to send several messages, and why a reply failed."""
    now = datetime.now(UTC)
    parts: list[PlainLabel | SplitOffer | GuardLine] = []
    open_ = Window(now + timedelta(hours=21, minutes=40, seconds=30), 3)
    for one in (open_, replace(open_, left=0), Window(now, 2), None):
        reach = Reach(False, 40, Counting.OCTETS, one, can_reply=one is not None)  # noqa: FBT003
        look = window_words.look(reach, now, timedelta(hours=2))
        said = "" if look is None else look.word
        parts.append(
            PlainLabel(f"{said} · {window_words.what_instead(reach, now, 'T')}", wrap=True)
        )
    for text, left in (
        ("路灯已报修。" * 4, 3),
        ("路灯已报修。" * 4, 1),
        ("路灯" * 12, 9),
        ("好。" * 99, 9),
    ):
        offer = SplitOffer(window.commands)
        offer.show_text(text, Reach(False, 40, Counting.OCTETS, replace(open_, left=left)), now)  # noqa: FBT003
        parts.append(offer)
    guard = GuardLine()
    found = (
        Finding(Problem.WINDOW_SHUT, Severity.BLOCK, 0, 0),
        Finding(Problem.LAST_MESSAGE, Severity.WARN, 0, 0),
    )
    guard.show_verdict(Verdict(found, Audience.PRIVATE, empty=False))
    parts.append(guard)
    for why in NotDelivered:
        entry = Entry(UUID(int=1), UUID(int=2), UUID(int=3), Sending.FAILED, now, why=why, code="4")
        parts.append(PlainLabel(carried_words.sentence(entry, 0, "", "wecom", "1"), wrap=True))
    dialog = QDialog(window)
    dialog.setWindowTitle("…")
    dialog.setLayout(column(*parts))
    return dialog


def put_aside(window: MainWindow) -> QDialog:
    """What came through an account and cannot be read."""
    card = AsideCard()
    card.show_row(Quarantined(1, "信箱", 0, "text", "", ('{"id": []}',), datetime.now(UTC)))
    dialog = QDialog(window)
    dialog.setWindowTitle("…")
    dialog.setLayout(column(card))
    return dialog
