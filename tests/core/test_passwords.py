"""A wrong password costs time, more each time, and never the desk."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core import passwords
from moderator_app.core.passwords import BadPassword, Credential, Proof
from tests.desks import T0

KEPT = Credential(UUID(int=1), "$argon2id$")


def test_the_pause_doubles_from_the_fourth_wrong_try_and_stops_at_a_minute() -> None:
    pauses = [passwords.pause(wrong).total_seconds() for wrong in range(12)]
    assert pauses == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]
    assert passwords.pause(1_000_000) == timedelta(minutes=1)


def test_what_is_left_of_a_pause_goes_by() -> None:
    kept = replace(KEPT, wrong=6, tried_at=T0)
    assert passwords.wait(kept, T0) == timedelta(seconds=8)
    assert passwords.wait(kept, T0 + timedelta(seconds=5)) == timedelta(seconds=3)
    assert not passwords.wait(kept, T0 + timedelta(seconds=8))
    assert not passwords.wait(KEPT, T0)


def test_a_clock_that_was_set_back_makes_nobody_wait_longer_than_a_pause() -> None:
    kept = replace(KEPT, wrong=6, tried_at=T0)
    assert passwords.wait(kept, T0 - timedelta(days=300)) == timedelta(seconds=8)


@pytest.mark.parametrize(
    "bad", ["", "1234567", "aaaaaaaaaa", "12121212", "x" * 129, "pass\ud800word12"]
)
def test_what_is_guessed_at_once_is_no_password(bad: str) -> None:
    with pytest.raises(BadPassword):
        passwords.checked(bad)


@pytest.mark.parametrize(
    "good", ["梧桐树下三更灯火", "correct horse battery", "abcd1234", "ab" * 60 + "cd"]
)
def test_words_and_phrases_of_any_language_are_passwords(good: str) -> None:
    assert passwords.checked(good)


def test_however_a_keyboard_puts_a_sign_together_it_is_the_same_password() -> None:
    assert passwords.tidy("ｐａｓｓｗöｒｄ") == passwords.tidy("passwo\u0308rd")


def test_neither_a_password_nor_its_digest_stands_in_a_trace() -> None:
    assert "geheim" not in repr(Proof("geheim", "geheim2", "geheim3"))
    assert "argon2" not in repr(KEPT)
