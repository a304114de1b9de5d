"""The moment for which words are composed: the case on the screen, and who sits before it."""

from dataclasses import replace

from moderator_app.core.composing import Occasion
from moderator_app.core.reading_order import without_turning
from moderator_app.core.rows import Dossier
from moderator_app.ui.panes.reading import citizens_words
from moderator_app.ui.workbench import Workbench


def occasion(bench: Workbench, dossier: Dossier) -> Occasion:
    return Occasion(
        case=replace(dossier.case, author=without_turning(dossier.case.author)),
        text=without_turning(citizens_words(dossier)),
        person=bench.person,
        organisations=bench.knowledge.organisations,
        local=bench.local(bench.now()),
        answer_by=bench.answer_by(),
    )
