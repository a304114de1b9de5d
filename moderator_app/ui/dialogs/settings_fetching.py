"""Up to which size pictures and recordings that citizens send are fetched by themselves."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.fetching import MOST_MB
from moderator_app.desk import fetching
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class FetchingSetting(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.megabytes = QSpinBox()
        self.megabytes.setRange(0, MOST_MB)
        # Half a number typed is no number meant.
        self.megabytes.setKeyboardTracking(False)
        self._title = PlainLabel(look="strong", wrap=True)
        self._about = PlainLabel(look="muted", wrap=True)
        line = row(self.megabytes, None)
        self.setLayout(column(self._title, line, self._about, None, spacing=8))
        self._say()
        bench.look("fetching", _own_mb, self._show)

    def _show(self, megabytes: int) -> None:
        self.megabytes.setValue(megabytes)
        self.megabytes.selectAll()
        self.megabytes.valueChanged.connect(self._keep)

    def _keep(self, megabytes: int) -> None:
        self._bench.keep(partial(_follow, megabytes))

    def _say(self) -> None:
        title = t("Settings", "Fetch pictures and voice messages by themselves up to")
        about = t(
            "Settings",
            "Larger ones, videos and files are fetched when somebody asks for them in the case, up "
            "to {n} MB. Everything fetched lies encrypted in the case file.",
        ).format(n=MOST_MB)
        self._title.setText(title)
        self._about.setText(about)
        self.megabytes.setAccessibleName(title)
        self.megabytes.setAccessibleDescription(about)
        self.megabytes.setSuffix(" MB")
        self.megabytes.setSpecialValueText(t("Settings", "Only when asked for"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _own_mb(reader: Reader) -> int:
    return fetching.own_mb(reader.settings())


def _follow(megabytes: int, desk: Desk) -> None:
    desk.save_settings({fetching.OWN_SETTING: megabytes})
