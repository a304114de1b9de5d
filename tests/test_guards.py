"""The guards of conftest.py do stop what they are there to stop."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SUITE = """
import concurrent.futures, logging, os, socket, threading, time
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

KEPT = []

def test_a_stray_warning():
    logging.getLogger("desk").warning("nobody expected this")

def test_an_expected_warning_passes(caplog):
    logging.getLogger("desk").warning("expected")
    assert caplog.messages == ["expected"]
    caplog.clear()

def test_an_unheard_failure():
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        pool.submit(int, "no number")

def test_a_heard_failure_passes():
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        assert pool.submit(int, "no number").exception() is not None

def test_a_window_left_open(qtbot):
    KEPT.append(QWidget())
    KEPT[-1].show()

def test_a_timer_left_running(qtbot):
    KEPT.append(QTimer())
    KEPT[-1].start(1000)

def test_a_thread_left_running(qtbot):
    pool = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="database")
    KEPT.append(pool)
    pool.submit(time.sleep, 0)

def test_a_slot_that_raises(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(20)

def test_a_tidy_window_passes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(1000)
    window.show()
    with concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="database") as pool:
        pool.submit(time.sleep, 0).result()
"""


FAULTS = {
    "test_a_stray_warning": "nobody expected this",
    "test_an_unheard_failure": "invalid literal for int",
    "test_a_window_left_open": "left over after the test: .*QWidget",
    "test_a_timer_left_running": "left over after the test: .*QTimer",
    "test_a_thread_left_running": "left over after the test: .*database",
    "test_a_slot_that_raises": "ZeroDivisionError",
}


def test_each_guard_fails_the_test_it_should_and_no_other(tmp_path: Path) -> None:
    suite = tmp_path / "test_suite.py"
    suite.write_text(SUITE, "utf-8")
    pytest_here = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "tests.conftest"]
    outcome = subprocess.run(  # noqa: S603 - this suite, in a process of its own
        [*pytest_here, "-rfE", "-o", "qt_api=pyside6", "--rootdir", tmp_path, suite],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    summary = outcome.stdout.partition("short test summary info")[2]
    assert set(re.findall(r"::(\w+)", summary)) == set(FAULTS)
    for words in FAULTS.values():
        assert re.search(words, outcome.stdout)


def test_the_network_is_out_of_reach_and_this_machine_is_not() -> None:
    with socket.socket() as there, pytest.raises(AssertionError, match="reach the network"):
        there.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="look up"):
        socket.getaddrinfo("desk.invalid", 80)
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as here:
        here.connect(server.getsockname())


def test_a_path_is_no_network(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))


def test_the_keyring_refuses() -> None:
    import keyring
    from keyring.errors import NoKeyringError

    with pytest.raises(NoKeyringError):
        keyring.get_password("moderator-desk", "anything")
