"""What is removed from the record of who saw what is told, whatever is removed; and what was never
here is not called removed."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from moderator_app.core.access import Access, Anchor, Entry, Loss, Part
from moderator_app.desk import access_record, backups, opening, restoring
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import anchors
from moderator_app.store.store import FILE
from moderator_app.system import access_log
from moderator_app.system.access_log import FOLDER, AccessLog, Reading
from tests.desks import KEY, READER, T0, invented
from tests.keys import give_key_file

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A desk on whose record are eight lines of four months."""
    give_key_file(tmp_path, monkeypatch)
    made = Place(tmp_path / "desk", KEY)
    made.open_desk().close()
    for n in range(8):
        made.access_log().add(_entry(n))
    return made


def _entry(n: int) -> Entry:
    """Of the eight, two in each month from August on."""
    return Entry(
        datetime(2026, 8 + n // 2, 1 + n % 2, tzinfo=UTC), "", Access.PRINTED, None, str(n)
    )


def _months(place: Place) -> list[Path]:
    return sorted((place.folder / FOLDER).glob("*.log"))


def _read(place: Place) -> Reading:
    return opening.read_access_log(place.folder, None)


def _as_it_is(place: Place) -> Reading:
    """Without the line that a reading adds."""
    keys = [access_log.private_of(KEY)]
    return access_log.read(place.folder, keys, place.access_log().anchoring)


def _told(reading: Reading) -> list[tuple[Part, int]]:
    assert reading.anchor is not None
    return [(one.part, one.lines) for one in reading.anchor.losses]


def _cut(path: Path, kept: Callable[[list[bytes]], list[bytes]]) -> None:
    path.write_bytes(b"".join(kept(path.read_bytes().splitlines(keepends=True))))


def _remove_everything(place: Place) -> None:
    shutil.rmtree(place.folder / FOLDER)


def _remove_the_tail(place: Place) -> None:
    _months(place)[-1].unlink()


def _remove_the_last(place: Place) -> None:
    _cut(_months(place)[-1], lambda lines: lines[:-1])


def _replace_the_last(place: Place) -> None:
    """By a line that is sealed as it has to be, and names the one before it."""
    _remove_the_last(place)
    AccessLog(place.folder, READER).add(Entry(NOW, "", Access.EXPORTED))


def _remove_the_head(place: Place) -> None:
    _months(place)[0].unlink()


def _remove_the_first(place: Place) -> None:
    _cut(_months(place)[0], lambda lines: lines[1:])


def _remove_both_ends(place: Place) -> None:
    _remove_the_head(place)
    _remove_the_tail(place)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (_remove_everything, [(Part.ALL, 8)]),
        (_remove_the_tail, [(Part.END, 2)]),
        (_remove_the_last, [(Part.END, 1)]),
        (_replace_the_last, [(Part.END, 1)]),
        (_remove_the_head, [(Part.BEGINNING, 2)]),
        (_remove_the_first, [(Part.BEGINNING, 1)]),
        (_remove_both_ends, [(Part.BEGINNING, 1), (Part.END, 4)]),
    ],
)
def test_what_is_removed_at_either_end_is_told_for_ever_after(
    place: Place, deed: Callable[[Place], None], told: list[tuple[Part, int]]
) -> None:
    assert _as_it_is(place).is_proved
    deed(place)
    reading = _read(place)
    assert _told(reading) == told
    assert not reading.is_proved
    place.open_desk().close()
    again = _read(place)
    assert _told(again) == told
    assert (again.broken, again.missing) == (0, 0)
    place.access_log().add(_entry(7))
    _remove_the_last(place)
    assert _told(_read(place)) == [*told, (Part.END, 1)]


def test_what_is_done_between_the_ends_is_told_by_the_chain(place: Place) -> None:
    middle = _months(place)[1]
    _cut(middle, lambda lines: lines[::-1])
    assert _read(place).broken > 0
    _cut(middle, lambda lines: lines[::-1])
    assert _read(place).is_proved
    middle.unlink()
    reading = _read(place)
    assert (reading.broken, reading.missing, _told(reading)) == (1, 2, [])


