"""The first minutes: try the sample desk or set this one up, and keep its key safe."""

from typing import Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.ui import personal, printing, theme
from moderator_app.ui.dialogs.narrow import NarrowDialog
from moderator_app.ui.text import Language, native_name, t
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Button, Card, PlainLabel, row

SHORTEST_PASSPHRASE: Final = 10


class FirstRun(NarrowDialog):
    """Asks once; `wants_sample` and `wants_other` are the answer."""

    language_wanted = Signal(object)
    """The Language to go on in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wants_sample = False
        self.wants_other = False
        """A desk that was elsewhere is to come here."""
        self._title = PlainLabel(look="title")
        self._other = Button(kind="quiet", icon="language")
        self._about_sample, self._about_desk = PlainLabel(wrap=True), PlainLabel(wrap=True)
        self._about_other = PlainLabel(wrap=True)
        self._look = Button(kind="primary")
        self._make, self._bring = Button(), Button()
        self._look.clicked.connect(self._take_sample)
        self._make.clicked.connect(self.accept)
        self._bring.clicked.connect(self._take_other)
        self._other.clicked.connect(self._change_language)
        self.fill(
            row(self._title, None, self._other),
            self._about_sample,
            self._look,
            self._about_desk,
            self._make,
            self._about_other,
            self._bring,
        )
        self._say()
        self._look.setFocus()

    def _say(self) -> None:
        self.setWindowTitle(t("FirstRun", "Moderator Desk"))
        self._title.setText(t("FirstRun", "Welcome to the desk"))
        self._other.setText(native_name(_other_language()))
        self._about_sample.setText(
            t(
                "FirstRun",
                "The sample desk holds the messages of an invented city. Nothing in it is real, "
                "nothing leaves this machine, and it is forgotten when you close it.",
            )
        )
        self._look.setText(t("FirstRun", "Look around in the sample desk (1)"))
        self._about_desk.setText(
            t(
                "FirstRun",
                "Setting up makes an encrypted case file for your bureau, with a starter "
                "directory, dispatch list and reply templates that you then make your own.",
            )
        )
        self._make.setText(t("FirstRun", "Set up this desk (2)"))
        self._about_other.setText(
            t(
                "FirstRun",
                "Your desk was on another machine, or only a backup of it is left: it comes here "
                "whole, with its recovery key.",
            )
        )
        self._bring.setText(t("FirstRun", "Bring a desk from elsewhere (3)"))

    def _take_sample(self) -> None:
        self.wants_sample = True
        self.accept()

    def _take_other(self) -> None:
        self.wants_other = True
        self.accept()

    def _change_language(self) -> None:
        self.language_wanted.emit(_other_language())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1:
            self._take_sample()
        elif event.key() == Qt.Key.Key_2:
            self.accept()
        elif event.key() == Qt.Key.Key_3:
            self._take_other()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _other_language() -> Language:
    chinese = QLocale().language() == QLocale.Language.Chinese
    return Language.ENGLISH if chinese else Language.CHINESE


class RecoveryKey(NarrowDialog):
    """Shows the recovery key once, to be printed and sealed; it goes on only when that is done."""

    def __init__(self, recovery: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        personal.keep_to_oneself(self)
        self._recovery = recovery
        here = theme.current()
        self.setWindowTitle(t("RecoveryKey", "Recovery key"))
        key = PlainLabel(_in_lines(recovery), selectable=True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(here.font(Text.TITLE).pixelSize())
        key.setFont(fixed)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key.setAccessibleName(t("RecoveryKey", "Recovery key"))
        card = Card()
        card.column.addWidget(key)
        self._done = QCheckBox(t("RecoveryKey", "It is on paper, sealed, and kept by our office"))
        self._go_on = Button(t("RecoveryKey", "Go on"), kind="primary")
        self._go_on.setEnabled(False)
        self._done.toggled.connect(self._go_on.setEnabled)
        self._go_on.clicked.connect(self.accept)
        on_paper = Button(t("RecoveryKey", "Print…"), icon="print")
        on_paper.clicked.connect(self._print)
        self.fill(
            PlainLabel(t("RecoveryKey", "Put this key on paper now"), look="title"),
            PlainLabel(
                t(
                    "RecoveryKey",
                    "If this machine or its keyring is lost, these signs are the only way into "
                    "the case file. Print them, seal the paper, and lock it away. They are not "
                    "shown again.",
                ),
                wrap=True,
            ),
            card,
            row(on_paper, None),
            self._done,
            row(None, self._go_on),
        )
        on_paper.setFocus()

    def _print(self) -> None:
        title = t("RecoveryKey", "Recovery key of the duty desk")
        printing.print_plain(self, title, self._recovery)

    def reject(self) -> None:
        """Esc does not go past a key that nobody has written down."""


def _in_lines(recovery: str) -> str:
    """Three groups to a line: as many as one copies at a glance."""
    groups = recovery.split("-")
    return "\n".join("-".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


class Passphrase(NarrowDialog):
    """Chosen where the keyring is missing or stays locked; asked for whenever it still is."""

    def __init__(self, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = (
            t("Passphrase", "The machine's keyring stayed locked")
            if locked
            else t("Passphrase", "This machine has no safe keyring")
        )
        self.setWindowTitle(t("Passphrase", "Passphrase"))
        self._first, self._again = QLineEdit(), QLineEdit()
        for field, name in (
            (self._first, t("Passphrase", "Passphrase")),
            (self._again, t("Passphrase", "The same again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.textChanged.connect(self._weigh)
        self._hint = PlainLabel(look="muted", wrap=True)
        self._take = Button(t("Passphrase", "Use this passphrase"), kind="primary")
        self._take.setDefault(True)
        self._take.clicked.connect(self.accept)
        leave = Button(t("Passphrase", "Not now (Esc)"))
        leave.clicked.connect(self.reject)
        self.fill(
            PlainLabel(title, look="title", wrap=True),
            PlainLabel(
                t(
                    "Passphrase",
                    "The case file is always encrypted. Choose a passphrase of at least {n} "
                    "characters that everybody on duty can remember; several words do well. "
                    "(With a keyring such as gnome-keyring it opens by itself.)",
                ).format(n=SHORTEST_PASSPHRASE),
                wrap=True,
            ),
            self._first,
            self._again,
            self._hint,
            row(None, leave, self._take),
        )
        self._weigh()

    @property
    def chosen(self) -> str:
        return self._first.text()

    def _weigh(self) -> None:
        first, again = self._first.text(), self._again.text()
        short = len(first) < SHORTEST_PASSPHRASE
        self._take.setEnabled(not short and first == again)
        # Nobody is reproached for what they have not typed yet.
        if first and short:
            self._hint.setText(t("Passphrase", "Still too short"))
        elif again and first != again:
            self._hint.setText(t("Passphrase", "The two are not the same yet"))
        else:
            self._hint.clear()


class Unlock(NarrowDialog):
    """Asks for the recovery key or the passphrase; says why, and what was wrong last time.

    `title` and `act`, what the button says, where it is not for opening the desk.
    """

    def __init__(
        self,
        why: str,
        *,
        wrong: bool,
        title: str = "",
        act: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        personal.keep_to_oneself(self)
        self.setWindowTitle(title or t("Unlock", "Open the desk"))
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(t("Unlock", "Recovery key or passphrase"))
        self._field.setPlaceholderText(t("Unlock", "Recovery key or passphrase"))
        self._show = QCheckBox(t("Unlock", "Show what I type"))
        self._show.toggled.connect(self._toggle)
        self._open = Button(act or t("Unlock", "Open"), kind="primary")
        self._open.setDefault(True)
        self._open.setEnabled(False)
        self._field.textChanged.connect(self._typed)
        self._open.clicked.connect(self.accept)
        reason = PlainLabel(why, wrap=True, look="danger" if wrong else "")
        leave = Button(t("Unlock", "Not now (Esc)"))
        leave.clicked.connect(self.reject)
        self.fill(
            PlainLabel(title or t("Unlock", "The desk needs its key"), look="title", wrap=True),
            reason,
            self._field,
            self._show,
            row(None, leave, self._open),
        )
        self._field.setFocus()

    @property
    def secret(self) -> str:
        return self._field.text()

    def _typed(self, words: str) -> None:
        self._open.setEnabled(bool(words.strip()))

    def _toggle(self, shown: object) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
