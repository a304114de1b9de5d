"""How long the record of who saw what is kept, and how its reader takes it along."""

import csv
from pathlib import Path

import pytest

from moderator_app.core.access import Entry, Subject
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import access_record, opening
from moderator_app.desk.opening import Place
from tests.desks import ANNA, KEY, T0
from tests.keys import give_key_file


@pytest.mark.parametrize(
    ("chosen", "months"),
    [(None, 12), (36, 36), (6, 6), (5, 6), (-3, 6), (10_000, 120), ("8", 12), (True, 12)],
)
def test_fewer_than_six_months_are_six_and_nonsense_is_the_usual(
    chosen: object, months: int
) -> None:
    assert access_record.months({access_record.MONTHS: chosen}) == months


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    give_key_file(tmp_path, monkeypatch)
    made = Place(tmp_path / "desk", KEY)
    made.open_desk().close()
    return made


def test_it_goes_out_whole_without_a_live_formula_and_is_on_record_first(
    place: Place, tmp_path: Path
) -> None:
    going = access_record.going_out(T0, str(ANNA.id))
    rows = [("2026-11-22", "=1+1"), ("2026-11-23", "安娜")]
    path = access_record.write(place, tmp_path / "record.csv", ("When", "Who"), rows, going)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["When", "Who"], ["2026-11-22", "'=1+1"], [*rows[1]]]
    (line,) = opening.read_access_log(place.folder, None).entries[:1]
    assert line == Entry(T0, str(ANNA.id), "exported", None, Subject.THIS_RECORD)


def test_what_cannot_be_written_leaves_nothing_half_made(place: Place, tmp_path: Path) -> None:
    going = access_record.going_out(T0, "")
    target = tmp_path / "taken"
    target.mkdir()
    with pytest.raises(Outage) as outage:
        access_record.write(place, target, ("When",), [], going)
    assert outage.value.cause is Cause.CANNOT_OPEN
    assert not list(tmp_path.glob(".*"))
