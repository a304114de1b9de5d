"""Who is on duty when: the lead lays a week down, everybody reads it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import roster
from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Refusal
from moderator_app.core.roles import Act
from moderator_app.core.roster import ShiftKind, Week
from moderator_app.desk import rosters
from moderator_app.desk.desk import Desk
from moderator_app.desk.rosters import Laid
from moderator_app.ui import rights, roster_words, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.load import LoadDialog
from moderator_app.ui.dialogs.shift_kinds import ShiftKindsDialog
from moderator_app.ui.overlays import open_over
from moderator_app.ui.roster_table import RosterTable, names_of
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 1040
_HEIGHT: Final = 560
_SHOWN_RESTS: Final = 2


class RosterDialog(Dialog):
    """What is changed is kept in hand, week by week, until it is laid down together."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=0, main_icon="tick")
        here = theme.current()
        room = self.screen().availableSize()
        self.resize(min(here.px(_WIDTH), room.width()), min(here.px(_HEIGHT), room.height()))
        self._bench = bench
        self._weeks: dict[date, Week] = {}
        self._changed: dict[date, Week] = {}
        self._leaving = False
        self._calendar = bench.knowledge.rules.calendar
        self._monday = roster.monday_of(bench.local(bench.now()).date())
        self.table = RosterTable()
        self.table.put.connect(self._put)
        self.before, self.today, self.after = Button(), Button(), Button()
        self.copy = Button(icon="copy")
        self.shifts = Button(icon="clock")
        self.load = Button(kind="quiet", icon="chart")
        self._week = PlainLabel(look="heading")
        self._how = PlainLabel(look="muted", wrap=True)
        self._notes = PlainLabel(look="muted", wrap=True)
        self._make()
        self.show_words()
        bench.look("rosters", rosters.laid, self._know)

    def _make(self) -> None:
        for button, weeks in ((self.before, -1), (self.after, 1)):
            button.clicked.connect(partial(self._go, weeks))
        self.today.clicked.connect(self._go_to_today)
        self.copy.clicked.connect(self._copy_last)
        self.shifts.clicked.connect(self._change_shifts)
        self.load.clicked.connect(self._open_load)
        self.foot.insertWidget(0, self.load)
        self.body.addLayout(
            row(self._week, None, self.before, self.today, self.after, self.copy, self.shifts)
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._how)
        self.body.addWidget(self._notes)
        self.table.setFocus()

    # The weeks.

    @property
    def week(self) -> Week:
        """The one that is shown, as it would be laid down."""
        return self._changed.get(self._monday) or roster.week(self._all(), self._monday)

    def _all(self) -> Sequence[Week]:
        return list({**self._weeks, **self._changed}.values())

    @property
    def people(self) -> list[Person]:
        """Everybody who is here, and who of the others is on this week."""
        on = {one.person for one in self.week.duties}
        found = [one for one in self._bench.knowledge.people if one.active or one.id in on]
        return sorted(found, key=lambda one: (one.number, one.name))

    def _know(self, laid: Laid) -> None:
        self._weeks = {one.monday: one for one in laid.weeks}
        self._calendar = laid.calendar
        self._draw()

    def _change(self, week: Week) -> None:
        self._changed[week.monday] = week
        self._leaving = False
        self.complain("")
        self._draw()

    def _put(self, person: UUID, day: date, kind: ShiftKind | None) -> None:
        self._change(self.week.put(person, day, kind))

    def _go(self, weeks: int, _clicked: object = None) -> None:
        self._monday += timedelta(weeks=weeks)
        self._draw()
        self.table.setFocus()

    def _go_to_today(self) -> None:
        self._monday = roster.monday_of(self._bench.local(self._bench.now()).date())
        self._draw()
        self.table.setFocus()

    def _copy_last(self) -> None:
        last = self._monday - timedelta(weeks=1)
        source = next((one for one in self._all() if one.monday == last), None)
        if source is None or not source.duties:
            self.complain(t("Roster", "Nobody was laid down for the week before."))
            return
        here = [one.id for one in self._bench.knowledge.people if one.active]
        self._change(roster.copied(source, self._monday, here))
        self.table.setFocus()

    def _change_shifts(self) -> None:
        dialog = ShiftKindsDialog(self.week, self)
        dialog.chosen.connect(self._change)
        dialog.open()

    def _open_load(self) -> None:
        open_over(LoadDialog(self._bench, self))

    # How it looks.

    def _draw(self) -> None:
        week = self.week
        may = rights.may(self._bench, Act.ROSTER)
        self.table.is_open = may
        today = self._bench.local(self._bench.now()).date()
        self.table.show_week(week, self.people, self._calendar, today)
        self._week.setText(roster_words.week(week))
        self._how.setText(self._keys(week) if may else rights.why_not(self._bench, Act.ROSTER))
        notes = self._warnings()
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        for button in (self.copy, self.shifts):
            button.setEnabled(may)
        self.load.setEnabled(rights.may(self._bench, Act.LOAD))
        self.main.setEnabled(may and bool(self._changed))

    def _keys(self, week: Week) -> str:
        parts = [f"{at} {roster_words.whole(one)}" for at, one in enumerate(week.kinds, start=1)]
        keys = roster_words.together([*parts, t("Roster", "0 off")])
        return t("Roster", "In a field press {keys}; Space goes through them.").format(keys=keys)

    def _warnings(self) -> str:
        """What speaks against this week, with the one before and the one after."""
        near = {self._monday + timedelta(weeks=by) for by in (-1, 0, 1)}
        weeks = [one for one in self._all() if one.monday in near]
        rests = [
            short
            for short in roster.short_rests(weeks, self._bench.zone)
            if self._monday in {roster.monday_of(s.day) for s in (short.before, short.after)}
        ]
        names = names_of(self._bench.knowledge.people)
        lines = [roster_words.short_rest(one, names) for one in rests[:_SHOWN_RESTS]]
        if len(rests) > _SHOWN_RESTS:
            more = t("Roster", "and %n more short rest(s)", len(rests) - _SHOWN_RESTS)
            lines.append(more)
        return "\n".join(lines)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Roster", "Roster"))
        self.table.setAccessibleName(t("Roster", "Roster"))
        self.before.setText(t("Roster", "Week before"))
        self.today.setText(t("Roster", "This week"))
        self.after.setText(t("Roster", "Week after"))
        self.copy.setText(t("Roster", "Copy last week"))
        self.shifts.setText(t("Roster", "Shifts…"))
        self.load.setText(t("Load", "Who did how much"))
        self.main.setText(t("Roster", "Lay it down"))
        self.cancel.setText(t("Roster", "Close (Esc)"))
        self._draw()

    # Laying it down.

    @override
    def carry_out(self) -> None:
        if self._changed:
            weeks = list(self._changed.values())
            did = t("Roster", "The roster was laid down")
            self._bench.write(partial(_save, weeks), self._saved, did=did, error=self._refused)

    def _saved(self, _changes: Changes) -> None:
        self.accept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal | Outage):
            self.complain(sentences.of(error))
        else:
            self._bench.complain(error)

    @override
    def give_up(self) -> None:
        self.reject()

    @override
    def reject(self) -> None:
        """What is not laid down is not thrown away at the first Esc."""
        if self._changed and not self._leaving and rights.may(self._bench, Act.ROSTER):
            self._leaving = True
            self.complain(
                t("Roster", "This is not laid down yet: Ctrl+Enter does it, Esc again leaves it.")
            )
            return
        super().reject()


def _save(weeks: Sequence[Week], desk: Desk) -> Changes:
    return desk.rosters.save(weeks)
