"""A forgotten password where nobody is left to give another: the only administrator's, say."""

from contextlib import closing
from pathlib import Path

from moderator_app.core.access import Access, Entry
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import opening
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.store import records
from moderator_app.system.vault import Vault, is_recovery_key


def reset_password(folder: Path, who: str, recovery: str | None) -> tuple[Person, str]:
    """As `Signing.reset`, for the holder of the recovery key; of a desk that has none, for the
    holder of its key file. `who` is a name or a duty number. Put on record first.

    Raises Refusal NO_SUCH_PERSON, SIGN_IN_NO_RECOVERY; Outage WRONG_KEY for the recovery key of
    another desk, KEYS_LOST for a desk of a keyring whose recovery key is lost: opening its window
    makes another; and the disk's.
    """
    if recovery is not None and not is_recovery_key(recovery):
        raise Refusal(Reason.SIGN_IN_NO_RECOVERY)
    if recovery is None and (opening.can_unlock(folder) or not opening.names_key_file()):
        raise Outage(Cause.KEYS_LOST)
    key = Vault(folder).key() if recovery is None else Vault(folder).unlock(recovery)
    with closing(Place(folder, key).open_desk_for(PROGRAM)) as desk:
        session = desk.session
        person = _called(records.all_people(session.store.connection), who)
        if recovery is not None:
            session.access.add(Entry(session.now(), str(PROGRAM.id), Access.RECOVERY_KEY))
        return person, desk.signing.reset(person.id)


def _called(people: tuple[Person, ...], who: str) -> Person:
    """A duty number is one person's; a name may be that of two."""
    wanted = who.strip()
    here = [one for one in people if one.active and wanted]
    for found in ([p for p in here if p.number == wanted], [p for p in here if p.name == wanted]):
        if len(found) == 1:
            return found[0]
    raise Refusal(Reason.NO_SUCH_PERSON, detail=who)
