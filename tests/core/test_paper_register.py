"""A number that was once given out is never given again, whatever is restored or typed."""

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import paper_register
from moderator_app.core.paper_register import Register
from moderator_app.core.papers import Paper

YEAR = 2026
TRANSFER, LETTER = Paper.TRANSFER, Paper.LETTER
_HIGHEST = st.dictionaries(
    st.tuples(st.sampled_from([one.value for one in Paper]), st.integers(2025, 2027)),
    st.integers(0, 500),
)
_REGISTERS = st.builds(Register, _HIGHEST, _HIGHEST, st.booleans())


def test_what_somebody_types_holds_as_far_as_it_gives_nothing_out_twice() -> None:
    known = Register({(TRANSFER, YEAR): 12}, unsure=True)
    said = paper_register.going_on(known, {TRANSFER: 5, LETTER: 40}, YEAR)
    assert (said.following(TRANSFER, YEAR), said.following(LETTER, YEAR)) == (13, 40)
    assert said.following(LETTER, YEAR + 1) == 1
    assert not said.unsure
    lowered = paper_register.going_on(said, {LETTER: 8}, YEAR)
    assert lowered.following(LETTER, YEAR) == 8  # A slip, before a paper had that number.


def test_what_makes_no_sense_is_passed_over() -> None:
    wrong = {"transfer/2026": "12", "fax/2026": 3, "transfer": 4, "transfer/": 5, "letter/2026": 6}
    assert paper_register.register({paper_register.GIVEN: wrong}, {}) == Register(
        {(LETTER.value, YEAR): 6}
    )
    assert paper_register.register({paper_register.GIVEN: 3, paper_register.UNSURE: 1}, {}) == (
        Register()
    )


@given(
    _REGISTERS, st.one_of(st.none(), _REGISTERS), st.sampled_from(Paper), st.integers(2025, 2027)
)
def test_after_a_restore_it_goes_on_above_all_that_either_knew_or_somebody_is_asked(
    brought: Register, here: Register | None, paper: Paper, year: int
) -> None:
    after = paper_register.brought_back(brought, here)
    assert after.following(paper, year) >= brought.following(paper, year)
    assert after.least(paper, year) >= brought.least(paper, year)
    if here is None:
        assert after.unsure
    else:
        assert after.following(paper, year) >= here.following(paper, year)
        assert after.least(paper, year) >= here.least(paper, year)
        assert after.unsure == here.unsure


@given(_REGISTERS, st.dictionaries(st.sampled_from(Paper), st.integers(1, 600)))
def test_it_is_kept_as_it_was_said(known: Register, numbers: dict[Paper, int]) -> None:
    said = paper_register.going_on(known, numbers, YEAR)
    assert paper_register.register(paper_register.to_settings(said), {}) == said
    for paper, n in numbers.items():
        assert said.following(paper, YEAR) == max(n, known.least(paper, YEAR))
