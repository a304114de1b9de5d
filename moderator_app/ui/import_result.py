"""What became of every row of an import."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from moderator_app.core.headings import Field
from moderator_app.desk.importing import Rejected, Summary
from moderator_app.ui import import_words
from moderator_app.ui.import_columns import fill, table
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_CELLS = 4


class ImportResult(QWidget):
    aside_wanted = Signal()
    """The rows that were put aside are to be looked at where they can be mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = PlainLabel(look="heading", wrap=True)
        self._title = PlainLabel(look="section", wrap=True)
        self.put_aside = table()
        self._copy = Button(icon="copy")
        self._copy.clicked.connect(self.copy)
        self.mend = Button(icon="tray")
        self.mend.clicked.connect(self.aside_wanted)
        self._rows: list[tuple[str, str, str, str]] = []
        self.setLayout(
            column(
                self.told,
                self._title,
                self.put_aside,
                row(self.mend, self._copy, None),
                None,
                spacing=8,
            )
        )
        self.retranslate()

    def show_summary(self, summary: Summary, *, cancelled: bool) -> None:
        words = import_words.counted(summary)
        if cancelled:
            stopped = t("Import", "Stopped. What was taken stays; importing again goes on.")
            words = f"{words} {stopped}"
        self.told.setText(words)
        self._rows = [_words(one) for one in summary.put_aside]
        heads = (
            t("Import", "Row"),
            t("Import", "Why"),
            t("Import", "Column"),
            t("Import", "What stands there"),
        )
        fill(self.put_aside, heads, self._rows)
        for part in (self._title, self.put_aside, self.mend, self._copy):
            part.setVisible(bool(self._rows))

    @Slot()
    def copy(self) -> None:
        """Put the list on the clipboard, as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self._rows))
        self._copy.setText(t("Import", "Copied"))

    def retranslate(self) -> None:
        self._title.setText(
            t("Import", "Put aside, whole, with the reason; the first are shown here")
        )
        self.put_aside.setAccessibleName(self._title.text())
        self.mend.setText(t("Import", "Show the rows put aside"))
        self._copy.setText(t("Import", "Copy the list"))


def _words(rejected: Rejected) -> tuple[str, str, str, str]:
    number, code, field, cells = rejected
    return (
        str(number),
        import_words.reason(code),
        import_words.field_name(Field(field)) if field else "",
        " | ".join(" ".join(cell.split()) for cell in cells[:_CELLS] if cell),
    )
