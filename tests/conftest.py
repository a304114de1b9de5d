"""Guards around every test: no network, no stray warning, no home but its own, nothing left over."""

import concurrent.futures
import gc
import ipaddress
import logging
import os
import socket
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.watchdog import window_watchdog

__all__ = ["window_watchdog"]

if TYPE_CHECKING:
    from PySide6.QtCore import QThread

# Before any test imports Qt or keyring, and for the processes that tests start.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# python-docx brings lxml, with which openpyxl would write the workbooks of the tests otherwise than
# without: hanzi as numbers, so that nothing in them could be found and changed.
os.environ["OPENPYXL_LXML"] = "False"

# The suite tries the same examples each time, so that what is red was changed; others are looked for
# with `-m hypothesis --hypothesis-profile=search`. How long one takes, the machine's other work decides.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile("suite")

EXECUTORS = ("database", "reader", "network")
GRACE = 2.0
"""Seconds that a thread which was told to end may take for it."""


def _is_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a path: AF_UNIX
    host = address[0]
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long stands at the beginning of what each of several processes is given."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes == 1:
        return
    long = list(dict.fromkeys(one.path for one in items if one.get_closest_marker("long")))
    rest = [one for one in items if one.path not in long]
    left, begun = len(items), list[pytest.Item]()
    for process in range(processes):
        size = left // (processes - process)  # as pytest-xdist shares them out
        share = [one for one in items if one.path in long[process::processes]]
        others = max(0, size - len(share))
        begun += share + rest[:others]
        del rest[:others]
        left -= size
    items[:] = begun + rest


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Nothing leaves this machine; a name is not even looked up."""

    def guard(original: Callable[..., Any], place: int) -> Callable[..., Any]:
        def guarded(*args: Any, **kwargs: Any) -> Any:
            address = args[place]
            assert _is_here(address), f"a test tried to reach the network: {address!r}"
            return original(*args, **kwargs)

        return guarded

    look_up = socket.getaddrinfo

    def look_up_here(host: str | None, *args: Any, **kwargs: Any) -> Any:
        assert host is None or _is_here((host,)), f"a test tried to look up {host!r}"
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard(getattr(socket.socket, name), 1))
        patch.setattr(socket.socket, "sendto", guard(socket.socket.sendto, -1))
        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's folder, and whatever else a program keeps of its user, lie in `tmp_path`."""
    monkeypatch.setenv("MODERATOR_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MODERATOR_DESK_KEY_FILE", raising=False)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "user" / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name.lower()))


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder for sockets. Their paths must be short: Linux takes 107 bytes of them."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """The keyring refuses; a test that sets another has it for itself alone."""
    yield
    if "keyring" in sys.modules:
        import keyring
        from keyring.backends.fail import Keyring

        keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def _no_stray_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a fault, unless the test reads `caplog` and clears it."""
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, [f"{record.name}: {record.getMessage()}" for record in loud]


@pytest.fixture(autouse=True)
def _no_unheard_failure(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was raised in an executor reaches no hook: somebody must have asked the future."""
    given: list[concurrent.futures.Future[object]] = []
    heard: set[int] = set()
    future_class = concurrent.futures.Future
    submit = concurrent.futures.ThreadPoolExecutor.submit

    def submit_seen(
        pool: concurrent.futures.ThreadPoolExecutor, /, *args: Any, **kwargs: Any
    ) -> concurrent.futures.Future[object]:
        future = submit(pool, *args, **kwargs)
        given.append(future)
        return future

    def hearing(original: Callable[..., Any]) -> Callable[..., Any]:
        def asked(future: concurrent.futures.Future[object], *args: Any, **kwargs: Any) -> Any:
            heard.add(id(future))
            return original(future, *args, **kwargs)

        return asked

    ask = future_class.exception
    monkeypatch.setattr(concurrent.futures.ThreadPoolExecutor, "submit", submit_seen)
    for name in ("result", "exception", "add_done_callback"):
        monkeypatch.setattr(future_class, name, hearing(getattr(future_class, name)))
    yield
    unheard = [
        failure
        for future in given
        if id(future) not in heard and future.done() and not future.cancelled()
        if (failure := ask(future)) is not None
    ]
    assert not unheard, "\n".join("".join(traceback.format_exception(f)) for f in unheard)


@pytest.fixture(autouse=True, scope="session")
def _typed_secrets_cost_little() -> Iterator[None]:
    """A thirtieth of what they cost in the program: hundreds of desks are made here."""
    from moderator_app.system import vault

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vault.WORK, "n", 1 << 10)
        yield


@pytest.fixture(autouse=True, scope="session")
def _collect_where_windows_are() -> Iterator[None]:
    """As in the program, no worker comes upon what is left of a widget; see `ui/garbage.py`. What
    was read so far stays, and is not gone through again after every test."""
    _keep_what_there_is()
    yield
    gc.unfreeze()
    gc.enable()


def _keep_what_there_is() -> None:
    gc.disable()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left_of_the_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with windows: none in sight, no timer running, no thread at work."""
    if "qapp" not in request.fixturenames:
        yield
        return
    before = set(threading.enumerate())
    yield
    from moderator_app.ui import garbage

    garbage.collect_due()
    if gc.isenabled():  # the collector of a whole program was here, and let go of what is kept
        _keep_what_there_is()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [*_windows_left(), *_clockwork_left(), *_threads_left(before)]
    assert not left, f"left over after the test: {left}"


def _windows_left() -> list[str]:
    """Closed as they are named, so that the next test is not blamed for them."""
    from PySide6.QtWidgets import QApplication

    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
    return [repr(window) for window in left]


def _clockwork_left() -> list[str]:
    """Timers and threads of Qt, stopped as they are named. Qt keeps no list of them; Python does."""
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import isValid

    left = []
    everything = gc.get_objects()
    # By type(), since isinstance() would ask every proxy in the process what it stands for; and of
    # the types first, which are a thousand times fewer.
    kinds = {kind for kind in set(map(type, everything)) if issubclass(kind, QTimer | QThread)}
    for thing in [thing for thing in everything if type(thing) in kinds and isValid(thing)]:
        if isinstance(thing, QTimer) and thing.isActive():
            thing.stop()
            left.append(f"{thing!r} of {thing.parent()!r}, every {thing.interval()} ms")
        elif isinstance(thing, QThread) and _is_at_work(thing):
            thing.quit()
            left.append(repr(thing))
    return left


def _is_at_work(thread: "QThread") -> bool:
    return thread.isRunning() and not thread.isCurrentThread()


def _threads_left(before: set[threading.Thread]) -> list[str]:
    until = time.monotonic() + GRACE
    left = []
    for thread in set(threading.enumerate()) - before:
        if thread.daemon and not thread.name.startswith(EXECUTORS):
            continue
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            left.append(repr(thread))
    return left
