import json
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.organisations import (
    Check,
    Contact,
    Hours,
    Kind,
    Number,
    Organisation,
    Reached,
    default_verb,
    from_body,
    from_kit,
    named,
    number_now,
    organisation_id,
    public_numbers,
    to_body,
)
from moderator_app.core.records import BadRecord

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 3, 4, tzinfo=SHANGHAI)
DAY = Number("值班电话", "0399-6120021", Hours.DAY)
NIGHT = Number("夜间值班", "0399-6120022", Hours.NIGHT)
ALWAYS = Number("抢修", "95598", Hours.ALWAYS)

text = st.text(max_size=12).map(str.strip)
words = st.lists(text.filter(bool), max_size=3, unique=True).map(tuple)
organisations = st.builds(
    Organisation,
    id=st.uuids(),
    name=text.filter(bool),
    kind=st.sampled_from(Kind),
    key=text,
    short=text,
    verb=text,
    duties=words,
    places=words,
    source=text,
    numbers=st.lists(
        st.builds(Number, label=text, number=text.filter(bool), hours=st.sampled_from(list(Hours))),
        max_size=3,
    ).map(tuple),
    hours=text,
    contacts=st.lists(st.builds(Contact, name=text, role=text, number=text), max_size=2).map(tuple),
    address=text,
    note=st.text(max_size=20),
    verified=st.none() | st.dates(),
    digit=st.none() | st.integers(1, 9),
    emergency=st.booleans(),
    checks=st.lists(
        st.builds(
            Check,
            at=st.datetimes(timezones=st.just(UTC)),
            number=text.filter(bool),
            result=st.sampled_from(Reached),
            by=st.uuids(),
        ),
        max_size=2,
    ).map(tuple),
)


def organisation(*numbers: Number, name: str = "市政设施管理处", short: str = "") -> Organisation:
    return Organisation(UUID(int=1), name, Kind.DEPARTMENT, short=short, numbers=numbers)


@given(organisations)
def test_an_organisation_survives_the_log(one: Organisation) -> None:
    written = json.loads(json.dumps(to_body(one), ensure_ascii=False, sort_keys=True))
    assert from_body(written) == one


def test_a_kit_entry_needs_no_more_than_key_name_and_kind() -> None:
    read = from_kit({"key": "power", "name": "供电公司", "kind": "agency"})
    assert read == Organisation(organisation_id("power"), "供电公司", Kind.AGENCY, key="power")


def test_the_same_kit_key_is_the_same_organisation_on_every_desk() -> None:
    assert organisation_id("power") == UUID("8f03c79f-7053-5e79-9e33-be8d30af638b")


def test_fields_of_a_newer_version_are_passed_over() -> None:
    body = {**to_body(organisation(DAY)), "fax": "0399-6120029"}
    assert from_body(body) == organisation(DAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": None}, "name"),
        ({"name": 7}, "name"),
        ({"kind": "ministry"}, "kind"),
        ({"id": "one"}, "id"),
        ({"digit": 0}, "digit"),
        ({"digit": True}, "digit"),
        ({"duties": "清扫"}, "duties"),
        ({"duties": [1]}, "duties"),
        ({"verified": "yesterday"}, "verified"),
        ({"emergency": "no"}, "emergency"),
        ({"numbers": [{"number": "1", "hours": "noon"}]}, "hours"),
        ({"numbers": [{"label": "值班"}]}, "number"),
        ({"checks": [{"at": "2026-03-04T10:00:00", "number": "1", "result": "reached"}]}, "at"),
        ({"checks": [{"at": "2026-03-04T10:00:00Z", "number": "1", "result": "?"}]}, "result"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(BadRecord) as refused:
        from_body(to_body(organisation()) | wrong)
    assert refused.value.field == field


def test_a_body_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(BadRecord):
        from_body(["市政处"])


@pytest.mark.parametrize(
    ("hour", "minute", "number"),
    [(8, 29, NIGHT), (8, 30, DAY), (12, 0, DAY), (17, 59, DAY), (18, 0, NIGHT), (0, 0, NIGHT)],
)
def test_on_a_working_day_the_number_follows_the_hour(
    hour: int, minute: int, number: Number
) -> None:
    at = WEDNESDAY.replace(hour=hour, minute=minute)
    assert number_now(organisation(ALWAYS, NIGHT, DAY), at) == number


def test_at_the_weekend_the_night_number_answers_all_day() -> None:
    assert number_now(organisation(DAY, NIGHT), WEDNESDAY.replace(day=7, hour=10)) == NIGHT


def test_a_number_that_always_answers_stands_in_for_a_missing_one() -> None:
    assert number_now(organisation(DAY, ALWAYS), WEDNESDAY.replace(hour=23)) == ALWAYS


def test_at_night_nobody_is_sent_to_an_empty_office() -> None:
    assert number_now(organisation(DAY), WEDNESDAY.replace(hour=23)) is None


def test_each_kind_has_the_verb_of_office_practice() -> None:
    assert [default_verb(kind) for kind in Kind] == ["转办", "交办", "函告"]
    assert Organisation(UUID(int=1), "市政处", Kind.DEPARTMENT).relation == "转办"
    assert Organisation(UUID(int=1), "供电公司", Kind.AGENCY, verb="通知").relation == "通知"


def test_a_full_name_is_preferred_to_another_organisations_short_name() -> None:
    first = organisation(name="供电公司城东营业厅", short="供电公司")
    second = organisation(name="供电公司", short="电力")
    assert named([first, second], " 供电公司 ") is second
    assert named([first, second], "电力") is second
    assert named([first], "供电公司") is first
    assert named([first], "环卫处") is None
    assert named([organisation()], "") is None


def test_only_the_numbers_for_citizens_are_public() -> None:
    one = Organisation(
        UUID(int=1),
        "市政处",
        Kind.DEPARTMENT,
        numbers=(DAY,),
        contacts=(Contact("郑洁", "联络员", "0399-6120023"),),
        verified=date(2026, 3, 4),
    )
    assert public_numbers([one]) == {"0399-6120021"}
