"""What can be done with rows put aside, one or several, with a number while it lasts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from moderator_app.core.headings import Layout
from moderator_app.core.rows import Quarantined
from moderator_app.desk.reading import Reader
from moderator_app.ui import aside_run, sentences
from moderator_app.ui.aside_run import AsideRun, Mended
from moderator_app.ui.dialogs.row_columns import RowColumnsDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.aside_card import AsideCard
from moderator_app.ui.panes.aside_list import AsideList
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class AsideActions(QWidget):
    """Acts on what is chosen in the list, with what was changed on the card."""

    ended = Signal()
    """What was asked for has been done, as far as it could be."""
    case_wanted = Signal()
    """What the card shows is to become a case, by hand."""

    def __init__(self, bench: Workbench, rows: AsideList, card: AsideCard) -> None:
        super().__init__()
        self._bench = bench
        self._list = rows
        self._card = card
        self._run: AsideRun | None = None
        self._several = PlainLabel(look="strong")
        self._retry = Button(kind="primary", icon="tick")
        self._columns = Button(icon="template")
        self._discard = Button(kind="danger", icon="close")
        self.new_case = Button(icon="plus")
        self.new_case.clicked.connect(self.case_wanted)
        self._told = PlainLabel(look="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Button(kind="quiet")
        self._running = QWidget()
        self._running.setLayout(row(self._told, self.bar, self.stop))
        self._running.hide()
        self._buttons = QWidget()
        deeds = (self._discard, self._columns, self._retry, self.new_case)
        self._buttons.setLayout(row(self._several, None, *deeds))
        self.setLayout(column(self._running, self._buttons))
        self._retry.clicked.connect(self.retry)
        self._columns.clicked.connect(self.choose_columns)
        self._discard.clicked.connect(self.discard)
        self.stop.clicked.connect(self._stop)
        rows.picked.connect(self.count)
        self._retitle()

    @property
    def busy(self) -> bool:
        return self._run is not None

    def can_act(self) -> bool:
        return not self.isHidden() and self._run is None and bool(self._list.selected)

    def retry(self) -> None:
        """Try the chosen rows again, with what was changed in them."""
        if self.can_act():
            self._prepare([one for one in self._list.selected if not one.is_of_account], None)

    def choose_columns(self) -> None:
        """Say what the columns hold; of several rows those are read so that came with this one."""
        shown = self._card.shown
        if self.can_act() and shown is not None and not shown.is_of_account:
            dialog = RowColumnsDialog(self._bench, shown, self)
            same = [one for one in self._list.selected if one.source == shown.source]
            dialog.chosen.connect(partial(self._prepare, same))
            dialog.open()

    def discard(self) -> None:
        if not self.can_act():
            return
        chosen = [one.id for one in self._list.selected]
        dialog = WordsDialog(
            self,
            title=t("Aside", "Discard %n row(s)", len(chosen)),
            intro=t(
                "Aside",
                "Their words are gone then, for good: this cannot be undone. Who discarded them, "
                "when, and why is kept.",
            ),
            deed=t("Aside", "Discard"),
            usual=(
                t("Aside", "A row of totals"),
                t("Aside", "Test data"),
                t("Aside", "It is here already"),
            ),
            missing=t("Refusal", "Say why: the reason is kept."),
        )
        dialog.said.connect(partial(self._throw_away, chosen))
        dialog.open()

    def _prepare(self, chosen: Sequence[Quarantined], layout: Layout | None) -> None:
        """Read whole what was changed: the list has the first words alone."""
        changed = tuple(one.id for one in chosen if self._card.mended(one.id))
        then = partial(self._try_again, [one.id for one in chosen], layout)
        self._bench.look("rows changed", partial(_wholes, changed), then)

    def _try_again(
        self, chosen: Sequence[int], layout: Layout | None, changed: dict[int, Quarantined]
    ) -> None:
        rows = [
            Mended(id_, self._card.cells_now(changed[id_]) if id_ in changed else None, layout)
            for id_ in chosen
        ]
        self._begin(aside_run.retrying(self._bench, rows))

    def _throw_away(self, chosen: Sequence[int], why: str) -> None:
        self._begin(aside_run.discarding(self._bench, chosen, why))

    def _begin(self, run: AsideRun) -> None:
        if self._run is not None or not run.rows:
            return
        self._run = run
        self._card.let_go()
        run.progressed.connect(self._show_progress)
        run.ended.connect(self._end)
        self._buttons.setEnabled(False)
        self._running.setVisible(run.rows > 1)
        self._show_progress()
        run.start()

    @Slot()
    def _show_progress(self) -> None:
        run = self._run
        if run is None:
            return
        done = run.done + run.stays
        self.bar.setRange(0, run.rows)
        self.bar.setValue(done)
        words = t("Aside", "{done} of {total} rows")
        self._told.setText(words.format(done=f"{done:,}", total=f"{run.rows:,}"))

    @Slot()
    def _stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    @Slot(object)
    def _end(self, error: BaseException | None) -> None:
        run, self._run = self._run, None
        self._running.hide()
        self._buttons.setEnabled(True)
        if run is not None:
            for id_ in run.kept:
                self._card.forget(id_)
            if error is None:
                self._say(run)
        if error is not None:
            self._bench.complain(error)
        self.ended.emit()

    def _say(self, run: AsideRun) -> None:
        words = [_settled(run)] if run.done else []
        if run.refusal is not None:
            words.append(sentences.refused(run.refusal))
        elif run.stays:
            words.append(t("Aside", "%n row(s) still cannot be read; each says why.", run.stays))
        if run.cancelled:
            words.append(t("Aside", "Stopped: the rest waits as before."))
        kind = Kind.WARN if run.stays or run.cancelled else Kind.INFO
        self._bench.notices.say(kind, " ".join(words), topic="done")

    @Slot()
    def count(self) -> None:
        """Say how many are chosen, if it is more than one."""
        chosen = len(self._list.selected)
        self._several.setText(t("Aside", "%n row(s) chosen", chosen))
        self._several.setVisible(chosen > 1)
        rows = [one for one in self._list.selected if not one.is_of_account]
        for button in (self._retry, self._columns):
            button.setVisible(bool(rows) or not chosen)
        self.new_case.setVisible(chosen == 1 and not rows)

    def _retitle(self) -> None:
        self._retry.setText(t("Aside", "Try again (Ctrl+Enter)"))
        self._columns.setText(t("Aside", "Columns…"))
        self._discard.setText(t("Aside", "Discard…"))
        self.new_case.setText(t("Aside", "New case from it…"))
        self.stop.setText(t("Aside", "Stop"))
        self.bar.setAccessibleName(t("Aside", "Rows put aside"))
        self.count()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)


def _settled(run: AsideRun) -> str:
    if run.discards:
        return t("Aside", "%n row(s) discarded.", run.done)
    return t("Aside", "%n row(s) taken in.", run.done)


def _wholes(ids: Sequence[int], reader: Reader) -> dict[int, Quarantined]:
    rows = (reader.quarantined_row(id_) for id_ in ids)
    return {one.id: one for one in rows if one is not None}
