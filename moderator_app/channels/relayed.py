"""What a relay took in for one of our accounts: fetched, proved to be the platform's, opened here.

The relay has no key. Each push is signed and sealed by the platform; what is not, or was changed on
the way, is put aside. The relay is told that we have something when it is on disk.
"""

import hashlib
import json
import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from moderator_app.channels import clock
from moderator_app.channels import json_values as values
from moderator_app.channels.http import Client, Request
from moderator_app.channels.port import Field
from moderator_app.channels.wechat_crypto import NotOurs, Push, Seal
from moderator_app.core.channels import AuthRequired, ChannelError, ConfigError, Transient

LONGEST_WAIT_S: Final = 25
FIELDS: Final = (
    Field("relay", needed=False),
    Field("relay_bearer", secret=True, needed=False),
    Field("push_token", secret=True, needed=False),
    Field("push_key", secret=True, needed=False),
)
"""The relay's address is the one that the platform is given; the key never leaves the desk."""
_ADDRESS: Final = re.compile(r"(https?://[^?#]+)/wx/([a-z0-9][a-z0-9-]{0,39})/?")
_AT_ONCE: Final = 50
_MOST_CHECKS: Final = 4
_MOST: Final = 2**62
_ASKING_S: Final = 20.0
_SPARE_S: Final = 10.0
"""More than it was asked to wait, the relay has for its answer."""
_APART_S: Final = 270
"""From there on what is pushed may be refused: the relay allows five minutes, and half of one passes
on the way."""
_BREATH_S: Final = 1.0
"""Between two waits of which the first ended at once: whatever the relay says, it is not rushed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Up to which number we have what is in the relay's file of that name. `proven`: by the token
    and the key of that mark something could be opened."""

    store: str = ""
    number: int = 0
    proven: str = ""

    @property
    def cursor(self) -> str:
        """As it is written down."""
        return json.dumps([self.store, self.number, self.proven])


def place(cursor: str | None) -> Place:
    """What is no cursor of ours is as none."""
    try:
        told = json.loads(cursor) if cursor else None
    except (ValueError, RecursionError):
        return Place()
    match told:
        case [str(store), int(number), str(proven)] if 0 <= number < _MOST:
            return Place(store, int(number), proven)
    return Place()


@dataclass(frozen=True, slots=True)
class NotOpened:
    """A push that is not the platform's, or not for us, as it came."""

    raw: Mapping[str, object]
    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was pushed, opened, and the place that covers it."""

    pushes: tuple[str | NotOpened, ...]
    place: Place
    more: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a relay told: pushes by their numbers, `checks` that WeCom wants opened, by ids, and what
    time it is there."""

    store: str
    pushes: tuple[tuple[int, Push], ...]
    checks: tuple[tuple[str, Push], ...]
    more: bool
    now: datetime | None = None


def page(value: object, after: int) -> Page | None:
    """What came after that number, in order; None for what is no page."""
    told = values.table(value)
    store = values.id_of(told, "store")
    if not store:
        return None
    pushes: list[tuple[int, Push]] = []
    for one in values.some(told, "pushes")[:_AT_ONCE]:
        n = values.whole(values.table(one), "n") or 0
        if after < n < _MOST:
            after = n
            pushes.append((n, _push(one)))
    checks = [
        (id_, _push(one))
        for one in values.some(told, "checks")[:_MOST_CHECKS]
        if (id_ := values.id_of(values.table(one), "id"))
    ]
    more = told.get("more") is True and bool(pushes)
    return Page(store, tuple(pushes), tuple(checks), more, values.moment(told, "now"))


