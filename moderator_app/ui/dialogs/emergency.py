"""An emergency: whom to call, what to say, and a tick for each call. It needs no network."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.case import Case
from moderator_app.core.duty import Leader
from moderator_app.core.emergencies import Call, Danger, likely
from moderator_app.core.rows import Dossier
from moderator_app.ui import emergency_words, theme
from moderator_app.ui.chips import Chip, ChipLook
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.emergency_said import Said
from moderator_app.ui.emergency_words import Line
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Button, PlainLabel, as_tool_tip, column, row
from moderator_app.ui.workbench import Workbench

_SIZE: Final = (980, 640)
_LIST: Final = 380
_KINDS: Final = tuple(Danger)


class EmergencyDialog(Dialog):
    """Nothing is written down before somebody is ticked as called, or it is marked; the keys are
    those that stand on the buttons."""

    marked = Signal(object)
    """The Danger to mark the case with."""
    called = Signal(object, object)
    """A Danger and the Line that was called."""
    copied = Signal(object)
    """The words to be copied."""
    opinion_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None, bench: Workbench, dossier: Dossier | None) -> None:
        super().__init__(parent, width=_LIST)
        self._bench = bench
        self._dossier = dossier
        self._leader = Leader()
        self._lines: tuple[Line, ...] = ()
        here, room = theme.current(), self.screen().availableSize()
        self.resize(
            min(here.px(_SIZE[0]), room.width() - 16), min(here.px(_SIZE[1]), room.height() - 48)
        )
        self.danger = Danger.OTHER if dossier is None else _danger(dossier.case)
        self._state, self._public = Chip(ChipLook("")), Chip(ChipLook(""))
        self.kinds = [self._kind(at) for at in range(len(_KINDS))]
        self.list = QListWidget()
        self.said = Said(bench)
        self.words = QLineEdit()
        self._hint = PlainLabel(look="muted", wrap=True)
        self.copy, self.copy_report = Button(kind="quiet"), Button(kind="quiet")
        self.opinion, self.end = Button(), Button()
        self._lay_out()
        self._connect()
        self.show_words()
        self.list.setFocus()

    def _kind(self, at: int) -> Button:
        button = Button()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._press, at))
        return button

    def _lay_out(self) -> None:
        here = theme.current()
        self.list.setProperty("nav", "true")
        self.list.setFont(here.font(Text.HEADING))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(here.px(_LIST) * 2 // 3)
        middle = row(column(self.list, self._hint, spacing=6), self.said, spacing=16)
        middle.setStretch(0, 2)
        middle.setStretch(1, 3)
        self.body.addLayout(row(self._state, self._public, None))
        kinds = FlowLayout(spacing=here.px(6))
        for button in self.kinds:
            kinds.addWidget(button)
        self.body.addLayout(kinds)
        self.body.addWidget(self.words)
        self.body.addLayout(middle, 1)
        deeds = FlowLayout(spacing=here.px(8))
        for button in (self.copy, self.copy_report, self.opinion, self.end):
            deeds.addWidget(button)
        self.body.addLayout(deeds)

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._tick)
        self.words.returnPressed.connect(self.list.setFocus)
        self.copy.clicked.connect(self._copy_number)
        self.copy_report.clicked.connect(self._copy_report)
        self.opinion.clicked.connect(self.opinion_wanted)
        self.end.clicked.connect(self.end_wanted)

    # What is shown.

    @property
    def case(self) -> UUID | None:
        return None if self._dossier is None else self._dossier.case.id

    @property
    def opinion_runs(self) -> bool:
        return self._dossier is not None and self._dossier.case.public_opinion is not None

    def show_case(self, dossier: Dossier | None) -> None:
        """The case as it is by now."""
        self._dossier = dossier
        self._say()

    def show_leader(self, leader: Leader) -> None:
        self._leader = leader
        self._fill()

    def choose(self, danger: Danger) -> None:
        """Another kind: its numbers and its words. Nothing is written down."""
        self.danger = danger
        self._say()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.cancel.setText(t("Emergency", "Close (Esc)"))
        self.list.setAccessibleName(t("Emergency", "Whom to call"))
        self.said.show_words()
        self._hint.setText(
            t(
                "Emergency",
                "↑ ↓ choose, Enter ticks that they were called now. Page keys: the words.",
            )
        )
        self.words.setPlaceholderText(
            t("Emergency", "No case yet: note the place and what happened (Tab), or call first.")
        )
        self.words.setAccessibleName(t("Emergency", "What the caller said"))
        self.copy.setText(t("Emergency", "C Copy the number"))
        self.copy_report.setText(t("Emergency", "R Copy the report with its log"))
        self.end.setText(t("Emergency", "E It is over…"))
        self._say()

    def _say(self) -> None:
        case = None if self._dossier is None else self._dossier.case
        now = None if case is None else case.emergency
        number = t("Emergency", "no case yet") if case is None else case.number
        self.retitle(t("Emergency", "Emergency · {number}").format(number=number))
        self._state.setVisible(now is not None)
        if now is not None:
            self._state.show_look(emergency_words.look(now.danger))
        public = (
            None if self._dossier is None else emergency_words.public(self._dossier, self._bench)
        )
        self._public.setVisible(public is not None)
        if public is not None:
            self._public.show_look(public)
        for at, (button, danger) in enumerate(zip(self.kinds, _KINDS, strict=True), start=1):
            chosen = danger is self.danger
            button.setText(f"{at}  {emergency_words.danger(danger)}")
            button.setChecked(chosen)
            button.be("primary" if chosen else "")
        self.words.setVisible(case is None)
        self.main.setVisible(now is None or now.danger is not self.danger)
        self.hint.setVisible(self.main.isVisibleTo(self))
        self.main.setText(
            t("Emergency", "Mark as an emergency")
            if now is None
            else t("Emergency", "Correct the kind")
        )
        self.end.setVisible(now is not None)
        running = case is not None and case.public_opinion is not None
        self.opinion.setVisible(case is not None and case.closure is None)
        self.opinion.setText(
            t("Emergency", "O The public was answered…")
            if running
            else t("Emergency", "O Clock of public opinion…")
        )
        self._fill()
        self.said.show_case(self._dossier, self.danger)

    def _fill(self) -> None:
        bench, at = self._bench, max(0, self.list.currentRow())
        local = bench.local(bench.now())
        before = self._lines
        self._lines = emergency_words.lines(self.danger, bench.knowledge, self._leader, local)
        self.list.clear()
        calls = self._calls()
        for line in self._lines:
            item = QListWidgetItem(emergency_words.shown(line, calls, bench))
            item.setToolTip(as_tool_tip(item.text()))
            self.list.addItem(item)
        same = bool(before) and before == self._lines
        self.list.setCurrentRow(min(at, len(self._lines) - 1) if same else 0)

    def _calls(self) -> tuple[Call, ...]:
        now = None if self._dossier is None else self._dossier.case.emergency
        return () if now is None else now.calls

    # What is done.

    @property
    def line(self) -> Line:
        return self._lines[max(0, self.list.currentRow())]

    @override
    def carry_out(self) -> None:
        if self.main.isVisibleTo(self):
            self.marked.emit(self.danger)

    def _tick(self) -> None:
        if self.line.number:
            self.called.emit(self.danger, self.line)
        else:
            self.complain(
                t("Emergency", "The duty leader's number is not filled in: Settings, Handover.")
            )

    def _copy_number(self) -> None:
        if self.line.number:
            self.copied.emit(self.line.number)

    def _copy_report(self) -> None:
        self.copied.emit(self.said.whole_report)

    def _press(self, at: int, _checked: object = None) -> None:
        self.choose(_KINDS[at])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the sign.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key())) if not event.modifiers() else False
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        at = key - Qt.Key.Key_1
        if 0 <= at < len(_KINDS):
            self.choose(_KINDS[at])
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._tick()
            return True
        if key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.said.turn_page(1 if key is Qt.Key.Key_PageDown else -1)
            return True
        buttons = {
            Qt.Key.Key_C: self.copy,
            Qt.Key.Key_R: self.copy_report,
            Qt.Key.Key_O: self.opinion,
            Qt.Key.Key_E: self.end,
        }
        button = buttons.get(key)
        if button is None:
            return False
        if button.isVisibleTo(self):
            button.click()
        return True


def _danger(case: Case) -> Danger:
    """What it was marked with, or what the citizen's words tell of."""
    if case.emergency is not None:
        return case.emergency.danger
    return likely(f"{case.title} {case.summary}")
