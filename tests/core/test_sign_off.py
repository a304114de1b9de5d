"""One public voice; who of the desk it was stands under it only where that was chosen."""

import pytest

from moderator_app.core import sign_off
from moderator_app.core.people import Person
from moderator_app.core.sign_off import Shown, SignOff
from tests.desks import ANNA

NUMBERLESS = Person(ANNA.id, "安娜")


@pytest.mark.parametrize(
    ("chosen", "person", "line"),
    [
        (SignOff(), ANNA, ""),
        (SignOff(Shown.NUMBER), ANNA, "（值班员01）"),
        (SignOff(Shown.NUMBER, "清川城管"), ANNA, "（清川城管值班员01）"),
        (SignOff(Shown.NAME, "清川城管"), ANNA, "（清川城管值班员 安娜）"),
        (SignOff(Shown.NAME), None, ""),
    ],
)
def test_what_stands_under_a_reply(chosen: SignOff, person: Person | None, line: str) -> None:
    assert sign_off.line(chosen, person) == line


def test_whoever_has_no_number_does_not_give_their_name_away_instead() -> None:
    assert sign_off.line(SignOff(Shown.NUMBER, "清川城管"), NUMBERLESS) == ""


def test_words_are_signed_once_and_no_words_not_at_all() -> None:
    once = sign_off.signed("已转办。\n", "（值班员01）")
    assert once == "已转办。（值班员01）"
    assert sign_off.signed(once, "（值班员01）") == once
    assert sign_off.signed("  ", "（值班员01）") == "  "
    assert sign_off.signed("已转办。 ", "") == "已转办。 "


def test_a_colleagues_words_are_signed_by_whoever_sends_them_and_by_nobody_else() -> None:
    """What was sent back, passed on by a leaver, or worded anew by a second pair of eyes."""
    lines = ("（值班员01）", "（值班员02）", "")
    theirs = "已转办。（值班员01）"
    assert sign_off.signed(theirs, "（值班员02）", lines) == "已转办。（值班员02）"
    assert sign_off.signed(theirs, "（值班员01）", lines) == theirs
    assert sign_off.signed(theirs, "", lines) == "已转办。"
    assert sign_off.signed("（值班员01）", "（值班员02）", lines) == ""


@pytest.mark.parametrize("kept", [None, 3, {}, {"shown": "all", "desk": ""}, {"shown": "name"}])
def test_a_setting_that_makes_no_sense_signs_nothing(kept: object) -> None:
    assert sign_off.from_setting(kept) == SignOff()


def test_it_is_read_back_as_it_was_written() -> None:
    chosen = SignOff(Shown.NUMBER, "清川城管")
    assert sign_off.from_setting(sign_off.to_setting(chosen)) == chosen
