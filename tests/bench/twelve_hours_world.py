"""The world outside the desk, in a process of its own: the citizens of a plan, what befalls the
platforms on which they write, and the count of what arrived there."""

import threading
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection

from tests.bench.twelve_hours_plan import Deed, Kind, Plan, platform
from tests.bench.twelve_hours_platforms import PLATFORMS

TOKEN_LASTS_S = 7200.0
COUNT, TELL = "count", "tell"
"""What may be asked of the world."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day's own clock: it begins at a moment of the wall's, and runs so many times as fast as
    the machine's. It is the same in both processes, since the machine's steady clock is."""

    begin: float
    zero: float
    rate: float

    def seconds(self) -> float:
        """Since the day began."""
        return (time.monotonic() - self.zero) * self.rate

    def now(self) -> float:
        return self.begin + max(0.0, self.seconds())


@dataclass
class Told:
    """What the world has to say at the end. `said`: the numbers of the messages that were put where
    the desk could read them; `replies`: the words that arrived, by account."""

    said: list[int] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)
    objections: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class World:
    """All platforms, and a plan to go through."""

    def __init__(self, stack: ExitStack, accounts: Sequence[str]) -> None:
        self._day = Day(time.time(), float("inf"), 1.0)
        self.platforms = {
            one: PLATFORMS[platform(one)](stack, lambda: self._day.now()) for one in accounts
        }
        self._told = Told()
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []

    def begin(self, plan: Plan, day: Day) -> None:
        self._day = day
        works = [self._live, *(partial(self._weather, one) for one in self.platforms)]
        for work in works:
            thread = threading.Thread(target=self._guarded, args=(work, plan))
            thread.start()
            self._threads.append(thread)

    def _guarded(self, work: Callable[[Plan], None], plan: Plan) -> None:
        try:
            work(plan)
        except Exception as error:  # noqa: BLE001 - a thread shows its exceptions to nobody
            self._told.faults.append(repr(error))

    def _live(self, plan: Plan) -> None:
        """Citizens write; what a platform that is ill does not take, they write again later."""
        waiting: list[Deed] = []
        tokens_at = TOKEN_LASTS_S
        for deed in plan.deeds:
            if not self._await(deed.at):
                return
            if deed.at > tokens_at:
                tokens_at += TOKEN_LASTS_S
                for one in self.platforms.values():
                    one.forget_tokens()
            waiting = [one for one in (*waiting, deed) if not self._done(one)]
        while waiting and not self._ended.wait(0.05):
            waiting = [one for one in waiting if not self._done(one)]

    def _done(self, deed: Deed) -> bool:
        done = self.platforms[deed.account].do(deed)
        if done and deed.text and deed.kind is not Kind.EDITED:
            self._told.said.append(deed.n)
        return done

    def _weather(self, account: str, plan: Plan) -> None:
        troubles = [one for one in plan.troubles if one.account == account]
        changes = [(one.at, one.mood) for one in troubles] + [(one.until, "") for one in troubles]
        for at, mood in sorted(changes):
            if not self._await(at):
                return
            self.platforms[account].feel(mood)

    def _await(self, at: float) -> bool:
        """Until that time of the day; False where the day was broken off."""
        left = (at - self._day.seconds()) / self._day.rate
        return not self._ended.wait(max(0.0, left))

    def count(self) -> int:
        """How many messages the desk could read, when the plan is through."""
        for thread in self._threads:
            thread.join()
        return len(set(self._told.said))

    def tell(self) -> Told:
        """When the plan is through."""
        for thread in self._threads:
            thread.join()
        self._told.replies = {name: one.replies() for name, one in self.platforms.items()}
        self._told.objections = [
            words for one in self.platforms.values() for words in one.objections()
        ]
        return self._told

    def end(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


def run(line: Connection, accounts: Sequence[str]) -> None:
    """In a process of its own: say where the platforms are; go through the plan and the day that are
    sent; count or tell what came of it, as it is asked; and end when the line is closed."""
    # The library does not see that its connection is encrypted from the first octet on.
    warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
    with ExitStack() as stack:
        world = World(stack, accounts)
        line.send({name: one.config() for name, one in world.platforms.items()})
        try:
            world.begin(*line.recv())
            while asked := line.recv():
                line.send(world.count() if asked == COUNT else world.tell())
        except EOFError:
            pass
        finally:
            world.end()
