"""Desks, people and citizens' words for tests: real encrypted files, invented words."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from moderator_app.core.decisions import Incoming
from moderator_app.core.people import Person
from moderator_app.core.roles import Role
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store.anchors import Anchors
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, open_store
from moderator_app.system import access_log
from moderator_app.system.access_log import AccessLog

KEY = bytes(range(32))
READER = access_log.public_half(access_log.private_of(KEY))
T0 = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
"""Nine in the morning in Shanghai."""
ANNA = Person(UUID(int=1), "安娜", "01", role=Role.ADMINISTRATOR)
BAI = Person(UUID(int=2), "白雪", "02")
ROADS, WASTE, POWER = UUID(int=0x10), UUID(int=0x20), UUID(int=0x30)


class Ticking:
    """A clock that goes on by a minute whenever it is read."""

    def __init__(self, at: datetime = T0) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


def open_desk(folder: Path, person: Person | None = ANNA, key: bytes = KEY) -> Desk:
    store = open_store(folder / FILE, key, T0)
    log = AccessLog(folder, READER, partial(nullcontext, Anchors(store.connection)))
    desk = Desk(store, Ticking(), ZONE, log)
    desk.session.person = person
    return desk


@contextmanager
def a_desk(folder: Path, person: Person | None = ANNA) -> Iterator[Desk]:
    desk = open_desk(folder, person)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def a_reader(folder: Path) -> Iterator[Reader]:
    reader = Reader(folder / FILE, KEY)
    try:
        yield reader
    finally:
        reader.close()


def incoming(post: str, text: str = "路灯不亮", *, at: datetime = T0, title: str = "") -> Incoming:
    return Incoming("weibo", post, text, at, author="晨跑的人", author_id=f"u{post}", title=title)


_PLACES = (
    "云溪路",
    "石板桥街",
    "北塘3区",
    "新河大道",
    "梧桐里",
    "Ｂ座楼下",
    "南门菜场",
    "柳岸公园",
)
_THINGS = ("路灯", "窨井盖", "垃圾桶", "渣土车", "共享单车", "树枝", "噪音", "WiFi信号箱", "油烟")
_STATES = ("坏了三天", "没人管", "挡住了人行道", "夜里11点还在响", "又满了", "掉了一半", "味道很大")
_PLEAS = ("请尽快处理！", "谢谢。", "已经反映过2次，", "老人孩子都不敢走；", "麻烦回复一下～", "")


def invented(count: int, seed: int = 7, since: datetime = T0) -> list[Answered]:
    """Messages that nobody wrote, a minute apart; every third comes with its reply."""
    pick = random.Random(seed)  # noqa: S311 - the same words in every run, not a secret
    found = []
    for n in range(count):
        clauses = [
            pick.choice(_PLACES) + pick.choice(_THINGS) + pick.choice(_STATES) + "，"
            for _ in range(pick.randint(1, 6))
        ]
        text = "".join(clauses) + pick.choice(_PLEAS)
        at = since + timedelta(minutes=n)
        title = f"关于{pick.choice(_PLACES)}的{pick.choice(_THINGS)}" if n % 2 else ""
        message = Incoming("web", f"p{seed}-{n}", text, at, author=f"市民{n % 97}", title=title)
        reply = f"您好，{pick.choice(_PLACES)}的问题已转交处理。" if n % 3 == 0 else ""
        found.append(Answered(message, reply, at + timedelta(hours=5) if reply else None))
    return found
