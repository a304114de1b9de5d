"""How many key presses lie between reading a message and the next one, in the real window.

The hundred cases were chosen, with the handler that the sample's own moderators gave them to,
before the keys were counted: the first hundred of the sample that were dispatched at all. A chord
is one press. A handler without a digit that the dispatch list does not suggest is looked for by
the initials of its name, and each letter counts.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.core import pinyin
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import Organisation, organisation_id
from moderator_app.core.people import Person
from moderator_app.core.pinyin import Names
from moderator_app.core.routing import Router
from moderator_app.desk import kits
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.store.log import new_id
from moderator_app.system.home import resources
from moderator_app.ui.dialogs.all_handlers import spelt
from tests.desks import KEY
from tests.journeys.program import started
from tests.journeys.story import Evening
from tests.keys import give_key_file

pytestmark = pytest.mark.long

HUNDRED = Path(__file__).parent / "hundred_cases.json"
BUDGET = 3


def _messages() -> list[tuple[Incoming, UUID]]:
    """The hundred first messages, the longest waiting first, each with its handler."""
    cases = {
        case["key"]: case
        for path in sorted((resources() / "sample").glob("cases-*.json"))
        for case in json.loads(path.read_text("utf-8"))
    }
    hundred = json.loads(HUNDRED.read_text("utf-8"))
    first = datetime.now(UTC) - timedelta(minutes=len(hundred))
    return [
        (
            Incoming(
                platform=cases[one["case"]]["channel"],
                post=one["case"],
                text=cases[one["case"]]["text"],
                received_at=first + timedelta(minutes=at),
                author=cases[one["case"]]["author"],
                title=cases[one["case"]].get("title", ""),
            ),
            organisation_id(one["lead"]),
        )
        for at, one in enumerate(hundred)
    ]


@pytest.fixture
def evening(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    give_key_file(tmp_path, monkeypatch)
    place = Place(tmp_path / "desk", KEY)
    desk = place.open_desk()
    person = Person(new_id(datetime.now(UTC)), "王晓明", "03")
    desk.shifts.save_person(person)
    desk.session.person = person
    kits.stock(desk.directory, resources())
    desk.intake.receive([Answered(message) for message, _ in _messages()])
    desk.close()
    with started(place) as (hands, reader):
        evening = Evening(hands, reader, str(person.id))
        evening.sit_down("1")
        yield evening


def _choosing(lead: Organisation, suggested: UUID | None, names: Names[Organisation]) -> list[str]:
    """The presses that choose a handler one knows; by name as few letters as bring it to the top."""
    if lead.digit is not None:
        return [str(lead.digit)]
    if suggested == lead.id:
        return ["="]
    both = (lead.shown, lead.name)
    spellings = [*(one for name in both for one in pinyin.initials(name)), *both]
    prefixes = (word[:end] for word in spellings for end in range(1, len(word) + 1))
    letters = next(word for word in prefixes if names.find(word)[:1] == [lead])
    return ["0", *letters, "Enter"]


def test_a_known_handler_takes_two_presses_as_a_rule(
    evening: Evening, record_property: Callable[[str, object], None]
) -> None:
    known = {one.id: one for one in evening.reader.organisations()}
    router = Router(evening.reader.remit(), known.values())
    names = spelt(tuple(known.values()))
    counted: list[int] = []
    for message, lead in _messages():
        case = case_id(message.platform, message.post)
        found = router.suggest(message.text, title=message.title)
        before = evening.presses
        suggested = found[0].lead if found else None
        evening.press(*_choosing(known[lead], suggested, names), "Ctrl+Enter")
        evening.sees(case, lambda c: c.pending is not None, "the case is committed")
        handling = evening.case(case).lead
        assert handling is not None
        assert handling.organisation == lead
        counted.append(evening.presses - before)
    within = sum(presses <= BUDGET for presses in counted)
    record_property("presses", f"median {median(counted)}; {within} of 100 within {BUDGET}")
    assert len(counted) == 100
    assert median(counted) == 2
    assert within >= 65, (within, counted)
