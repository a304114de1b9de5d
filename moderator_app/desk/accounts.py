"""Our accounts on the channels: who we are there. Their secrets are not in the case file."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.channels import Account, account_from_body, account_to_body
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.desk.session import Session
from moderator_app.store import fetching, outbox, records
from moderator_app.store.connection import writing


class Accounts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Account, ...]:
        return records.all_accounts(self._session.store.connection)

    def save(self, account: Account) -> Changes:
        """Keep an account, new or changed. Raises Refusal: ROLE_MISSING, NAME_MISSING, NAME_TAKEN
        where another account of the same channel is called so."""
        self._session.need(Act.ACCOUNTS)
        tidy = replace(account, name=storable(account.name).strip(), config=_tidy(account.config))
        if not tidy.name:
            raise Refusal(Reason.NAME_MISSING)
        with writing(self._session.store.connection):
            for one in self.all():
                same = (one.channel, one.name) == (tidy.channel, tidy.name)
                if same and one.id != tidy.id:
                    raise Refusal(Reason.NAME_TAKEN, detail=tidy.name)
            body = account_to_body(tidy)
            account_from_body(body)
            drafts = [Draft(Kind.ACCOUNT_SAVED, tidy.id, body)]
            return self._session.write(drafts, Touched.ACCOUNTS)

    def remove(self, account: UUID) -> Changes:
        """Its cases stay, and what was said in them. Raises Refusal: ROLE_MISSING, and STILL_LEAVING
        while a reply of it is on its way or unknown."""
        self._session.need(Act.ACCOUNTS)
        connection = self._session.store.connection
        with writing(connection):
            if all(one.id != account for one in self.all()):
                return Changes()
            if any(entry.account == account for entry in outbox.unsettled(connection)):
                raise Refusal(Reason.STILL_LEAVING)
            fetching.abandon(connection, account)
            return self._session.write([Draft(Kind.ACCOUNT_REMOVED, account, {})], Touched.ACCOUNTS)


def _tidy(config: Mapping[str, str]) -> dict[str, str]:
    return {key: storable(value).strip() for key, value in config.items() if value.strip()}
