"""The bureau's own templates go with the desk: into its backups, and to another machine."""

import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.erasing import Ground
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.papers import Paper
from moderator_app.desk import backups, opening, paper_templates, papers, restoring
from moderator_app.desk.opening import ZONE, Place
from moderator_app.desk.restoring import Hand
from moderator_app.papers import docx_text
from tests.desks import ANNA, T0, incoming, invented, open_desk
from tests.papers.packages import template

LATER = T0 + timedelta(hours=1)


def written(folder: Path, words: str, paper: Paper = Paper.TRANSFER) -> None:
    """Somebody edits a template in Word."""
    paper_templates.lay_out(folder)
    paper_templates.path(folder, paper).write_bytes(template((f"{words} {{编号}}",)))


def says(folder: Path, paper: Paper = Paper.TRANSFER) -> str:
    made = papers.make(folder, paper, {"编号": "转〔2026〕7号"})
    return docx_text.text(made.docx).strip()


class Here:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.recovery = opening.create_key(folder, "a long passphrase")
        self.place = Place(folder, self.key)
        with closing(open_desk(folder, ANNA, self.key)) as desk:
            desk.shifts.save_person(ANNA)
            desk.intake.receive(invented(3))

    def back(self, path: Path) -> None:
        restoring.restore(self.folder, path, LATER, ZONE, Hand(known=self.key))


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path / "desk")


def test_a_desk_that_moves_takes_its_templates_along(here: Here, tmp_path: Path) -> None:
    written(here.folder, "我局转办单")
    out = tmp_path / "moving.moderatordesk"
    made = backups.move_out(here.place, T0, out, str(ANNA.id))
    there = tmp_path / "there"
    restoring.restore(there, made.path, LATER, ZONE, Hand(here.recovery))
    assert says(there) == "我局转办单 转〔2026〕7号"
    assert paper_templates.changed(there) == (Paper.TRANSFER,)
    assert "函" in says(there, Paper.LETTER)
    with zipfile.ZipFile(made.path) as packed:
        assert [name for name in packed.namelist() if name.startswith("paper")] == [
            "paper-transfer.docx"
        ]


def test_the_template_of_a_backup_holds_again_and_the_one_since_stays_beside_it(here: Here) -> None:
    written(here.folder, "从前的格式")
    made = backups.back_up(here.place, T0)
    written(here.folder, "后来的格式")
    written(here.folder, "我局的函", Paper.LETTER)
    here.back(made.path)
    assert says(here.folder) == "从前的格式 转〔2026〕7号"
    assert says(here.folder, Paper.LETTER) == "我局的函 转〔2026〕7号"
    aside = here.folder / paper_templates.FOLDER / "转办单（旧1）.docx"
    assert docx_text.text(aside.read_bytes()).startswith("后来的格式")
    here.back(made.path)
    assert len(list(aside.parent.glob("*旧*"))) == 1


def test_after_an_erasure_the_new_backup_has_the_templates_and_the_old_one_is_gone(
    here: Here,
) -> None:
    written(here.folder, "我局转办单")
    old = backups.back_up(here.place, T0)
    with closing(open_desk(here.folder, ANNA, here.key)) as desk:
        case, _ = desk.intake.by_hand(incoming("lamp"))
        desk.erase([case], Ground.REQUEST, "本人要求")
    made = backups.back_up(here.place, LATER)
    assert not old.path.exists()
    paper_templates.put_back(here.folder)
    here.back(made.path)
    assert says(here.folder) == "我局转办单 转〔2026〕7号"


def test_a_spoilt_template_in_a_backup_is_noticed_and_nothing_is_changed(here: Here) -> None:
    written(here.folder, "我局转办单")
    made = backups.back_up(here.place, T0)
    data = made.path.read_bytes()
    at = data.index(b"word/document.xml")
    made.path.write_bytes(data[:at] + b"W" + data[at + 1 :])
    written(here.folder, "后来的格式")
    with pytest.raises(Outage) as refused:
        here.back(made.path)
    assert refused.value.cause is Cause.DAMAGED_BACKUP
    assert says(here.folder) == "后来的格式 转〔2026〕7号"
