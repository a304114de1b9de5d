"""Why a file or a row cannot be taken in is said in a sentence, in both languages."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.core.headings import NoColumns
from moderator_app.core.importing import Reason
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.rows import NUMBER_REUSED
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.ui import import_words, sentences, text
from moderator_app.ui.text import Language
from tests.ui.benches import RESOURCES

HAN = re.compile("[\u4e00-\u9fff]")
ENDS = {Language.CHINESE: "。", Language.ENGLISH: "."}
TROUBLES = [*map(Unreadable, Code), NoColumns(("甲", "乙")), *map(Outage, Cause)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda one: f"{type(one).__name__} {one}")
def test_a_refused_file_and_a_trouble_of_the_disk_end_with_a_whole_sentence(
    qapp: QApplication, language: Language, trouble: Unreadable | NoColumns | Outage
) -> None:
    assert text.install(qapp, RESOURCES, language)
    said = sentences.of(trouble)
    assert said.endswith(ENDS[language])
    assert bool(HAN.search(said)) is (language is Language.CHINESE)
    assert "{" not in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [*Reason, NUMBER_REUSED])
def test_a_row_that_is_put_aside_has_its_reason_in_words(
    qapp: QApplication, language: Language, code: str
) -> None:
    assert text.install(qapp, RESOURCES, language)
    said = import_words.reason(code)
    assert said
    assert said != code
    assert bool(HAN.search(said)) is (language is Language.CHINESE)
