"""How a person's leave is asked for and taken back in, by platform.

It brings a library for HTTP along, so that it is imported only where somebody begins.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from typing import Final

from moderator_app.channels import mastodon_authorising as mastodon
from moderator_app.channels.http import Client
from moderator_app.core.channels import Account
from moderator_app.core.granting import Begun, Granted

Way = Callable[[Account, Mapping[str, str]], Begun]
"""From an account and those of its secrets that a person types. Raises ChannelError."""


def _mastodon(account: Account, _secrets: Mapping[str, str]) -> Begun:
    server, authority = account.config["server"], account.config.get("authority", "")
    with closing(Client(server, authority)) as client:
        program = mastodon.introduce(client)
    finish = partial(_mastodon_granted, server, authority, program)
    return Begun(mastodon.address(server, program), finish)


def _mastodon_granted(
    server: str, authority: str, program: mastodon.Program, pasted: str
) -> Granted:
    with closing(Client(server, authority)) as client:
        return Granted({"token": mastodon.token(client, program, pasted)})


WAYS: Final[Mapping[str, Way]] = {"mastodon": _mastodon}
"""By connector: as many as `granting.GRANTED` has."""
