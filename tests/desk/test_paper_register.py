"""The numbers of papers after a restore: above all that were given out, or a person is asked."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.papers import Office, Paper
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import backups, opening, restoring
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE, Place
from moderator_app.desk.restoring import Hand, Restored
from moderator_app.store import paper_numbers
from moderator_app.store.store import FILE, refold
from tests.desk.test_papers import a_case, issue
from tests.desks import ANNA, T0, Ticking, open_desk

LATER = T0 + timedelta(hours=1)


class Here:
    """A desk that has issued two papers, was backed up, and has issued a third."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.recovery = opening.create_key(folder, "a long passphrase")
        with closing(self.desk()) as desk:
            desk.shifts.save_person(ANNA)
            case = a_case(desk)
            for _ in range(2):
                issue(desk, case)
            self.made = backups.back_up(Place(folder, self.key), T0)
            assert issue(desk, case).number.endswith("3号")

    def desk(self) -> Desk:
        desk = open_desk(self.folder, ANNA, self.key)
        desk.session.now = Ticking(LATER)
        return desk

    def back(self) -> Restored:
        hand = Hand(known=self.key)
        return restoring.restore(self.folder, self.made.path, LATER, ZONE, hand)

    def next(self) -> str:
        with closing(self.desk()) as desk:
            return issue(desk, a_case(desk, "another")).number


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path / "desk")


def test_the_numbers_go_on_above_those_of_the_file_that_was_put_aside(here: Here) -> None:
    assert not here.back().unsure
    assert here.next().endswith("4号")


def test_they_do_so_after_a_second_restore_and_after_everything_was_folded_again(
    here: Here,
) -> None:
    here.back()
    here.back()
    with closing(here.desk()) as desk:
        refold(desk.session.store)
    assert here.next().endswith("4号")


def test_where_the_file_before_is_damaged_none_is_given_out_until_somebody_has_said(
    here: Here,
) -> None:
    (here.folder / FILE).write_bytes(b"nothing that could be read")
    assert here.back().unsure
    with closing(here.desk()) as desk:
        case = a_case(desk, "another")
        with pytest.raises(Refusal, match=Reason.NUMBERS_UNSURE):
            issue(desk, case)
        desk.papers.go_on({Paper.TRANSFER: 4})
        assert issue(desk, case).number.endswith("4号")


def test_a_desk_that_moves_asks_once(here: Here, tmp_path: Path) -> None:
    there = tmp_path / "there"
    done = restoring.restore(there, here.made.path, LATER, ZONE, Hand(here.recovery))
    assert done.unsure
    here.folder = there
    with closing(here.desk()) as desk:
        desk.papers.go_on(dict.fromkeys(Paper, 1))
    assert here.next().endswith("3号")


def test_it_stays_unsure_while_nobody_has_said_also_through_another_restore(here: Here) -> None:
    (here.folder / FILE).unlink()
    here.back()
    assert here.back().unsure
    with pytest.raises(Refusal, match=Reason.NUMBERS_UNSURE):
        here.next()


def test_a_desk_without_an_office_is_not_told_of_numbers(tmp_path: Path) -> None:
    here = Here(tmp_path / "desk")
    with closing(here.desk()) as desk:
        desk.papers.save_office(Office())
        here.made = backups.back_up(Place(here.folder, here.key), LATER)
    (here.folder / FILE).unlink()
    assert not here.back().unsure
    with closing(here.desk()) as desk:
        assert paper_numbers.register(desk.session.store.connection).unsure
