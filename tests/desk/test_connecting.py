"""From an account to a connection: which connectors may run, and which secrets they are given."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.channels.port import VERSION
from moderator_app.core import people
from moderator_app.core.access import Access
from moderator_app.core.case import Target
from moderator_app.core.changes import Touched
from moderator_app.core.channels import Account, AuthRequired, Transient
from moderator_app.core.events import Draft, Kind
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.plug_ins import SETTING, ticked
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.connecting import Connecting, NotAConnector, Trial, Unreachable
from moderator_app.desk.desk import Desk
from moderator_app.system import access_log, account_secrets
from moderator_app.ui import account_troubles
from tests import plug_ins
from tests.channels import reference, wecom_vendor
from tests.channels.loopback import free_port
from tests.desks import ANNA, BAI, KEY

REFERENCE = ("reference", plug_ins.MADE)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_ins.install(tmp_path / "site", monkeypatch)


@pytest.fixture
def no_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-such-bus")


def named(connecting: Connecting) -> dict[tuple[str, bool], tuple[bool, bool, str]]:
    """Of each name, ours or not: whether it is ticked, whether it tells of itself, its misfit."""
    return {
        (one.name, one.ours): (one.ticked, one.info is not None, one.misfit)
        for one in connecting.installed()
    }


@pytest.mark.usefixtures("installed")
def test_what_others_wrote_is_listed_and_not_imported_until_it_is_ticked() -> None:
    connecting = Connecting()
    found = named(connecting)
    assert found["reference", False] == (False, False, "")
    assert found["mail", True] == (False, True, "")
    with pytest.raises(NotAConnector):
        connecting.connector("reference")
    connecting.tick({REFERENCE, ("broken", plug_ins.MADE), ("mail", plug_ins.MADE)})
    found = named(connecting)
    assert found["reference", False] == (True, True, "")
    assert found["broken", False] == (True, False, "SystemExit")
    assert found["mail", False] == (True, False, "taken")
    assert connecting.connector("mail").info.id == "mail", "ours comes first"
    assert connecting.connector("reference") is reference.connector
    (one,) = [one for one in connecting.installed() if one.name == "reference"]
    assert (one.distribution, one.version) == (plug_ins.MADE, "1.2")
    connecting.tick({("reference", "another-distribution")})
    with pytest.raises(NotAConnector):
        connecting.connector("reference")


def test_what_others_wrote_is_theirs_also_where_it_says_to_lie_among_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = "[moderator_app.channels]\nsneaky = moderator_app.channels.sneaky:connector\n"
    plug_ins.install(tmp_path / "site", monkeypatch, listed)
    assert named(Connecting())["sneaky", False] == (False, False, "")
    with pytest.raises(NotAConnector):
        Connecting().connector("sneaky")


def test_what_was_written_for_another_port_is_not_used_though_it_is_ticked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = "[moderator_app.channels]\nnewer = city_newer:connector\n"
    plug_ins.install(tmp_path / "site", monkeypatch, listed)
    (tmp_path / "site" / "city_newer.py").write_text(
        "from dataclasses import replace\n"
        "from tests.channels.reference import connector as one\n"
        f"info = replace(one.info, id='newer', version={VERSION + 1})\n"
        "connector = replace(one, info=info)\n"
    )
    connecting = Connecting({("newer", plug_ins.MADE)})
    assert named(connecting)["newer", False] == (True, False, "version")
    with pytest.raises(NotAConnector, match="version"):
        connecting.connector("newer")


def test_ticking_is_the_administrators_and_on_record_before_it_holds(
    desk: Desk, tmp_path: Path
) -> None:
    def recorded() -> list[tuple[str, str]]:
        keys = [access_log.private_of(KEY)]
        found = access_log.read(tmp_path, keys).entries
        return [(one.what, one.detail) for one in found]

    changes = desk.accounts.tick(REFERENCE, "1.2", on=True)
    assert changes.touched is Touched.ACCOUNTS
    assert desk.accounts.ticked() == {REFERENCE}
    assert not desk.accounts.tick(REFERENCE, "1.2", on=True).touched
    desk.accounts.tick(REFERENCE, "1.3", on=False)
    assert desk.accounts.ticked() == frozenset()
    assert recorded() == [
        (Access.PLUG_IN_ON, f"reference {plug_ins.MADE} 1.2"),
        (Access.PLUG_IN_OFF, f"reference {plug_ins.MADE} 1.3"),
    ]
    for person in (ANNA, BAI):
        desk.session.write(
            [Draft(Kind.PERSON_SAVED, person.id, people.to_body(person))], Touched.PEOPLE
        )
    desk.session.person = BAI
    for attempt in (
        lambda: desk.accounts.tick(REFERENCE, "1.2", on=True),
        lambda: desk.save_settings({SETTING: ["reference city-reference"]}),
    ):
        with pytest.raises(Refusal) as told:
            attempt()
        assert told.value.reason is Reason.ROLE_MISSING
    assert len(recorded()) == 2


@pytest.mark.parametrize("kept", [None, "reference", [7, None], {"a": "b"}])
def test_a_setting_that_somebody_spoilt_lets_nobody_run(kept: object) -> None:
    assert all(distribution == "" for _, distribution in ticked({SETTING: kept}))


@pytest.mark.usefixtures("no_keyring")
def test_what_is_typed_or_held_needs_no_keyring_and_what_is_needed_and_kept_does() -> None:
    with wecom_vendor.running() as vendor:
        ours = wecom_account(vendor.port)
        connecting = Connecting()
        with pytest.raises(Outage) as told:
            connecting.check(ours, {})
        assert told.value.cause is Cause.KEYRING_MISSING
        assert connecting.check(ours, {"secret": wecom_vendor.SECRET}).name == wecom_vendor.KF_NAME
        connecting.secrets.keep(ours.id, {"secret": wecom_vendor.SECRET}, held=True)
        line = connecting.open(ours)
        assert line.channel.caps(TARGET).can_reply
        line.channel.close()
        with pytest.raises(Outage):
            connecting.forget(ours)
        with pytest.raises(Outage):
            connecting.open(ours)


class _EmptyRing:
    def get_password(self, _service: str, _name: str) -> None:
        return None


def test_on_a_machine_whose_keyring_has_no_password_nobody_tries_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As where a desk was brought to: a mail server locks out who tries too often."""
    monkeypatch.setattr(account_secrets, "keyring", _EmptyRing)
    with wecom_vendor.running() as vendor, pytest.raises(AuthRequired) as told:
        Connecting().open(wecom_account(vendor.port))
    assert account_troubles.of("wecom", told.value).words.startswith("Its password is not kept")


