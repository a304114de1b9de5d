"""The largest letters on a low screen: every place is in sight, whole, and the window fits."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from moderator_app.ui import theme
from moderator_app.ui.navigation import Navigation
from moderator_app.ui.notices import Kind
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import Button, NavList
from tests.ui.benches import HOLE, RESOURCES
from tests.ui.whole_windows import Desk, a_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, built: Path, key_file: Path, home: Path) -> Iterator[Desk]:
    shutil.copytree(built, home)
    with a_desk(qtbot, home) as made:
        yield made


def cut(places: NavList) -> list[str]:
    """What is shown with an ellipsis."""
    found, delegate = [], places.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    for at in range(places.count()):
        index, option = places.model().index(at, 0), QStyleOptionViewItem()
        places.initViewItemOption(option)
        delegate.initStyleOption(option, index)
        option.rect = places.visualRect(index)
        text = QStyle.SubElement.SE_ItemViewItemText
        room = places.style().subElementRect(text, option, places).width()
        if places.item(at).isHidden() or option.fontMetrics.horizontalAdvance(option.text) <= room:
            continue
        found.append(option.text)
    return found


@pytest.mark.parametrize("scale", [100, 150])
def test_every_place_is_in_sight_and_none_is_cut(
    qapp: QApplication, desk: Desk, scale: int
) -> None:
    theme.install(qapp, RESOURCES, Theme(scale=scale))
    desk.window.resize(1366, 768)
    desk.hands.look()
    navigation = desk.window.findChild(Navigation)
    assert navigation is not None
    places = navigation.findChild(NavList)
    assert places is not None
    for item in navigation._items.values():
        item.setHidden(False)
        item.setText(item.text() if item.text()[-1].isdigit() else f"{item.text()}  88")
    navigation._space()
    QApplication.processEvents()
    assert places.verticalScrollBar().maximum() == 0
    assert cut(places) == []
    assert desk.window.width() == 1366


def test_below_a_notice_the_words_of_a_citizen_have_four_lines(
    qapp: QApplication, desk: Desk
) -> None:
    theme.install(qapp, RESOURCES, Theme(scale=150))
    window = desk.window
    window.resize(1366, 768)
    window.open_case(HOLE)
    desk.hears("late", "路灯不亮")
    window.case._bench.notices.say(Kind.WARN, "路灯 " * 99, sticky=True)
    desk.hands.look()
    assert window.list._bar.text() == "1 new ↑"
    assert window.width() == 1366
    assert not window.foot.isVisible()
    lines = window.case.timeline.viewport().height() / window.fontMetrics().lineSpacing()
    assert lines >= 4
    told = [button.text() for button in window.case.facts.findChildren(Button)]
    assert "Elements 2/5" in told
    window.notice.dismiss()
    assert window.foot.isVisible()


def test_the_search_says_less_where_there_is_less_room(desk: Desk) -> None:
    search = desk.window.top._search
    assert search.text().startswith("Search cases")
    search.resize(search.minimumSizeHint())
    assert search.text().split() == ["Search", "Ctrl+K"]
