"""How an organisation was told, and whom we spoke to: for each the way that was used last."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import case_words, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, row
from moderator_app.ui.workbench import Workbench

_SETTING: Final = "told_by"
_WHOM_WIDTH: Final = 96


class Telling(QWidget):
    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._organisation: UUID | None = None
        self._code = next(iter(case_words.WAYS))
        self._ways: dict[str, list[str]] = {}
        self.how = Button(kind="quiet")
        self.how.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.how.clicked.connect(self._ask_how)
        self.whom = QLineEdit()
        self.whom.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(row(self.how, self.whom, spacing=4))
        bench.known.connect(self._learn)
        self._retitle()

    def ask(self, organisation: UUID) -> None:
        """Offer the way this organisation was told last."""
        if organisation != self._organisation:
            self._organisation = organisation
            self._offer()

    def chosen(self) -> tuple[str, str]:
        """The code of the way and the name of the person; kept for the next time."""
        whom = self.whom.text().strip()
        if self._organisation is not None:
            self._ways[str(self._organisation)] = [self._code, whom]
            self._bench.keep(partial(_save_ways, dict(self._ways)))
        return self._code, whom

    def _offer(self) -> None:
        usual = [next(iter(case_words.WAYS)), ""]
        self._code, whom = self._ways.get(str(self._organisation), usual)
        self.whom.setText(whom)
        self._retitle()

    def _ask_how(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, (code, phrase) in enumerate(case_words.WAYS.items(), start=1):
            action = menu.addAction(f"&{at}  {phrase.shown()}")
            action.triggered.connect(partial(self._choose, code))
        menu.popup(self.how.mapToGlobal(self.how.rect().topLeft()))

    def _choose(self, code: str, _checked: object = None) -> None:
        self._code = code
        self._retitle()

    def _learn(self) -> None:
        self._bench.look("ways of telling", _ways, self._learnt)

    def _learnt(self, ways: dict[str, list[str]]) -> None:
        """What was chosen since is newer than what was kept."""
        self._ways = ways | self._ways
        if self._organisation is not None:
            self._offer()

    def _retitle(self) -> None:
        self.how.setText(f"{case_words.way(self._code)} ▾")
        self.how.setAccessibleName(t("Telling", "How they were told"))
        self.whom.setPlaceholderText(t("Telling", "Whom"))
        self.whom.setAccessibleName(t("Telling", "Whom we told"))
        self.whom.setFixedWidth(theme.current().px(_WHOM_WIDTH))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._retitle()


def _ways(reader: Reader) -> dict[str, list[str]]:
    kept = reader.settings().get(_SETTING)
    if not isinstance(kept, dict):
        return {}
    return {
        str(id_): [str(part) for part in way]
        for id_, way in kept.items()
        if isinstance(way, list) and len(way) == 2
    }


def _save_ways(ways: dict[str, list[str]], desk: Desk) -> None:
    desk.save_settings({_SETTING: ways})