def test_a_server_that_nobody_answers_at_is_named_before_a_secret_is_asked_for() -> None:
    ours = wecom_account(free_port())
    told: list[tuple[int, int]] = []
    trial = Trial(Connecting(), ours, {})
    with pytest.raises(Unreachable) as error:
        trial.run(lambda number, steps: told.append((number, steps)))
    assert (error.value.field, told) == ("server", [(1, 2)])
    gone = replace(ours, channel="gone", config={})
    with pytest.raises(NotAConnector):
        Trial(Connecting(), gone, {}).run()


@pytest.mark.parametrize("server", ["https://x:99999", "https://x:y", "https://[::1"])
def test_a_server_that_is_no_address_is_left_to_its_connector(server: str) -> None:
    ours = Account(UUID(int=7), "city", "city", "咨询", {"server": server})
    assert Trial(Connecting(), ours, {}).places == {}


def test_a_trial_that_was_stopped_ends_and_asks_no_platform() -> None:
    with wecom_vendor.running() as vendor:
        trial = Trial(Connecting(), wecom_account(vendor.port), {"secret": wecom_vendor.SECRET})
        trial.stop()
        with pytest.raises(Transient, match="stopped"):
            trial.run()
        assert vendor.asked == []


def wecom_account(port: int) -> Account:
    config = {
        "corpid": wecom_vendor.CORPID,
        "open_kfid": wecom_vendor.KF,
        "server": f"http://127.0.0.1:{port}",
    }
    return Account(UUID(int=7), "wecom", "wecom", "咨询", config)


TARGET = Target(UUID(int=7), "chats", wecom_vendor.CITIZEN, "m1", wecom_vendor.CITIZEN)
