"""What was counted, in words, numbers and pictures; or what to do where there is nothing."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from moderator_app.core.report_items import Content
from moderator_app.core.reports import Name, Report
from moderator_app.desk import reports
from moderator_app.ui import theme
from moderator_app.ui.bars import Bar, Bars, Columns
from moderator_app.ui.panes import statistics_words as words
from moderator_app.ui.panes.statistics_cards import PictureCard, TileButton
from moderator_app.ui.panes.statistics_words import Tile
from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, PlainLabel, VScroll, column

_TILES = 16
_IN_A_ROW = 4


class StatisticsBody(QStackedWidget):
    asked = Signal(str, object)
    """What a number counts, and its cases."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [TileButton() for _ in range(_TILES)]
        self.compared, self.waiting = PictureCard(Bars()), PictureCard(Bars())
        self.in_time, self.hours = PictureCard(Bars()), PictureCard(Columns())
        self.cuts = {cut: PictureCard(Bars()) for cut in words.CUTS}
        self._sentences = PlainLabel(wrap=True, selectable=False)
        self._empty = EmptyState("chart", "", "")
        self.addWidget(self._empty)
        self.addWidget(VScroll(self._page()))
        self._say_empty()

    @property
    def cards(self) -> list[PictureCard]:
        return [self.compared, self.hours, self.waiting, self.in_time, *self.cuts.values()]

    def _page(self) -> QWidget:
        here = theme.current()
        numbers, pictures = QGridLayout(), QGridLayout()
        for grid in (numbers, pictures):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(here.px(10))
        for at, tile in enumerate(self.tiles):
            numbers.addWidget(tile, at // _IN_A_ROW, at % _IN_A_ROW)
            tile.asked.connect(self._ask_tile)
        for at, card in enumerate(self.cards):
            pictures.addWidget(card, at // 2, at % 2)
            card.picture.opened.connect(self._ask_bar)
        for at in range(2):
            pictures.setColumnStretch(at, 1)
        page = QWidget()
        page.setLayout(column(self._sentences, numbers, pictures, None, spacing=12))
        return page

    def show_report(self, report: Report, names: Mapping[UUID, str], unruled: str) -> None:
        """`unruled`: what is to be said where the rule has no time for organisations."""
        content = Content(report, names, "", "")
        said = (
            reports.summary(content, t),
            reports.rates(content, t),
            reports.standing(content, t),
            reports.promises(content, t),
        )
        self._sentences.setText("\n".join(filter(None, said)))
        for tile, shown in zip(self.tiles, words.tiles(report), strict=True):
            tile.show_tile(shown)
        self._show(self.compared, words.compared_title(report), words.compared(report))
        waiting = t("Statistics", "Waiting for our words, by how long")
        self._show(self.waiting, waiting, words.waiting(report))
        in_time = t("Statistics", "Answers of organisations in time")
        self._show(self.in_time, in_time, words.in_time(report, names), unruled)
        self._show(self.hours, t("Statistics", "Received, by the hour"), words.hours(report))
        for cut, card in self.cuts.items():
            self._show(card, reports.cut_name(cut, t), words.cut(report, cut, names))
        self._say_empty()
        self.setCurrentIndex(0 if _is_empty(report) else 1)

    @staticmethod
    def _show(card: PictureCard, title: str, bars: list[Bar], nothing: str = "") -> None:
        card.heading.setText(title)
        card.picture.show_bars(title, bars, nothing)

    @Slot(object)
    def _ask_tile(self, tile: Tile) -> None:
        self.asked.emit(tile.name, tile.cases)

    @Slot(object)
    def _ask_bar(self, bar: Bar) -> None:
        if bar.cases:
            self.asked.emit(bar.name, bar.cases)

    def _say_empty(self) -> None:
        self._empty.show_words(
            t("Statistics", "Nothing happened in this time"),
            t("Statistics", "What citizens write, and what is done about it, is counted here. Look at "
              "an earlier time:"),
            "[",
        )  # fmt: skip


def _is_empty(report: Report) -> bool:
    counted = any(report.figures.count(name) for name in Name)
    return not (counted or report.standing.overdue or any(report.standing.ages.values()))
