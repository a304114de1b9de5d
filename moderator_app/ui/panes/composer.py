"""Writing the reply to a case: its draft, its template, and the words that are to go."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from moderator_app.core.case import Audience, Case, Purpose, Reply, Submission
from moderator_app.core.naming import Answers
from moderator_app.core.organisations import Organisation
from moderator_app.core.routing import RemitEntry
from moderator_app.core.rows import Dossier, SavedDraft
from moderator_app.core.templates import Template
from moderator_app.desk.casework import Words
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.panes.composer_draft import DraftKeeper, Slot, joined
from moderator_app.ui.panes.composer_scene import BOTH_WAYS, Scene
from moderator_app.ui.panes.composer_sheet import Sheet
from moderator_app.ui.panes.reaching import Reaching
from moderator_app.ui.widgets import column
from moderator_app.ui.workbench import Workbench


class Composer(QWidget):
    """Knows one case at a time. Nothing here sends: it says that somebody wants to.

    A commit takes what `words` gives, after `blocking` has found nothing; both look at the text
    as it is at that moment. What `words` gives is on its way to the file as a draft before the
    commit that drops it, so that nothing is left behind.
    """

    commit_requested = Signal()
    pictured = Signal(object)
    """The QMimeData of pictures that were pasted among the words: they belong to the case."""
    lead_restored = Signal(object)
    """The SavedDraft whose handlers were staged when it was left."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._dossier: Dossier | None = None
        self._lead: UUID | None = None
        self._co: tuple[UUID, ...] = ()
        self._entry: RemitEntry | None = None
        self._audience: Audience | None = None
        self._keeper = DraftKeeper(bench, self)
        self._reaching = Reaching(bench, self)
        self._sheet = Sheet(bench, commands)
        self.text = self._sheet.text
        self.setLayout(column(self._sheet))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.text)
        self.text.commit_requested.connect(self.commit_requested)
        self.text.pictured.connect(self.pictured)
        self.text.left.connect(self.flush)
        self.edited, self.split_requested = self._sheet.edited, self._sheet.split.taken
        self.show_blocking = self._sheet.show_blocking
        self.edited.connect(self._keeper.touch)
        self._sheet.promises.answered.connect(self._keeper.touch)
        self._sheet.template_chosen.connect(self.insert_template)
        self._sheet.offer_taken.connect(self._replace)
        self._sheet.head.audience_pressed.connect(self._change_audience)
        self._keeper.due.connect(self.flush)
        self._keeper.loaded.connect(self._restore)
        self._keeper.kept.connect(self._say_kept)
        self._keeper.failed.connect(partial(self._sheet.head.show_saved, None, failed=True))
        bench.person_changed.connect(self._change_author)
        self._reaching.changed.connect(self._show_scene)
        commands.listen(self, Where.COMPOSER)
        commands.bind("reply.template", self._sheet.pick_by_key, self._can_write)
        self._begin()

    @property
    def foot(self) -> QHBoxLayout:
        """The line under the text; whoever shows the composer puts the buttons at its end."""
        return self._sheet.foot

    # What the case view asks for.

    def show_case(self, dossier: Dossier | None) -> None:
        """Turn to a case, with what was written for it before; or hear what is new about it."""
        before = self._dossier
        self._reaching.turn_to(dossier)
        if before is None or dossier is None or before.case.id != dossier.case.id:
            self.flush()
            self._dossier = dossier
            self._begin()
            return
        self._dossier = dossier
        if _frozen(before.case) != _frozen(dossier.case) and not self._keeper.is_dirty:
            # A reply was committed or submitted, or taken back to be a draft again.
            self._begin()
        else:
            self._show_scene()

    def stage(
        self, lead: UUID | None, co: Sequence[UUID] = (), entry: RemitEntry | None = None
    ) -> None:
        """Fill in the template that belongs to the handler, or offer it where somebody has
        already written."""
        before = (self._lead, self._co)
        self._lead, self._co, self._entry = lead, tuple(co), entry
        if self._dossier is None or before == (self._lead, self._co):
            return
        self._keeper.touch()
        scene = self._show_scene()
        if lead == before[0] or scene is None:
            return
        made = None if lead is None else scene.first_reply()
        if self._sheet.is_untouched:
            self._sheet.put(*(made or (None,)))
            self._sheet.offer(None)
        else:
            fresh = made is not None and made[0] != self._sheet.template
            self._sheet.offer(made[0] if made is not None and fresh else None)

    def words(self, *, split: bool = False) -> Words | None:
        """The reply, as one message or several; None where nothing is written. See `blocking`."""
        text = self.text.words
        if self._dossier is None or not text.strip():
            return None
        self.flush()
        purpose = Purpose.ASK if self._sheet.asks else Purpose.ANSWER
        signed, pledge = self._sheet.signed(text), self._sheet.promises.final().pledge
        began, to = self._sheet.draft.template, self._reaching.to(self.audience)
        first, *rest = self._sheet.split.parts if split else (signed,)
        put_in = self.text.inserted
        return Words(first, purpose, self.audience, put_in, pledge, began, to, tuple(rest))

    def blocking(self, *, split: bool = False) -> str:
        """Why the reply cannot go so, or ""; no words at all are no hindrance here."""
        return self._sheet.hindrance(split=split)

    def ask_back(self) -> None:
        """Ask the citizen for what is missing, in private where the channel can."""
        if self._dossier is None:
            return
        before = self._audience
        if self._dossier.case.platform in BOTH_WAYS:
            self._audience = Audience.PRIVATE
        scene = self._show_scene()
        template = None if scene is None else scene.question()
        if template is not None and self._sheet.is_untouched:
            self._sheet.put(template, None if scene is None else scene.asked(template))
        else:
            # What has been written was meant for the readers it had.
            self._audience = before
            self._show_scene()
            self._sheet.offer(template)
        self.focus_text()

    def focus_text(self) -> None:
        self.text.setFocus()

    def reword(self, words: str, template: Template, answers: Answers) -> None:
        """Put in words of another, as a template, of whose times this has been said already."""
        if self._can_write():
            self.insert_template(template)
            self._sheet.promises.begin(answers.before(words, self._sheet.promises.answers))

    def insert_template(self, template: Template) -> None:
        """Put a template in at the cursor, or in the place of one that nobody has touched."""
        if not self._can_write():
            return
        if self._sheet.is_untouched:
            self._replace(template)
        else:
            self._sheet.insert(template)
            self.focus_text()

    def flush(self) -> None:
        """Give what has not been saved yet to be saved."""
        draft = self._sheet.draft
        self._keeper.keep(replace(draft, lead=self._lead, co=self._co, audience=self._audience))

    @property
    def audience(self) -> Audience:
        """Who would read the reply."""
        return self._reaching.audience(self._audience)

    # Turning to a case.

    def _begin(self) -> None:
        """An empty field, until the draft is there."""
        self._lead, self._co, self._entry, self._audience = None, (), None, None
        scene = self._show_scene()
        self._sheet.open_words("", ())
        self._sheet.offer(None)
        self._sheet.head.show_saved(None)
        if scene is None:
            self._keeper.turn_to(None)
        else:
            case = scene.dossier.case
            self._keeper.turn_to(Slot(case.id, case.platform, self._bench.actor))

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is None or self._dossier is None:
            return
        typed, quicker = self.text.words, self._lead is not None
        if not self._sheet.is_untouched:
            # Somebody wrote before the file could answer: both are kept.
            if typed not in draft.text:
                both = joined(draft, self._sheet.draft)
                self.text.replace_words(both.text, both.inserted)
                self._sheet.promises.begin(both.answers)
            return
        at_work = self._dossier.case.lead
        if not quicker and (at_work is None or at_work.organisation != draft.lead):
            self._lead, self._co = draft.lead, draft.co
        if draft.text.strip():
            known = self._bench.knowledge.templates
            template = next((one for one in known if one.id == draft.template), None)
            self._audience = draft.audience
            self._show_scene()
            self._sheet.open_words(draft.text, draft.inserted, template, draft.answers)
            if draft.saved_at is not None:
                self._sheet.head.show_saved(self._bench.local(draft.saved_at))
        if not quicker and self._lead is not None:
            self._show_scene()
            self.lead_restored.emit(draft)

    def _change_author(self) -> None:
        """A draft belongs to whoever wrote it."""
        self.flush()
        self._begin()

    def _show_scene(self) -> Scene | None:
        """Look at the case and the directory anew."""
        bench, dossier = self._bench, self._dossier
        scene = None
        if dossier is not None and bench.actor:
            scene = Scene(
                dossier=dossier,
                knowledge=bench.knowledge,
                person=bench.person,
                local=bench.local(bench.now()),
                answer_by=bench.answer_by(),
                audience=self.audience,
                lead=self._handler(dossier),
                entry=self._entry,
                reach=self._reaching.reach(self.audience),
            )
        self._sheet.show_scene(scene)
        return scene

    def _handler(self, dossier: Dossier) -> Organisation | None:
        """The one staged, or else the one that has the case."""
        at_work = None if dossier.case.lead is None else dossier.case.lead.organisation
        return self._bench.knowledge.organisation(self._lead or at_work)

    # Words.

    def _can_write(self) -> bool:
        return self._sheet.scene is not None

    def _replace(self, template: Template) -> None:
        if template.audience is not None:
            self._set_audience(template.audience)
        self._sheet.put(template)
        self.focus_text()

    def _change_audience(self) -> None:
        public = self.audience is Audience.PUBLIC
        self._set_audience(Audience.PRIVATE if public else Audience.PUBLIC)

    def _set_audience(self, audience: Audience) -> None:
        self._audience = audience
        self._keeper.touch()
        self._show_scene()

    def _say_kept(self) -> None:
        now = self._bench.local(self._bench.now())
        self._sheet.head.show_saved(now if self.text.words.strip() else None)


def _frozen(case: Case) -> tuple[tuple[Reply, ...], tuple[Submission, ...]]:
    """The words of a case that nobody changes any more."""
    return case.replies, case.submissions
