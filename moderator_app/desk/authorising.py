"""How a person's leave is asked for and taken back in, by platform.

It brings a library for HTTP along, so that it is imported only where somebody begins.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from secrets import token_urlsafe
from typing import Final

from moderator_app.channels import mastodon_authorising as mastodon
from moderator_app.channels import weibo_authorising as weibo
from moderator_app.channels.http import Client
from moderator_app.core.channels import Account, ConfigError
from moderator_app.core.granting import Begun

Way = Callable[[Account, Mapping[str, str]], Begun]
"""From an account and those of its secrets that a person types. Raises ChannelError."""


def _weibo(account: Account, secrets: Mapping[str, str]) -> Begun:
    config = account.config
    if not secrets.get("app_secret"):
        raise ConfigError("app_secret")
    redirect = config.get("redirect") or weibo.REDIRECT
    app = weibo.App(config["app_key"], secrets["app_secret"], redirect)
    server, state = config.get("server") or weibo.HOST, token_urlsafe(16)
    address = weibo.address(app.key, app.redirect, state, server)
    return Begun(address, partial(_weibo_secrets, server, app, state))


def _weibo_secrets(server: str, app: weibo.App, state: str, pasted: str) -> dict[str, str]:
    code = weibo.code_of(pasted, state)
    with closing(Client(server)) as client:
        return {"token": weibo.token(client, app, code).token}


def _mastodon(account: Account, _secrets: Mapping[str, str]) -> Begun:
    server, authority = account.config["server"], account.config.get("authority", "")
    with closing(Client(server, authority)) as client:
        program = mastodon.introduce(client)
    finish = partial(_mastodon_secrets, server, authority, program)
    return Begun(mastodon.address(server, program), finish)


def _mastodon_secrets(
    server: str, authority: str, program: mastodon.Program, pasted: str
) -> dict[str, str]:
    with closing(Client(server, authority)) as client:
        return {"token": mastodon.token(client, program, pasted)}


WAYS: Final[Mapping[str, Way]] = {"weibo": _weibo, "mastodon": _mastodon}
"""By connector: as many as `granting.GRANTED` has."""
