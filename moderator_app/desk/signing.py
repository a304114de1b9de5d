"""Who somebody says they are, and whether they are: the passwords of the people of this desk.

Whoever has none sits down by saying so, as on a desk where nobody has one.
"""

import math
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from moderator_app.core import passwords
from moderator_app.core.access import Access, Entry
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.passwords import BadPassword, Credential, Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act, may_join
from moderator_app.desk.session import Session
from moderator_app.store import credentials, records
from moderator_app.system.passwords import hashed, is_as_now, matches
from moderator_app.system.vault import Vault, is_recovery_key

_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that is taken for something else when it is read out."""
_GROUPS: Final = 3
_PER_GROUP: Final = 4


class Signing:
    """Every method takes tenths of a second where a password is tried or made."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def let_in(self, person: UUID, proof: Proof) -> None:
        """Let somebody pass who is who they say they are.

        A try is counted before it is made, so that ending the program does not save one; a wrong
        one is put on record. Raises Refusal: HAS_LEFT, SIGN_IN_NEEDED, SIGN_IN_WRONG and
        SIGN_IN_PAUSED with the whole seconds to wait as detail, SIGN_IN_SPENT where the
        right one was good for once, SIGN_IN_POOR, SIGN_IN_NO_RECOVERY; Outage WRONG_KEY for the
        recovery key of another desk, and where nothing can be written.
        """
        if any(one.id == person and not one.active for one in self._people()):
            raise Refusal(Reason.HAS_LEFT)
        kept = credentials.of(self._session.store.connection, person)
        if kept is None:
            return
        if proof.recovery:
            self._renew(person, proof)
            return
        self._try(kept, proof.password)
        if kept.once and not proof.new:
            raise Refusal(Reason.SIGN_IN_SPENT)
        if proof.new:
            self._set(person, proof.new)
        elif not is_as_now(kept.phc):
            self._keep(Credential(person, hashed(passwords.tidy(proof.password))))

    def choose(self, before: str, wanted: str) -> Changes:
        """Whoever sits here has this password from now on; `before` proves that it is them. Raises
        Refusal as `let_in`, and SIGN_IN_POOR."""
        person = UUID(self._session.actor)
        kept = credentials.of(self._session.store.connection, person)
        if kept is not None:
            self._try(kept, before)
        self._set(person, wanted)
        return Changes(Touched.PEOPLE)

    def drop(self, before: str) -> Changes:
        """Whoever sits here has no password any more. Raises Refusal as `let_in`."""
        person = UUID(self._session.actor)
        kept = credentials.of(self._session.store.connection, person)
        if kept is None:
            return Changes()
        self._try(kept, before)
        self._session.accessed(Access.SIGN_IN_DROPPED)
        credentials.drop(self._session.store.connection, person)
        return Changes(Touched.PEOPLE)

    def reset(self, person: UUID) -> str:
        """Take a forgotten password away, or give somebody their first; returns one that is good
        for one sitting down, at which another has to be chosen. Raises Refusal ROLE_MISSING."""
        self._session.need(Act.PEOPLE)
        found = next((one for one in self._people() if one.id == person and one.active), None)
        if found is None:
            raise Refusal(Reason.HAS_LEFT)
        password = "-".join(
            "".join(secrets.choice(_SIGNS) for _ in range(_PER_GROUP)) for _ in range(_GROUPS)
        )
        phc = hashed(password)
        self._session.accessed(Access.SIGN_IN_RESET, detail=found.name)
        self._keep(Credential(person, phc, once=True))
        return password

    def forget(self, person: UUID) -> None:
        """Whoever has left opens nothing any more."""
        credentials.drop(self._session.store.connection, person)

    def may_join(self) -> bool:
        """As `roles.may_join`."""
        return may_join(self._people(), credentials.people(self._session.store.connection))

    def _renew(self, person: UUID, proof: Proof) -> None:
        """By the recovery key of the desk: an administrator has forgotten theirs, say."""
        session = self._session
        if not is_recovery_key(proof.recovery):
            raise Refusal(Reason.SIGN_IN_NO_RECOVERY)
        tidied = _checked(proof.new)
        Vault(session.store.path.parent).unlock(proof.recovery)
        session.access.add(Entry(session.now(), str(person), Access.RECOVERY_KEY))
        self._set(person, tidied)

    def _try(self, kept: Credential, password: str) -> None:
        session = self._session
        if not password:
            raise Refusal(Reason.SIGN_IN_NEEDED)
        now = session.now()
        if kept.tried_at is not None and now < kept.tried_at:
            # The clock was set back: what is left of a pause is counted from here.
            kept = replace(kept, tried_at=now)
            self._keep(kept)
        left = passwords.wait(kept, now)
        if left:
            raise Refusal(Reason.SIGN_IN_PAUSED, detail=_seconds(left))
        tried = passwords.counted(kept, now)
        self._keep(tried)
        if not matches(passwords.tidy(password), kept.phc):
            entry = Entry(now, str(kept.person), Access.SIGN_IN_FAILED, detail=str(tried.wrong))
            session.access.add(entry)
            raise Refusal(Reason.SIGN_IN_WRONG, detail=_seconds(passwords.pause(tried.wrong)))
        self._keep(replace(kept, wrong=0, tried_at=None))

    def _set(self, person: UUID, wanted: str) -> None:
        phc = hashed(_checked(wanted))
        session = self._session
        session.access.add(Entry(session.now(), str(person), Access.SIGN_IN_SET))
        self._keep(Credential(person, phc))

    def _keep(self, credential: Credential) -> None:
        credentials.save(self._session.store.connection, credential)

    def _people(self) -> tuple[Person, ...]:
        return records.all_people(self._session.store.connection)


def _checked(wanted: str) -> str:
    try:
        return passwords.checked(wanted)
    except BadPassword:
        raise Refusal(Reason.SIGN_IN_POOR) from None


def _seconds(pause: timedelta) -> str:
    return str(math.ceil(pause / timedelta(seconds=1)))
