"""The made-up case shows a template with its common gaps filled."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.core import composing, example
from moderator_app.core.people import Person
from moderator_app.core.templates import Purpose, Template


def test_name_place_number_and_person_are_there_to_be_filled_in() -> None:
    local = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    made_up = example.occasion(Person(UUID(int=1), "安娜", "01"), (), local, local)
    template = Template(UUID(int=2), "t", "{称呼}，{地点}，{编号}，{值班员}", Purpose.ANSWER)
    filled = composing.filled(made_up, template, None)
    assert filled.holes == ()
    assert filled.text.startswith("李女士，文澜路")
    assert filled.text.endswith("20260302-0007，01")
    assert made_up.case.received_at < local
