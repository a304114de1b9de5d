"""Work leaves the window's thread and its outcome comes back, or is dropped for a stated reason."""

import gc
import sqlite3
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from moderator_app.ui.tasks import Task, Tasks


class Receiver(QObject):
    """Stands for a pane: remembers what it was given, and on which thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.got: list[object] = []
        self.threads: set[threading.Thread] = set()

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(threading.current_thread())

    def take_progress(self, value: int, total: int) -> None:
        self.take((value, total))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks(slow_ms=60)
    yield tasks
    tasks.close()


@pytest.fixture
def receiver(qtbot: QtBot) -> Receiver:
    return Receiver()


def finish(qtbot: QtBot, tasks: Tasks) -> None:
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle, timeout=5000):
            pass


def fail(error: BaseException) -> NoReturn:
    raise error


def test_an_outcome_comes_back_to_the_windows_thread(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    tasks.write(threading.current_thread, receiver.take)
    tasks.read(threading.current_thread, receiver.take)
    tasks.fetch(threading.current_thread, receiver.take)
    finish(qtbot, tasks)
    assert threading.main_thread() not in receiver.got
    assert len({*map(id, receiver.got)}) == 3
    assert receiver.threads == {threading.main_thread()}


def test_writes_are_done_in_the_order_they_were_asked_for(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    for n in range(50):
        tasks.write(partial(int, n), receiver.take)
    finish(qtbot, tasks)
    assert receiver.got == list(range(50))


def test_an_object_arrives_as_it_was_sent(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    sent = {1: 2**80}
    tasks.write(partial(dict, sent), receiver.take)
    finish(qtbot, tasks)
    assert receiver.got == [sent]


def test_an_exception_nobody_asked_for_is_said_aloud(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.write(partial(fail, ValueError("no")))
    assert isinstance(caught.args[0], ValueError)


def test_an_exception_goes_to_whoever_asked_for_it(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    with qtbot.assertNotEmitted(tasks.failed):
        tasks.fetch(partial(fail, ValueError("no")), receiver.take, error=receiver.take)
        finish(qtbot, tasks)
    assert [type(error) for error in receiver.got] == [ValueError]


def test_even_an_exception_that_would_end_a_program_is_said_aloud(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.fetch(partial(fail, SystemExit(3)), error=receiver.take)
    assert isinstance(caught.args[0], SystemExit)
    assert receiver.got == []


def test_with_no_one_listening_an_exception_reaches_the_hook(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []

    def hook(kind: type[BaseException], _: BaseException, __: TracebackType | None) -> None:
        seen.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    tasks.read(partial(fail, ValueError("no")))
    finish(qtbot, tasks)
    assert seen == [ValueError]


def test_a_widget_deleted_meanwhile_is_left_in_peace(qtbot: QtBot, tasks: Tasks) -> None:
    parent = QObject()
    receiver = Receiver(parent)
    label = QLabel()
    go = threading.Event()
    tasks.write(go.wait, receiver.take)
    tasks.write(partial(str, "x"), label.setText)
    tasks.write(partial(fail, ValueError("no")), error=partial(receiver.take))
    parent.deleteLater()
    label.deleteLater()
    qtbot.wait(1)
    go.set()
    with qtbot.assertNotEmitted(tasks.failed):
        finish(qtbot, tasks)
    assert receiver.got == []


def test_a_closure_is_refused_because_its_widget_cannot_be_seen(tasks: Tasks) -> None:
    seen: list[object] = []

    def inner(value: object) -> None:
        seen.append(value)

    for call in (inner, lambda _: None, partial(inner)):
        with pytest.raises(TypeError, match="closure"):
            tasks.write(int, call)
    assert not tasks.busy


def test_a_newer_question_makes_the_older_ones_void(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    started, go = threading.Event(), threading.Event()
    asked: list[str] = []

    def search(text: str) -> str:
        asked.append(text)
        started.set()
        go.wait(5)
        return text

    tasks.look("search", partial(search, "w"), receiver.take, interrupt=go.set)
    assert started.wait(5)
    tasks.look("search", partial(search, "wa"), receiver.take)
    tasks.look("search", partial(search, "wat"), receiver.take)
    finish(qtbot, tasks)
    assert asked == ["w", "wat"]
    assert receiver.got == ["wat"]


def test_questions_with_other_keys_are_not_disturbed(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    tasks.look("list", partial(str, "list"), receiver.take)
    tasks.look("count", partial(str, "count"), receiver.take)
    finish(qtbot, tasks)
    assert receiver.got == ["list", "count"]


def test_a_finished_question_is_not_interrupted(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    hit: list[int] = []
    tasks.look("a", partial(int, 1), receiver.take, interrupt=partial(hit.append, 1))
    finish(qtbot, tasks)
    tasks.look("a", partial(int, 2), receiver.take, interrupt=partial(hit.append, 2))
    finish(qtbot, tasks)
    assert hit == []
    assert receiver.got == [1, 2]


def test_a_database_query_ends_when_the_next_key_is_pressed(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver, tmp_path: Path
) -> None:
    connection = sqlite3.connect(tmp_path / "x.db", check_same_thread=False)
    started = threading.Event()
    connection.create_function("started", 0, started.set)
    endless = (
        "with recursive n(i) as (select 1 union all select i + 1 from n)"
        " select count(*), started() from n"
    )

    def ask(sql: str) -> list[object]:
        started.set()
        return connection.execute(sql).fetchall()

    with qtbot.assertNotEmitted(tasks.failed):
        for _ in range(20):
            started.clear()
            tasks.look("q", partial(ask, endless), receiver.take, interrupt=connection.interrupt)
            assert started.wait(5)
            qtbot.wait(2)
            tasks.look("q", partial(ask, "select 1"), receiver.take)
            finish(qtbot, tasks)
    assert receiver.got == [[(1,)]] * 20
    connection.close()


def test_a_cancelled_task_that_has_not_begun_never_begins(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    go = threading.Event()
    tasks.write(go.wait)
    tasks.write(partial(receiver.got.append, "done"), receiver.take).cancel()
    go.set()
    finish(qtbot, tasks)
    assert receiver.got == []


def test_what_was_already_written_is_told_although_it_was_cancelled(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    begun, go = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        go.wait(5)
        return "written"

    task = tasks.write(work, receiver.take)
    assert begun.wait(5)
    task.cancel()
    go.set()
    finish(qtbot, tasks)
    assert receiver.got == ["written"]


def test_progress_is_shown_in_the_window_and_ends_with_the_newest(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    task = Task("import", progress=receiver.take_progress)

    def work(report: Callable[[int, int], None]) -> None:
        for n in range(1000):
            report(n + 1, 1000)

    tasks.write(partial(work, task.report), task=task)
    finish(qtbot, tasks)
    assert receiver.got[-1] == (1000, 1000)
    assert receiver.threads == {threading.main_thread()}


def test_slow_work_is_noticed_once_and_its_end_too(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    said: list[Task] = []
    tasks.slow.connect(said.append)
    with qtbot.waitSignal(tasks.slow):
        task = tasks.write(go.wait)
    tasks.write(int)
    qtbot.wait(150)
    with qtbot.waitSignal(tasks.slow_ended) as ended:
        go.set()
    assert said == [task]
    assert ended.args == [task]


def test_two_hundred_tasks_leave_nothing_behind(qtbot: QtBot, tasks: Tasks) -> None:
    class Work:
        def __call__(self) -> object:
            return self

    receiver = Receiver()
    works = [Work() for _ in range(200)]
    left = [weakref.ref(work) for work in works]
    for n, work in enumerate(works):
        (tasks.write, tasks.read, tasks.fetch)[n % 3](work, receiver.take)
    works.clear()
    del work
    finish(qtbot, tasks)
    assert len(receiver.got) == 200
    receiver.got.clear()
    # The pools let go of their last item when they take the next one.
    for start in (tasks.write, tasks.read, *(tasks.fetch,) * 8):
        start(int)
    finish(qtbot, tasks)
    gc.collect()
    assert [ref for ref in left if ref() is not None] == []
    assert not tasks.busy
