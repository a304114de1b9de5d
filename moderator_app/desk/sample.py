"""The sample desk: an invented city's days, played into an empty case file."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from moderator_app.core import composing
from moderator_app.core.case import Audience, Case, Heard, Outcome, Purpose, Stage
from moderator_app.core.composing import Occasion
from moderator_app.core.decisions import Incoming
from moderator_app.core.emergencies import Danger
from moderator_app.core.ids import case_id
from moderator_app.core.ledger import Given
from moderator_app.core.organisations import Organisation, organisation_id
from moderator_app.core.papers import Office
from moderator_app.core.people import Person
from moderator_app.core.pledging import Pledge
from moderator_app.desk import kits
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.store import clocks, records
from moderator_app.store.connection import writing

Step = Mapping[str, Any]
_OFFICE = Office("清川市城市管理局", "清城管", "新媒体值班室", "0399-6120000")
_CALLED_AFTER, _CALLED_BEFORE = timedelta(hours=20), timedelta(hours=40)
_UNHAPPY = 9
"""One of about so many citizens is not satisfied."""
_PEOPLE = UUID("0b9f6f5e-52a1-5a2c-8d8a-4c9d6a7be001")


def build(
    desk: Desk,
    resources: Path,
    now: datetime,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Person, ...]:
    """Play the sample's history up to `now`; returns its moderators, the first one on duty."""
    folder = resources / "sample"
    crew = _crew(folder)
    with writing(desk.session.store.connection):
        desk.session.person = next(iter(crew.values()))
        for person in crew.values():
            desk.shifts.save_person(person)
        kits.stock(desk.directory, resources)
        desk.papers.save_office(_OFFICE)
        _Player(desk, crew).play(_moments(folder, now), progress)
    return tuple(crew.values())


def arrivals(resources: Path) -> tuple[Incoming, ...]:
    """What the simulated channel delivers while the sample desk is open."""
    items = json.loads((resources / "sample" / "arrivals.json").read_text("utf-8"))
    epoch = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    return tuple(_incoming(item, f"arrival-{n}", epoch) for n, item in enumerate(items))


def _crew(folder: Path) -> dict[str, Person]:
    items = json.loads((folder / "people.json").read_text("utf-8"))
    return {
        item["key"]: Person(uuid5(_PEOPLE, item["key"]), item["name"], item["number"])
        for item in items
    }


def _moments(folder: Path, now: datetime) -> list[tuple[datetime, Step, Step]]:
    """Everything that happens, in the order in which it happens."""
    moments: list[tuple[datetime, Step, Step]] = []
    for path in sorted(folder.glob("cases-*.json")):
        for item in json.loads(path.read_text("utf-8")):
            began = now - timedelta(minutes=item["minutes_ago"])
            moments.append((began, item, {"do": "open"}))
            moments += [
                (began + timedelta(minutes=step["after"]), item, step) for step in item["steps"]
            ]
            if (call := _call_back(item, began, now)) is not None:
                moments.append((*call, {"do": "called"}))
    moments.sort(key=lambda moment: moment[0])
    return moments


def _call_back(item: Step, began: datetime, now: datetime) -> tuple[datetime, Step] | None:
    """When the citizen of a case was called back that was closed some days ago."""
    last = item["steps"][-1] if item["steps"] else None
    if last is None or last["do"] != "close":
        return None
    closed = began + timedelta(minutes=last["after"])
    return (closed + _CALLED_AFTER, item) if closed < now - _CALLED_BEFORE else None


def _incoming(item: Step, post: str, at: datetime) -> Incoming:
    return Incoming(
        platform=item["channel"],
        post=post,
        text=item["text"],
        received_at=at,
        author=item.get("author", ""),
        author_id=item.get("author_id", ""),
        title=item.get("title", ""),
        url=item.get("url", ""),
    )


