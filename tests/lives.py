"""Cases with whole lives, invented: written to a real desk's log as its intentions would write them."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from uuid import UUID

from moderator_app.core.clock_profiles import Profile
from moderator_app.core.events import Draft, Kind
from moderator_app.core.following import Following
from moderator_app.core.ids import case_id, uuid7
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.core.worktime import Schedule, Span
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.store import records
from moderator_app.store.connection import writing
from moderator_app.system.home import resources
from tests.desks import ANNA, BAI, invented

FIRST = datetime(2026, 9, 28, tzinfo=UTC)
DAYS = 50
RESPONSE_HOURS, RESOLUTION_HOURS = 2, 72
_STEP = timedelta(minutes=10)
_CHANNELS = ("weibo", "web", "wecom", "12345", "phone")
_OUTCOMES = (
    *("resolved",) * 6,
    *("answered", "explained", "partly", "duplicate", "withdrawn", "unreachable", "unfounded"),
)
_SOURCE = Source("a rule of two hours and three days", Trust.OWN)
_ALWAYS = Schedule((Span(0, 1440),), every_day=True)
RULE = Profile(
    "two-and-three",
    "两小时三天",
    {
        (Goal.RESPONSE, ""): Target(Goal.RESPONSE, RESPONSE_HOURS, Unit.HOUR, _SOURCE),
        (Goal.RESOLUTION, ""): Target(Goal.RESOLUTION, RESOLUTION_HOURS, Unit.HOUR, _SOURCE),
    },
    _ALWAYS,
    _ALWAYS,
)
_STALE = UUID(int=9)


@dataclass
class Life:
    """What happens to one case, step after step; `drafts` with their moments."""

    pick: random.Random
    case: UUID
    handlers: list[UUID]
    at: datetime
    drafts: list[tuple[datetime, Draft, bool]] = field(default_factory=list)
    turn: int = 0
    asked: UUID | None = None
    promised: list[UUID] = field(default_factory=list)

    def later(self, most_hours: float) -> None:
        self.at += _STEP * self.pick.randint(0, max(1, int(most_hours * 6)))

    def add(
        self, kind: Kind, body: Mapping[str, object] | None = None, *, stale: bool = False
    ) -> UUID:
        id_ = uuid7(int(self.at.timestamp() * 1000), self.pick.randbytes(10))
        self.drafts.append((self.at, Draft(kind, self.case, body or {}, id=id_), stale))
        return id_

    def chance(self, percent: int) -> bool:
        return self.pick.randrange(100) < percent

    def hear(self, **more: object) -> None:
        body = {"text": "还是老样子", "received_at": self.at.isoformat(), **more}
        self.add(Kind.MESSAGE_RECEIVED, {"platform": "web", "post": "", **body})

    def reply(self, purpose: str) -> None:
        self.turn += 1
        body = {"text": "您好", "purpose": purpose, "audience": "public"}
        reviewed = self.review(body) if self.chance(15) else {}
        late = self.chance(2)
        lease = self.add(Kind.REPLY_LEASE, {**body, "turn": self.turn, **reviewed}, stale=late)
        self.promise(lease)
        if late:
            return
        self.later(0.5)
        if self.chance(5):
            self.add(Kind.REPLY_UNSENT, {"lease": str(lease), "why": ""})
            return
        if self.chance(5):
            self.hear()
        self.add(Kind.REPLY_SENT, {"lease": str(lease)})

    def review(self, body: Mapping[str, object]) -> dict[str, object]:
        """Somebody else sees the words first, and may want others."""
        submitted = self.add(Kind.REPLY_SUBMITTED, body)
        self.later(1)
        if self.chance(30):
            back = {"submitted": str(submitted), "reason": "语气再缓一些"}
            self.add(Kind.REPLY_SENT_BACK, back)
            self.later(1)
            submitted = self.add(Kind.REPLY_SUBMITTED, {**body, "of": str(submitted)})
        named = {"submitted": str(submitted), "author": str(BAI.id)}
        self.add(Kind.REPLY_APPROVED, named)
        return dict(named)

    def promise(self, lease: UUID | None = None) -> None:
        """What is promised with a reply, and what the reply keeps or puts off."""
        said = {} if lease is None else {"lease": str(lease)}
        if self.promised and self.chance(40):
            kept = {"promise": str(self.pick.choice(self.promised)), **said}
            keeping = self.add(Kind.PROMISE_KEPT, kept)
            if self.chance(8):
                self.add(Kind.UNDONE, {"events": [str(keeping)], "kinds": ["promise.kept"]})
        if self.chance(25):
            due = self.at + timedelta(hours=self.pick.choice((4, 24, 72)))
            body = {"words": "尽快回复", "due": due.isoformat()}
            made = self.add(Kind.PROMISE_MADE, {**body, **said})
            for old in self.promised[-1:] if self.chance(40) else ():
                self.add(Kind.PROMISE_SUPERSEDED, {"promise": str(old), "by": str(made)})
            self.promised.append(made)

    def look_after(self) -> None:
        """What becomes of promises without a reply."""
        if not self.promised:
            return
        self.later(20)
        self.promise()
        if self.chance(10):
            due = self.at + timedelta(hours=30)
            body = {"words": "明天", "due": due.isoformat(), "corrects": str(self.promised[0])}
            self.add(Kind.PROMISE_MADE, body)

    def alarm(self) -> None:
        """An emergency, and the public that has heard of it."""
        self.add(Kind.EMERGENCY_RAISED, {"danger": self.pick.choice(("gas", "collapse"))})
        self.add(Kind.EMERGENCY_CALLED, {"name": "带班领导", "number": "110"})
        self.add(Kind.PUBLIC_OPINION_BEGUN, {"hours": 24})
        self.later(3)
        if self.chance(70):
            self.add(Kind.EMERGENCY_ENDED, {"text": "已排除"})
        if self.chance(70):
            self.add(Kind.PUBLIC_OPINION_ANSWERED, {"text": "已公布"})

    def consult(self) -> None:
        """Whose it is, several are asked at once."""
        units = [str(one) for one in self.pick.sample(self.handlers, 3)]
        self.add(Kind.CONSULTATION_ASKED, {"units": units, "text": "请会商", "days": 1})
        self.later(8)
        answer = {"unit": units[0], "answer": "not_ours", "text": ""}
        self.add(Kind.CONSULTATION_ANSWERED, answer)
        if self.chance(60):
            self.add(Kind.CONSULTATION_TAKEN, {"unit": units[1]})
        else:
            self.add(Kind.CONSULTATION_REFERRED, {"text": ""})

    def dispatch(self) -> UUID:
        lead, *co = self.pick.sample(self.handlers, self.pick.choice((1, 1, 2, 3)))
        body = {"lead": str(lead), "co": [str(one) for one in co], "text": "请处理"}
        self.add(Kind.CASE_DISPATCHED, body)
        self.asked = lead
        return lead

    def about(self, kind: Kind, organisation: UUID) -> None:
        self.add(kind, {"organisation": str(organisation), "text": "已办", "reason": "不归我们"})

    def handle(self) -> None:
        if self.chance(5):
            self.consult()
        lead = self.dispatch()
        if self.chance(50):
            self.about(Kind.DISPATCH_TOLD, lead)
        if self.chance(20):
            self.later(10)
            self.about(Kind.DISPATCH_RETURNED, lead)
            self.later(20)
            lead = self.dispatch()
        if self.chance(30):
            self.later(60)
            self.about(Kind.DISPATCH_HASTENED, lead)
        if self.chance(10):
            self.later(10)
            body = {"amount": 24, "unit": "hour", "approver": "科长", "told": True, "reason": ""}
            self.add(Kind.CASE_EXTENDED, body)
        if self.chance(70):
            self.later(90)
            self.about(Kind.DISPATCH_ANSWERED, lead)
            if self.chance(10):
                self.later(5)
                self.about(Kind.DISPATCH_HASTENED, lead)

    def close(self) -> None:
        body = {"outcome": self.pick.choice(_OUTCOMES), "told": True, "basis": ""}
        closing = self.add(Kind.CASE_CLOSED, body, stale=self.chance(3))
        if self.chance(8):
            self.later(1)
            self.add(Kind.UNDONE, {"events": [str(closing)], "kinds": ["case.closed"]})

    def live(self, opening: dict[str, object]) -> None:
        self.add(Kind.MESSAGE_RECEIVED, opening)
        if self.chance(8):
            return
        self.later(0.8)
        if self.chance(30):
            self.add(Kind.CASE_CLAIMED)
        if self.chance(3):
            self.alarm()
        if self.chance(15):
            self.reply("ask")
            self.later(40)
            if self.chance(70):
                self.hear()
        if self.chance(55):
            self.handle()
        if self.chance(85):
            self.later(1)
            self.reply("answer")
            self.look_after()
        if self.chance(70):
            self.later(30)
            self.close()
            self.after_closing()

    def after_closing(self) -> None:
        if self.chance(12):
            self.later(60)
            self.hear()
        elif self.chance(8):
            self.later(60)
            self.add(Kind.CASE_REOPENED, {"why": "没修好"})
        else:
            if self.chance(40):
                self.later(24)
                heard = self.pick.choice(("satisfied", "satisfied", "unsatisfied", "unreached"))
                self.add(Kind.CALL_BACK_MADE, {"result": heard, "words": ""})
            if self.chance(8) and self.asked is not None:
                self.later(30)
                self.about(Kind.DISPATCH_ANSWERED, self.asked)
            if self.chance(1):
                self.later(60)
                self.add(Kind.CASE_ERASED, {"ground": "request", "why": ""})
            return
        if self.chance(60):
            self.later(8)
            self.reply("answer")
            self.later(8)
            self.close()


def brought_in(life: Life, opening: dict[str, object]) -> None:
    """A letter of some days ago comes in a table, which may know when it was answered."""
    life.add(Kind.MESSAGE_RECEIVED, opening)
    if life.chance(60):
        body = {"text": "已办", "purpose": "answer", "audience": "public", "turn": 1}
        lease = life.add(Kind.REPLY_LEASE, {**body, "origin": "workbook"})
        sent = {"lease": str(lease)}
        if life.chance(70):
            received = datetime.fromisoformat(str(opening["received_at"]))
            late = timedelta(hours=life.pick.choice((1, 1, 9)))
            sent["sent_at"] = min(received + late, life.at).isoformat()
        life.add(Kind.REPLY_SENT, sent)


def lives(count: int, handlers: list[UUID], seed: int = 11) -> Iterator[Life]:
    pick = random.Random(seed)  # noqa: S311 - the same lives in every run, not a secret
    words = [one.message.text for one in invented(500, seed)]
    for n in range(count):
        platform = pick.choice(_CHANNELS)
        at = FIRST + _STEP * pick.randrange(DAYS * 144)
        life = Life(pick, case_id(platform, f"{seed}-{n}"), handlers, at)
        opening: dict[str, object] = {
            "platform": platform,
            "post": f"{seed}-{n}",
            "text": pick.choice(words),
            "number": f"{at:%Y%m%d}-{n:05}",
            "author": f"市民{n % 97}",
            "received_at": at.isoformat(),
        }
        if n % 12 == 0:
            opening["received_at"] = (at - timedelta(hours=pick.randint(3, 80))).isoformat()
            opening["extra"] = {"kind": pick.choice(("市容", "噪声")), "district": "东湖区"}
            brought_in(life, opening)
        else:
            life.live(opening)
        yield life


def lead_lives(desk: Desk, count: int, seed: int = 11) -> None:
    """Fill a desk with the starter kit, the rule, and so many lives, in the order of their days."""
    kits.stock(desk.directory, resources())
    for person in (ANNA, BAI):
        desk.shifts.save_person(person)
    desk.clocks.follow(Following(RULE))
    connection = desk.session.store.connection
    handlers = [one.id for one in records.all_organisations(connection)][:14]
    drafts = [one for life in lives(count, handlers, seed) for one in life.drafts]
    drafts.sort(key=lambda one: one[0])
    log, actor = desk.session.store.log, str(ANNA.id)
    moments = [(at, list(group)) for at, group in groupby(drafts, key=lambda one: one[0])]
    for start in range(0, len(moments), 100):
        with writing(connection):
            for at, group in moments[start : start + 100]:
                log.append([draft for _, draft, stale in group if not stale], actor=actor, at=at)
                for _, draft, stale in group:
                    if stale:
                        log.append([draft], actor=actor, at=at, seen={draft.case_id: _STALE})
    while desk.clocks.settle():
        pass
