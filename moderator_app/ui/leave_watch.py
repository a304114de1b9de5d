"""What platforms have given leave for a time: said three days, a day and an hour before it ends."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QObject

from moderator_app.core import granting
from moderator_app.ui import account_words
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class LeaveWatch(QObject):
    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._said = dict[UUID, timedelta]()
        bench.known.connect(self.look)
        bench.minute.connect(self.look)

    def look(self) -> None:
        """Each warning once in a sitting; an account that was given leave anew starts over."""
        now = self._bench.now()
        for account in self._bench.knowledge.own_accounts.values():
            ends = granting.until(account)
            warning = None if ends is None else granting.warning(ends, now)
            if ends is None or warning is None or not account.active:
                self._said.pop(account.id, None)
            elif self._said.get(account.id) != warning:
                self._said[account.id] = warning
                told = account_words.ends(ends, now, self._bench.local(ends))
                words = t("Accounts", "{account}: {what}").format(account=account.name, what=told)
                self._bench.notices.say(Kind.WARN, words, topic=f"leave {account.id}")
