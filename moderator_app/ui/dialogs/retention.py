"""What has been kept long enough: counted by rule, looked at, and erased once the number is typed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QWidget
from typing_extensions import override

from moderator_app.core.retention import Rules
from moderator_app.desk import retention
from moderator_app.desk.retention import Plan
from moderator_app.ui import retention_words, theme
from moderator_app.ui.dialogs.erase import line
from moderator_app.ui.dialogs.erasing_dialog import ErasingDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 760
_LISTED: Final = 220


class RetentionDialog(ErasingDialog):
    def __init__(self, bench: Workbench, parent: QWidget | None, rules: Rules) -> None:
        super().__init__(bench, parent, width=_WIDTH)
        self._plan: Plan | None = None
        self._make()
        self.show_words()
        self.due.setFocus()
        question = partial(retention.plan, rules, bench.now(), bench.zone)
        bench.look("retention", question, self._planned)

    def _make(self) -> None:
        self.total = PlainLabel(look="heading", wrap=True)
        self.due, self.cases = QListWidget(), QListWidget()
        for each in (self.due, self.cases):
            each.setFixedHeight(theme.current().px(_LISTED))
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            each.setProperty("framed", "true")
        self.due.setWordWrap(True)
        self.due.currentRowChanged.connect(self._show_cases)
        self._shown = PlainLabel(look="muted")
        self._why, self._number = PlainLabel(look="section"), PlainLabel(look="section", wrap=True)
        self.reason, self.number = QLineEdit(), QLineEdit()
        self.number.returnPressed.connect(self.carry_out)
        both = row(self.due, column(self.cases, self._shown, spacing=4), spacing=12)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self._asked: tuple[QLabel | QLineEdit, ...] = (
            self._why, self.reason, self._number, self.number,
        )  # fmt: skip
        self.lay_out(column(self.total, both, *self._asked, None, spacing=8))

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        self.show_words()
        self.due.setCurrentRow(0)

    def _show_cases(self, at: int) -> None:
        self.cases.clear()
        self._shown.hide()
        if self._plan is None or not 0 <= at < len(self._plan.due):
            return
        one = self._plan.due[at]
        self.cases.addItems([line(row_, self.bench) for row_ in one.rows])
        if one.cases > len(one.rows):
            words = t("Retention", "The first {shown} of {all}")
            self._shown.show()
            self._shown.setText(words.format(shown=len(one.rows), all=f"{one.cases:,}"))

    @property
    def _count(self) -> int:
        return 0 if self._plan is None else self._plan.total

    @override
    def deed(self) -> str:
        if self._plan is not None and not self._count:
            return t("Dialog", "Close")
        return t("Erasing", "Erase %n case(s)", self._count)

    @override
    def missing(self) -> bool:
        if self._plan is None:
            return True
        if not self._count:
            self.accept()
            return True
        if not self.reason.text().strip():
            self.complain(t("Erasing", "Say why: it is kept in the history of the case."))
            self.reason.setFocus()
            return True
        if self.number.text().strip().replace(",", "") != str(self._count):
            self.complain(
                t("Retention", "Type {n} to erase them. Nothing has been erased.").format(
                    n=self._count
                )
            )
            self.number.setFocus()
            return True
        return False

    @override
    def start(self) -> None:
        if self._plan is not None:
            work = partial(retention.erase_next, self._plan, self.reason.text().strip())
            self.begin(work, self._plan.total)

    @override
    def forget(self) -> None:
        self.cases.clear()
        self.due.clear()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Retention", "What has been kept long enough"))
        self.due.setAccessibleName(t("Retention", "By rule"))
        self.cases.setAccessibleName(t("Retention", "The cases"))
        self._why.setText(t("Erasing", "Why"))
        self.reason.setAccessibleName(self._why.text())
        if not self.reason.text():
            self.reason.setText(t("Retention", "It was kept for as long as our rules say."))
        self._number.setText(
            t(
                "Retention",
                "What citizens wrote in these cases, and all that was written about it, goes from "
                "the case file and its backups; numbers and dates stay. It cannot be undone. To "
                "erase them, type how many cases there are:",
            )
        )
        self.number.setAccessibleName(t("Retention", "How many cases there are"))
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan
        for part in (*self._asked, self.due, self.cases, self.cancel):
            part.setVisible(plan is None or plan.total > 0)
        if plan is None:
            self.total.setText(t("Retention", "Looking at the closed cases…"))
            return
        self.total.setText(
            t("Retention", "%n case(s) have been kept long enough", plan.total)
            if plan.total
            else t("Retention", "Nothing has been kept long enough. Nothing is to be done.")
        )
        at = max(0, self.due.currentRow())
        self.due.clear()
        for one in plan.due:
            name = retention_words.named(one.rule)
            counted = t("Retention", "%n case(s)", one.cases)
            self.due.addItem(f"{counted} · {name} · {retention_words.kept(one.months)}")
        self.due.setCurrentRow(at)
