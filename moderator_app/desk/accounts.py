"""Our accounts on the channels: who we are there. Their secrets are not in the case file."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from moderator_app.core import plug_ins
from moderator_app.core.access import Access
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.channels import Account, account_from_body, account_to_body
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.plug_ins import Tick
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.desk.session import Session
from moderator_app.store import fetching, local, outbox, records
from moderator_app.store.connection import writing


class Accounts:
    """Those of the bureau, and the connectors of others that may run for them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Account, ...]:
        """Also those that are switched off."""
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

    def may_go(self, account: UUID) -> None:
        """Raises Refusal: ROLE_MISSING, and STILL_LEAVING while a reply of it is on its way or
        unknown."""
        self._session.need(Act.ACCOUNTS)
        leaving = outbox.unsettled(self._session.store.connection)
        if any(entry.account == account for entry in leaving):
            raise Refusal(Reason.STILL_LEAVING)

    def remove(self, account: UUID) -> Changes:
        """Its cases stay, and what was said in them. Raises Refusal as `may_go`."""
        with writing(self._session.store.connection):
            self.may_go(account)
            if all(one.id != account for one in self.all()):
                return Changes()
            fetching.abandon(self._session.store.connection, account)
            return self._session.write([Draft(Kind.ACCOUNT_REMOVED, account, {})], Touched.ACCOUNTS)

    # Connectors of others.

    def ticked(self) -> frozenset[Tick]:
        """Those that may run at this desk."""
        return plug_ins.ticked(local.settings(self._session.store.connection))

    def tick(self, one: Tick, version: str, *, on: bool) -> Changes:
        """Let a connector of somebody else's run here, with all the rights of the desk, or not any
        more; on record before it holds. Raises Refusal: ROLE_MISSING."""
        self._session.need(Act.ACCOUNTS)
        known = self.ticked()
        ticked = known | {one} if on else known - {one}
        if ticked == known:
            return Changes()
        what = Access.PLUG_IN_ON if on else Access.PLUG_IN_OFF
        self._session.accessed(what, detail=" ".join((*one, version)).strip())
        connection = self._session.store.connection
        local.save_settings(connection, {plug_ins.SETTING: plug_ins.to_setting(ticked)})
        return Changes(Touched.ACCOUNTS)


def _tidy(config: Mapping[str, str]) -> dict[str, str]:
    return {key: storable(value).strip() for key, value in config.items() if value.strip()}
