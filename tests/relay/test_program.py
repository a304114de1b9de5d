"""The relay is a program of its own: plain Python runs it, and its settings are strict."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from moderator_app.relay.__main__ import main
from moderator_app.relay.envelope import Push
from moderator_app.relay.kept import KEPT_S, Kept
from moderator_app.relay.settings import Account, BadSettings, desk_of, digest, read
from tests.relay.program import DESKS, PLAIN, ROOT, TOKEN, Pusher, running
from tests.relay.program import settings as written

PACKAGES = ("moderator_app.", "PySide6", "sqlcipher3", "cryptography", "httpcore", "keyring")


def test_one_file_of_it_runs_on_python_that_has_no_packages(tmp_path: Path) -> None:
    made = [tmp_path / "relay.pyz", tmp_path / "again.pyz"]
    for one in made:
        subprocess.run(  # noqa: S603 - this project's own
            [sys.executable, str(ROOT / "packaging" / "make_relay.py"), str(one)], check=True
        )
    assert made[0].read_bytes() == made[1].read_bytes()
    with running(tmp_path, program=(*PLAIN, str(made[0]))) as relay:
        assert relay.push("yunxi", Pusher().push("路灯不亮")) == (200, b"success")
        assert len(relay.pull("yunxi")["pushes"]) == 1


def test_it_needs_no_other_room_and_no_package() -> None:
    script = (
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import moderator_app.relay.__main__\n"
        "print(*sorted(sys.modules), sep='\\n')\n"
    )
    outcome = subprocess.run(  # noqa: S603 - this program
        [*PLAIN, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = outcome.stdout.split()
    ours = [one for one in loaded if one.startswith(PACKAGES)]
    assert ours
    assert [one for one in ours if not one.startswith("moderator_app.relay")] == []
    outside = {one.partition(".")[0] for one in loaded} - set(sys.stdlib_module_names)
    assert outside <= {"moderator_app", "__main__"}


# Its settings.


def test_the_example_of_the_settings_is_one(tmp_path: Path) -> None:
    place = tmp_path / "relay.toml"
    place.write_text((ROOT / "packaging" / "relay.toml").read_text("utf-8"), "utf-8")
    place.chmod(0o640)
    told = read(place)
    assert (told.host, told.port) == ("127.0.0.1", 8790)
    assert told.accounts["yunxi"].platform == "wechat"


Change = Callable[[str], str]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda t: t.replace("yunxi", '"../etc"'), "accounts"),
        (lambda t: t.replace("yunxi", "Yunxi"), "accounts.Yunxi"),
        (lambda t: t.replace('"wechat"', '"weibo"'), "accounts.yunxi.platform"),
        (lambda t: t.replace(TOKEN, "a b"), "accounts.yunxi.token"),
        (lambda t: t.replace(f'"{TOKEN}"', "7"), "token"),
        (lambda t: t.replace(DESKS["front"], "bearer in the open"), "accounts.yunxi.desks"),
        (lambda t: t.replace(DESKS["front"], DESKS["night"]), "accounts.yunxi.desks"),
        (lambda t: t.partition("[accounts.yunxi.desks]")[0], "accounts.yunxi.desks"),
        (lambda t: t.partition("[")[0], "accounts"),
        (lambda t: t.replace("127.0.0.1:0", "127.0.0.1"), "listen"),
        (lambda t: t.replace("127.0.0.1:0", "127.0.0.1:70000"), "listen"),
        (lambda t: t.replace('folder = "/', 'folder = "'), "folder"),
        (lambda t: t + "[", "TOML"),
    ],
)
def test_settings_that_cannot_be_followed_are_refused_without_repeating_them(
    tmp_path: Path, change: Change, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written(tmp_path, [("yunxi", "wechat")])
    place.write_text(change(place.read_text()))
    with pytest.raises(BadSettings, match=where):
        read(place)
    assert main(["--config", str(place)]) == 2
    said = capsys.readouterr().err
    assert where in said
    assert TOKEN not in said
    assert "in the open" not in said


def test_settings_that_others_may_read_are_refused(tmp_path: Path) -> None:
    place = written(tmp_path, [("yunxi", "wechat")])
    place.chmod(0o644)
    with pytest.raises(BadSettings, match="chmod"):
        read(place)
    with pytest.raises(BadSettings, match="No such file"):
        read(tmp_path / "absent.toml")


def test_a_bearer_is_drawn_and_only_its_digest_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--new-bearer"]) == 0
    lines = [line.split()[-1] for line in capsys.readouterr().out.splitlines()]
    assert digest(lines[0]) == lines[1]
    assert len(lines[0]) >= 40
    account = Account("yunxi", "wechat", TOKEN, {"front": lines[1], "night": digest("other")})
    assert desk_of(account, lines[0]) == "front"
    assert desk_of(account, "other") == "night"
    assert desk_of(account, lines[1]) is None
    assert desk_of(None, lines[0]) is None


# What it keeps.


def test_what_nobody_fetched_for_seven_days_goes(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for n, came in enumerate((1000, 1001)):
        kept.put("yunxi", Push("sealed", f"s{n}", "1", "n"), came)
    kept.forget(1001 + KEPT_S)
    assert [push.signature for _, push in kept.after("yunxi", 0).pushes] == ["s1"]
    kept.close()


def test_what_it_keeps_is_on_disk_when_it_says_so(tmp_path: Path) -> None:
    """A machine that loses its power is not killed here: this is what SQLite wants for that."""
    kept = Kept(tmp_path)
    told = [kept._db.execute(f"PRAGMA {one}").fetchone() for one in ("journal_mode", "synchronous")]
    assert told == [("wal",), (2,)]
    kept.close()


def test_it_fills_no_disk_and_takes_more_as_soon_as_a_desk_has_something(tmp_path: Path) -> None:
    kept, long = Kept(tmp_path, 1_000_000), "s" * 50_000

    def fill() -> None:
        for n in range(100):
            kept.put("yunxi", Push(long, f"s{n}", "1", "n"), 1)

    with pytest.raises(sqlite3.Error):
        fill()
    came = [n for n, _ in kept.after("yunxi", 0).pushes]
    assert 10 < len(came) < 20
    kept.acknowledge("yunxi", "front", came[4], ["front"])
    kept.put("yunxi", Push(long, "more", "1", "n"), 1)
    assert [n for n, _ in kept.after("yunxi", 0).pushes][:2] == came[5:7]
    assert sum(one.stat().st_size for one in tmp_path.glob("*.db")) <= 1_000_000
    kept.close()


def test_one_account_sees_nothing_of_another(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    push = Push("sealed", "same", "1", "n")
    kept.put("yunxi", push, 1)
    kept.put("other", push, 1)
    assert len(kept.after("yunxi", 0).pushes) == 1
    kept.acknowledge("yunxi", "front", 10, ["front"])
    assert kept.after("yunxi", 0).pushes == ()
    assert len(kept.after("other", 0).pushes) == 1
    kept.close()


def test_a_file_that_was_made_anew_has_another_name(tmp_path: Path) -> None:
    names = []
    for folder in (tmp_path / "a", tmp_path / "a", tmp_path / "b"):
        kept = Kept(folder)
        names.append(kept.name)
        kept.close()
    assert names[0] == names[1] != names[2]


def test_a_file_that_went_back_to_yesterday_has_another_name_once_a_desk_has_more(
    tmp_path: Path,
) -> None:
    """Its numbers are given again: a desk that went on after its own would miss what comes under
    them."""
    kept = Kept(tmp_path / "today")
    kept.put("yunxi", Push("sealed", "yesterday", "1", "n"), 1)
    kept.close()
    shutil.copytree(tmp_path / "today", tmp_path / "back")
    back = Kept(tmp_path / "back")
    assert (back.after("yunxi", 1).pushes, back.name) == ((), kept.name)
    assert (back.after("yunxi", 2).pushes, back.name == kept.name) == ((), False)
    again = Kept(tmp_path / "back")
    assert again.name == back.name
    for one in (back, again):
        one.close()
