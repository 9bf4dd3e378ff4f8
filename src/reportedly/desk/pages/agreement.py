"""Agreement: how far readers agree, field by field, and on which claims they do not."""

from pydantic import BaseModel

from ...assess.agreement import Agreement, by_field
from ...ledger import Judgement, Ledger, Verdict
from ...model import Claim
from ...model.span import FROZEN
from ..card import Card, card
from ..route import ASKED, Page, Permission, Rows, Visit


class Nothing(BaseModel):
    """No parameters."""

    model_config = ASKED


class Agreed(BaseModel):
    """How far readers agree about one field."""

    model_config = FROZEN

    field: str
    units: int
    readings: int
    alike: int
    alpha: float | None


class Agreements(BaseModel):
    """Agreement by field over all claims that two readers or more judged."""

    model_config = FROZEN

    fields: tuple[Agreed, ...]
    readers: tuple[tuple[str, int], ...]
    """Who read how many claims."""
    contested: tuple[Card, ...]
    """Claims on which verdicts differ, at most fifty."""


def agreements(visit: Visit, asked: Nothing) -> Agreements:
    """From all verdicts that stand, each person's last on each claim."""
    del asked
    made = visit.ledger.verdicts()
    of_each = readings(visit.ledger, made)
    several = {claim: who for claim, who in of_each.items() if len(who) > 1}
    contested = [c for c, who in several.items() if len({v["verdict"] for v in who.values()}) > 1]
    return Agreements(
        fields=tuple(_agreed(each) for each in by_field(several)),
        readers=_readers(of_each),
        contested=tuple(card(visit.ledger.claim(claim)) for claim in contested[:50]),
    )


def readings(ledger: Ledger, made: list[Judgement]) -> dict[str, dict[str, dict[str, str]]]:
    """Claim → reader → field → value. Who accepts a claim holds its fields as they were read, who corrects one holds
    the others so; who rejects it or is unsure says nothing of its fields.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    for judgement in made:
        mine = found.setdefault(judgement.claim, {}).setdefault(judgement.by, {})
        mine["verdict"] = judgement.act.value
        if judgement.field and judgement.value:
            mine[_field(judgement.field)] = judgement.value
    for claim, who in found.items():
        if len(who) > 1:
            read = _read(ledger.claim(claim).claim)
            for mine in who.values():
                if mine["verdict"] in (Verdict.ACCEPT, Verdict.CORRECT):
                    mine.update({name: value for name, value in read.items() if name not in mine})
    return found


def _field(path: str) -> str:
    """The part of a claim to which a path leads: "quantities.0.low" is of the quantities."""
    return "commitment" if path.startswith("modality.commitment") else path.partition(".")[0]


def _read(claim: Claim) -> dict[str, str]:
    return {
        "commitment": f'"{claim.modality.commitment.value}"',
        "event": f'"{claim.event.type.value}"' if claim.event else "null",
        **dict.fromkeys(("attribution", "quantities", "places", "times", "actors"), "as read"),
    }


def _agreed(found: Agreement) -> Agreed:
    return Agreed(field=found.field, units=found.units, readings=found.readings, alike=found.alike, alpha=found.alpha)


def _readers(found: dict[str, dict[str, dict[str, str]]]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for who in found.values():
        for name in who:
            counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def agreement_rows(view: Agreements) -> Rows:
    """One row a field."""
    columns = ("field", "units", "readings", "alike", "alpha")
    return Rows(columns, tuple(each.model_dump() for each in view.fields))


ROUTES = (
    Page(
        name="agreement",
        path="/review/agreement",
        permission=Permission.READ,
        asked=Nothing,
        show=agreements,
        rows=agreement_rows,
    ),
)
