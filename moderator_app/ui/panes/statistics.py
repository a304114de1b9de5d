"""The figures: of today, a week, a month or any days, each with the cases it counts."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from moderator_app.core import periods
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.periods import Period, Span
from moderator_app.core.reports import Report
from moderator_app.core.targets import Goal
from moderator_app.desk import reports
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.counted_cases import CountedCasesDialog
from moderator_app.ui.dialogs.days import DaysDialog
from moderator_app.ui.dialogs.report import ReportDialog
from moderator_app.ui.overlays import open_over
from moderator_app.ui.panes.statistics_body import StatisticsBody
from moderator_app.ui.report_run import ReportRun
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

BEGINS: Final = "reports.day_begins"
"""The setting that keeps the hour at which a day begins."""
_HOURS: Final = 24
_SETTLED_MS: Final = 1_500
_AT_ONCE: Final = 3_000
"""Cases that are counted again by themselves when something has changed; more are when asked."""
_SHOWN_FROM: Final = 1_000
"""Cases from which on it is said how far the count has come."""
_SPANS: Final[tuple[tuple[Span, str, Phrase], ...]] = (
    (Span.DAY, "statistics.day", mark("Statistics", "Today")),
    (Span.WEEK, "statistics.week", mark("Statistics", "Week")),
    (Span.MONTH, "statistics.month", mark("Statistics", "Month")),
    (Span.RANGE, "statistics.range", mark("Statistics", "Days…")),
)


class StatisticsPane(QWidget):
    case_requested = Signal(object)
    """The UUID of a case behind a number."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self.period: Period | None = None
        self._begins = 0
        self.report: Report | None = None
        self.run = ReportRun(bench, self)
        self._title = PlainLabel(look="title")
        self._days = PlainLabel(look="muted")
        self.spans = {span: Button(kind="route") for span, _, _ in _SPANS}
        self._earlier, self._later = Button(kind="quiet"), Button(kind="quiet")
        self.report_button = Button(kind="primary", icon="ledger")
        self._stale = Button(kind="quiet")
        self._bar, self._counted = QProgressBar(), PlainLabel(look="muted")
        self._bar.setTextVisible(False)
        self._stop = Button(kind="quiet")
        self.body = StatisticsBody()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._lay_out()
        self._connect()
        self._bind(commands)
        self._say()

    def _lay_out(self) -> None:
        head = row(self._title, self._days, None, self._stale, self.report_button)
        choice = row(*self.spans.values(), self._earlier, self._later, None)
        self._progress = QWidget()
        self._progress.setLayout(row(self._counted, self._bar, self._stop))
        self._progress.hide()
        self._stale.hide()
        for button in self.spans.values():
            button.setCheckable(True)
        whole = column(head, choice, self._progress, self.body, spacing=10, margin=16)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.spans[Span.DAY])

    def _connect(self) -> None:
        for span, button in self.spans.items():
            button.clicked.connect(partial(self.choose, span))
        self._earlier.clicked.connect(self.go_earlier)
        self._later.clicked.connect(self.go_later)
        self.report_button.clicked.connect(self.make_report)
        self._stale.clicked.connect(self.count)
        self._stop.clicked.connect(self.run.stop)
        self._settle.timeout.connect(self.count)
        self.run.progressed.connect(self._show_progress)
        self.run.counted.connect(self._show_report)
        self.run.ended.connect(self._show_progress)
        self.body.asked.connect(self.open_cases)
        self._bench.changed.connect(self._heed)

    def _bind(self, commands: Commands) -> None:
        commands.listen(self, Where.STATISTICS)
        for span, command, _ in _SPANS:
            commands.bind(command, partial(self.choose, span), self.isVisible)
        for command, run in (
            ("statistics.earlier", self.go_earlier),
            ("statistics.later", self.go_later),
            ("statistics.again", self.count),
            ("statistics.report", self.make_report),
        ):
            commands.bind(command, run, self.isVisible)

    # Which days.

    def choose(self, span: Span) -> None:
        """This day, week or month; of a range it is asked which days."""
        now, zone = self._bench.now(), self._bench.zone
        day = periods.today(now, zone, self._begins)
        if span is not Span.RANGE:
            self.show_period(periods.of_span(span, day, zone, self._begins))
            return
        self._say_period()
        shown = self.period or periods.of_span(Span.DAY, day, zone)
        dialog = DaysDialog(shown.first, min(shown.last, day), self._begins, self)
        dialog.chosen.connect(self._take_days)
        open_over(dialog)

    @Slot(object)
    def _take_days(self, days: tuple[date, date, int]) -> None:
        first, last, self._begins = days
        self._bench.keep(partial(_keep, self._begins))
        self.show_period(periods.between(first, last, self._bench.zone, self._begins))

    def _know(self, settings: Mapping[str, object]) -> None:
        begins = settings.get(BEGINS)
        if isinstance(begins, int) and 0 <= begins < _HOURS:
            self._begins = begins
        if self.period is None:
            self.choose(Span.DAY)

    @Slot()
    def go_earlier(self) -> None:
        if self.period is not None:
            self.show_period(periods.before(self.period))

    @Slot()
    def go_later(self) -> None:
        """Not into what has not begun."""
        if self.period is not None:
            later = periods.after(self.period)
            if later.since <= self._bench.now():
                self.show_period(later)

    def show_period(self, period: Period) -> None:
        self.period = period
        if any(button.hasFocus() for button in self.spans.values()):
            self.spans[period.span].setFocus()
        self._say_period()
        self.count()

    # Counting.

    @Slot()
    def count(self) -> None:
        """Count again, as things stand now."""
        self._settle.stop()
        self._stale.hide()
        if self.period is not None:
            self.run.start(self.period)

    def _heed(self, changes: Changes) -> None:
        touched = Touched.CASES | Touched.CLOCKS | Touched.DIRECTORY | Touched.REMIT
        if not changes.touched & touched or not self.isVisible():
            return
        if self.run.total <= _AT_ONCE:
            self._settle.start()
        else:
            self._stale.show()

    @Slot()
    def _show_progress(self) -> None:
        run = self.run
        self._progress.setVisible(run.running and run.total >= _SHOWN_FROM)
        self._bar.setRange(0, run.total)
        self._bar.setValue(run.done)
        words = t("Statistics", "Counting: {done} of {total} cases")
        self._counted.setText(words.format(done=f"{run.done:,}", total=f"{run.total:,}"))

    @Slot(object)
    def _show_report(self, report: Report) -> None:
        self.report = report
        self._show_body()

    def _show_body(self) -> None:
        if self.report is not None:
            names = {id_: one.shown for id_, one in self._bench.knowledge.by_id.items()}
            self.body.show_report(self.report, names, self._unruled())
            self.report_button.setEnabled(True)

    def _unruled(self) -> str:
        if self._bench.knowledge.rules.profile.target(Goal.RESOLUTION) is not None:
            return ""
        words = t("Statistics", "The rule the desk follows has no time for an answer. Choose another "
                  "one in the settings:")  # fmt: skip
        key = self._commands.hint("settings")
        return t("Statistics", "{words} {key}").format(words=words, key=key)

    # What it opens.

    @Slot(str, object)
    def open_cases(self, name: str, cases: frozenset[UUID]) -> None:
        dialog = CountedCasesDialog(self._bench, name, cases, self)
        dialog.case_requested.connect(self.case_requested)
        open_over(dialog)

    @Slot()
    def make_report(self) -> None:
        if self.report is not None:
            open_over(ReportDialog(self._bench, self.report, self))

    # Words.

    def _say(self) -> None:
        self._title.setText(t("Statistics", "Statistics"))
        for span, command, name in _SPANS:
            key = self._commands.hint(command)
            words = t("Statistics", "{name} ({key})").format(name=name.shown(), key=key)
            self.spans[span].setText(words if key else name.shown())
            self._widen(self.spans[span])
        hint = self._commands.hint
        for button, words, command in (
            (self._earlier, t("Statistics", "{key} Earlier"), "statistics.earlier"),
            (self._later, t("Statistics", "Later {key}"), "statistics.later"),
            (self.report_button, t("Statistics", "Report… ({key})"), "statistics.report"),
            (
                self._stale,
                t("Statistics", "Something has changed: count again ({key})"),
                "statistics.again",
            ),
        ):
            button.setText(words.format(key=hint(command)))
        self._stop.setText(t("Statistics", "Stop"))
        self._bar.setAccessibleName(t("Statistics", "How far the count has come"))
        self.report_button.setEnabled(self.report is not None)
        self._say_period()

    @staticmethod
    def _widen(button: Button) -> None:
        """The chosen one is written in bold type, and needs as much room before."""
        here = theme.current()
        words = QFontMetrics(here.font(Text.STRONG)).horizontalAdvance(button.text())
        button.setMinimumWidth(words + here.px(28))

    def _say_period(self) -> None:
        for span, button in self.spans.items():
            button.setChecked(self.period is not None and self.period.span is span)
        if self.period is not None:
            self._days.setText(reports.period_name(self.period, t))
            later = periods.after(self.period)
            self._later.setEnabled(later.since <= self._bench.now())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.period is None:
            self._bench.look("statistics.kept", Reader.settings, self._know)
        else:
            self.count()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._show_body()
        elif event.type() == QEvent.Type.StyleChange and hasattr(self, "spans"):
            for button in self.spans.values():
                self._widen(button)
        super().changeEvent(event)


def _keep(begins: int, desk: Desk) -> None:
    desk.save_settings({BEGINS: begins})
