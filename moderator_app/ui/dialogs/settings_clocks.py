"""Which clocks the desk follows: the rule with its figures and sources, hours, and own days."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core import clock_profiles
from moderator_app.core import following as followed
from moderator_app.core.clock_profiles import Profile
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.outages import Outage
from moderator_app.core.records import BadRecord
from moderator_app.core.refusals import Refusal
from moderator_app.core.worktime import Spans
from moderator_app.desk import kits
from moderator_app.ui import clock_words, sentences
from moderator_app.ui.dialogs.settings_days import DaysEditor
from moderator_app.ui.dialogs.settings_figures import OWN, FiguresEditor
from moderator_app.ui.recounting import Recounting
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench


class ClocksPage(QWidget):
    def __init__(self, bench: Workbench, resources: Path) -> None:
        super().__init__()
        self._bench = bench
        self._following = bench.knowledge.following
        self._profiles: tuple[Profile, ...] = ()
        self._recounting = Recounting(bench)
        self._recounting.left.connect(self._show_left)
        self._recounting.failed.connect(self._fail)
        self.profile = QComboBox()
        self.profile.activated.connect(self._choose)
        self.figures = PlainLabel(wrap=True)
        self.own = FiguresEditor()
        self.work, self.duty = QLineEdit(), QLineEdit()
        self.every_day = QCheckBox()
        self.days = DaysEditor()
        self.warning = PlainLabel(look="danger", wrap=True)
        self.problem = PlainLabel(look="danger", wrap=True)
        self.progress = PlainLabel(look="muted")
        self.save = Button(kind="primary")
        self.save.clicked.connect(self._save)
        self._titles = {field: PlainLabel(look="strong") for field in self._fields()}
        self._lay_out()
        bench.known.connect(self._warn)
        self._say()
        self._take(())
        bench.tasks.fetch(partial(kits.profiles, resources), self._take, error=bench.complain)

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.profile, self.work, self.duty)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(
            column(
                self._titles[self.profile],
                self.profile,
                self.figures,
                self.own,
                self._titles[self.work],
                self.work,
                self._titles[self.duty],
                row(self.duty, self.every_day),
                self.days,
                None,
                spacing=8,
                margin=8,
            )
        )
        scroll = VScroll(inside)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        foot = row(self.progress, None, self.save)
        self.setLayout(column(scroll, self.warning, self.problem, foot, spacing=8))

    @property
    def chosen(self) -> Profile:
        """The rule that is chosen, with the figures and hours that stand here. Raises `BadRecord`
        for hours that make no sense."""
        profile = self._profiles[max(0, self.profile.currentIndex())]
        work = _hours(self.work.text(), profile.work.spans)
        duty = _hours(self.duty.text(), profile.duty.spans)
        if profile.key in OWN:
            profile = replace(profile, targets=self.own.targets(profile))
        return replace(
            profile,
            work=replace(profile.work, spans=work),
            duty=replace(profile.duty, spans=duty, every_day=self.every_day.isChecked()),
        )

    def _take(self, profiles: Sequence[Profile]) -> None:
        """What the desk follows stands first, as it is kept; then what else there is."""
        kept = self._following.profile
        others = [one for one in (DEFAULT, *profiles) if one.key != kept.key]
        self._profiles = (kept, *others)
        self.profile.clear()
        for one in self._profiles:
            self.profile.addItem(one.name)
        self.days.show_days(self._following.own)
        self._choose()

    def _choose(self) -> None:
        profile = self._profiles[max(0, self.profile.currentIndex())]
        self.own.setVisible(profile.key in OWN)
        self.own.show_profile(profile)
        self.work.setText(_text(profile.work.spans))
        self.duty.setText(_text(profile.duty.spans))
        self.every_day.setChecked(profile.duty.every_day)
        self._say_figures(profile)
        self._complain("")

    def _say_figures(self, profile: Profile) -> None:
        lines = [profile.note] if profile.note else []
        for (_, category), target in profile.targets.items():
            figure = clock_words.figure(target, category)
            lines.append(f"• {figure}\n   {clock_words.source(target.source)}")
        self.figures.setText("\n".join(lines))

    def _save(self) -> None:
        try:
            following = Following(self.chosen, self.days.own)
            followed.from_body(followed.to_body(following))
        except BadRecord:
            self._complain(
                t("Clocks", "Write hours as 08:30-12:00 14:00-18:00, in order, and a figure that "
                  "fits its unit: 0 only with days.")
            )  # fmt: skip
            return
        self._complain("")
        self.save.setEnabled(False)
        self._following = following
        self._recounting.follow(following)

    def _show_left(self, left: int) -> None:
        self.save.setEnabled(not left)
        words = t("Clocks", "%n case(s) still to be counted anew", left) if left else ""
        self.progress.setText(words or t("Clocks", "Saved; everything open is counted by it."))

    def _fail(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refusal | Outage):
            self._complain(sentences.of(error))
        else:
            self._bench.complain(error)

    def _warn(self) -> None:
        rules = self._bench.knowledge.rules
        words = clock_words.years(followed.warned_of(rules, self._bench.now()))
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _say(self) -> None:
        for field, title in zip(
            self._fields(),
            (
                t("Clocks", "The rule this desk follows"),
                t("Clocks", "Working hours"),
                t("Clocks", "Somebody is on duty"),
            ),
            strict=True,
        ):
            self._titles[field].setText(title)
            field.setAccessibleName(title)
        self.every_day.setText(t("Clocks", "Weekends and holidays too"))
        self.save.setText(t("Clocks", "Follow these clocks"))
        if self._profiles:
            self._say_figures(self._profiles[max(0, self.profile.currentIndex())])
        self._warn()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _text(spans: Spans) -> str:
    return "  ".join("-".join(map(clock_profiles.clock_text, span)) for span in spans)


def _hours(text: str, before: Spans) -> Spans:
    return before if text == _text(before) else clock_profiles.spans_of(text)
