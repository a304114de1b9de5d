"""The one style sheet. Colours come from the tokens, sizes are scaled, nothing is named twice.

Looks are asked for by property: ``kind`` of a button (primary, danger, quiet, route), ``look`` of
a label (title, heading, muted, section), ``card``, ``bar`` and ``nav`` of a frame or list. The
focus is a ring of two pixels; the padding gives up one of them, so nothing moves.
"""

from dataclasses import asdict
from string import Template

from moderator_app.ui import icons
from moderator_app.ui.tokens import Tokens

_TEMPLATE = Template("""
QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${px20}px; font-weight: bold; }
QLabel[look="heading"] { font-size: ${px16}px; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="muted"] { color: $text_soft; font-size: ${px13}px; }
QLabel[look="faint"] { color: $text_faint; font-size: ${px12}px; }
QLabel[look="section"] { color: $text_faint; font-size: ${px12}px; font-weight: bold; }
QLabel[look="danger"] { color: $danger; }

QFrame[card="true"] {
    background: $surface; border: 1px solid $border; border-radius: ${px8}px;
}
QFrame[card="desk"] {
    background: $lane_desk; border: 1px solid $border; border-radius: ${px8}px;
}
QFrame[card="citizen"] {
    background: $lane_citizen; border: 1px solid $border; border-radius: ${px8}px;
}
QFrame[card="organisation"] {
    background: $lane_organisation; border: 1px solid $border; border-radius: ${px8}px;
}
QFrame[bar="top"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[bar="bottom"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[bar="left"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[notice] { border: 1px solid $border; border-radius: ${px6}px; }
QFrame[notice="info"] { background: $info_soft; }
QFrame[notice="warn"] { background: $warn_soft; }
QFrame[notice="danger"] { background: $danger_soft; }
QFrame[notice] QPushButton { padding: ${px3}px ${px10}px; min-height: ${px18}px; }
QFrame[notice] QPushButton:focus { padding: ${less3}px ${less10}px; }
QFrame[notice] QPushButton[kind="quiet"] { padding: ${px3}px; }
QFrame[notice] QPushButton[kind="quiet"]:focus { padding: ${less3}px; }
QFrame[popup="true"] {
    background: $raised; border: 1px solid $border_strong; border-radius: ${px8}px;
}
QFrame[popup="true"] QListWidget { background: $raised; }
QFrame[line="true"] { background: $border; border: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $border_strong;
    border-radius: ${px6}px; padding: ${px6}px ${px10}px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text_faint;
}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: $text_faint;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: ${less6}px ${less10}px;
}
QLineEdit[wrong="true"] { border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled {
    background: $background; color: $text_faint; border-color: $border;
}
QPlainTextEdit, QTextEdit { padding: ${px6}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${less6}px; }
QTextEdit[reader="true"], QPlainTextEdit[reader="true"], QTextBrowser {
    background: transparent; border: none; padding: 0;
}
QComboBox { padding-right: ${px26}px; combobox-popup: 0; }
QComboBox:focus { padding-right: ${less26}px; }
QComboBox::drop-down { border: none; width: ${px26}px; }
QComboBox::down-arrow { image: url($chevron_down); width: ${px16}px; height: ${px16}px; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $border_strong; outline: none;
    selection-background-color: $selected; selection-color: $text; padding: ${px4}px;
}
QComboBox QAbstractItemView::item { min-height: ${px26}px; }
QAbstractSpinBox { qproperty-alignment: AlignCenter; padding: ${px5}px; }
QAbstractSpinBox:focus { padding: ${less5}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${px22}px; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: ${px14}px; height: ${px14}px; }
QAbstractSpinBox::down-arrow { image: url($chevron_down); width: ${px14}px; height: ${px14}px; }

QPushButton, QToolButton {
    background: $raised; color: $text; border: 1px solid $border_strong;
    border-radius: ${px6}px; padding: ${px6}px ${px14}px; min-height: ${px20}px; outline: none;
}
QToolButton { padding: ${px6}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:focus { border: 2px solid $accent; padding: ${less6}px ${less14}px; }
QToolButton:focus { border: 2px solid $accent; padding: ${less6}px; }
QPushButton:disabled, QToolButton:disabled {
    color: $text_faint; background: $background; border-color: $border;
}
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: bold;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $danger; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {
    background: $hover; color: $text_faint; border-color: $border;
}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QPushButton[kind="quiet"], QToolButton {
    background: transparent; color: $text_soft; border-color: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; color: $text; }
QPushButton[kind="quiet"]:pressed { background: $selected; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border-color: $accent; }
QPushButton[kind="quiet"]:disabled, QToolButton:disabled { color: $text_faint; }
QPushButton[kind="link"] {
    background: transparent; border-color: transparent; color: $accent;
    padding: ${px2}px ${px4}px; min-height: 0;
}
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:focus {
    border: 2px solid $accent; padding: ${less2}px ${less4}px;
}
QPushButton[kind="filter"], QPushButton[kind="filter-on"] {
    background: transparent; color: $text_soft; border-color: $border; font-size: ${px13}px;
    padding: ${px2}px ${px8}px; min-height: ${px18}px;
}
QPushButton[kind="filter"]:hover, QPushButton[kind="filter-on"]:hover { background: $hover; }
QPushButton[kind="filter-on"] {
    background: $accent_soft; color: $accent; border-color: $accent_soft;
}
QPushButton[kind="filter"]:focus, QPushButton[kind="filter-on"]:focus {
    border: 2px solid $accent; padding: ${less2}px ${less8}px;
}
QPushButton[kind="arrivals"] {
    background: $accent_soft; color: $accent; border: 1px solid transparent;
    font-weight: bold; padding: ${px3}px ${px10}px; min-height: ${px18}px;
}
QPushButton[kind="arrivals"]:hover { background: $selected; color: $accent_hover; }
QPushButton[kind="arrivals"]:focus { border: 2px solid $accent; padding: ${less3}px ${less10}px; }
QPushButton[kind="route"] {
    border-color: $border; text-align: left; padding: ${px8}px ${px10}px;
}
QPushButton[kind="route"][short="true"] { padding: ${px2}px ${px10}px; min-height: ${px16}px; }
QPushButton[kind="route"]:hover { border-color: $border_strong; }
QPushButton[kind="route"]:focus {
    border: 2px solid $accent; padding: ${less8}px ${less10}px;
}
QPushButton[kind="route"]:checked {
    background: $accent_soft; color: $accent; border: 2px solid $accent;
    padding: ${less8}px ${less10}px; font-weight: bold;
}

QCheckBox, QRadioButton {
    spacing: ${px8}px; padding: ${px3}px; border: 1px solid transparent;
    border-radius: ${px4}px; background: transparent; outline: none;
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; padding: ${less3}px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
    width: ${px16}px; height: ${px16}px; border: 1px solid $border_strong;
    background: $surface; border-radius: ${px4}px;
}
QRadioButton::indicator { border-radius: ${half18}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick);
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url($dot);
}
QCheckBox:disabled, QRadioButton:disabled { color: $text_faint; }

QTableView, QListView, QTreeView {
    background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $selected; selection-color: $text; gridline-color: $border;
}
QLabel[framed="true"] { border: 1px solid $border; }
QTableView[framed="true"], QListView[framed="true"] {
    border: 1px solid $border; border-radius: ${px6}px;
}
QTableView[framed="true"]:focus, QListView[framed="true"]:focus { border-color: $accent; }
QTableView::item { padding: ${px4}px ${px8}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $text_soft; border: none; border-bottom: 1px solid $border;
    padding: ${px6}px ${px8}px; font-size: ${px12}px; font-weight: bold;
}
QTableCornerButton::section { background: $surface; border: none; }
QListWidget[nav="true"] { background: transparent; }
QListWidget[nav="true"]::item {
    height: ${px34}px; border: 2px solid transparent; border-radius: ${px6}px;
    padding: 0 ${px8}px; color: $text_soft;
}
QListWidget[nav="true"]::item:hover { background: $hover; color: $text; }
QListWidget[nav="true"]::item:selected {
    background: $selected; color: $accent; font-weight: bold;
}
QListWidget[nav="true"]:focus::item:selected { border-color: $accent; }

QMenu {
    background: $raised; color: $text; border: 1px solid $border_strong; padding: ${px4}px;
}
QMenu::item { padding: ${px6}px ${px24}px ${px6}px ${px12}px; border-radius: ${px4}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $text_faint; }
QMenu::separator { height: 1px; background: $border; margin: ${px4}px ${px8}px; }
QMenuBar { background: $surface; } QMenuBar::item { padding: ${px6}px ${px10}px; }
QMenuBar::item:selected { background: $hover; }

QDialog { background: $background; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $text_soft; padding: ${px8}px ${px12}px;
    border: none; border-bottom: 2px solid transparent; margin-right: ${px4}px;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { color: $text; background: $accent_soft; }

QToolTip {
    background: $raised; color: $text; border: 1px solid $border_strong;
    padding: ${px4}px ${px8}px;
}
QProgressBar {
    background: $hover; border: none; border-radius: ${px4}px; text-align: center;
    max-height: ${px8}px; min-height: ${px8}px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: ${px4}px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[page="true"] { background: $background; }
QWidget[page="true"] { background: $background; }
QScrollBar:vertical { background: transparent; width: ${px12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${px12}px; margin: 0; }
QScrollBar::handle:vertical {
    background: $border; min-height: ${px32}px; border-radius: ${px4}px; margin: ${px2}px;
}
QScrollBar::handle:horizontal {
    background: $border; min-width: ${px32}px; border-radius: ${px4}px; margin: ${px2}px;
}
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: $surface; border-top: 1px solid $border; color: $text_soft; }
QStatusBar::item { border: none; } QStatusBar QLabel { color: $text_soft; }
QSizeGrip { width: 0; height: 0; }
""")


def render(colours: Tokens, scale: int) -> str:
    """The style sheet for one scheme at ``scale`` per cent. FileNotFoundError: no icons."""
    names: dict[str, object] = dict(asdict(colours))
    for n in range(2, 49):
        pixels = round(n * scale / 100)
        names[f"px{n}"], names[f"less{n}"], names[f"half{n}"] = pixels, pixels - 1, pixels // 2
    names["chevron_down"] = icons.tinted_file("chevron-down", colours.text_soft)
    names["chevron_up"] = icons.tinted_file("chevron-up", colours.text_soft)
    names["tick"] = icons.tinted_file("tick", colours.on_accent)
    names["dot"] = icons.tinted_file("dot", colours.on_accent)
    return _TEMPLATE.substitute(names)
