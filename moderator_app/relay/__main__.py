"""`python3 -m moderator_app.relay --config FILE`: takes pushes for desks that nobody can reach.

Standard library only, and nothing of the rest of the program: it runs on a small server by itself.
"""

import argparse
import asyncio
import logging
import os
import secrets
import signal
import sqlite3
import sys
from pathlib import Path

from moderator_app.relay.kept import Kept
from moderator_app.relay.server import Relay
from moderator_app.relay.settings import BadSettings, Settings, digest, read


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0 once it was told to end, 1 where it cannot write or listen, 2 for settings
    that make no sense."""
    parser = argparse.ArgumentParser(
        prog="moderator_app.relay",
        description="Takes what WeChat and WeCom push, unread, until the desk fetches it."
        " 接收微信和企业微信的推送，不解密，等值班台来取。",
    )
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument(
        "--config", type=Path, metavar="FILE", help="run with these settings / 按此设置运行"
    )
    wanted.add_argument(
        "--new-bearer", action="store_true", help="draw a bearer for a desk / 为一台值班台生成凭据"
    )
    told = parser.parse_args(arguments)
    if told.new_bearer:
        bearer = secrets.token_urlsafe(32)
        sys.stdout.write(
            f"desk / 填在值班台：        {bearer}\nsettings / 填在中继设置： {digest(bearer)}\n"
        )
        return 0
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    os.umask(0o077)
    try:
        settings = read(told.config)
        kept = Kept(settings.folder)
    except BadSettings as error:
        return _ended(f"settings / 设置有误: {error}", 2)
    except (OSError, sqlite3.Error) as error:
        return _ended(f"folder / 无法写入: {error}", 1)
    try:
        asyncio.run(_run(settings, kept))
    except OSError as error:
        return _ended(f"listen / 无法监听: {error.strerror}", 1)
    finally:
        kept.close()
    return 0


def _ended(why: str, status: int) -> int:
    sys.stderr.write(f"{why}\n")
    return status


async def _run(settings: Settings, kept: Kept) -> None:
    """Until it is told to end. Raises OSError."""
    over = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, over.set)

    def ready(port: int) -> None:
        logging.getLogger("relay").info("listens / 监听 %s:%s", settings.host, port)

    await Relay(settings, kept).run(settings.host, settings.port, ready, over)


if __name__ == "__main__":
    raise SystemExit(main())
