"""A question to Weibo, counted before it is asked, and what its answer is taken for."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from moderator_app.channels import weibo_errors as errors
from moderator_app.channels import weibo_reading as reading
from moderator_app.channels.http import DEADLINE_S, Client, Request
from moderator_app.channels.weibo_budget import Calls, Use
from moderator_app.core.channels import Ambiguous, ChannelError, RateLimited, Transient

Parameters = Sequence[tuple[str, str]]
_NEVER_ASKED: Final = frozenset({"ConnectError", "ConnectTimeout", "closed"})
"""What a call ends with that did not reach the platform."""
_ASIDE_S: Final = 2.5


def below(number: int) -> Parameters:
    """Down from that number; from the newest for 0."""
    return [("max_id", str(number))] if number else []


class Asking:
    """What one user asks, of which the platform counts each."""

    def __init__(self, client: Client, calls: Calls, token: str, *, commercial: bool) -> None:
        self._client = client
        self._ending = "/biz.json" if commercial else ".json"
        self._calls = calls
        self._signed = [("access_token", token)]
        self._counted = False

    def path(self, name: str) -> str:
        """Of one of the interfaces that both hosts have."""
        return f"/2/{name}{self._ending}"

    def asked(
        self, path: str, query: Parameters = (), use: Use = Use.LOOK, seconds: float = DEADLINE_S
    ) -> object:
        """What may be asked twice. Raises ChannelError for anything but a good answer."""
        self._calls.spend(use)
        try:
            answer = self._client.ask(Request(path, [*self._signed, *query], seconds=seconds))
        except ChannelError as error:
            self._given_back(error, use)
            raise
        code = errors.number(answer, Transient)
        if code:
            raise self._limited(errors.asked(code), use)
        return answer.value

    def told(self, path: str, form: Parameters, query: Parameters = ()) -> tuple[int, object]:
        """What must not happen twice: the platform's word for why it was not taken, 0 where it was,
        and its answer. Raises ChannelError where the interface itself does not answer."""
        self._calls.spend(Use.REPLY)
        try:
            answer = self._client.tell(Request(path, query, form=form))
        except ChannelError as error:
            self._given_back(error, Use.REPLY)
            raise
        return errors.number(answer, Ambiguous), answer.value

    def told_in_form(self, path: str, form: Parameters) -> tuple[int, object]:
        """As `told`, with our token among what is posted."""
        return self.told(path, [*self._signed, *form])

    def told_in_query(self, path: str, form: Parameters) -> tuple[int, object]:
        """As `told`, with our token in the address."""
        return self.told(path, form, self._signed)

    def refusal(self, code: int) -> ChannelError:
        """What such a number is of a reply."""
        return self._limited(errors.told(code), Use.REPLY)

    def count(self) -> None:
        """Ask once what the platform itself has counted, of us and of others who use the same
        sign-in. Nothing hangs on it."""
        if not self._counted and self._calls.budgets():
            self._counted = True
            with suppress(ChannelError):
                value = self.asked("/2/account/rate_limit_status.json", seconds=_ASIDE_S)
                told = reading.allowance(value)
                if told is not None:
                    self._calls.learn(*told)

    def _given_back(self, error: ChannelError, use: Use) -> None:
        if error.code in _NEVER_ASKED:
            self._calls.give_back(use)

    def _limited(self, error: ChannelError, use: Use) -> ChannelError:
        """With the moment from which it may be asked again."""
        if not isinstance(error, RateLimited):
            return error
        by_day = error.code == str(errors.USER_RATE)
        by_all = by_day or error.code == str(errors.IP_RATE)
        retry_at = self._calls.refused(use, by_day=by_day, by_all=by_all)
        return RateLimited(error.code, retry_at)