def test_a_line_of_which_the_case_file_was_not_told_is_no_loss(place: Place) -> None:
    """As when the machine goes down between the line and the anchor."""
    AccessLog(place.folder, READER).add(_entry(7))
    assert _read(place).is_proved
    AccessLog(place.folder, READER).add(_entry(7))
    place.open_desk().close()
    _remove_the_last(place)
    assert _told(_read(place)) == [(Part.END, 1)]


@dataclass
class Onlooker:
    """Keeps the anchor, and what lay on the disk when it was told another."""

    place: Place
    anchor: Anchor | None = None
    seen: list[tuple[bytes, int]] = field(default_factory=list)

    def read(self) -> Anchor | None:
        return self.anchor

    def write(self, anchor: Anchor) -> None:
        self.anchor = anchor
        months = _months(self.place)
        last = months[-1].read_bytes().splitlines()[-1]
        self.seen.append((access_log._link(last), len(months)))


def test_the_anchor_is_told_of_a_line_after_it_is_there_and_of_a_removal_before(
    place: Place,
) -> None:
    onlooker = Onlooker(place)
    log = AccessLog(place.folder, READER, partial(nullcontext, onlooker))
    log.add(_entry(7))
    assert onlooker.anchor is not None
    assert onlooker.seen == [(onlooker.anchor.head, 4)]
    assert log.forget(NOW + timedelta(days=130), 6) == 1
    assert onlooker.seen == [(onlooker.anchor.head, 4)] * 2
    assert len(_months(place)) == 3


ADDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from moderator_app.core.access import Access, Entry
from moderator_app.desk.opening import Place
log = Place(Path(sys.argv[1]), bytes(range(32))).access_log()
while True:
    log.add(Entry(datetime(2026, 11, 22, tzinfo=UTC), "", Access.EXPORTED))
    print(flush=True)
