"""Words follow the language, also while the window is open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QFileInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from moderator_app.ui import text
from moderator_app.ui.text import CannotCompile, Language, install, mark, t

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def _languages_end_with_the_test(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.processEvents()


class Hearing(QWidget):
    """Counts how often it is told to say its words again."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.told += 1
        super().changeEvent(event)


def test_without_a_translation_the_words_of_the_code_are_shown(qapp: QApplication) -> None:
    assert t("Commands", "Next case") == "Next case"
    assert t("Notices", "%n s", 3) == "3 s"


def test_the_window_speaks_the_language_that_is_installed(qapp: QApplication) -> None:
    assert install(qapp, RESOURCES, Language.CHINESE)
    assert mark("Commands", "Next case").shown() == "下一件"
    assert t("Notices", "%n s", 3) == "3 秒"
    assert install(qapp, RESOURCES, Language.ENGLISH)
    assert t("Commands", "Next case") == "Next case"
    assert t("Notices", "%n s", 3) == "3 s"


def test_the_window_for_choosing_files_speaks_it_whole(qtbot: QtBot, qapp: QApplication) -> None:
    install(qapp, RESOURCES, Language.CHINESE)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model = tree.model()
    heads = range(model.columnCount())
    words += [model.headerData(at, Qt.Orientation.Horizontal) for at in heads]
    words += [QFileIconProvider().type(QFileInfo("/"))]
    assert [one for one in words if one.isascii()] == []
    assert "大小" in words


def test_qts_own_dialogs_speak_it_too(qtbot: QtBot, qapp: QApplication) -> None:
    install(qapp, RESOURCES, Language.CHINESE)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_open_widgets_hear_of_a_new_language_once(qtbot: QtBot, qapp: QApplication) -> None:
    widget = Hearing()
    qtbot.addWidget(widget)
    install(qapp, RESOURCES, Language.CHINESE)
    qapp.processEvents()
    assert widget.told == 1


def test_dates_and_numbers_follow_the_language(qapp: QApplication) -> None:
    install(qapp, RESOURCES, Language.CHINESE)
    assert QLocale().name() == "zh_CN"


def test_a_translation_is_compiled_when_it_is_missing_or_older_than_its_source(
    tmp_path: Path,
) -> None:
    source = tmp_path / "zh_CN.ts"
    shutil.copy(RESOURCES / "i18n" / "zh_CN.ts", source)
    made = text.compiled(source)
    assert made == tmp_path / "zh_CN.qm"
    first = made.stat().st_mtime_ns
    assert text.compiled(source).stat().st_mtime_ns == first
    source.touch()
    assert text.compiled(source).stat().st_mtime_ns >= source.stat().st_mtime_ns
    assert sorted(p.name for p in tmp_path.iterdir()) == ["zh_CN.qm", "zh_CN.ts"]


def test_where_nothing_may_be_written_it_is_compiled_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "zh_CN.ts"
    shutil.copy(RESOURCES / "i18n" / "zh_CN.ts", source)
    monkeypatch.setattr("os.access", lambda *_: False)
    made = text.compiled(source)
    assert made.is_file()
    assert made.parent != tmp_path


def test_a_broken_translation_leaves_the_desk_speaking_english(
    tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "zh_CN.ts").write_text("not a translation", "utf-8")
    with pytest.raises(CannotCompile):
        text.compiled(tmp_path / "i18n" / "zh_CN.ts")
    assert not install(qapp, tmp_path, Language.CHINESE)
    assert QCoreApplication.translate("Commands", "Next case") == "Next case"
