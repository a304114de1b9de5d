"""Every screen is drawn in both languages and both shades, and says nothing untranslated."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
)
from pytestqt.qtbot import QtBot

from moderator_app.core import following
from moderator_app.core.access import Access, Anchor, Entry, Loss, Part
from moderator_app.core.case import Answer, Audience, Case, Heard, Promised, Purpose, Submission
from moderator_app.core.changes import Changes
from moderator_app.core.deadlines import Clock, due
from moderator_app.core.explaining import explain
from moderator_app.core.ids import NIL
from moderator_app.core.ledger import ledger
from moderator_app.core.organisations import Kind as OrganisationKind
from moderator_app.core.organisations import Organisation
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.paper_register import Register
from moderator_app.core.papers import Issued, Office, Paper
from moderator_app.core.pledging import NO_PLEDGE
from moderator_app.core.reports import Name
from moderator_app.core.retention import Rules
from moderator_app.core.rows import Quarantined, View
from moderator_app.core.running import Running, Which
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.core.watching import Folder
from moderator_app.core.workdays import OwnDay
from moderator_app.desk import kits
from moderator_app.desk.backups import Backup
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.desk.opening import ZONE, AccessReading, Place
from moderator_app.desk.papers import Outlook
from moderator_app.system import holidays
from moderator_app.ui import sentences, text, theme, tokens
from moderator_app.ui.access_words import Known
from moderator_app.ui.dialogs.access_record import AccessRecordDialog
from moderator_app.ui.dialogs.answers import AnswersDialog
from moderator_app.ui.dialogs.bring import Bring
from moderator_app.ui.dialogs.call_back import CallBackDialog
from moderator_app.ui.dialogs.clock import ClockDialog, Explained
from moderator_app.ui.dialogs.consult import AskDialog, Asked, ConsultDialog
from moderator_app.ui.dialogs.counted_cases import CountedCasesDialog
from moderator_app.ui.dialogs.days import DaysDialog
from moderator_app.ui.dialogs.emergency import EmergencyDialog
from moderator_app.ui.dialogs.erase import EraseDialog
from moderator_app.ui.dialogs.export_table import ExportDialog
from moderator_app.ui.dialogs.extend import ExtendDialog
from moderator_app.ui.dialogs.failure import Failure
from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey, Unlock
from moderator_app.ui.dialogs.import_workbook import ImportDialog
from moderator_app.ui.dialogs.keys import KeysSheet
from moderator_app.ui.dialogs.letter import Case as LetterCase
from moderator_app.ui.dialogs.letter import CopyDialog, LetterDialog
from moderator_app.ui.dialogs.move_desk import MoveDialog
from moderator_app.ui.dialogs.new_case import NewCaseDialog
from moderator_app.ui.dialogs.opinion import OpinionDialog
from moderator_app.ui.dialogs.outcome import OutcomeDialog
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.picture_viewer import PictureViewer
from moderator_app.ui.dialogs.promise_time import PromiseTimeDialog
from moderator_app.ui.dialogs.promises import Deed, PromisesDialog
from moderator_app.ui.dialogs.report import ReportDialog
from moderator_app.ui.dialogs.restore import RestoreDialog
from moderator_app.ui.dialogs.retention import RetentionDialog
from moderator_app.ui.dialogs.review import OthersDialog, ReviewDialog, Waiting
from moderator_app.ui.dialogs.row_columns import RowColumnsDialog
from moderator_app.ui.dialogs.set_aside import SetAsideDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.telephone import Line
from moderator_app.ui.dialogs.transcript import TranscriptDialog
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.navigation import Page
from moderator_app.ui.panes.file_tiles import Tile
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from moderator_app.ui.theme import Theme
from moderator_app.ui.window import MainWindow
from tests.ui import account_pictures, handover_pictures, made_pictures, people_pictures
from tests.ui.asides import put_aside
from tests.ui.looking import RESOURCES, colours, sources, translations, unnamed, untranslated

LOOKS = tuple(product(Language, (tokens.LIGHT, tokens.DARK)))
PLACES = (*(view for view in View if view is not View.PINNED), *Page)
FEWEST_COLOURS = 12

Dialogs = dict[str, Callable[[], QDialog]]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0].value}-{look[1].name}")
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    language, shade = request.param
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, RESOURCES, language)
    theme.install(application, RESOURCES, Theme(shade))
    chosen = Preferences(language=language.value, dark=shade is tokens.DARK)
    startup = Startup(Surroundings(tmp_path / "none", RESOURCES, chosen, lambda _: None))
    with qtbot.waitSignal(startup.ready, timeout=30_000):
        startup.begin(as_sample=True)
    shown = startup.window
    assert shown is not None
    shown.setMinimumSize(0, 0)
    shown.resize(1366, 768)
    settle(qtbot, startup)
    yield shown
    shown.close()
    startup.close()
    text.install(application, RESOURCES, Language.ENGLISH)
    theme.apply(application, Theme())


def settle(qtbot: QtBot, startup: Startup) -> None:
    qtbot.wait(150)
    qtbot.waitUntil(lambda: not startup.tasks.busy, timeout=10_000)


def the_dialogs(window: MainWindow) -> Dialogs:
    bench = window.case._bench
    dossier = window.case.dossier
    assert dossier is not None
    kept = dossier.case.files
    known = Known(bench.knowledge.names, {}, bench.zone)
    return {
        "keys": partial(KeysSheet, window.commands, window),
        "new case": partial(NewCaseDialog, bench, window),
        "call": partial(NewCaseDialog, bench, window, phone=True),
        "import": partial(ImportDialog, bench, window),
        "answers": partial(AnswersDialog, bench, window),
        "watched folders": partial(watched_folders, window),
        "export": partial(ExportDialog, bench, window, query="路灯"),
        "row columns": partial(RowColumnsDialog, bench, the_row(window), window),
        "people": partial(PeopleDialog, bench, bench.knowledge.people, window),
        **people_pictures.dialogs(window),
        "outcome": partial(OutcomeDialog, window, dossier.case),
        "picture": partial(PictureViewer, bench, window, dossier.case.id, kept, kept[0]),
        "set aside": partial(SetAsideDialog, window, datetime.now(UTC), is_aside=False),
        "erase": partial(EraseDialog, bench, window, dossier.case),
        "kept long enough": partial(RetentionDialog, bench, window, Rules(others=6)),
        "retention rules": partial(retention_rules, window),
        "clock rules": partial(clock_rules, window),
        "clocks": partial(clocks, window),
        "extend": partial(extend, window),
        "promises": partial(promises, window, dossier.case),
        "call back": partial(call_back, window),
        "calling back": partial(calling_back, window),
        "promise time": partial(PromiseTimeDialog, window, "三天内", None, datetime.now(ZONE)),
        "backups": partial(_backups, window),
        "letter": partial(letter, window),
        "copy of a letter": partial(copy_of_a_letter, window),
        "opinion": partial(OpinionDialog, window, _units(window), datetime.now(UTC)),
        "transcript": partial(TranscriptDialog, bench, window, dossier.case.id, "1"),
        "papers": partial(paper_rules, window),
        "emergency": partial(EmergencyDialog, window, bench, dossier),
        "emergency without a case": partial(EmergencyDialog, window, bench, None),
        "together": partial(together, window),
        "review": partial(review, window),
        "ask several": partial(AskDialog, bench, window, "", ()),
        "what several say": partial(consult, window),
        "the other replies": partial(OthersDialog, window, 2),
        "restore": partial(RestoreDialog, [_a_backup()], bench.zone, window),
        "move": partial(MoveDialog, bench, _place(), window),
        "record": partial(AccessRecordDialog, bench, _place(), _a_reading(), known, window),
        **handover_pictures.dialogs(window),
        **account_pictures.dialogs(window),
        "counted cases": partial(_counted, window),
        "report": partial(_report, window),
        "days": partial(DaysDialog, date(2026, 11, 1), date(2026, 11, 30), 8, window),
        "bring": Bring,
        "first run": FirstRun,
        "recovery key": partial(RecoveryKey, "ABCD-" * 8 + "ABCD"),
        "passphrase": partial(Passphrase, locked=False),
        "unlock": partial(Unlock, sentences.failed(Outage(Cause.KEY_MISSING)), wrong=False),
        "failure": partial(
            Failure, sentences.failed(Outage(Cause.DAMAGED_FILE)), Path("desk"), restorable=True
        ),
        "not restored": partial(
            Failure, sentences.failed(Outage(Cause.DAMAGED_BACKUP)), Path("desk"), restoring=True
        ),
    }


def _counted(window: MainWindow) -> QDialog:
    report = window.statistics.report
    assert report is not None
    cases = report.figures.cases[Name.DUE]
    return CountedCasesDialog(window.case._bench, "20261125", cases, window)


def _report(window: MainWindow) -> QDialog:
    report = window.statistics.report
    assert report is not None
    return ReportDialog(window.case._bench, report, window)


def retention_rules(window: MainWindow) -> SettingsDialog:
    """The settings, open at how long cases are kept."""
    dialog = settings(window)
    dialog.turn_to("retention")
    return dialog


def together(window: MainWindow) -> SettingsDialog:
    """The settings, open at what several people have agreed on."""
    dialog = settings(window)
    dialog.turn_to("together")
    return dialog


def review(window: MainWindow) -> ReviewDialog:
    now = datetime.now(UTC)
    one = Submission(NIL, "", now, Purpose.ANSWER, Audience.PUBLIC)
    waiting = [Waiting(one, "", own, "", NO_PLEDGE, "") for own in (True, False)]
    return ReviewDialog(window, waiting, {}, {now: now}, now)


def consult(window: MainWindow) -> ConsultDialog:
    answers = (None, *Answer)
    units = [Asked(NIL, "", "", answer) for answer in answers]
    return ConsultDialog(window, units, "", "")


def clock_rules(window: MainWindow) -> SettingsDialog:
    """The settings, open at the rule the desk follows."""
    dialog = settings(window)
    dialog.turn_to("clocks")
    dialog.clocks._take(kits.profiles(RESOURCES))
    dialog.clocks.days.show_days({date(2026, 3, 2): OwnDay(worked=False, name="防汛演练")})
    return dialog


def five_days() -> Clock:
    source = Source("Rule", Trust.WEAK)
    target = Target(Goal.RESOLUTION, 5, Unit.WORKING_DAY, source, longest_extension=5)
    return Clock(target, datetime(2026, 2, 12, 1, tzinfo=UTC))


def clocks(window: MainWindow) -> QDialog:
    hours = following.rules(following.Following(), holidays.announced(), ZONE).hours
    clock, now = five_days(), datetime.now(UTC)
    running = Running(Which.RESOLUTION, clock, due(clock, hours))
    explained = [Explained(running, explain(clock, hours))]
    return ClockDialog(window, explained, now, ZONE)


def extend(window: MainWindow) -> QDialog:
    rules = following.rules(following.Following(), holidays.announced(), ZONE)
    dialog = ExtendDialog(window, five_days(), rules, datetime.now(UTC))
    dialog.amount.setValue(9)
    return dialog


def _units(window: MainWindow) -> list[Organisation]:
    known = window.case._bench.knowledge
    return [one for one in known.organisations if one.kind is OrganisationKind.AGENCY][:2]


def letter(window: MainWindow) -> QDialog:
    dossier = window.case.dossier
    assert dossier is not None
    office = Office("清川市城市管理局", "清城管", supervises=True)
    outlook = Outlook(office, Register({(one.value, 2026): 11 for one in Paper}), 2026)
    case = LetterCase(dossier, _units(window))
    return LetterDialog(window.case._bench, window, case, outlook)


def copy_of_a_letter(window: MainWindow) -> QDialog:
    issued = Issued(NIL, NIL, Paper.LETTER, NIL, "清城管函〔2026〕1号", date(2026, 3, 2), {})
    return CopyDialog(window.case._bench, window, issued, void=True)


def paper_rules(window: MainWindow) -> SettingsDialog:
    """The settings, open at who issues papers here."""
    dialog = settings(window)
    dialog.turn_to("papers")
    return dialog


def promises(window: MainWindow, case: Case) -> QDialog:
    """One that was missed, and what can be done about it."""
    now = datetime.now(ZONE)
    missed = Promised(NIL, "三天内", now - timedelta(hours=2), now - timedelta(days=3), str(NIL))
    actions = window.case.clocks.promises
    line = actions._line(ledger(replace(case, promises=(missed,)))[0])
    dialog = PromisesDialog(window, [line], now, actions._dated)
    dialog._take(Deed.REPLACE)
    return dialog


def call_back(window: MainWindow) -> QDialog:
    """A citizen who is not satisfied."""
    line = Line("何女士", "13912345678", private=True, script="")
    dialog = CallBackDialog(window, [line], "Hello", 1, "")
    dialog.take(Heard.UNSATISFIED)
    return dialog


def calling_back(window: MainWindow) -> QDialog:
    dialog = settings(window)
    dialog.turn_to("call_back")
    return dialog


def settings(window: MainWindow, keeping: Keeping | None = None) -> SettingsDialog:
    window.settings._keeping = keeping
    return window.settings.dialog()


def watched_folders(window: MainWindow) -> QDialog:
    dialog = settings(window)
    dialog.turn_to("watched")
    dialog.watched._show(((Folder("/downloads/12345", on=True), Folder("/downloads/other")), ()))
    return dialog


def the_row(window: MainWindow) -> Quarantined:
    shown = window.aside.card.shown
    assert shown is not None
    return shown


def add_files(window: MainWindow, qtbot: QtBot) -> None:
    """To the case in sight: a picture, and something that is none."""
    assert window.case.dossier is not None
    for name, data in (("井盖.png", made_pictures.png(90, 60)), ("答复.pdf", b"%PDF")):
        work = partial(_add, window.case.dossier.case.id, Carried(name, data))
        window.case._bench.write(work)
    qtbot.waitUntil(lambda: len(window.case.findChildren(Tile)) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: any(t.image for t in window.case.findChildren(Tile)), timeout=10_000)


def _add(case: UUID, carried: Carried, desk: Desk) -> Changes:
    return desk.files.add(case, carried)


def _place() -> Place:
    return Place(Path("desk"), bytes(32))


def _a_backup() -> Backup:
    return Backup(Path("desk", "one"), datetime.now(UTC), 12_000_000, "")


def _a_reading() -> AccessReading:
    now = datetime.now(UTC)
    acts = [Entry(now, str(NIL), what, None, detail="3") for what in Access]
    losses = tuple(Loss(part, 12, now) for part in Part)
    return AccessReading(tuple(acts), 2, Anchor(40, b"", b"", losses, now))


def _backups(window: MainWindow) -> SettingsDialog:
    keeping = Keeping(window.case._bench, _place())
    keeping.own = (_a_backup(),)
    keeping.trouble = Outage(Cause.DISK_FULL)
    dialog = settings(window, keeping)
    assert dialog.backups is not None
    dialog.turn_to("backups")
    return dialog


def test_every_screen_is_drawn_and_translated(window: MainWindow, qtbot: QtBot) -> None:
    chinese = text.t("Navigation", "Inbox") != "Inbox"
    forbidden = sources() if chinese else translations()
    assert forbidden
    window.case._bench.write(put_aside)
    for place in PLACES:
        window.navigation.choose(place)
        qtbot.wait(200)
        assert colours(window.grab().toImage()) > FEWEST_COLOURS, place
        assert not untranslated(window, forbidden), place
        assert not unnamed(window), place
    window.navigation.choose(View.INBOX)
    qtbot.waitUntil(lambda: window.case.dossier is not None, timeout=5_000)
    qtbot.wait(200)
    add_files(window, qtbot)
    assert not untranslated(window, forbidden), "a case with files"
    assert not unnamed(window), "a case with files"
    for name, make in the_dialogs(window).items():
        dialog = make()
        dialog.open()
        qtbot.wait(60)
        assert colours(dialog.grab().toImage()) > FEWEST_COLOURS, name
        assert not untranslated(dialog, forbidden), name
        assert not unnamed(dialog), name
        dialog.done(0)
        dialog.deleteLater()
        qtbot.wait(20)
