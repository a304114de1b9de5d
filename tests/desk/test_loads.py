"""The table of who did how much equals a count by hand over the whole log of the sample desk."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from moderator_app.core.outages import Stopped
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import loads, sample
from moderator_app.desk.desk import Desk
from moderator_app.desk.loads import Period
from moderator_app.desk.opening import Place
from moderator_app.system.home import resources
from tests.desks import KEY

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
ALWAYS = Period(date(2025, 1, 1), date(2026, 12, 1))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("loads"), KEY)


@pytest.fixture(scope="module")
def desk(place: Place) -> Iterator[Desk]:
    opened = place.open_desk()
    sample.build(opened, resources(), NOW)
    yield opened
    opened.close()


def by_hand(desk: Desk, period: Period) -> dict[str, tuple[int, int, int]]:
    """Straight from the rows, without a line of what is tested."""
    connection = desk.session.store.connection
    rows = connection.execute(
        "SELECT id, actor, kind, at, body FROM event WHERE applied"
    ).fetchall()
    undone = {one for row in rows if row[2] == "undone" for one in json.loads(row[4])["events"]}
    unsent = {json.loads(row[4])["lease"] for row in rows if row[2] == "reply.unsent"}
    counted = {"reply.lease": 0, "case.dispatched": 1, "case.closed": 2}
    found: dict[str, Counter[int]] = {}
    for id_, actor, kind, at, body in rows:
        day = datetime.fromtimestamp(at / 1000, desk.session.zone).date()
        name = f"{id_.hex()[:8]}-{id_.hex()[8:12]}-{id_.hex()[12:16]}-{id_.hex()[16:20]}-{id_.hex()[20:]}"
        read = json.loads(body)
        if kind not in counted or name in undone | unsent or not period.first <= day < period.after:
            continue
        if kind == "reply.lease" and (read["purpose"] != "answer" or "origin" in read):
            continue
        found.setdefault(actor, Counter())[counted[kind]] += 1
    return {actor: (one[0], one[1], one[2]) for actor, one in found.items()}


@pytest.mark.parametrize(
    "period",
    [
        ALWAYS,
        Period(date(2026, 11, 1), date(2026, 12, 1)),
        Period(date(2026, 11, 15), date(2026, 11, 22)),
    ],
)
def test_every_figure_equals_a_count_by_hand(place: Place, desk: Desk, period: Period) -> None:
    person = desk.session.actor
    found = loads.of(place, period, NOW, person)
    wanted = by_hand(desk, period)
    assert wanted
    figures = {who: (one.answered, one.dispatched, one.closed) for who, one in found.items()}
    assert {who: one for who, one in figures.items() if any(one)} == wanted


def test_it_is_for_a_lead_to_see(place: Place, desk: Desk) -> None:
    people = desk.session.store.connection.execute(
        "SELECT body FROM record WHERE kind = 'person'"
    ).fetchall()
    plain = next(p["id"] for (body,) in people if (p := json.loads(body))["role"] == "moderator")
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        loads.of(place, ALWAYS, NOW, plain)


def test_counting_stops_when_nobody_wants_it_any_more(place: Place, desk: Desk) -> None:
    with pytest.raises(Stopped):
        loads.of(place, ALWAYS, NOW, desk.session.actor, lambda: True)


def test_days_nobody_worked_are_empty(place: Place, desk: Desk) -> None:
    far = NOW.date() + timedelta(days=300)
    assert loads.of(place, Period(far, far + timedelta(days=1)), NOW, desk.session.actor) == {}
