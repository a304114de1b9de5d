"""What the bar at the top says of our accounts: how many of them work, by a word and a shape."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from typing_extensions import override

from moderator_app.core import account_state
from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Account
from moderator_app.ui import account_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.channels import ChannelsDialog
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.overlays import open_over
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.text import t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.workbench import Workbench


class ChannelsBanner(ChipButton):
    """Hidden where no account is in use. An account that goes down is told of once, and once more
    when it works again."""

    def __init__(self, bench: Workbench, commands: Commands, traffic: Traffic) -> None:
        super().__init__(ChipLook(""))
        self._bench = bench
        self._commands = commands
        self._traffic = traffic
        self._told = dict[UUID, bool]()
        """Whether an account was said to work in part, and else not at all."""
        # After a click the keys are still those of the page.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        commands.bind("channels", self.open, when=self._any)
        commands.changed.connect(self._draw)
        bench.known.connect(self._heed)
        traffic.stood.connect(self._heed)
        traffic.settings_wanted.connect(self._open_settings)
        self._draw()

    def open(self) -> None:
        open_over(ChannelsDialog(self._bench, self._commands, self._traffic, self.window()))

    def _open_settings(self) -> None:
        self._commands.run("settings.accounts")

    def _accounts(self) -> list[Account]:
        return [one for one in self._bench.knowledge.own_accounts.values() if one.active]

    def _any(self) -> bool:
        return bool(self._accounts())

    def _heed(self) -> None:
        self._draw()
        for account in self._accounts():
            state = self._traffic.states.get(account.id)
            if state is not None:
                self._tell(account, state)

    def _tell(self, account: Account, state: State) -> None:
        topic = f"account {account.id}"
        amiss = account_state.is_amiss(state)
        if account_state.is_down(state) and self._told.get(account.id) is not amiss:
            self._told[account.id] = amiss
            words = t("TopBar", "{account}: {standing}. It is tried again by itself.")
            if state.is_held:
                words = t("TopBar", "{account}: {standing}. What is to be sent waits here.")
            elif amiss:
                words = t("TopBar", "{account}: {standing}. Look, and it says what to do.")
            said = words.format(
                account=self._name(account), standing=account_words.chip(state).word
            )
            look = Action(t("TopBar", "Look"), self.open)
            self._bench.notices.say(Kind.WARN, said, look, sticky=True, topic=topic)
        elif state.standing is Standing.FINE and not amiss and account.id in self._told:
            del self._told[account.id]
            self._bench.notices.withdraw(topic)
            words = t("TopBar", "{account} works again")
            self._bench.notices.say(
                Kind.INFO, words.format(account=self._name(account)), topic=topic
            )

    def _name(self, account: Account) -> str:
        return account_words.called(account, self._accounts())

    def _draw(self) -> None:
        accounts = self._accounts()
        states = [self._traffic.states.get(one.id, State()) for one in accounts]
        fine = sum(state.standing is Standing.FINE for state in states)
        words = t("TopBar", "Channels {fine}/{all}").format(fine=fine, all=len(accounts))
        shut = any(one.id in self._traffic.shut for one in accounts)
        self.show_look(ChipLook(words, *_mark(states, shut=shut)))
        key = self._commands.hint("channels")
        self.setToolTip(t("TopBar", "How our accounts stand ({key})").format(key=key))
        lines = [
            t("Accounts", "{name} · {standing}").format(
                name=self._name(one), standing=account_words.chip(state).word
            )
            for one, state in zip(accounts, states, strict=True)
        ]
        self.setAccessibleDescription("; ".join(lines))
        # Not before it stands in the bar: shown by itself it would be a window.
        if self.parentWidget() is not None:
            self.setVisible(bool(accounts))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_told"):
            self._draw()
        super().changeEvent(event)


def _mark(states: list[State], *, shut: bool) -> tuple[Tone, Shape]:
    """How the worst of them stands; `shut`: one of them could not be opened at all."""
    if any(state.is_held for state in states):
        return Tone.DANGER, Shape.SQUARE
    if shut or any(account_state.is_down(state) for state in states):
        return Tone.WARN, Shape.TRIANGLE
    if all(state.standing is Standing.FINE for state in states):
        return Tone.OK, Shape.DOT
    return Tone.PLAIN, Shape.RING
