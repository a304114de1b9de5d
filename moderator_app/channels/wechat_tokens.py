"""The access token that WeChat and WeCom want with each request, and how they say that it is not good."""

import json
import threading
from collections.abc import Callable, Container
from dataclasses import replace
from typing import Final, TypeVar
from urllib.parse import urlencode

from moderator_app.channels import clock
from moderator_app.channels import json_values as values
from moderator_app.channels.http import Answer, Client, Request
from moderator_app.core.channels import (
    Ambiguous,
    ChannelError,
    ConfigError,
    RateLimited,
    Transient,
)

_MARGIN_S: Final = 300
_SHORT_ANSWER: Final = 2_000
_T = TypeVar("_T")


class Tokens:
    """One token for all calls. Whoever needs a new one while another is getting it waits for that.
    `ask`: what gets one; `wrong`: what an error number is of whatever may be asked twice; `stale`:
    the numbers of a token that is not good any more."""

    def __init__(
        self,
        client: Client,
        ask: Request,
        wrong: Callable[[int], ChannelError],
        stale: Container[int],
    ) -> None:
        self._client = client
        self._ask = ask
        self._wrong = wrong
        self._stale = stale
        self._lock = threading.Lock()
        self._token = ""
        self._ends = 0.0

    def _used(self, call: Callable[[str], tuple[int, _T]]) -> tuple[int, _T]:
        """The error number of a call, and its answer. A token that is refused is got anew once:
        nothing was done then. Raises ChannelError."""
        token = self._get()
        code, value = call(token)
        if code in self._stale:
            code, value = call(self._get(refused=token))
        return code, value

    def asked(self, request: Request, *, lone: bool = False) -> object:
        """The answer to what may be asked twice; `lone` as in `answered`. Raises ChannelError for
        anything but a good one."""

        def call(token: str) -> tuple[int, object]:
            return answered(self._client.ask(_signed(request, token)), Transient, lone=lone)

        code, value = self._used(call)
        if code != 0:
            raise self._wrong(code)
        return value

    def told(self, request: Request) -> tuple[int, object]:
        """The error number of what must not happen twice, and its answer. Raises ChannelError for
        what does not come from the interface itself."""

        def call(token: str) -> tuple[int, object]:
            return answered(self._client.tell(_signed(request, token)), Ambiguous)

        return self._used(call)

    def file(self, base: str, ref: str, limit: int) -> bytes:
        """A file that a message names, of so many octets at most, as long as the platform keeps it.
        Raises ChannelError."""

        def call(token: str) -> tuple[int, bytes]:
            query = urlencode({"access_token": token, "media_id": ref})
            octets = self._client.fetch(f"{base}/cgi-bin/media/get?{query}", limit)
            return errcode(instead(octets)) or 0, octets

        code, octets = self._used(call)
        if code != 0:
            raise self._wrong(code)
        return octets

    def _get(self, refused: str = "") -> str:
        """The one there is, unless it is `refused`. Raises ChannelError."""
        with self._lock:
            if self._token in {"", refused} or clock.steady() >= self._ends:
                self._token, seconds = self._got()
                self._ends = clock.steady() + max(0, seconds - _MARGIN_S)
            return self._token

    def _got(self) -> tuple[str, int]:
        answer = self._client.ask(self._ask)
        code, value = answered(answer, Transient, lone=True)
        if code != 0:
            raise self._wrong(code)
        found = granted(value)
        if found is None:
            raise Transient("not_a_token")
        return found


def _signed(request: Request, token: str) -> Request:
    return replace(request, query=[("access_token", token)])


def instead(octets: bytes) -> object:
    """What was answered in place of a file; None for a file."""
    if len(octets) > _SHORT_ANSWER or not octets.lstrip().startswith(b"{"):
        return None
    try:
        return json.loads(octets)
    except (ValueError, RecursionError):
        return None


def answered(
    answer: Answer, broken: type[ChannelError], *, lone: bool = False
) -> tuple[int, object]:
    """The error number of an answer, and the answer. `lone`: where all is well it may have none.
    Raises ChannelError for what does not come from the interface itself."""
    status = answer.status
    if status == 429:
        raise RateLimited("429")
    if status >= 500 or status == 408:
        raise broken(str(status))
    if status != 200:
        raise ConfigError(str(status))
    told = errcode(answer.value)
    if told is None:
        if not lone or not isinstance(answer.value, dict) or "errcode" in answer.value:
            raise broken("no_errcode")
        told = 0
    return told, answer.value


def errcode(value: object) -> int | None:
    """An answer's error number; None where none is told."""
    return values.whole(values.table(value), "errcode")


def errmsg(value: object) -> str:
    """What an answer says in words; "" where it says nothing."""
    return values.line(values.table(value), "errmsg")


def granted(value: object) -> tuple[str, int] | None:
    """An access token and the seconds it is good for."""
    answer = values.table(value)
    told, seconds = answer.get("access_token"), values.whole(answer, "expires_in") or 0
    if not isinstance(told, str) or not values.is_plain(told) or not 0 < len(told) <= 2000:
        return None
    return told, seconds if 0 < seconds < 10**9 else 0
