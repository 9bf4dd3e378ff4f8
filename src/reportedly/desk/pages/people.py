"""People and the audit: who may enter, and what was done; for admins."""

from datetime import datetime

from pydantic import BaseModel

from ...ledger import Role
from ...model.span import FROZEN
from ..route import ASKED, Page, Permission, Rows, Visit

SIZE = 200


class PeopleAsked(BaseModel):
    """It takes nothing."""

    model_config = ASKED


class Person(BaseModel):
    """Somebody who may enter by a password."""

    model_config = FROZEN

    name: str
    role: Role
    added_at: datetime
    last: datetime | None
    """When they were last here."""


class People(BaseModel):
    """All of them."""

    model_config = FROZEN

    people: tuple[Person, ...]


class AuditAsked(BaseModel):
    """From which row on."""

    model_config = ASKED

    before: int | None = None


class Done(BaseModel):
    """One row of the audit."""

    model_config = FROZEN

    seq: int
    at: datetime
    who: str
    what: str
    about: str | None
    address: str | None
    worked: bool


class Audit(BaseModel):
    """Some of what was done, newest first."""

    model_config = FROZEN

    done: tuple[Done, ...]
    next: int | None


def show_people(visit: Visit, _asked: PeopleAsked) -> People:
    """Who may enter."""
    return People(
        people=tuple(
            Person(name=each.name, role=each.role, added_at=each.added_at, last=visit.ledger.last_visit(each.name)[0])
            for each in visit.ledger.users()
        )
    )


def people_rows(view: People) -> Rows:
    """One row a person."""
    return Rows(
        ("name", "role", "added_at", "last"),
        tuple(each.model_dump(mode="json") for each in view.people),
    )


def show_audit(visit: Visit, asked: AuditAsked) -> Audit:
    """What was done."""
    found = visit.ledger.audit(before=asked.before, limit=SIZE + 1)
    done = tuple(
        Done(seq=e.seq, at=e.at, who=e.who, what=e.what, about=e.about, address=e.address, worked=e.worked)
        for e in found[:SIZE]
    )
    return Audit(done=done, next=done[-1].seq if len(found) > SIZE else None)


def audit_rows(view: Audit) -> Rows:
    """One row a deed."""
    return Rows(
        ("at", "who", "what", "about", "address", "worked"),
        tuple(each.model_dump(mode="json", exclude={"seq"}) for each in view.done),
    )


ROUTES = (
    Page(
        name="people",
        path="/people",
        permission=Permission.ADMINISTER,
        asked=PeopleAsked,
        show=show_people,
        rows=people_rows,
    ),
    Page(
        name="audit",
        path="/audit",
        permission=Permission.ADMINISTER,
        asked=AuditAsked,
        show=show_audit,
        rows=audit_rows,
    ),
)
