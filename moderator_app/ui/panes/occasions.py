"""The moment for which words are composed: the case on the screen, and who sits before it."""

from moderator_app.core.composing import Occasion
from moderator_app.core.rows import Dossier
from moderator_app.ui.panes.reading import citizens_words
from moderator_app.ui.workbench import Workbench


def occasion(bench: Workbench, dossier: Dossier) -> Occasion:
    return Occasion(
        case=dossier.case,
        text=citizens_words(dossier),
        person=bench.person,
        organisations=bench.knowledge.organisations,
        local=bench.local(bench.now()),
        answer_by=bench.answer_by(),
    )
