"""The table of mutants does not go stale: each can still be made, and its test is still there."""

import ast
from functools import cache

import pytest

from tests.bench import bench_mutants, mutants, mutants_of_a_shift
from tests.bench.bench_mutants import EVERY, ROOT, mutated
from tests.bench.mutants import FAULTS, Mutant

NAMES = [f"{at}-{one.of}" for at, one in enumerate(EVERY)]


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


@pytest.mark.parametrize("mutant", EVERY, ids=NAMES)
def test_a_mutant_can_still_be_made_and_is_a_program(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text("utf-8")
    assert mutated(mutant, text) != text
    compile(mutated(mutant, text), mutant.file, "exec")


@pytest.mark.parametrize("mutant", EVERY, ids=NAMES)
def test_the_test_that_is_to_notice_it_is_still_there(mutant: Mutant) -> None:
    file, _, name = mutant.test.partition("::")
    assert name in names_in(file)


def test_every_fault_of_others_and_every_area_of_a_shift_has_its_mutant() -> None:
    assert list(FAULTS) == [str(n) for n in range(1, 21)]
    assert {one.of for one in mutants.MUTANTS} == set(FAULTS)
    assert {one.of for one in mutants_of_a_shift.MUTANTS} == set(mutants_of_a_shift.AREAS)


def test_no_two_mutants_are_the_same() -> None:
    assert len({(one.file, one.old, one.new) for one in EVERY}) == len(EVERY)


def test_a_mutant_of_what_is_not_there_is_refused_aloud() -> None:
    stale = Mutant("1", "moderator_app/app.py", "nothing like this", "", "")
    with pytest.raises(ValueError, match="0 times instead of once"):
        mutated(stale, (ROOT / stale.file).read_text("utf-8"))


def test_a_number_stands_for_itself_alone() -> None:
    of = {one.of for one in EVERY if bench_mutants.is_wanted("1", one)}
    assert of == {"1"}
