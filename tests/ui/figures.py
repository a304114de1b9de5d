"""What the tests of the figures and of reports do again and again."""

from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.core.access import Access
from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.periods import Span
from moderator_app.core.reports import Report
from moderator_app.desk.desk import Desk
from moderator_app.system import access_log
from moderator_app.ui.dialogs.counted_cases import CountedCasesDialog
from moderator_app.ui.dialogs.report import ReportDialog
from moderator_app.ui.panes.statistics import StatisticsPane
from tests.desks import KEY
from tests.ui.benches import HOLE, Seat


def page(seat: Seat) -> StatisticsPane:
    """The page, when it has counted."""
    made = StatisticsPane(seat.bench, seat.commands)
    seat.seat(made)
    counted(seat, made)
    return made


def counted(seat: Seat, pane: StatisticsPane) -> Report:
    """Until the page has counted and nothing is being waited for."""
    seat.qtbot.waitUntil(lambda: pane.report is not None and not pane.run.running)
    idle(seat)
    assert pane.report is not None
    return pane.report


def idle(seat: Seat) -> None:
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    QApplication.processEvents()


def span_of(pane: StatisticsPane) -> Span | None:
    return None if pane.period is None else pane.period.span


def dialog_of(seat: Seat, kind: type[QWidget]) -> QWidget:
    found: list[QWidget] = []

    def is_there() -> bool:
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        found[:] = [one for one in found if one.isVisible()]
        return bool(found)

    seat.qtbot.waitUntil(is_there)
    found[0].activateWindow()
    seat.qtbot.waitUntil(found[0].isActiveWindow)
    idle(seat)
    return found[0]


def cases_of(seat: Seat) -> CountedCasesDialog:
    found = dialog_of(seat, CountedCasesDialog)
    assert isinstance(found, CountedCasesDialog)
    return found


def report_of(seat: Seat) -> ReportDialog:
    found = dialog_of(seat, ReportDialog)
    assert isinstance(found, ReportDialog)
    seat.qtbot.waitUntil(lambda: found.is_whole and bool(found.text.toPlainText()))
    idle(seat)
    return found


def close(desk: Desk) -> Changes:
    case = desk.session.case(HOLE)
    return desk.cases.close(HOLE, case.head, Outcome.RESOLVED, "", told=True)


def recorded(seat: Seat, what: Access) -> list[str]:
    found = access_log.read(seat.place.folder, [access_log.private_of(KEY)]).entries
    return [entry.detail for entry in found if entry.what == what]
