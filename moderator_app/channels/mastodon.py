"""A server of the Mastodon API: mentions come in, replies go out as statuses.

An unknown reply is looked for among our own statuses, whatever the server: not every make heeds the
key that makes a repetition harmless, and those that do forget it within the hour. It goes along all
the same.
"""

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from moderator_app.channels import clock
from moderator_app.channels import mastodon_reading as reading
from moderator_app.channels.http import Answer, Client, Request
from moderator_app.channels.mastodon_reading import Me
from moderator_app.channels.port import Connector, Field, Info
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    AuthRequired,
    Batch,
    Caps,
    ChannelError,
    Checked,
    ConfigError,
    ContentRejected,
    Counting,
    Media,
    NeedsHuman,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Repeat,
    TargetGone,
    Transient,
)
from moderator_app.core.lengths import length

FIRST_LOOK: Final = timedelta(days=3)
USUAL_LENGTH: Final = 500
"""Of a status, where a server does not say it or has not been asked yet."""
_CLOCKS_APART: Final = timedelta(hours=1)
_MOST_PAGES: Final = 5
_CHECK_S = 5.0
_ASIDE_S = 2.0
_LIMITS: Final = {reading.MENTIONS: 80, reading.OWN: 40}
"""As many as the interface gives at once. One make tells the newest ones of those that were asked
for, and not the next: of fewer than all, some would be passed over."""


class Mastodon:
    """One account."""

    def __init__(self, account: Account, secrets: Mapping[str, str]) -> None:
        server = account.config["server"].strip()
        self._client = Client(server, account.config.get("authority", ""))
        self._host = urlsplit(server).netloc
        self._token = secrets.get("token", "").strip()
        self._me: Me | None = None
        self._longest = USUAL_LENGTH
        self._counting = Counting.SIGNS
        self._ended = threading.Event()

    def check(self) -> Checked:
        """Raises ChannelError."""
        return Checked(self._introduced().address)

    def _known(self) -> Me:
        return self._me or self._introduced()

    def _introduced(self) -> Me:
        """Ask who we are, and how long a status may be. Raises ChannelError."""
        path = "/api/v1/accounts/verify_credentials"
        answer = self._asked(Request(path, headers=self._headers, seconds=_CHECK_S))
        found = reading.me(answer.value, self._host)
        if found is None:
            raise ConfigError("not_mastodon")
        # A server that does not tell has the usual one.
        with suppress(ChannelError):
            self._longest, self._counting = self._asked_length()
        self._me = found
        return found

    def _asked_length(self) -> tuple[int, Counting]:
        """Raises ChannelError."""
        for path in ("/api/v2/instance", "/api/v1/instance"):
            answer = self._client.ask(Request(path, headers=self._headers, seconds=_ASIDE_S))
            told = reading.longest(answer.value) if answer.status == 200 else None
            if told is not None:
                alike = reading.links_count_alike(answer.value)
                return told, Counting.MASTODON if alike else Counting.SIGNS
        return USUAL_LENGTH, Counting.SIGNS

    # Reading.

    def poll(self, stream: str, cursor: str | None) -> Batch:
        """Raises ChannelError."""
        known = self._known()
        # Of whose ids it is: somebody may give the account another server, which has others.
        mark = f"{self._host}/{known.id} "
        place = None if cursor is None else _place(cursor, mark)
        page = self._page(stream, known, ("min_id", reading.after(place)))
        look = reading.look(page, place, clock.now() - FIRST_LOOK)
        return Batch(reading.read(stream, look.entries, known.id), mark + look.cursor, look.more)

    def _page(self, stream: str, known: Me, place: tuple[str, str]) -> Sequence[object]:
        """Newest first. Raises ChannelError."""
        if stream == reading.MENTIONS:
            path, kind = "/api/v1/notifications", ("types[]", "mention")
        else:
            id_ = quote(known.id, safe="")
            path, kind = f"/api/v1/accounts/{id_}/statuses", ("exclude_reblogs", "true")
        query = [("limit", str(_LIMITS[stream])), kind, *([place] if place[1] else [])]
        page = reading.page(self._asked(Request(path, query, self._headers)).value)
        if page is None:
            raise Transient("not_a_list")
        return page

    def wait(self, seconds: float) -> bool:
        """Nothing wakes us: it sleeps for as long, or until it is closed."""
        clock.wait(self._ended, seconds)
        return False

    def fetch(self, media: Media, limit: int) -> bytes:
        """Raises ChannelError."""
        return self._client.fetch(media.ref, limit)

    # Sending.

    def caps(self, target: Target) -> Caps:
        return Caps(
            can_reply=bool(target.post and target.recipient),
            longest=max(0, self._longest - length(self._named(target), self._counting)),
            counting=self._counting,
            public=reading.is_public(target),
            repeat=Repeat.VERIFY,
        )

    def _named(self, target: Target) -> str:
        """Who is answered, as it counts: a server of that make counts the name without its house."""
        named = _addressed(target, "")
        if self._counting is Counting.SIGNS:
            return named
        return f"@{target.recipient.partition('@')[0]} "

    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError. Who is answered is named in it, or else would not hear of it."""
        form = [
            ("status", _addressed(out.target, out.text)),
            ("in_reply_to_id", out.target.post),
            ("visibility", reading.visibility(out.target)),
        ]
        headers = self._headers | {"Idempotency-Key": out.key}
        answer = self._client.tell(Request("/api/v1/statuses", headers=headers, form=form))
        _expect_taken(answer)
        posted = reading.posted(answer.value)
        if posted is None:
            raise Ambiguous("not_a_status")
        return Receipt(posted[0], posted[1] or clock.now())

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Raises ChannelError. That it is not there is said only of what any server shows: some do
        not list what was said to a few, and some change words."""
        known, start = self._known(), since - _CLOCKS_APART
        before, similar = "", False
        for _ in range(_MOST_PAGES):
            page = self._page(reading.OWN, known, ("max_id", before))
            trace = reading.trace(page, out.target, out.text, start)
            if trace.found is not None:
                return Receipt(trace.found[0], trace.found[1] or since)
            similar |= trace.similar
            if trace.reaches or trace.before == before:
                # One make tells all again, from wherever it is asked: a short page is all there is.
                whole = trace.reaches or (bool(before) and len(page) < _LIMITS[reading.OWN])
                listed = reading.visibility(out.target) == "public"
                proved = whole and listed and not similar
                return NotThere.NOT_FOUND if proved else NotThere.CANNOT_TELL
            before = trace.before
        return NotThere.CANNOT_TELL

    def close(self) -> None:
        self._ended.set()
        self._client.close()

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    def _asked(self, request: Request) -> Answer:
        """Raises ChannelError for anything but a good answer."""
        answer = self._client.ask(request)
        _expect(answer)
        return answer