class Relayed:
    """May be used by several threads. `receiver`: the account's appid or corpid."""

    def __init__(
        self, config: Mapping[str, str], secrets: Mapping[str, str], receiver: str
    ) -> None:
        address = config.get("relay", "").strip()
        self.is_set = bool(address)
        match = _ADDRESS.fullmatch(address)
        base, self._name = ("", "") if match is None else match.groups()
        self._client = Client(base)
        self._bearer = secrets.get("relay_bearer", "").strip()
        token, key = secrets.get("push_token", "").strip(), secrets.get("push_key", "").strip()
        self._mark = hashlib.sha256(f"{token}\0{key}\0{receiver}".encode()).hexdigest()[:16]
        self._seal: Seal | None = None
        with suppress(ValueError):
            self._seal = Seal(token, key, receiver)
        self._place = Place()
        self._apart_s = 0.0
        self._ended = threading.Event()

    @property
    def trouble(self) -> str:
        """What is amiss with a relay that answers, as the code of an error; "" for nothing."""
        apart = abs(self._apart_s)
        return f"relay_clock:{round(apart / 60)}" if apart > _APART_S else ""

    def check(self, seconds: float) -> None:
        """Whether the relay knows us, and what it has can be opened. Raises ChannelError."""
        self._opened(Place(), self._pulled(Place(), 0, seconds))

    def fetch(self, since: Place) -> Fetched:
        """What came since, fifty at most. Raises ChannelError; ConfigError where token and key have
        never opened anything, and do not now: nothing may be passed over for that."""
        fetched = self._opened(since, self._pulled(since, 0, _ASKING_S))
        self._place = fetched.place
        return fetched

    def acknowledge(self, upto: Place) -> None:
        """Everything up to there is on disk here. That the relay does not hear it does no harm."""
        if upto.number:
            body = {"store": upto.store, "upto": upto.number}
            with suppress(ChannelError):
                self._asked(Request(f"/ack/{self._name}", body=body, seconds=_ASKING_S))

    def wait(self, seconds: float) -> bool:
        """Whether something came after what was fetched last. Raises ChannelError."""
        begun = clock.steady()
        if seconds >= 1:
            whole = int(min(seconds, LONGEST_WAIT_S))
            if self._pulled(self._place, whole, whole + _SPARE_S).pushes:
                return True
        left = min(seconds, _BREATH_S) - (clock.steady() - begun)
        clock.wait(self._ended, max(0.0, left))
        return False

    def close(self) -> None:
        self._ended.set()
        self._client.close()

    # Between the relay and here.

    def _pulled(self, since: Place, wait: int, seconds: float) -> Page:
        """Raises ChannelError."""
        query = [("after", str(since.number)), ("wait", str(wait))]
        value = self._asked(Request(f"/pull/{self._name}", query, seconds=seconds))
        found = page(value, since.number)
        if found is None:
            raise Transient("relay_page")
        here = clock.now()
        self._apart_s = ((found.now or here) - here).total_seconds()
        if since.number and found.store != since.store:
            # The relay's file was made anew, and counts from the beginning.
            return self._pulled(Place(), 0, _ASKING_S)
        self._answer(found.checks)
        return found

    def _opened(self, since: Place, told: Page) -> Fetched:
        found: list[str | NotOpened] = []
        proven, reason = since.proven == self._mark, ""
        for n, push in told.pushes:
            try:
                found.append(self._sealed().open(push))
                proven = True
            except NotOurs as error:
                reason = str(error)
                raw = {"n": n, "sealed": push.sealed, "signature": push.signature}
                raw |= {"timestamp": push.timestamp, "nonce": push.nonce}
                found.append(NotOpened(raw, reason))
        if reason and not proven:
            raise ConfigError(f"push_{reason}")
        last = told.pushes[-1][0] if told.pushes else since.number
        number = last if told.pushes or told.store == since.store else 0
        return Fetched(
            tuple(found), Place(told.store, number, self._mark if proven else ""), told.more
        )

    def _answer(self, checks: Sequence[tuple[str, Push]]) -> None:
        """WeCom wants to see that its address leads to whoever has the key."""
        for id_, push in checks:
            with suppress(NotOurs, ChannelError):
                body = {"id": id_, "text": self._sealed().open(push)}
                self._asked(Request(f"/answer/{self._name}", body=body, seconds=_ASKING_S))

    def _sealed(self) -> Seal:
        """Raises ConfigError for a key that was pasted wrong."""
        if self._seal is None:
            raise ConfigError("push_key")
        return self._seal

    def _asked(self, request: Request) -> object:
        """Raises ChannelError for anything but a good answer."""
        if not self._name:
            raise ConfigError("relay_address")
        self._sealed()
        bearer = {"Authorization": f"Bearer {self._bearer}"}
        answer = self._client.ask(replace(request, headers=bearer))
        code = f"relay_{answer.status}"
        if answer.status == 200:
            return answer.value
        if answer.status == 401:
            raise AuthRequired(code)
        if answer.status >= 500 or answer.status in {408, 409, 429}:
            raise Transient(code)
        raise ConfigError(code)


def _push(value: object) -> Push:
    """Whole or empty: one that was cut would be another."""
    told = values.table(value)
    sealed, signature, timestamp, nonce = (
        one if isinstance(one, str) else ""
        for one in (told.get(name) for name in ("sealed", "signature", "timestamp", "nonce"))
    )
    return Push(sealed, signature, timestamp, nonce)
