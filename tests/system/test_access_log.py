"""Everybody adds to the record of who saw what; only the holder of the recovery key reads it."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.access import Access, Entry
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.opening import Place
from moderator_app.system import access_log
from moderator_app.system.access_log import FOLDER, AccessLog
from moderator_app.system.vault import Vault, new_recovery_key
from tests.desks import KEY

AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
PRIVATE = access_log.new_private()
CASE = UUID(int=7)


def _log(folder: Path) -> AccessLog:
    return AccessLog(folder, access_log.public_half(PRIVATE))


def _entry(n: int, days: int = 0) -> Entry:
    return Entry(AT + timedelta(days=days), f"person {n}", Access.UNMASKED, CASE, str(n))


def test_what_was_added_is_read_in_order_by_its_key_alone(tmp_path: Path) -> None:
    entries = tuple(_entry(n, 20 * n) for n in range(5))
    for entry in entries:
        _log(tmp_path).add(entry)
    assert access_log.read(tmp_path, [PRIVATE]) == access_log.Reading(entries, 0)
    other = access_log.read(tmp_path, [access_log.new_private()])
    assert (other.entries, other.broken) == ((), 5)


def test_no_line_says_anything_to_anybody_else(tmp_path: Path) -> None:
    _log(tmp_path).add(_entry(3))
    for path in (tmp_path / FOLDER).iterdir():
        assert b"person" not in path.read_bytes()
        assert b"unmasked" not in path.read_bytes()


@pytest.mark.parametrize("spoil", ["change", "take out", "swap", "put in"])
def test_a_line_that_was_tampered_with_is_found(tmp_path: Path, spoil: str) -> None:
    for n in range(4):
        _log(tmp_path).add(_entry(n))
    (path,) = (tmp_path / FOLDER).glob("*.log")
    lines = path.read_bytes().splitlines()
    if spoil == "change":
        lines[1] = lines[1][:-8] + b"AAAAAAA="
    elif spoil == "take out":
        del lines[1]
    elif spoil == "swap":
        lines[1], lines[2] = lines[2], lines[1]
    else:
        lines.insert(2, lines[0])
    path.write_bytes(b"\n".join(lines) + b"\n")
    assert access_log.read(tmp_path, [PRIVATE]).broken > 0


def _line(**changed: object) -> bytes:
    """What a line says before it is sealed."""
    usual = {"at": AT.isoformat(), "person": "", "what": "exported", "case": None, "detail": ""}
    return json.dumps({**usual, **changed}).encode()


@pytest.mark.parametrize(
    "plain",
    [
        b"nonsense",
        b"[]",
        b"{}",
        b"\xff",
        _line(at="2026-11-22"),
        _line(at=7),
        _line(what="flew"),
        _line(case=7),
    ],
)
def test_a_line_of_nonsense_that_somebody_sealed_hides_no_other(
    tmp_path: Path, plain: bytes
) -> None:
    log = _log(tmp_path)
    log.add(_entry(1))
    place = tmp_path / FOLDER
    (path,) = place.glob("*.log")
    last = access_log._last_line(place)
    assert last is not None
    link = access_log._link(last.rstrip(b"\n"))
    with path.open("ab") as file:
        file.write(access_log._sealed(plain, log.public, link) + b"\n")
    log.add(_entry(2))
    assert access_log.read(tmp_path, [PRIVATE]) == access_log.Reading((_entry(1), _entry(2)), 1)


def test_a_line_that_was_cut_off_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    for n in range(3):
        _log(tmp_path).add(_entry(n))
    (path,) = (tmp_path / FOLDER).glob("*.log")
    path.write_bytes(path.read_bytes()[:-40])
    for n in range(3, 6):
        _log(tmp_path).add(_entry(n))
    reading = access_log.read(tmp_path, [PRIVATE])
    assert [entry.detail for entry in reading.entries] == ["0", "1", "3", "4", "5"]
    assert reading.broken == 1


def test_a_very_long_line_is_followed_by_the_next(tmp_path: Path) -> None:
    for length in (10, 50_000, 3_000, 10):
        _log(tmp_path).add(Entry(AT, "", Access.EXPORTED, detail="x" * length))
    reading = access_log.read(tmp_path, [PRIVATE])
    assert (len(reading.entries), reading.broken) == (4, 0)


def test_a_line_costs_the_same_however_long_the_month_is(tmp_path: Path) -> None:
    log = _log(tmp_path)
    log.add(_entry(1))
    (path,) = (tmp_path / FOLDER).glob("*.log")
    path.write_bytes(path.read_bytes() * 30_000)
    before = time.thread_time()
    log.add(_entry(2))
    assert time.thread_time() - before < 0.010


def test_several_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(_log(tmp_path).add, _entry(n)) for n in range(40)]:
            done.result()
    reading = access_log.read(tmp_path, [PRIVATE])
    assert reading.broken == 0
    assert {entry.detail for entry in reading.entries} == {str(n) for n in range(40)}


def test_it_is_kept_for_six_months_whatever_is_asked(tmp_path: Path) -> None:
    Place(tmp_path, KEY).open_desk().close()
    log = Place(tmp_path, KEY).access_log()
    now = datetime(2026, 11, 22, tzinfo=UTC)
    days = [now - timedelta(days=ago) for ago in range(360, -1, -4)]
    for at in days:
        log.add(Entry(at, "", Access.PRINTED))
    assert log.forget(now, months=0) > 0
    reading = access_log.read(tmp_path, [access_log.private_of(KEY)], log.anchoring)
    assert reading.is_proved
    kept = {entry.at for entry in reading.entries}
    assert {at for at in days if at > now - timedelta(days=184)} <= kept
    assert days[0] not in kept
    assert log.forget(now, months=36) == 0


def test_a_clock_that_was_set_back_breaks_no_chain(tmp_path: Path) -> None:
    for days in (40, 0, 41, -40):
        _log(tmp_path).add(_entry(1, days))
    reading = access_log.read(tmp_path, [PRIVATE])
    assert (len(reading.entries), reading.broken) == (4, 0)


def test_what_cannot_be_recorded_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("no folder")
    with pytest.raises(Outage):
        _log(tmp_path).add(_entry(1))


def test_another_recovery_key_reads_what_was_written_under_the_old_one(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    key, old = vault.create("a passphrase")
    AccessLog(tmp_path, vault.writer(key)).add(_entry(1))
    new = new_recovery_key()
    vault.change_recovery(old, new)
    AccessLog(tmp_path, vault.writer(key)).add(_entry(2))
    assert access_log.read(tmp_path, vault.readers(new)).entries == (_entry(1), _entry(2))
    assert vault.unlock(new) == key
    assert vault.unlock("a passphrase") == key
    for attempt in (vault.unlock, vault.readers, partial(vault.change_recovery, recovery=new)):
        with pytest.raises(Outage) as outage:
            attempt(old)
        assert outage.value.cause is Cause.WRONG_KEY


def test_a_recovery_key_changed_by_the_passphrase_does_not_open_what_was_recorded_before(
    tmp_path: Path,
) -> None:
    vault = Vault(tmp_path)
    key, old = vault.create("a passphrase")
    AccessLog(tmp_path, vault.writer(key)).add(_entry(1))
    new, newest = new_recovery_key(), new_recovery_key()
    vault.change_recovery("a passphrase", new)
    AccessLog(tmp_path, vault.writer(key)).add(_entry(2))
    after = access_log.read(tmp_path, vault.readers(new))
    assert (after.entries, after.broken) == ((_entry(2),), 1)
    assert access_log.read(tmp_path, vault.readers(old)).entries == (_entry(1),)
    with pytest.raises(Outage):
        vault.unlock(old)
    vault.change_recovery(new, newest)
    assert access_log.read(tmp_path, vault.readers(newest)).entries == (_entry(2),)
    assert access_log.read(tmp_path, vault.readers(old)).entries == (_entry(1),)


def test_the_passphrase_of_every_day_does_not_read_it(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.create("a passphrase")
    with pytest.raises(Outage) as outage:
        vault.readers("a passphrase")
    assert outage.value.cause is Cause.WRONG_KEY


def test_of_a_desk_without_recovery_key_the_holder_of_its_key_reads(tmp_path: Path) -> None:
    key = bytes(range(32))
    AccessLog(tmp_path, Vault(tmp_path).writer(key)).add(_entry(1))
    assert access_log.read(tmp_path, [access_log.private_of(key)]).entries == (_entry(1),)