def _place(cursor: str, mark: str) -> str | None:
    """Where reading goes on; None where the cursor is another account's. An older version did not say
    whose it was."""
    if cursor.startswith(mark):
        return cursor.removeprefix(mark)
    return cursor if cursor.startswith(("[", "{")) else None


def _addressed(target: Target, text: str) -> str:
    name = f"@{target.recipient}"
    return text if name in text.split() else f"{name} {text}"


def _expect(answer: Answer) -> None:
    """Raises ChannelError by what a server answers."""
    status = answer.status
    if 200 <= status < 300:
        return
    if status in {401, 422}:  # with 422 it says that there is nobody behind a token
        raise AuthRequired(str(status))
    if status == 403:
        scope = "scope" in reading.complaint(answer.value)
        raise AuthRequired("scope") if scope else NeedsHuman("403")
    if status == 429:
        raise RateLimited("429", reading.reset_at(answer.headers, clock.now()))
    if status >= 500 or status == 408:
        raise Transient(str(status))
    raise ConfigError(str(status))


def _expect_taken(answer: Answer) -> None:
    """Raises ChannelError by what a server answers to a reply. What fails inside it, or in front of
    it, may have failed after it was written down."""
    status = answer.status
    if status >= 500 or status == 408:
        raise Ambiguous(str(status))
    if status in {404, 410}:
        raise TargetGone(str(status))
    complaint = reading.complaint(answer.value)
    if status in {413, 422} and "authenticated" not in complaint:
        raise ContentRejected(str(status))
    if status == 403 and "not allowed" in complaint:
        raise TargetGone("403")
    _expect(answer)


connector = Connector(
    Info(
        "mastodon",
        "Mastodon",
        (reading.MENTIONS, reading.OWN),
        (Field("server"), Field("token", secret=True), Field("authority", needed=False)),
        own=reading.OWN,
    ),
    Mastodon,
)
