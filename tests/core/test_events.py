"""The envelope: one spelling of a body, one rule for who was first."""

import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.events import arbitrate, canonical
from moderator_app.core.ids import NIL, case_id, uuid7

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
bodies = st.dictionaries(
    words,
    st.recursive(
        st.none() | st.booleans() | st.integers() | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
ONE, TWO = uuid7(1, b"0123456789"), uuid7(2, b"0123456789")


@given(bodies)
def test_a_body_is_read_back_word_for_word(body: dict[str, object]) -> None:
    assert json.loads(canonical(body)) == body


@given(bodies)
def test_a_body_has_one_spelling_whatever_the_order_of_its_keys(body: dict[str, object]) -> None:
    turned = dict(reversed(list(body.items())))
    assert canonical(turned) == canonical(body) == canonical(json.loads(canonical(body)))


def test_chinese_stays_chinese_and_no_blank_is_added() -> None:
    assert canonical({"text": "路灯 ，不亮\n", "a": [1, True]}) == (
        '{"a":[1,true],"text":"路灯 ，不亮\\n"}'
    )


@pytest.mark.parametrize("body", [{"a": 1.5}, {"a": [{"b": (0.0,)}]}, {"a": float("nan")}])
def test_a_body_holds_no_floats_however_deep(body: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        canonical(body)


def test_half_a_character_is_refused_before_it_reaches_the_file() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical({"text": "\ud83d"})


@pytest.mark.parametrize(
    ("parent", "head", "slot_taken", "counts"),
    [
        (None, NIL, False, True),
        (None, ONE, False, True),
        (None, ONE, True, False),
        (NIL, NIL, False, True),
        (NIL, NIL, True, False),
        (NIL, ONE, False, False),
        (ONE, ONE, False, True),
        (ONE, ONE, True, False),
        (TWO, ONE, False, False),
        (TWO, ONE, True, False),
    ],
)
def test_the_first_decision_counts_and_a_slot_is_held_once(
    parent: UUID | None, head: UUID, slot_taken: bool, counts: bool
) -> None:
    assert arbitrate(parent, head, slot_taken=slot_taken) is counts


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=10))
def test_ids_are_version_7_and_sort_by_time(ms: int, entropy: bytes) -> None:
    made = uuid7(ms, entropy)
    assert (made.version, made.int >> 80) == (7, ms)
    assert made.variant == "specified in RFC 4122"


def test_two_desks_that_fetch_the_same_post_name_the_same_case() -> None:
    assert case_id("weibo", "5012") == case_id("weibo", "5012")
    assert len({case_id("weibo", "5012"), case_id("wecom", "5012"), case_id("weibo", "501")}) == 3
