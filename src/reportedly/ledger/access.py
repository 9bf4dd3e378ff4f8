"""The part of a ledger that says who may enter the desk, and keeps what they did there."""

from datetime import datetime

from sqlalchemy import Connection

from . import entering
from .opened import Opened
from .people import Asker, Entered, Pass, PassKind, Role, User, sound_name


class Access(Opened):
    """Users, passes and the audit. Secrets and passwords come in hashed."""

    def users(self) -> list[User]:
        """Everybody with a password, by name."""
        with self._reading() as connection:
            return entering.users(connection)

    def user(self, name: str) -> tuple[User, str]:
        """A user and the hash of the password.

        Raises:
            NotFound: nobody is called so.
        """
        with self._reading() as connection:
            return entering.user(connection, name)

    def add_user(self, name: str, role: Role, *, password: str, by: Asker) -> User:
        """Add a user; `password` is its hash.

        Raises:
            SettingsError: the name cannot be one.
            LedgerError: there is one of this name.
        """
        with self._writing() as connection:
            added = User(sound_name(name), role, self._clock())
            entering.add_user(connection, added, password=password)
            self._enter(connection, by, "add user", f"{added.name} ({role.value})")
            return added

    def change_user(self, name: str, *, by: Asker, role: Role | None = None, password: str | None = None) -> None:
        """Give a user another role, or another password, which ends every session and token of theirs.

        Raises:
            NotFound: nobody is called so.
        """
        with self._writing() as connection:
            entering.change_user(connection, name, role=role, password=password)
            if role is not None:
                self._enter(connection, by, "change role", f"{name} ({role.value})")
            if password is not None:
                self._enter(connection, by, "change password", name)

    def remove_user(self, name: str, *, by: Asker) -> None:
        """Remove a user, with sessions and tokens; the judgements stay.

        Raises:
            NotFound: nobody is called so.
        """
        with self._writing() as connection:
            entering.remove_user(connection, name)
            self._enter(connection, by, "remove user", name)

    # Passes

    def give_pass(self, given: Pass, *, by: Asker, what: str) -> None:
        """Keep a pass, and note in the audit `what` was done with it."""
        with self._writing() as connection:
            entering.give(connection, given)
            self._enter(connection, by, what, given.label)

    def holder(self, secret_hash: str, kind: PassKind, *, now: datetime) -> Pass | None:
        """The pass with this hash and its role; null where it is over, was taken back, or its user is gone."""
        with self._reading() as connection:
            return entering.holder(connection, secret_hash, kind, now=now)

    def use_link(self, secret_hash: str, *, now: datetime) -> Pass | None:
        """The link with this hash, which opens nothing from now on: of two who use it at once, one enters."""
        with self._writing() as connection:
            found = entering.holder(connection, secret_hash, PassKind.LINK, now=now)
            if found is not None:
                entering.take_back(connection, secret_hash)
            return found

    def passes(self, kind: PassKind) -> list[Pass]:
        """All passes of a kind, newest first."""
        with self._reading() as connection:
            return entering.passes(connection, kind)

    def take_back(self, secret_hash: str, *, by: Asker, what: str) -> bool:
        """Let a pass open nothing any more; false where it did not."""
        with self._writing() as connection:
            ended = entering.take_back(connection, secret_hash)
            if ended:
                self._enter(connection, by, what, None)
            return ended

    def prolong(self, secret_hash: str, until: datetime) -> None:
        """Let a pass be good until later."""
        with self._writing() as connection:
            entering.prolong(connection, secret_hash, until)

    # Visits and the audit

    def last_visit(self, name: str) -> tuple[datetime | None, datetime | None]:
        """When somebody was last here, and when their visit before that one ended."""
        with self._reading() as connection:
            return entering.last_visit(connection, name)

    def visited(self, name: str, now: datetime) -> datetime | None:
        """Note that somebody is here; when their visit before this one ended, null at the first."""
        with self._writing() as connection:
            return entering.visited(connection, name, now)

    def enter(self, by: Asker, what: str, *, about: str | None = None, worked: bool = True) -> None:
        """Append a row to the audit."""
        with self._writing() as connection:
            self._enter(connection, by, what, about, worked=worked)

    def audit(self, *, before: int | None = None, limit: int = 100) -> list[Entered]:
        """What was done, newest first, from the row before `before` on."""
        with self._reading() as connection:
            return entering.entries(connection, before=before, limit=limit)

    def failures(self, what: str, *, since: datetime) -> list[Asker]:
        """Who failed at something since then, and from which address."""
        with self._reading() as connection:
            return [Asker(who, address) for who, address in entering.failures(connection, what, since=since)]

    def _enter(self, connection: Connection, by: Asker, what: str, about: str | None, *, worked: bool = True) -> None:
        entering.enter(connection, Entered(0, self._clock(), by.who, what, about, by.address, worked))
