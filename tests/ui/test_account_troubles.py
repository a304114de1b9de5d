"""Whatever goes wrong with an account has a sentence that says what to do, beside its field where it
is one's."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from moderator_app.channels import wechat_oa_errors, wecom_errors, weibo_errors
from moderator_app.core.account_shapes import Wrong
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    NeedsHuman,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import NotAConnector, Unreachable
from moderator_app.ui import account_troubles
from moderator_app.ui.account_codes import CODES, WRONG
from moderator_app.ui.account_kinds import KINDS

TEN = (
    AuthRequired,
    ConfigError,
    RateLimited,
    Transient,
    WindowClosed,
    ContentRejected,
    TargetGone,
    Duplicate,
    Ambiguous,
    NeedsHuman,
)
VENDORS = {"wechat_oa": wechat_oa_errors, "wecom": wecom_errors, "weibo": weibo_errors}
OURS_TO_MEND = (AuthRequired, ConfigError, NeedsHuman)
OUR_OWN_MISTAKES = {10007, 10008, 10016, 10017, 10021}
"""Of a request that this program has put wrong: nobody at the desk can mend it."""


@pytest.mark.parametrize("channel", [*KINDS, "of somebody else"])
def test_each_of_the_ten_errors_has_a_sentence_of_its_own(channel: str) -> None:
    said = {account_troubles.of(channel, error("")).words for error in TEN}
    assert len(said) == len(TEN)
    assert all(said)


@pytest.mark.parametrize("channel", VENDORS)
def test_each_number_that_a_person_has_to_do_something_about_says_what(channel: str) -> None:
    kinds = VENDORS[channel]._KINDS
    numbers = [code for code, kind in kinds.items() if kind in OURS_TO_MEND]
    assert numbers
    for code in set(numbers) - OUR_OWN_MISTAKES:
        told = account_troubles.of(channel, VENDORS[channel].asked(code))
        general = account_troubles.of(channel, kinds[code](""))
        assert f"(code {code})" in told.words
        assert told.words != f"{general.words} (code {code})", code


@pytest.mark.parametrize(
    ("channel", "code", "field", "where"),
    [
        ("wechat_oa", "40164", "", "IP allow-list"),
        ("wechat_oa", "40125", "secret", "AppSecret"),
        ("wecom", "60020", "", "Trusted IPs"),
        ("wecom", "40001", "secret", "Callable applications"),
        ("wecom", "open_kfid", "open_kfid", "begins with wk"),
        ("weibo", "21322", "redirect", "Advanced information"),
        ("weibo", "rip", "rip", "public"),
        ("weibo", "21315", "", "Authorise again"),
        ("mail", "login", "password", "code made in the mailbox"),
    ],
)
def test_it_says_where_in_the_platforms_own_pages(
    channel: str, code: str, field: str, where: str
) -> None:
    told = account_troubles.of(channel, ConfigError(code))
    assert (told.field, where in told.words) == (field, True)


@pytest.mark.parametrize("channel", CODES)
def test_a_field_that_is_named_is_one_that_is_asked_for(channel: str) -> None:
    named = {field for field, _ in CODES[channel].values()} - {""}
    assert named <= KINDS[channel].fields.keys()


def test_when_it_may_be_asked_again_is_said_in_the_offices_own_time() -> None:
    error = RateLimited("45009", datetime(2026, 11, 25, 16, 0, tzinfo=UTC))
    told = account_troubles.of("wechat_oa", error, timezone(timedelta(hours=8)))
    assert "11-26 00:00" in told.words
    assert "(code 45009)" in told.words


def test_a_server_nobody_answers_at_is_said_beside_its_name() -> None:
    told = account_troubles.of("mail", Unreachable("smtp_host", "gaierror"))
    assert (told.field, "cannot be reached" in told.words) == ("smtp_host", True)


@pytest.mark.parametrize(
    "reason", ["absent", "version", "no connector", "name", "taken", "OSError"]
)
def test_a_plug_in_that_does_not_fit_is_said_to_be_so(reason: str) -> None:
    assert account_troubles.of("x", NotAConnector(reason)).words == account_troubles.misfit(reason)


def test_the_keyring_and_the_disk_have_their_own_words_and_a_mistake_hides_none() -> None:
    locked, missing, full = (
        account_troubles.of("mail", Outage(cause)).words
        for cause in (Cause.KEYRING_LOCKED, Cause.KEYRING_MISSING, Cause.DISK_FULL)
    )
    assert "locked" in locked
    assert "no keyring" in missing
    assert "full" in full
    assert account_troubles.of("mail", KeyError("address")).words
    assert WRONG.keys() == set(Wrong)
    assert issubclass(Unreachable, ChannelError)