class _Player:
    """Does what the sample's people did, through the desk, each at their own time."""

    def __init__(self, desk: Desk, crew: Mapping[str, Person]) -> None:
        self._desk = desk
        self._crew = crew
        connection = desk.session.store.connection
        self._organisations = records.all_organisations(connection)
        self._templates = records.all_templates(connection)
        self._rules = clocks.rules(connection)
        self._texts: dict[UUID, str] = {}

    def play(
        self,
        moments: list[tuple[datetime, Step, Step]],
        progress: Callable[[int, int], None],
    ) -> None:
        clock, on_duty = self._desk.session.now, self._desk.session.person
        try:
            for done, (at, item, step) in enumerate(moments):
                self._desk.session.now = _fixed(at)
                self._desk.session.person = self._crew.get(step.get("by", ""), on_duty)
                self._do(at, item, step)
                progress(done + 1, len(moments))
        finally:
            self._desk.session.now, self._desk.session.person = clock, on_duty

    def _do(self, at: datetime, item: Step, step: Step) -> None:
        message = _incoming(item, item["key"], at)
        case = case_id(message.platform, message.post)
        work = self._desk.cases
        match step["do"]:
            case "open":
                self._texts[case] = message.text
                self._desk.intake.receive([Answered(message)])
            case "message":
                again = replace(message, text=step["text"], title="", post=f"{message.post}+{at}")
                self._desk.intake.add(case, again)
            case "claim":
                work.claim(case, self._seen(case))
            case "dispatch":
                self._dispatch(case, step)
            case "reply":
                self._reply(case, step)
            case "note":
                work.note(case, step["text"])
                if step.get("pinned"):
                    work.pin(case)
            case "snooze":
                until = at + timedelta(hours=step["hours"])
                work.snooze(case, self._seen(case), until, step.get("why", ""))
            case "close":
                outcome, told = Outcome(step["outcome"]), step.get("told", True)
                work.close(case, self._seen(case), outcome, step.get("basis", ""), told=told)
            case _:
                self._others_did(case, step)

    def _others_did(self, case: UUID, step: Step) -> None:
        if step["do"] != "called":
            self._handler_did(case, step)
        elif len(self._texts[case]) % _UNHAPPY:
            self._desk.call_backs.made(case, Heard.SATISFIED)
        else:
            self._desk.call_backs.made(case, Heard.UNSATISFIED, "嫌办得慢")

    def _handler_did(self, case: UUID, step: Step) -> None:
        work, organisation = (
            self._desk.cases,
            organisation_id(step.get("organisation") or step.get("calls", "")),
        )
        match step["do"]:
            case "told":
                work.told(case, organisation, step["how"], step.get("whom", ""))
                for other in self._case(case).handlings:
                    if other.stage is Stage.DISPATCHED:
                        work.told(case, other.organisation, step["how"], "")
            case "signed":
                work.signed(case, organisation)
            case "answered":
                work.answered(case, organisation, step["text"])
            case "returned":
                work.returned(case, organisation, step["reason"])
            case "hastened":
                work.hasten(case, organisation, step.get("how", ""))
            case "consult":
                units = list(map(organisation_id, step["units"]))
                self._desk.consultations.ask(case, units, step["text"])
            case "emergency":
                known, danger = self._known(organisation), Danger(step["danger"])
                number = known.numbers[0].number
                self._desk.emergencies.called(case, danger, known.shown, number)
            case unknown:
                raise ValueError(f"the sample does not know how to do {unknown!r}")

    def _dispatch(self, case: UUID, step: Step) -> None:
        lead = self._known(organisation_id(step["lead"]))
        co = tuple(self._known(organisation_id(key)) for key in step.get("co", ()))
        words = composing.dispatch_words(self._occasion(case), self._templates, lead, co)
        to = Handover(lead.id, tuple(one.id for one in co), words)
        self._desk.cases.commit(case, self._seen(case), to=to, reply=None)

    def _reply(self, case: UUID, step: Step) -> None:
        purpose = Purpose.ASK if step.get("purpose") == "ask" else Purpose.ANSWER
        now = self._desk.session.now()
        promises = tuple(
            Given(one["words"], now + timedelta(hours=one["hours"]))
            for one in step.get("promises", ())
        )
        audience = Audience(step.get("audience", "public"))
        words = Words(step["text"], purpose, audience, pledge=Pledge(promises))
        self._desk.cases.commit(case, self._seen(case), to=None, reply=words)
        if step.get("sent", True):
            self._desk.cases.sent(case)

    def _occasion(self, case: UUID) -> Occasion:
        session = self._desk.session
        return Occasion(
            case=self._case(case),
            text=self._texts[case],
            person=session.person,
            organisations=self._organisations,
            local=session.now().astimezone(session.zone),
            answer_by=self._rules.answer_by(session.now()).astimezone(session.zone),
        )

    def _case(self, case: UUID) -> Case:
        return self._desk.session.case(case)

    def _seen(self, case: UUID) -> UUID:
        return self._case(case).head

    def _known(self, id_: UUID) -> Organisation:
        return next(one for one in self._organisations if one.id == id_)


def _fixed(at: datetime) -> Callable[[], datetime]:
    return lambda: at
