"""A day of one desk, from the first look to the last: the real window, its accounts switched on, a
person at its keys, and the day's clock."""

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.channels import clock
from moderator_app.core.account_state import Standing
from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.outbox import State
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.outbox import WINDOW_SETTING
from moderator_app.system.home import resources
from moderator_app.ui import text, theme
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.garbage import Collector
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from moderator_app.ui.traffic import Traffic
from tests.bench import twelve_hours_count as counting
from tests.bench import twelve_hours_plan as plans
from tests.bench import twelve_hours_world as worlds
from tests.bench.twelve_hours_count import Tally
from tests.bench.twelve_hours_gauge import Gauge, gauged
from tests.bench.twelve_hours_person import DeskClock, Person, Stopwatch
from tests.bench.twelve_hours_plan import Plan, platform
from tests.bench.twelve_hours_square import TOKEN
from tests.bench.twelve_hours_world import Day, Told
from tests.channels import dovecot, wechat_oa_vendor, wecom_vendor, weibo_vendor
from tests.channels.dovecot import PASSWORD
from tests.desks import ANNA, KEY

UNDO_S = 60
EVERY_S = 40.0
"""Of the day, from one deed of the person on duty to the next, on the average."""
_GLANCES = 60
DRAIN_S = 90.0
"""Of the machine's time, at the end, for what is on its way."""
FILED = {"mail": "mail", "mastodon": "Mastodon", "wecom": "wecom", "oa": "wechat", "weibo": "weibo"}
SECRETS = {
    "mail": {"password": PASSWORD},
    "mastodon": {"token": TOKEN},
    "wecom": {"secret": wecom_vendor.SECRET},
    "oa": {"secret": wechat_oa_vendor.SECRET},
    "weibo": {"token": weibo_vendor.TOKEN},
}


def accounts_here() -> tuple[str, ...]:
    """Five, by what is on this machine; what has a server of its own first."""
    first = "mastodon2" if dovecot.needed() else "mail"
    return (first, "mastodon", "wecom", "oa", "weibo")


@dataclass(frozen=True, slots=True)
class Wishes:
    messages: int
    minutes: float
    hours: float = 12.0
    seed: int = 1
    accounts: Sequence[str] = field(default_factory=accounts_here)

    @property
    def rate(self) -> float:
        return self.hours * 60 / self.minutes


