"""Backups and an erasure: whichever came first, and whatever was killed, no word comes back."""

from datetime import timedelta
from pathlib import Path

from moderator_app.core.erasing import Ground
from moderator_app.desk import backups, opening, restoring
from moderator_app.desk.opening import ZONE, Place
from tests import erased
from tests.desks import ANNA, T0, a_desk, open_desk
from tests.erased import QUOTED, a_life, found, theirs

place = erased.place


def test_a_backup_that_was_being_made_during_the_erasure_is_made_again(place: Place) -> None:
    desk = open_desk(place.folder)
    case, again, _ = a_life(desk)
    erased: list[bool] = []

    def erase_meanwhile() -> bool:
        if not erased and any(place.folder.glob("backups/.half-done-*/.*.part")):
            erased.append(True)
            desk.erase([case, again], Ground.REQUEST, "本人申请")
        return False

    made = backups.back_up(place, T0, stop=erase_meanwhile)
    desk.close()
    assert erased
    assert made.path.exists()
    assert set(found(place.folder)) == {"another's"}


def test_killed_before_the_new_backup_one_is_due_and_takes_the_old_ones_away(
    place: Place,
) -> None:
    with a_desk(place.folder) as desk:
        case, again, _ = a_life(desk)
        backups.back_up(place, T0)
        assert not backups.is_due(place, T0)
        desk.erase([case, again], Ground.REQUEST, "本人申请")
    assert backups.is_due(place, T0)
    backups.back_up_anew(place, T0 + timedelta(minutes=1))
    assert not backups.is_due(place, T0)
    assert set(found(place.folder)) == {"another's"}


def test_a_backup_from_elsewhere_made_before_has_it_erased_again_and_one_made_after_is_clean(
    place: Place,
) -> None:
    stick = place.folder.parent.parent / "stick"
    stick.mkdir()
    with a_desk(place.folder) as desk:
        case, again, other = a_life(desk)
        old = backups.back_up(place, T0, to=stick / "old.moderatordesk")
        desk.erase([case, again], Ground.REQUEST, "本人申请")
        new = backups.back_up(place, T0, to=stick / "new.moderatordesk")
    for number, made in enumerate((new, old, new)):
        done = restoring.restore(place.folder, made.path, T0 + timedelta(hours=number), ZONE)
        assert done.erased_again == (2 if made is old else 0)
        assert set(found(place.folder)) == {"another's"}
        with a_desk(place.folder) as desk:
            assert QUOTED not in repr(desk.session.store.log.history(other))


def test_killed_between_erasing_and_cleaning_a_restore_leaves_no_page_either(
    place: Place,
) -> None:
    stick = place.folder.parent.parent / "stick"
    stick.mkdir()
    with a_desk(place.folder) as desk:
        case, again, _ = a_life(desk)
        old = backups.back_up(place, T0, to=stick / "old.moderatordesk")
        desk.session.store.connection.execute("PRAGMA secure_delete = OFF")
        desk.strike([case, again], Ground.REQUEST, "本人申请")
    assert "the text" in found(place.folder)
    done = restoring.restore(place.folder, old.path, T0, ZONE)
    assert done.before is not None
    assert done.before.exists()
    assert set(found(place.folder)) == {"another's"}


def test_an_erasure_takes_no_backup_of_another_desk_from_the_second_place(
    tmp_path: Path,
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    desks = []
    for name in ("one", "two"):
        folder = tmp_path / name
        key, _ = opening.create_key(folder, "four words are enough")
        desks.append(Place(folder, key))
    ours, others = desks
    others.open_desk().close()
    kept = backups.back_up(others, T0, second=second).second
    desk = ours.open_desk_for(ANNA)
    case, _ = desk.intake.by_hand(theirs())
    old = backups.back_up(ours, T0 + timedelta(minutes=1), second=second).second
    desk.erase([case], Ground.REQUEST, "本人申请")
    desk.close()
    new = backups.back_up(ours, T0 + timedelta(minutes=2), second=second).second
    assert [path is not None and path.exists() for path in (kept, old, new)] == [True, False, True]
