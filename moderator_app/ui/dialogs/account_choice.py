"""Which platform an account is to be at: what a bureau usually has first, the others behind a line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from moderator_app.desk.connecting import Installed
from moderator_app.ui import account_kinds, theme
from moderator_app.ui.account_kinds import KINDS
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column

_MORE: Final = ""
_ONE_LINE, _TWO_LINES = 38, 58
_CONNECTOR: Final = Qt.ItemDataRole.UserRole


class AccountChoice(QWidget):
    chosen = Signal(str)
    """A connector's id."""

    def __init__(self) -> None:
        super().__init__()
        self._installed: Sequence[Installed] = ()
        self._more = False
        self._title = PlainLabel(look="heading")
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.setLayout(column(self._title, self.list, spacing=8))
        self.setFocusProxy(self.list)
        self.say()

    def offer(self, installed: Sequence[Installed]) -> None:
        """Of what is installed: what may run here."""
        self._installed = installed
        self._more = False
        self._fill()

    def begin(self) -> None:
        """As at the first time: what a bureau has most often is chosen."""
        self._more = False
        self.list.setCurrentRow(0)
        self._fill()
        self.setFocus()

    def _fill(self) -> None:
        able = [one.name for one in self._installed if one.info is not None]
        known = [name for name in KINDS if name in able]
        first = [name for name in known if KINDS[name].usual]
        rest = [name for name in known if name not in first]
        rest += [name for name in able if name not in KINDS]
        # In the fediverse and with plug-ins a bureau in China has seldom anything to do.
        aside = QLocale().language() == QLocale.Language.Chinese and not self._more
        at = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in first if aside else first + rest:
                words = f"{account_kinds.name(name)}\n{account_kinds.about(name)}"
                self._add(words, name)
            if aside and rest:
                self._add(t("Accounts", "More channels…"), _MORE)
            self.list.setCurrentRow(min(at, self.list.count() - 1))

    def _add(self, words: str, connector: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_CONNECTOR, connector)
        item.setSizeHint(QSize(0, theme.current().px(_TWO_LINES if "\n" in words else _ONE_LINE)))
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        connector = str(item.data(_CONNECTOR))
        if connector == _MORE:
            self._more = True
            self._fill()
        else:
            self.chosen.emit(connector)

    def say(self) -> None:
        self._title.setText(t("Accounts", "Which platform?"))
        self.list.setAccessibleName(self._title.text())
        self._fill()