@dataclass
class Report:
    """What a day came to."""

    plan: Plan
    wishes: Wishes
    told: Told = field(default_factory=Told)
    tally: Tally = field(default_factory=Tally)
    watch: Stopwatch = field(default_factory=Stopwatch)
    gauges: list[Gauge] = field(default_factory=list)
    standings: dict[str, list[tuple[float, Standing]]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    processor_s: float = 0.0
    octets: int = 0
    fresh: Gauge | None = None
    typed: list[int] = field(default_factory=list)
    overwritten: set[int] = field(default_factory=set)
    deeds: str = ""
    said: list[tuple[str, int]] = field(default_factory=list)


# The desk.


def built(place: Place, accounts: Sequence[Account]) -> None:
    """A case file with the starter kit, one person and accounts that are off yet."""
    desk = place.open_desk()
    try:
        desk.session.person = ANNA
        desk.shifts.save_person(ANNA)
        kits.stock(desk.directory, resources())
        desk.save_settings({WINDOW_SETTING: UNDO_S})
        for account in accounts:
            desk.accounts.save(replace(account, active=False))
    finally:
        desk.close()


def account_of(n: int, name: str, config: dict[str, str]) -> Account:
    kind = platform(name)
    filed = FILED[kind] + name.removeprefix(kind)
    return Account(UUID(int=0x5000 + n), "wechat_oa" if kind == "oa" else kind, filed, name, config)


@contextmanager
def window_of(place: Place, failures: list[str]) -> Iterator[Startup]:
    """The window, with somebody who has sat down before it."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    text.install(application, resources(), Language.CHINESE)
    theme.install(application, resources(), Preferences().theme)
    startup = Startup(Surroundings(place.folder, resources(), Preferences(), lambda _: None))
    startup.tasks.failed.connect(lambda error: failures.append(repr(error)))
    startup.begin(as_sample=False)
    try:
        yield startup
    finally:
        if startup.window is not None:
            startup.window.close()
        startup.close()


def sat_down(startup: Startup, person: Person) -> None:
    person.until(lambda: isinstance(QApplication.activeModalWidget(), PeopleDialog), 30)
    person.pause(0.3)
    person.press("1")
    assert person.until(lambda: startup.window is not None, 30), "the window did not open"
    person.until(lambda: not startup.tasks.busy, 10)
    assert startup.window is not None
    startup.window.resize(1366, 768)
    person.pause(1.0)


@contextmanager
def the_clock_of(day: Day, desk: Desk) -> Iterator[DeskClock]:
    """From here on the desk goes by the day's clock."""
    of_the_desk = DeskClock(day)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", of_the_desk.now)
        patch.setattr(clock, "steady", of_the_desk.steady)
        patch.setattr(clock, "wait", of_the_desk.wait)
        patch.setattr(desk.session, "now", of_the_desk.now)
        yield of_the_desk


def _switch(accounts: Sequence[Account], desk: Desk, *, on: bool) -> Changes:
    changes = Changes()
    for account in accounts:
        changes |= desk.accounts.save(replace(account, active=on))
    return changes


# A day.


class Duty:
    """One day at one desk, from the first look to the last."""

    def __init__(self, startup: Startup, person: Person, report: Report, day: Day) -> None:
        traffic = startup.findChild(Traffic)
        assert isinstance(traffic, Traffic)
        assert startup.bench is not None
        self.traffic = traffic
        self._bench = startup.bench
        self._person = person
        self._report = report
        self._day = day
        self._names: dict[UUID, str] = {}

    def open(self, accounts: Sequence[Account]) -> None:
        """Switch the accounts on, and wait for the first look of each."""
        self._names = {one.id: one.name for one in accounts}
        for one in accounts:
            connecting = self.traffic.connecting
            fields = connecting.connector(one.channel).info.fields
            empty = {field.name: "" for field in fields if field.secret}
            connecting.secrets.keep(one.id, empty | SECRETS[platform(one.name)], held=True)
        self.traffic.stood.connect(self._note)
        self._bench.write(partial(_switch, accounts, on=True))
        assert self._person.until(self._all_fine, 60), self.traffic.states

    def shut(self, accounts: Sequence[Account]) -> None:
        self._bench.write(partial(_switch, accounts, on=False))
        self._person.until(lambda: not self.traffic.states, 30)

    def _all_fine(self) -> bool:
        states = self.traffic.states.values()
        fine = [one for one in states if one.standing is Standing.FINE]
        return len(fine) == len(self._names)

    def _note(self) -> None:
        for id_, state in self.traffic.states.items():
            told = self._report.standings.setdefault(self._names.get(id_, "?"), [])
            if not told or told[-1][1] is not state.standing:
                told.append((self._day.seconds(), state.standing))

    def live(self, of_the_desk: DeskClock, pick: random.Random) -> None:
        """Through the plan: a deed, a pause, and what befalls the clock."""
        plan, settings = self._report.plan, list(self._report.plan.settings)
        pause = min(EVERY_S, plan.seconds / 60)
        while (seconds := self._day.seconds()) < plan.seconds:
            while settings and settings[0].at <= seconds:
                of_the_desk.heed(settings.pop(0))
            if len(self._report.gauges) == 1 and seconds >= plan.seconds / 12:
                self.gauge()
            if seconds < plan.seconds * 0.97:
                self._person.act()
            left = pick.uniform(0.3, 1.7) * pause - (self._day.seconds() - seconds)
            self._person.pause(max(0.02, left / self._day.rate))

    def gauge(self) -> None:
        self._report.gauges.append(gauged(self._bench, self._person))

    def drain(self, line: Connection) -> None:
        """Until all that was written is here, and nothing is on its way any more."""
        line.send(worlds.COUNT)
        assert self._person.until(line.poll, 120), "the world did not come to its end"
        wanted: int = line.recv()
        self._person.until(lambda: self._is_drained(wanted), DRAIN_S)

    def hear(self, line: Connection) -> Told:
        line.send(worlds.TELL)
        assert self._person.until(line.poll, 30)
        told: Told = line.recv()
        return told

    def _is_drained(self, wanted: int) -> bool:
        found: list[bool] = []
        self._bench.ask(partial(_drained, wanted), found.append)
        self._person.until(lambda: bool(found), 10)
        self._person.pause(0.2)
        return bool(found) and found[0]


def _drained(wanted: int, desk: Desk) -> bool:
    (here,) = desk.session.store.connection.execute(
        "SELECT count(*) FROM posting WHERE own = 0"
    ).fetchone()
    waits = {State.QUEUED, State.SENDING}
    return here >= wanted and not any(one.state in waits for one in desk.outbox.unsettled())


def lived(folder: Path, wishes: Wishes) -> Report:
    """A whole day. `folder` is empty; the key file is named in the environment."""
    place = Place(folder / "desk", KEY)
    plan = plans.drawn(wishes.seed, wishes.messages, wishes.hours * 3600, wishes.accounts)
    report = Report(plan, wishes)
    pick = random.Random(wishes.seed)  # noqa: S311 - a day, not a secret
    with ExitStack() as stack:
        line = stack.enter_context(_apart(worlds.run, wishes.accounts))
        configs: dict[str, dict[str, str]] = line.recv()
        accounts = [account_of(n, *one) for n, one in enumerate(configs.items())]
        built(place, accounts)
        startup = stack.enter_context(window_of(place, report.failures))
        person = Person(startup, report.watch, pick)
        stack.callback(person.leave)
        sat_down(startup, person)
        collector = Collector()
        collector.start()
        collector.keep()
        stack.callback(collector.stop)
        bench = startup.bench
        assert bench is not None
        desk, day = bench._desk, Day(time.time(), time.monotonic(), wishes.rate)
        of_the_desk = stack.enter_context(the_clock_of(day, desk))
        duty = Duty(startup, person, report, day)
        duty.open(accounts)
        duty.gauge()
        report.watch.begin_anew()
        began = time.process_time()
        line.send((plan, day))
        duty.live(of_the_desk, pick)
        duty.drain(line)
        report.processor_s = time.process_time() - began
        duty.gauge()
        report.told = duty.hear(line)
        found: list[Tally] = []
        work = partial(counting.counted, plan=plan, told=report.told)
        bench.ask(work, found.append)
        person.until(lambda: bool(found), 120)
        report.tally = found[0]
        report.typed, report.overwritten = person.typed, person.overwritten
        report.deeds = str(dict(person.deeds))
        report.said = person.said.most_common(12)
        duty.shut(accounts)
    report.octets = sum(path.stat().st_size for path in place.folder.iterdir() if path.is_file())
    return report


def fresh(folder: Path) -> Gauge:
    """What a window holds that was opened a moment ago on the same case file, and in which somebody
    looked around."""
    with _apart(_look_around, folder) as line:
        found: Gauge = line.recv()
        return found


def _look_around(line: Connection, folder: Path) -> None:
    pick, failures = random.Random(1), list[str]()  # noqa: S311 - a walk, not a secret
    with window_of(Place(folder / "desk", KEY), failures) as startup:
        person = Person(startup, Stopwatch(), pick)
        sat_down(startup, person)
        collector = Collector()
        collector.start()
        collector.keep()
        for _ in range(_GLANCES):
            person.home()
            pick.choice((person.look_around, person.search, person.read))()
        assert startup.bench is not None
        line.send(gauged(startup.bench, person))
        collector.stop()
        person.leave()


@contextmanager
def _apart(work: Callable[..., None], *given: object) -> Iterator[Connection]:
    """A process of its own, and the line to it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *given))
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(60)
        if process.is_alive():
            process.terminate()
