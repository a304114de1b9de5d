"""The field of the reply with what stands around it: who reads it, its length, what is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.guards import Finding, Problem
from moderator_app.core.naming import NO_ANSWERS, Answers
from moderator_app.core.rows import SavedDraft
from moderator_app.core.templates import Filled, Purpose, Template
from moderator_app.ui.commands import Commands
from moderator_app.ui.notices import Kind as NoticeKind
from moderator_app.ui.panes import composer_why, template_order
from moderator_app.ui.panes.composer_guard import GuardLine, Verdict
from moderator_app.ui.panes.composer_head import Head
from moderator_app.ui.panes.composer_promises import ReplyPromises
from moderator_app.ui.panes.composer_scene import Scene
from moderator_app.ui.panes.composer_split import SplitOffer
from moderator_app.ui.panes.composer_text import Opening, ReplyText
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.template_picker import TemplatePicker
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, column, row
from moderator_app.ui.workbench import Workbench

CHECK_MS: Final = 150


class Sheet(QWidget):
    """Shows and checks; decides nothing about cases and drafts."""

    edited = Signal()
    template_chosen = Signal(object)
    offer_taken = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._scene: Scene | None = None
        self._verdict = Verdict()
        self._template: Template | None = None
        self._untouched = ""
        self._offered: Template | None = None
        self._letters = Letters(bench, template_order.all_names, self)
        self._picker: TemplatePicker | None = None
        self.text = ReplyText()
        self.head = Head()
        self._guard = GuardLine()
        self.promises = ReplyPromises(bench, commands, self.text)
        self._offer_words = ElidedLabel(look="muted")
        self._offer_take = Button(kind="link")
        self._offer = QWidget()
        self._offer.setLayout(row(self._offer_words, self._offer_take))
        self._offer.hide()
        self.split = SplitOffer(commands)
        # In one line, so that on a low screen the buttons stay in sight.
        between = row(self.promises, self.split)
        between.setStretch(0, 1)
        between.setStretch(1, 1)
        self.foot = row(self._guard)
        self.foot.setStretch(0, 1)
        self.setLayout(column(self.head, self._offer, self.text, between, self.foot, spacing=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._check = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._check.timeout.connect(self._look)
        self.text.template_wanted.connect(self.pick)
        self.text.textChanged.connect(self._heed_edit)
        self.text.cut_short.connect(self._say_cut_short)
        self.head.template_pressed.connect(self.pick_by_key)
        self._guard.pressed.connect(self._show_finding)
        self.promises.said.connect(self._show_verdict)
        self._offer_take.clicked.connect(self._take_offer)
        commands.changed.connect(self._retitle)
        self._retitle()

    @property
    def scene(self) -> Scene | None:
        return self._scene

    def show_scene(self, scene: Scene | None) -> None:
        """`None`: there is nothing to write to."""
        self._scene = scene
        self.text.setReadOnly(scene is None)
        if scene is None:
            self.head.show_scene(None)
            if self._picker is not None:
                self._picker.dismiss()
        else:
            self.head.show_scene(scene, scene.knowledge.sending.lead)
            self.head.count(scene.signed(self.text.words))
        self.promises.show_case(None if scene is None else scene.dossier.case)
        self._check.start()

    @property
    def template(self) -> Template | None:
        """The template that the words began as."""
        return self._template

    @property
    def asks(self) -> bool:
        """Whether the words began as a question to the citizen."""
        return self._template is not None and self._template.purpose is Purpose.ASK

    @property
    def is_untouched(self) -> bool:
        """Whether nobody would miss the words: there are none, or they are a template's own."""
        words = self.text.words
        return not words.strip() or words == self._untouched

    @property
    def draft(self) -> SavedDraft:
        """The words, and all that belongs to them."""
        return SavedDraft(
            text=self.text.words,
            template=None if self._template is None else self._template.id,
            inserted=self.text.inserted,
            answers=self.promises.answers,
        )

    def put(self, template: Template | None, filled: Filled | None = None) -> None:
        """Let a template, or nothing, take the place of the words; Ctrl+Z brings them back."""
        filled = filled or self._filled(template)
        self.text.replace_words(filled.text, filled.inserted)
        self._template, self._untouched = template, filled.text

    def insert(self, template: Template) -> None:
        """Put a template in at the cursor."""
        filled = self._filled(template)
        self.text.insert_words(filled.text, filled.inserted)

    def _filled(self, template: Template | None) -> Filled:
        if template is None or self._scene is None:
            return Filled("", ())
        return self._scene.filled(template)

    def open_words(
        self,
        text: str,
        inserted: Sequence[str],
        template: Template | None = None,
        answers: Answers = NO_ANSWERS,
    ) -> None:
        """Show words that are nobody's edit, that began as a template, and of which this has been
        said; those that were taken back as they were to go out are signed."""
        self._template = template
        filled = self._filled(template).text
        as_made = {filled.strip(), self.signed(filled).strip()}
        self._untouched = text if text.strip() in as_made else ""
        with QSignalBlocker(self.text):
            self.text.open_words(text, inserted)
        self.promises.begin(answers)
        self.text.updateGeometry()
        self.head.count(self.signed(text))
        self._check.start()

    def signed(self, text: str) -> str:
        """The words as they go out."""
        return text if self._scene is None else self._scene.signed(text)

    def check(self) -> Verdict:
        """What is wrong with the words as they are now."""
        self.promises.final()
        return self._look()

    def hindrance(self, *, split: bool = False) -> str:
        """What keeps the words from going, in one message or several, and what to press, or ""."""
        verdict = self.check()
        if split and not self.split.parts:
            return self.split.why_not or composer_why.fits(self._commands)
        found = verdict.but_for(Problem.TOO_LONG).blocking if split else verdict.blocking
        return (
            ""
            if found is None
            else composer_why.why(found, self._scene, self.split, self._commands)
        )

    def _look(self) -> Verdict:
        self._check.stop()
        scene = self._scene
        self._verdict = (
            Verdict() if scene is None else scene.verdict(self.text.words, self.text.inserted)
        )
        if scene is not None:
            self.split.show_text(self.signed(self.text.words), scene.reach, scene.local)
            torn = self.split.torn(self.text.words)
            self._verdict = replace(self._verdict, findings=(*self._verdict.findings, *torn))
        return self._show_verdict()

    def _show_verdict(self) -> Verdict:
        """What was found; and the times that nobody has confirmed, of which the line of the
        promises asks."""
        self._guard.show_verdict(self._verdict)
        whole = replace(self._verdict, findings=(*self._verdict.findings, *self.promises.findings))
        self.text.show_findings(whole.findings)
        return whole

    def offer(self, template: Template | None) -> None:
        """Ask whether a template is to take the place of the words; `None` asks no longer."""
        self._offered = template
        self._retitle()
        self._offer.setVisible(template is not None)

    def pick_by_key(self) -> None:
        if not self.text.is_composing:
            self.text.setFocus()
            self.pick(Opening())

    def pick(self, opening: Opening) -> None:
        """Let a template be chosen, unless there is nothing to write to."""
        scene = self._scene
        if scene is None:
            return
        if self._picker is None:
            self._picker = TemplatePicker(self.window(), self._letters)
            self._picker.chosen.connect(self.template_chosen)
            self._picker.dismissed.connect(self._back_from_picker)
        self._picker.open_at(
            self.head if self._offer.isHidden() else self._offer,
            self.text,
            opening,
            scene.fitting_first(),
            scene.filled,
        )

    def _back_from_picker(self, sign: str) -> None:
        self.text.setFocus()
        if sign:
            self.text.insert_words(sign, ())

    def _take_offer(self) -> None:
        template = self._offered
        self.offer(None)
        if template is not None:
            self.offer_taken.emit(template)

    def _heed_edit(self) -> None:
        words = self.text.words
        if not words.strip():
            self._template = None
        self.head.count(self.signed(words))
        self._check.start()
        self.edited.emit()

    def show_blocking(self) -> None:
        """Go to the place that keeps the words from going, if there is one."""
        if (found := self.check().blocking) is not None:
            self._show_finding(found)

    def _show_finding(self, finding: Finding) -> None:
        self.text.select(finding.start, finding.end)
        self.text.setFocus()

    def _say_cut_short(self, left_out: int) -> None:
        words = t(
            "Composer",
            "The last {n} characters were left out: no channel takes so long a reply. They are "
            "still on the clipboard.",
        )
        self._bench.notices.say(NoticeKind.WARN, words.format(n=f"{left_out:,}"))

    def _retitle(self) -> None:
        self.setAccessibleName(t("Composer", "Reply"))
        self.text.setAccessibleName(t("Composer", "The words of the reply"))
        key = self._commands.hint("reply.template")
        words = t("Composer", "Write the reply. {key}, or / at the start of a line: a template")
        self.text.setPlaceholderText(words.format(key=key))
        if self._offered is not None:
            words = t("Composer", "You have written already. “{title}” would fit.")
            self._offer_words.setText(words.format(title=self._offered.title))
        self._offer_take.setText(t("Composer", "Use it instead"))
        self.head.show_key(key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)
