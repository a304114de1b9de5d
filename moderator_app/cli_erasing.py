"""The command that erases: told first, done with --yes."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from uuid import UUID

from moderator_app.answers import Answer, Translate
from moderator_app.core import facts
from moderator_app.core.access import Access
from moderator_app.core.case import Case
from moderator_app.core.covering import Cover
from moderator_app.core.erasing import Ground
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import backups, finding, opening, retention
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.store.reader import Reader


def _erase(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    if arguments.retention:
        return _erase_by_age(arguments, place, t)
    if not arguments.reason.strip():
        raise Refusal(Reason.REASON_MISSING)
    return _erase_named(arguments, place, t)


def _erase_by_age(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    """What the desk's own rules let go."""
    with closing(place.open_reader_alone()) as reader:
        rules = retention.rules_of(reader.settings())
        plan = retention.plan(rules, opening.now(), place.zone, reader)
    values: dict[str, object] = {
        "due": plan.total,
        "rules": [
            {
                "by": None if due.rule is None else due.rule.by.value,
                "value": None if due.rule is None else due.rule.value,
                "months": due.months,
                "cases": due.cases,
            }
            for due in plan.due
        ],
        "erased": 0,
        "backup": None,
    }
    if not arguments.yes or not plan.total:
        lines = [
            "  ".join(
                (
                    t("Cli", "the rest") if due.rule is None else due.rule.value,
                    t("Cli", "after %n month(s)", due.months),
                    t("Cli", "%n case(s)", due.cases),
                )
            )
            for due in plan.due
        ]
        words = t("Cli", "%n case(s) have been kept long enough. None was erased: --yes does it.",
                  plan.total)  # fmt: skip
        yield Answer(values, [*lines, words])
        return
    why = arguments.reason.strip() or t("Cli", "It was kept for as long as the rules say.")
    with closing(place.open_desk_for(PROGRAM)) as desk:
        erased = 0
        while (batch := retention.erase_next(plan, why, desk))[0]:
            erased += batch[0]
        desk.clean()
    made = backups.back_up_anew(place, opening.now())
    words = t("Cli", "%n case(s) erased, also from the backups; a new one was made.", erased)
    yield Answer({**values, "erased": erased, "backup": str(made.path)}, [words])


def _erase_named(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    if arguments.telephone:
        _record_search(arguments.telephone, place)
    with closing(place.open_reader_alone()) as reader:
        found = _meant(arguments, reader)
        dossiers = [dossier for case in found if (dossier := reader.dossier(case)) is not None]
    numbers = [dossier.case.number for dossier in dossiers]
    if not arguments.yes:
        lines = [_line(dossier.case) for dossier in dossiers]
        lines.append(
            t("Cli", "%n case(s) would be erased. Nothing was: add --yes to do it.", len(numbers))
        )
        yield Answer({"cases": numbers, "erased": 0, "backup": None}, lines)
        return
    with closing(place.open_desk_for(PROGRAM)) as desk:
        desk.erase(found, Ground(arguments.ground), arguments.reason)
    made = backups.back_up_anew(place, opening.now())
    words = t("Cli", "%n case(s) erased, also from the backups; a new one was made.", len(numbers))
    yield Answer({"cases": numbers, "erased": len(numbers), "backup": str(made.path)}, [words])


def _record_search(telephone: str, place: Place) -> None:
    """Raises Refusal where it is no whole number: nothing is looked for then."""
    if facts.telephone(telephone) is None:
        raise Refusal(Reason.NOT_A_TELEPHONE)
    with closing(place.open_desk_for(PROGRAM)) as desk:
        desk.accessed(Access.SEARCHED_NUMBER, detail="1")


def _line(case: Case) -> str:
    cover = Cover(case.author, case.author_id)
    return f"{case.number}  {cover.name(case.author)}  {cover.text(case.summary)}"


def _meant(arguments: argparse.Namespace, reader: Reader) -> Sequence[UUID]:
    """The cases a person named, one by one or by their citizen. Raises Refusal."""
    if arguments.telephone:
        found = list(finding.of_telephone(arguments.telephone, opening.now(), opening.ZONE, reader))
    elif arguments.author:
        found = list(reader.of_author(arguments.author))
    else:
        named = [finding.one(name, reader).case.id for name in arguments.case]
        found = list(dict.fromkeys(named))
    if not found:
        raise Refusal(Reason.NO_SUCH_CASE)
    return found


WITH_DESK: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "erase": _erase,
}
