"""What has been kept long enough: looked at first, then erased in batches."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from uuid import UUID

from moderator_app.core import retention
from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.erasing import Ground
from moderator_app.core.organisations import Organisation
from moderator_app.core.retention import LEAST_MONTHS, NOBODY, SETTING, Category, Rule, Rules
from moderator_app.core.rows import CaseRow
from moderator_app.desk.desk import Desk
from moderator_app.store import cases, closed
from moderator_app.store.closed import Group
from moderator_app.store.connection import troubles
from moderator_app.store.reader import Reader

BATCH = 25
"""Cases erased at once: what somebody does meanwhile waits for one batch at most."""
SHOWN = 200
"""Cases of one rule that can be looked at beforehand."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one rule lets go: how many cases, and the first of them. `rule` is None for those no
    rule names; `months` is how long they were to be kept."""

    rule: Rule | None
    months: int
    cases: int
    rows: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go by the rules at a moment; nothing has. `groups` says which cases those are:
    what they have in common, and before when they were closed."""

    due: tuple[Due, ...]
    groups: tuple[tuple[Group, datetime], ...]

    @property
    def total(self) -> int:
        return sum(one.cases for one in self.due)


def rules_of(settings: Mapping[str, object]) -> Rules:
    return retention.from_setting(settings.get(SETTING))


def save(rules: Rules, desk: Desk) -> None:
    desk.save_settings({SETTING: retention.to_setting(rules)})


def plan(rules: Rules, now: datetime, zone: tzinfo, reader: Reader) -> Plan:
    """The dry run: what would go, counted rule by rule in their order. Looks at every closed
    case: a second or two for a million. Raises Outage."""
    if not rules.erases:
        return Plan((), ())
    today = now.astimezone(zone).date()
    organisations = {one.id: one for one in reader.organisations()}
    counted: Counter[Rule | None] = Counter()
    keys: dict[Rule | None, list[int]] = {}
    groups: list[tuple[Group, datetime]] = []
    for group in reader.closed(_moment(today, LEAST_MONTHS, zone)):
        rule = retention.ruling(rules, _category(group, organisations))
        months = retention.months(rules, rule)
        if months is None:
            continue
        before = _moment(today, months, zone)
        groups.append((group, before))
        counted[rule] += reader.closed_count(group, before)
        shown = keys.setdefault(rule, [])
        shown += reader.closed_keys(group, before, SHOWN - len(shown))
    due = [
        Due(rule, months, counted[rule], _rows(reader, keys[rule]))
        for rule in dict.fromkeys((*rules.rules, None))
        if counted[rule] and (months := retention.months(rules, rule)) is not None
    ]
    return Plan(tuple(due), tuple(groups))


def erase_next(wanted: Plan, why: str, desk: Desk) -> tuple[int, Changes]:
    """Take the words out of the next batch of what is due; how many cases, 0 when none is left.

    The file has to be cleaned and backed up when all is done. Raises Refusal and Outage.
    """
    connection = desk.session.store.connection
    with troubles():
        keys: list[int] = []
        for group, before in wanted.groups:
            keys += closed.first(connection, group, before, BATCH - len(keys))
            if len(keys) == BATCH:
                break
        found = [row.case_id for row in cases.rows(connection, keys).values()]
    if not found:
        return 0, NO_CHANGES
    return len(found), desk.strike(found, Ground.RETENTION, why)


def _moment(today: date, months: int, zone: tzinfo) -> datetime:
    return datetime.combine(retention.closed_before(today, months), time(), zone)


def _category(group: Group, organisations: Mapping[UUID, Organisation]) -> Category:
    channel, outcome, lead = group
    if lead is None:
        return Category(channel, outcome, NOBODY)
    known = organisations.get(lead)
    return Category(channel, outcome, "" if known is None else known.kind.value)


def _rows(reader: Reader, keys: Sequence[int]) -> tuple[CaseRow, ...]:
    rows = reader.rows(keys)
    return tuple(rows[key] for key in keys if key in rows)
