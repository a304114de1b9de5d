"""A bug leaves where it happened, and never what anybody wrote."""

from datetime import timedelta
from pathlib import Path

from moderator_app.system import crash
from tests.desks import T0

SECRET = "云溪路十七号张某的电话"  # noqa: S105 - a citizen's words, invented


def _fails(words: str) -> None:
    known: dict[str, str] = {}
    try:
        known[words]
    except KeyError as error:
        error.add_note(words)
        raise ValueError(f"cannot read {words}") from error


def _caught(words: str) -> Exception:
    try:
        _fails(words)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_crash_file_says_where_and_what_kind_and_holds_no_words(tmp_path: Path) -> None:
    group = ExceptionGroup(SECRET, [_caught(SECRET)])
    for error in (_caught(SECRET), group):
        text = crash.write(tmp_path / "logs", error, T0, "0.1.0").read_text("utf-8")
        assert SECRET not in text
        assert "张某" not in text
    path = crash.write(tmp_path / "logs", _caught(SECRET), T0, "0.1.0")
    text = path.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash_file.py" in text
    assert "_fails" in text
    assert "Moderator Desk 0.1.0" in text
    assert str(tmp_path) not in text


def test_only_the_newest_crash_files_are_kept(tmp_path: Path) -> None:
    for n in range(crash.KEPT + 5):
        crash.write(tmp_path, _caught(""), T0 + timedelta(seconds=n), "0")
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == crash.KEPT
    assert kept[-1] == f"crash-{T0 + timedelta(seconds=crash.KEPT + 4):%Y%m%dT%H%M%S%f}.txt"