"""


def test_killed_at_any_moment_it_loses_no_line_and_calls_none_lost(place: Place) -> None:
    pick, acknowledged = random.Random(7), 0  # noqa: S311 - the same moments in every run
    for _ in range(12):
        adding = subprocess.Popen(  # noqa: S603 - the program itself
            [sys.executable, "-c", ADDING, str(place.folder)], stdout=subprocess.PIPE, text=True
        )
        assert adding.stdout is not None
        adding.stdout.readline()
        time.sleep(pick.uniform(0, 0.1))
        adding.kill()
        acknowledged += 1 + len(adding.stdout.readlines())
        adding.stdout.close()
        adding.wait()
        assert _read(place).is_proved
    acts = [one.what for one in _read(place).entries]
    assert acknowledged <= acts.count(Access.EXPORTED) <= acknowledged + 12


def test_several_who_write_at_once_leave_one_chain_that_is_held_at_both_ends(place: Place) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(place.access_log().add, _entry(7)) for _ in range(40)]:
            done.result()
    reading = _as_it_is(place)
    assert reading.is_proved
    assert reading.anchor is not None
    assert (reading.anchor.count, len(reading.entries)) == (48, 48)


def test_half_a_line_left_by_a_crash_is_no_loss(place: Place) -> None:
    with _months(place)[-1].open("ab") as file:
        file.write(b"AAAA")
    reading = _read(place)
    assert (reading.broken, reading.missing, _told(reading)) == (1, 0, [])


def test_months_whose_time_is_up_are_no_loss_and_what_follows_them_is_bound(place: Place) -> None:
    later = NOW + timedelta(days=130)
    assert place.access_log().forget(later, 6) == 1
    assert _read(place).is_proved
    _remove_the_head(place)
    assert _told(_read(place)) == [(Part.BEGINNING, 2)]


def test_a_removal_of_old_months_that_was_cut_short_is_no_loss(place: Place) -> None:
    oldest, later = _months(place)[0], NOW + timedelta(days=130)
    kept = oldest.read_bytes()
    place.access_log().forget(later, 6)
    oldest.write_bytes(kept)
    reading = _read(place)
    assert (reading.is_proved, len(reading.entries)) == (True, 9)
    assert place.access_log().forget(later, 6) == 1
    reading = _read(place)
    assert (reading.is_proved, len(reading.entries)) == (True, 8)
    assert reading.anchor is not None
    assert reading.anchor.count == 8


def test_the_newest_month_stays_however_long_nobody_worked(place: Place) -> None:
    access_record.forget_old(place, NOW + timedelta(days=4_000))
    assert [path.stem for path in _months(place)] == ["2026-11"]
    assert _read(place).is_proved


def test_a_desk_of_an_older_version_begins_with_what_it_has(tmp_path: Path) -> None:
    made = Place(tmp_path, KEY)
    made.open_desk().close()
    for n in range(8):
        AccessLog(tmp_path, READER).add(_entry(n))
    made.open_desk().close()
    _remove_the_last(made)
    made.access_log().add(_entry(7))
    assert _told(_as_it_is(made)) == [(Part.END, 1)]


def test_a_desk_brought_back_from_an_older_backup_misses_nothing(place: Place) -> None:
    made = backups.back_up(place, T0)
    for n in range(8):
        place.access_log().add(_entry(n))
    restoring.restore(place.folder, made.path, NOW, ZONE)
    reading = _read(place)
    assert (reading.is_proved, len(reading.entries)) == (True, 18)
    assert reading.anchor is not None
    assert reading.anchor.before is None


def test_an_older_case_file_put_back_by_hand_misses_nothing(place: Place, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    shutil.copyfile(place.file, older)
    place.access_log().add(_entry(7))
    shutil.copyfile(older, place.file)
    assert _read(place).is_proved


def test_a_restore_covers_no_removal_up(place: Place) -> None:
    made = backups.back_up(place, T0)
    place.access_log().add(_entry(7))
    _remove_the_last(place)
    restoring.restore(place.folder, made.path, NOW, ZONE)
    assert _told(_read(place)) == [(Part.END, 1)]


def test_a_desk_moved_to_another_machine_says_from_when_on_its_record_is_here(
    place: Place, tmp_path: Path
) -> None:
    desk = place.open_desk()
    desk.session.person = opening.PROGRAM
    desk.intake.receive(invented(3))
    desk.close()
    made = backups.back_up(place, T0)
    there = Place(tmp_path / "there", KEY)
    restoring.restore(there.folder, made.path, NOW, ZONE)
    reading = _read(there)
    assert [one.what for one in reading.entries] == [Access.RESTORED, Access.READ_THIS]
    assert reading.anchor is not None
    assert (reading.anchor.before, reading.anchor.losses) == (T0, ())
    _remove_everything(there)
    assert _told(_read(there)) == [(Part.ALL, 2)]


def test_where_the_case_file_is_lost_and_brought_back_the_record_goes_on(place: Place) -> None:
    made = backups.back_up(place, T0)
    place.access_log().add(_entry(7))
    (place.folder / FILE).unlink()
    restoring.restore(place.folder, made.path, NOW, ZONE)
    assert _read(place).is_proved


def test_a_record_that_does_not_bear_the_backup_out_is_said_not_to_be_all_here(
    place: Place,
) -> None:
    made = backups.back_up(place, T0)
    (place.folder / FILE).unlink()
    _remove_the_head(place)
    restoring.restore(place.folder, made.path, NOW, ZONE)
    reading = _read(place)
    assert reading.anchor is not None
    assert reading.anchor.before == T0


def test_the_record_is_read_though_the_case_file_is_not(place: Place) -> None:
    place.file.write_bytes(b"nothing")
    reading = _read(place)
    assert (len(reading.entries), reading.broken, reading.anchor) == (9, 0, None)
    assert not reading.is_proved
    place.file.unlink()
    assert _read(place).anchor is None
    assert not place.file.exists()


def test_what_the_case_file_knows_comes_back_as_it_was_kept(place: Place) -> None:
    known = Anchor(7, b"\1" * 32, b"\2" * 32, (Loss(Part.END, 3, T0), Loss(Part.ALL, 4, NOW)), T0)
    with anchors.of_file(place.file, KEY) as kept:
        assert kept is not None
        kept.write(known)
        assert kept.read() == known
