"""The first line of a case: who wrote, where, when, under which number, and what the clock says."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core import calling_back, clocks
from moderator_app.core.case import Case, Status
from moderator_app.core.rows import Dossier
from moderator_app.core.running import Running, next_of
from moderator_app.ui import case_words, clock_words, emergency_words, promise_words
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.text import t
from moderator_app.ui.widgets import ElidedLabel, PlainLabel, as_tool_tip, row
from moderator_app.ui.workbench import Workbench


class CaseHeader(QWidget):
    explanation_wanted = Signal()
    """Somebody pressed the clock."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._case: Case | None = None
        self._clocks: tuple[Running, ...] = ()
        self._who = PlainLabel(look="heading")
        self._meta = ElidedLabel(look="muted")
        # Where the line is short these words give way first: a chip without its word says nothing.
        self._meta.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pinned = Chip(ChipLook(""))
        self._emergency = Chip(ChipLook(""))
        self._state = Chip(ChipLook(""))
        self._clock = ChipButton(ChipLook(""))
        self._clock.clicked.connect(self.explanation_wanted)
        chips = (self._emergency, self._pinned, self._state, self._clock)
        line = row(self._who, self._meta, *chips, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        bench.minute.connect(self.draw_clock)

    def show_case(self, dossier: Dossier) -> None:
        self._case, self._clocks = dossier.case, dossier.clocks
        self._draw()

    def _draw(self) -> None:
        case = self._case
        if case is None:
            return
        now = self._bench.local(self._bench.now())
        self._who.setText(case.author or t("CaseHeader", "A citizen"))
        parts = [
            case_words.platform(case.platform),
            case_words.moment(self._bench.local(case.received_at), now),
            case.number,
        ]
        if case.claimed_by is not None:
            parts.append(self._holder(case.claimed_by))
        self._meta.setText(" · ".join(parts))
        self._meta.setAccessibleName(self._meta.text())
        under = None if case.closure is not None else case.emergency
        self._emergency.setVisible(under is not None)
        if under is not None:
            self._emergency.show_look(emergency_words.look(under.danger))
        self._pinned.setVisible(case.pinned)
        self._pinned.show_look(ChipLook(t("CaseHeader", "Pinned")))
        self._draw_state(case)
        self.draw_clock()

    def _holder(self, actor: str) -> str:
        if actor == self._bench.actor:
            return t("CaseHeader", "with me")
        name = self._bench.knowledge.names.get(actor, "")
        return t("CaseHeader", "with {name}").format(name=name) if name else ""

    def _draw_state(self, case: Case) -> None:
        look = None
        if case.erased:
            look = ChipLook(t("CaseHeader", "Words erased"), Tone.PLAIN, Shape.SQUARE)
        elif case.closure is not None:
            word = t("CaseHeader", "Closed: {outcome}")
            if self._is_to_be_called(case):
                word = t("CaseHeader", "Closed: {outcome} · to be called back")
            outcome = case_words.outcome(case.closure.outcome)
            look = ChipLook(word.format(outcome=outcome), Tone.PLAIN, Shape.TICK)
        elif case.pending is not None:
            look = ChipLook(t("Reply", "To be confirmed as sent"), Tone.WARN, Shape.RING)
        elif case.submissions:
            look = ChipLook(t("CaseLine", "To be approved"), Tone.WARN, Shape.RING)
        elif case.snoozed_until is not None:
            local = self._bench.local(case.snoozed_until)
            until = case_words.moment(local, self._bench.local(self._bench.now()))
            look = ChipLook(t("CaseHeader", "Set aside until {time}").format(time=until))
        elif case.consultation is not None:
            silent = sum(case.consultation.answer(one) is None for one in case.consultation.units)
            look = ChipLook(t("CaseHeader", "%n organisation(s) asked, no answer yet", silent))
            if not silent:
                look = ChipLook(t("CaseHeader", "Asked: all have answered"), Tone.WARN, Shape.RING)
        self._state.setVisible(look is not None)
        if look is not None:
            self._state.show_look(look)

    def _is_to_be_called(self, case: Case) -> bool:
        rule = self._bench.knowledge.calling_back
        return calling_back.is_to_be_called(case, rule, self._bench.now())

    def draw_clock(self) -> None:
        case = self._case
        if case is None:
            return
        one = next_of(self._clocks)
        look = self._look(case, one)
        self._clock.setVisible(look is not None)
        if look is not None:
            self._clock.show_look(look)
            words = self._why(one)
            self._clock.setToolTip(as_tool_tip(words))
            self._clock.setAccessibleDescription(words)

    def _look(self, case: Case, one: Running | None) -> ChipLook | None:
        if one is not None and one.due is None:
            return clock_words.standing(one.which)
        due, now = (None if one is None else one.due), self._bench.now()
        answered = case.status is Status.ANSWERED
        urgency = clocks.urgency(due, now, self._bench.zone, answered=answered)
        return clock_words.look(None if one is None else one.which, due, now, urgency)

    def _why(self, one: Running | None) -> str:
        if one is None:
            return t("Clock", "The reply has gone out, and no clock runs. It starts again when the "
                     "citizen writes or an organisation answers.")  # fmt: skip
        if one.promise is not None:
            when = case_words.moment_whole(self._bench.local(one.promise.due))
            words = t("Clock", "Promised {words} until {due}.\nPress to see who said it.")
            return words.format(words=promise_words.quoted(one.promise.words), due=when)
        words = t("Clock", "{figure}, counted since {since}.\nPress to see the days.")
        if one.due is not None:
            words = t(
                "Clock", "{figure}, counted since {since}: due {due}.\nPress to see the days."
            )
        return words.format(
            figure=clock_words.length(one.which, one.clock.target),
            since=case_words.moment_whole(self._bench.local(one.clock.start)),
            due="" if one.due is None else case_words.moment_whole(self._bench.local(one.due)),
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
