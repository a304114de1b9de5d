"""A Weibo account: who names it or comments on it comes in, and comments go out; on the commercial
interface messages in private, too.

A comment has no key. One whose end nobody saw is looked for among our own comments; where the platform
says that the same was just said, it was. Of a message in private only a person can tell. The open
interface lets a user make so few calls in a day that each of them is counted before it is made.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from typing_extensions import override

from moderator_app.channels import clock
from moderator_app.channels import weibo_authorising as authorising
from moderator_app.channels import weibo_budget as budget
from moderator_app.channels import weibo_reading as reading
from moderator_app.channels import weibo_walking as walking
from moderator_app.channels.http import DEADLINE_S, Client
from moderator_app.channels.port import Channel, Connector, Field, Info
from moderator_app.channels.reply_windows import Windows
from moderator_app.channels.weibo_asking import Asking, Parameters, below
from moderator_app.channels.weibo_budget import Calls
from moderator_app.channels.weibo_sending import Sending, public
from moderator_app.channels.weibo_walking import Place, Walk
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    ChannelError,
    Checked,
    ConfigError,
    Counting,
    Item,
    Media,
    Medium,
    NotThere,
    Outgoing,
    Receipt,
    Received,
    Repeat,
    Transient,
)
from moderator_app.core.lengths import length
from moderator_app.core.reply_windows import WEIBO

OPEN: Final = "open"
COMMERCIAL: Final = "commercial"
SERVERS: Final = {OPEN: "https://api.weibo.com", COMMERCIAL: "https://c.api.weibo.com"}
AT_ONCE: Final = 50
"""Entries of a look."""
LONGEST: Final = 140
"""Of a comment, with what the platform puts before it."""
LONGEST_MESSAGE: Final = 299
FIRST_LOOK: Final = timedelta(days=3)
_MANY, _A_FEW = 200, 50
"""Entries of a page: as many as can be where calls are few or no page follows, and else less of what
was seen before."""
_MOST_MESSAGES: Final = 200
"""In private; the platform shows no more, and no second page."""
_MOST_NAMES: Final = 5_000
_CHECK_S: Final = 3.5
_READ: Final = (reading.MENTIONS, reading.COMMENTS, reading.COMMENT_MENTIONS)
"""What takes a call at each look."""
_PATHS: Final = {
    reading.OWN: "comments/by_me",
    reading.MENTIONS: "statuses/mentions",
    reading.COMMENTS: "comments/to_me",
    reading.COMMENT_MENTIONS: "comments/mentions",
}


def _now() -> datetime:
    return clock.now()


@dataclass(frozen=True, slots=True)
class _Hand:
    """What was read of a list and is not handed over yet, to whoever goes on at `cursor`: items with
    their numbers, 0 for none. `floor`: of the place once all of it is."""

    cursor: str | None
    place: Place
    items: Sequence[tuple[int, Item]]
    floor: int


class Weibo(Channel):
    """One account."""

    def __init__(
        self,
        account: Account,
        secrets: Mapping[str, str],
        now: Callable[[], datetime] = _now,
    ) -> None:
        config = {name: value.strip() for name, value in account.config.items()}
        self._host = config.get("host") or OPEN
        self._commercial = self._host == COMMERCIAL
        self._app_key = config.get("app_key", "")
        self._rip = config.get("rip", "")
        self._hours = config.get("duty", "")
        self._token = secrets.get("token", "").strip()
        self._now = now
        server = config.get("server", "")
        self._signing = Client(server or authorising.HOST)
        self._client = Client(server or SERVERS.get(self._host, SERVERS[OPEN]))
        hours = budget.duty(self._hours) or budget.USUAL_DUTY
        self._calls = Calls(hours, now, limited=not self._commercial)
        self._asking = Asking(self._client, self._calls, self._token, commercial=self._commercial)
        self._sending = Sending(self._asking, self._rip, now, commercial=self._commercial)
        self._windows = Windows(WEIBO.lasts, WEIBO.replies)
        self._names: dict[str, str] = {}
        self._hands: dict[str, _Hand] = {}
        self._own = ""
        self._ended = threading.Event()

    @override
    def check(self) -> Checked:
        """Raises ChannelError. That the sign-in is good does not say yet that the app may ask."""
        if self._host not in SERVERS:
            raise ConfigError("host")
        if self._hours and budget.duty(self._hours) is None:
            raise ConfigError("duty")
        public(self._rip)
        holder = self._holder(_CHECK_S)
        if self._app_key and holder.app_key not in {"", self._app_key}:
            raise ConfigError("app_key")
        path = self._asking.path("comments/by_me")
        name = reading.own_name(self._asking.asked(path, [("count", "1")], seconds=_CHECK_S))
        self._asking.count()
        return Checked(name or holder.uid, self._calls.budgets(), holder.ends_at)

    def _holder(self, seconds: float = DEADLINE_S) -> authorising.Holder:
        holder = authorising.holder(self._signing, self._token, seconds)
        self._own = holder.uid
        return holder

    # Reading.

    @override
    def poll(self, stream: str, cursor: str | None) -> Batch:
        """Raises ChannelError."""
        if stream == reading.MESSAGES and not self._commercial:
            return Batch((), cursor or walking.cursor(Place()))
        hand = self._hands.pop(stream, None)
        if hand is None or hand.cursor != cursor:
            hand = self._walked(stream, cursor)
        now, rest = hand.items[:AT_ONCE], hand.items[AT_ONCE:]
        floor = hand.place.floor if rest else hand.floor
        place = walking.onward(hand.place, (number for number, _ in now if number), floor)
        if not self._commercial:
            place = replace(place, spent=self._calls.day)
        onward = walking.cursor(place)
        if rest:
            self._hands[stream] = _Hand(onward, place, rest, hand.floor)
        pause = None if rest else self._calls.pause(len(_READ))
        return Batch(tuple(item for _, item in now), onward, bool(rest), pause)

    def _walked(self, stream: str, cursor: str | None) -> _Hand:
        """Raises ChannelError where not even the first page comes."""
        start = walking.place(cursor)
        if start is not None:
            self._calls.remember(start.spent)
        own = self._own or self._holder().uid
        self._asking.count()
        walk = Walk(start)
        whole = self._walk(stream, walk)
        now = self._now()
        read = {number: reading.read(stream, one, own, now) for number, one in walk.found.items()}
        self._hear(read.values(), now)
        # What is below all that was seen is late where it is new; else nobody waits for it any more.
        recent = now - FIRST_LOOK
        old = {n for n, one in walk.found.items() if walk.is_below(n)}
        old = {n for n in old if not reading.is_since(walk.found[n], recent)}
        fresh = [n for n in walk.new() if n not in old]
        place = walking.onward(start or Place(), old, walk.floor if start is None else start.floor)
        items = [(0, reading.read(stream, one, own, now)) for one in walk.odd]
        items += [(number, read[number]) for number in fresh]
        if stream == reading.OWN:
            # Ours in any case: what cannot be read, or is not told any more, keeps nobody waiting.
            items = [one for one in items if isinstance(one[1], Received)]
        elif walk.gap:
            items.append((0, reading.gap(stream, place.floor, walk.next)))
        return _Hand(cursor, place, items, walk.floor if whole else place.floor)

    def _walk(self, stream: str, walk: Walk) -> bool:
        """Whether it came to its end. Raises ChannelError where it did not begin: what is here by
        then is handed over, and the rest looked for another time."""
        try:
            while walk.take(self._page(stream, walk.next)) and stream != reading.MESSAGES:
                pass
        except ChannelError:
            if not walk.next:
                raise
            return False
        return True

    def _page(self, stream: str, start: int) -> Sequence[object]:
        """Newest first, from that number on, or the newest. Raises ChannelError."""
        if stream == reading.MESSAGES:
            query: Parameters = [("count", str(_MOST_MESSAGES))]
            value = self._asking.asked("/2/direct_messages.json", query)
        else:
            count = _A_FEW if self._commercial and stream != reading.OWN else _MANY
            query = [("count", str(count)), *below(start)]
            value = self._asking.asked(self._asking.path(_PATHS[stream]), query)
        page = reading.entries(stream, value)
        if page is None:
            raise Transient("not_a_page")
        return page

    def _hear(self, items: Iterable[Item], now: datetime) -> None:
        if len(self._names) > _MOST_NAMES:
            self._names.clear()
        for one in items:
            if isinstance(one, Received) and not one.own:
                self._names[one.sender_id] = one.sender
                if one.medium is Medium.DIRECT:
                    self._windows.heard(one.sender_id, min(one.sent_at, now))

    @override
    def wait(self, seconds: float) -> bool:
        """Nothing wakes us: it sleeps for as long, or until it is closed."""
        clock.wait(self._ended, seconds)
        return False

    @override
    def fetch(self, media: Media, limit: int) -> bytes:
        """Pictures lie open; no call is counted for them. Raises ChannelError."""
        return self._client.fetch(media.ref, limit)

    # Sending.

    @override
    def caps(self, target: Target) -> Caps:
        if target.stream == reading.MESSAGES:
            caps = Caps(self._commercial, LONGEST_MESSAGE, Counting.WEIBO)
            return self._windows.within(target.recipient, self._now(), caps)
        before = ""
        if target.stream != reading.MENTIONS:
            before = reading.prefix(self._names.get(target.recipient, ""))
        return Caps(
            can_reply=bool(reading.post_of(target) and target.post),
            longest=max(0, LONGEST - length(before, Counting.WEIBO)),
            counting=Counting.WEIBO,
            public=True,
            repeat=Repeat.VERIFY,
            budgets=self._calls.budgets(),
        )

    @override
    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError."""
        return self._sending.send(out)

    @override
    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Raises ChannelError."""
        return self._sending.verify(out, since)

    @override
    def close(self) -> None:
        self._ended.set()
        self._client.close()
        self._signing.close()


connector = Connector(
    Info(
        "weibo",
        "weibo",
        (*_READ, reading.MESSAGES),
        (
            Field("host", preset=OPEN),
            Field("app_key"),
            Field("app_secret", secret=True, needed=False),
            Field("redirect", needed=False, preset=authorising.REDIRECT),
            Field("token", secret=True),
            Field("rip"),
            Field("duty", needed=False, preset=str(budget.USUAL_DUTY)),
            Field("server", needed=False),
        ),
        own=reading.OWN,
    ),
    Weibo,
)
