"""Who may enter the desk, by what, and what they did there; free of any database."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ..errors import SettingsError

LONGEST_NAME = 80


class Role(StrEnum):
    """What a person is at the desk."""

    VIEWER = "viewer"
    """Reads."""
    ANALYST = "analyst"
    """Judges claims, too."""
    REVIEWER = "reviewer"
    """Settles, grades and decides about sources, too."""
    ADMIN = "admin"
    """Manages people and reads the audit, too."""


class PassKind(StrEnum):
    """What opens the desk."""

    SESSION = "session"
    """A browser that is signed in."""
    LINK = "link"
    """Signs in once."""
    TOKEN = "token"
    """A program that calls the API."""


@dataclass(frozen=True, slots=True)
class User:
    """A person with a password."""

    name: str
    role: Role
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """A right to enter. Only the hash of its secret is kept: who reads the ledger's file cannot enter by it."""

    id: str
    """SHA-256 of the secret."""
    kind: PassKind
    name: str
    """Who enters by it."""
    role: Role | None
    """Null: the role that the user of this name has at the moment."""
    label: str | None = None
    """What a token is for."""
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Entered:
    """Something that was done at the desk, or about who may enter it."""

    seq: int
    at: datetime
    who: str
    """A user's name; for an attempt to sign in, the name that was given."""
    what: str
    """The name of what was done, such as "signed in" or "judge"."""
    about: str | None
    """Its subject: a path, a user, a token's label."""
    address: str | None
    """Network address of the asker."""
    worked: bool


class Asker(NamedTuple):
    """Who does something, and from which network address."""

    who: str
    address: str | None = None


def sound_name(name: str) -> str:
    """A person's name as it is kept.

    Raises:
        SettingsError: it is empty, too long, or holds signs that cannot be seen.
    """
    told = " ".join(unicodedata.normalize("NFC", name).split())
    if not told:
        raise SettingsError("a user needs a name")
    if len(told) > LONGEST_NAME:
        raise SettingsError(f"a user's name has at most {LONGEST_NAME} characters")
    if not told.isprintable():
        raise SettingsError("a user's name holds signs that cannot be seen", remedy="type it anew")
    return told


def folded(name: str) -> str:
    """What two spellings of one name share: "Amira" and "amira" are one user."""
    return unicodedata.normalize("NFKC", name).casefold()
