"""How each of our accounts stands, and the one thing to do where it does not work."""

from collections.abc import Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Account, AuthRequired, Caps
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import NotAConnector
from moderator_app.ui import account_troubles, account_words, case_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import mark, t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import Button, Card, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 560
_AROUND: Final = 170
"""What stands above and below the accounts."""
_BY_SETTING: Final = frozenset({Standing.SIGN_IN, Standing.WRONG})
_FIRST: Final = (Tone.DANGER, Tone.WARN)
_DEEDS: Final = {
    Standing.SIGN_IN: mark("Channels", "Sign in anew…"),
    Standing.WRONG: mark("Channels", "Change the setting…"),
    Standing.HUMAN: mark("Channels", "Done there: try again"),
    Standing.RETRYING: mark("Channels", "Try again"),
    Standing.SPENT: mark("Channels", "Try again"),
}


class ChannelsDialog(Dialog):
    """Follows the accounts while it is open."""

    def __init__(
        self, bench: Workbench, commands: Commands, traffic: Traffic, parent: QWidget | None
    ) -> None:
        super().__init__(parent, width=_WIDTH)
        self._bench = bench
        self._commands = commands
        self._traffic = traffic
        self._lines: dict[UUID, AccountLine] = {}
        self._column = column(spacing=8)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._column)
        self._scroll = VScroll(inside)
        self.body.addWidget(self._scroll)
        self.hint.hide()
        self.cancel.setVisible(False)
        traffic.stood.connect(self._draw)
        bench.known.connect(self._draw)
        bench.minute.connect(self._draw)
        self.show_words()
        deeds = [line.deed for line in self._lines.values() if not line.deed.isHidden()]
        (deeds[0] if deeds else self.main).setFocus()

    @property
    def lines(self) -> Mapping[UUID, "AccountLine"]:
        return self._lines

    def _draw(self) -> None:
        accounts = self._bench.knowledge.own_accounts
        for id_ in [one for one in self._lines if one not in accounts]:
            line = self._lines.pop(id_)
            line.hide()
            line.deleteLater()
        for id_, account in sorted(accounts.items(), key=self._rank):
            if id_ not in self._lines:
                line = AccountLine()
                line.deed.clicked.connect(partial(self._do, id_))
                self._lines[id_] = line
                self._column.insertWidget(self._column.count() - 1, line)
            shut = self._traffic.shut.get(id_)
            self._lines[id_].show_account(account, self._state(account), shut, self._bench)
        self._make_room()
        self._bench.tasks.fetch(self._traffic.general, self._count, error=self._bench.complain)

    def _make_room(self) -> None:
        """All of them in sight, where the screen has the room."""
        most = self.screen().availableSize().height() - theme.current().px(_AROUND)
        wanted = self._column.heightForWidth(self.width() - theme.current().px(60))
        self._scroll.setMinimumHeight(min(max(wanted, self._column.sizeHint().height()), most))

    def _rank(self, one: tuple[UUID, Account]) -> int:
        """What waits for a person stands first when it is opened; from then on nothing moves."""
        account = one[1]
        tone = account_words.look(account, self._state(account)).tone
        return _FIRST.index(tone) if account.active and tone in _FIRST else len(_FIRST)

    def _state(self, account: Account) -> State | None:
        return self._traffic.states.get(account.id)

    def _count(self, found: Mapping[UUID, Caps]) -> None:
        for id_, line in self._lines.items():
            line.show_caps(found.get(id_, Caps()), self._bench)
        self._make_room()

    def _do(self, id_: UUID) -> None:
        account = self._bench.knowledge.own_accounts.get(id_)
        state = None if account is None else self._state(account)
        if account is None:
            return
        shut = self._traffic.shut.get(id_)
        by_setting = state is not None and state.standing in _BY_SETTING
        if not account.active or by_setting or _is_settled(shut):
            self._traffic.asked_for = id_
            self.accept()
            self._commands.run("settings.accounts")
        elif shut is not None and _is_locked(shut):
            self._traffic.open_again()
        else:
            self._traffic.release(id_)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Channels", "How our accounts stand"))
        self.main.setText(t("Channels", "Close (Esc)"))
        self._draw()


class AccountLine(Card):
    """One account: how it stands, since when, what is left of its calls, and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel(look="strong")
        self._chip = Chip(ChipLook(""))
        self._when = PlainLabel(look="muted", wrap=True)
        self._left = PlainLabel(look="muted", wrap=True)
        self.deed = Button()
        self.column.addLayout(row(self._name, self._chip, None, self.deed))
        self.column.addWidget(self._when)
        self.column.addWidget(self._left)
        self._left.hide()

    def show_account(
        self, account: Account, state: State | None, shut: Exception | None, bench: Workbench
    ) -> None:
        """`shut`: why it could not be opened at all."""
        name = f"{account.name} · {case_words.platform(account.platform)}"
        self._name.setText(name)
        self._chip.show_look(account_words.look(account, state))
        when = account_words.times(account, state, bench.local, bench.now())
        why = "" if shut is None else account_troubles.of(account.channel, shut).words
        amiss = account_troubles.amiss(account.channel, state)
        self._when.setText(account_words.joined([when, why, amiss]))
        deed = _deed(account, state, shut)
        self.deed.setText(deed)
        self.deed.setAccessibleName(
            t("Channels", "{account}: {deed}").format(account=name, deed=deed)
        )
        self.deed.setVisible(bool(deed))
        self.setAccessibleName(f"{name}: {self._chip.look.word}. {self._when.text()}")

    def show_caps(self, caps: Caps, bench: Workbench) -> None:
        lines = [account_words.budget(one, bench.local, bench.now()) for one in caps.budgets]
        if caps.waiting:
            lines.append(
                t("Channels", "%n citizen(s) wait for the platform's own agents", caps.waiting)
            )
        self._left.setText(" · ".join(lines))
        self._left.setVisible(bool(lines))

    @property
    def words(self) -> str:
        """All that is said of it."""
        return " · ".join(
            label.text() for label in (self._name, self._when, self._left) if label.text()
        )


def _is_settled(shut: Exception | None) -> bool:
    """Whether trying again would not help, but the settings do. A locked keyring is asked again."""
    return isinstance(shut, AuthRequired | Outage | NotAConnector) and not _is_locked(shut)


def _is_locked(shut: Exception) -> bool:
    return isinstance(shut, Outage) and shut.cause is Cause.KEYRING_LOCKED


def _deed(account: Account, state: State | None, shut: Exception | None) -> str:
    if shut is not None and _is_locked(shut):
        return t("Accounts", "Unlock the keyring")
    if _is_settled(shut):
        return t("Channels", "Settings…")
    if not account.active:
        return t("Channels", "Switch on…")
    if state is None:
        return t("Channels", "Try again")
    deed = _DEEDS.get(state.standing)
    return "" if deed is None else deed.shown()
