"""What a new desk knows on its first day, and what it must not pass off as its own."""

from dataclasses import replace
from pathlib import Path

from moderator_app.core.organisations import Organisation, invented
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.store import records
from moderator_app.system.home import resources
from tests.desks import a_desk


def known(desk: Desk) -> dict[str, Organisation]:
    found = records.all_organisations(desk.session.store.connection)
    return {one.shown: one for one in found}


def test_a_real_desk_is_told_that_its_first_directory_is_an_example(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        kits.stock_if_empty(desk, resources())
        organisations = known(desk)
        assert organisations["市政处"].example
        assert not any(one.example for one in organisations.values() if one.emergency)
        assert all(one.verified is None for one in organisations.values())
        words = invented(organisations.values())
        assert "0399-6120021" in words
        assert "清川市市政设施管理处" in words
        assert not words & {"110", "119", "120", "122", "12306"}


def test_the_letters_of_a_real_desk_do_not_speak_for_the_invented_city(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        kits.stock_if_empty(desk, resources())
        written = records.all_templates(desk.session.store.connection)
        assert any("城市管理局值班员" in one.text for one in written)
        assert not any("清川" in one.text for one in written)


def test_what_a_bureau_has_put_in_its_place_is_no_example(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        kits.stock_if_empty(desk, resources())
        ours = replace(known(desk)["市政处"], name="云州市政处", example=False)
        desk.directory.save_organisation(ours)
        kits.stock_if_empty(desk, resources())
        assert known(desk)["市政处"] == ours
        assert "云州市政处" not in invented(known(desk).values())


def test_in_its_own_city_the_kit_is_no_example(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        kits.stock(desk.directory, resources())
        assert not any(one.example for one in known(desk).values())
