"""Edges between claims: who supports, contradicts, supersedes whom, and where one origin stands behind both.

`uncommitted` and `conditional` never count. Denials meet affirmations of the same proposition whatever the words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..knowledge.gazetteer import Gazetteer
from ..model import Dispute, Edge, Relation, content_id
from .identities import NOBODY, Identities
from .origins import in_words, standing
from .propositions import Kept, Proposition, likeness, propositions_in
from .ranges import TOLL_DAYS, exclude
from .relays import first_hand
from .telling import Telling


def edges(
    tellings: Iterable[Telling], gazetteer: Gazetteer, *, identities: Identities = NOBODY, of: str | None = None
) -> tuple[Edge, ...]:
    """Every edge between claims about one proposition, or those `of` one claim alone.

    Their order does not depend on that of the claims.
    """
    known = _propositions(tellings, gazetteer)
    kept = Kept(known)
    found = [
        edge
        for one in known
        if of in (None, one.telling.claim.id)
        for other in kept.beside(one)
        if other is not one and (of is not None or other.telling.claim.id < one.telling.claim.id)
        if (edge := _edge(min(one, other, key=_claim), max(one, other, key=_claim), identities)) is not None
    ]
    return tuple(sorted(found, key=lambda e: (e.relation.value, e.claim, e.other)))


def _propositions(tellings: Iterable[Telling], gazetteer: Gazetteer) -> list[Proposition]:
    reports: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        reports[telling.carrier.report].append(telling)
    return sorted((p for report in reports.values() for p in propositions_in(report, gazetteer)), key=_claim)


def _claim(found: Proposition) -> str:
    return found.telling.claim.id


def disputes(
    tellings: Iterable[Telling], gazetteer: Gazetteer, *, identities: Identities = NOBODY
) -> tuple[Dispute, ...]:
    """Propositions that somebody affirms and somebody else denies, with those who leave them open beside."""
    known = _propositions(tellings, gazetteer)
    kept = Kept(known)
    found: dict[str, Dispute] = {}
    for denial in filter(is_denial, known):
        like = [p for p in kept.beside(denial) if p is not denial and likeness(p, denial) is not None]
        dispute = weigh_denial([denial, *like], identities)
        if dispute is not None:
            found[dispute.id] = dispute
    return _widest(found.values())


def is_denial(found: Proposition) -> bool:
    """Whether it may be one side of a dispute: it denies, and does not leave open."""
    return found.denies and not found.leaves_open


def _edge(one: Proposition, other: Proposition, identities: Identities) -> Edge | None:
    """The edge from the later claim to the earlier one, if there is any."""
    if one.leaves_open or other.leaves_open or one.ahead != other.ahead:
        return None
    alike = likeness(one, other)
    if alike is None:
        return None
    score, reason = alike
    earlier, later = sorted((one, other), key=_when)
    same = _same_origin(one, other, identities)
    if one.denies != other.denies:
        relation = Relation.SUPERSEDES if same and _when(earlier)[0] != _when(later)[0] else Relation.CONTRADICTS
        told = "the same origin says otherwise later" if relation is Relation.SUPERSEDES else "one affirms, one denies"
    elif not same and _figures_exclude(one, other):
        relation, told = Relation.CONTRADICTS, "their figures cannot both be"
    elif same:
        relation, told = Relation.SAME_ORIGIN, f"one origin: {same}"
    elif later.finest and earlier.finest and later.areas > earlier.areas:
        relation, told = Relation.REFINES, "another origin, a closer place"
    else:
        relation, told = Relation.SUPPORTS, "another origin says the same"
    return Edge(
        relation=relation,
        claim=later.telling.claim.id,
        other=earlier.telling.claim.id,
        score=round(score * min(one.telling.claim.confidence, other.telling.claim.confidence), 3),
        reason=f"{told}; {reason}",
    )


def _figures_exclude(one: Proposition, other: Proposition) -> bool:
    """Whether both count the same harm for about the same day, and no number fits both."""
    days = (one.telling.said_on, other.telling.said_on)
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > TOLL_DAYS:
        return False
    return any(
        a.measure is not None and a.measure is b.measure and a.part_of is None and b.part_of is None and exclude(a, b)
        for a in one.telling.claim.quantities
        for b in other.telling.claim.quantities
    )


def _when(found: Proposition) -> tuple[str, str]:
    day = found.telling.said_on
    return (day.isoformat() if day else "", found.telling.claim.id)


def _same_origin(one: Proposition, other: Proposition, identities: Identities) -> str:
    """The name of an origin behind both, or the family of copies that both stand in; empty where there is none.

    What a report passes on of the other one ("Open Desk reported that …") has the origin that the other one gives.
    """
    mine, theirs = first_hand(((one.telling, None), (other.telling, None)), identities)
    left, right = {o.id: o.name for o in mine}, {o.id for o in theirs}
    shared = sorted(name for ident, name in left.items() if ident in right)
    if shared:
        return shared[0]
    same_family = one.telling.carrier.family == other.telling.carrier.family
    if same_family and one.telling.carrier.report != other.telling.carrier.report:
        return "copies of one report" if one.telling.claim.text == other.telling.claim.text else ""
    return ""


def weigh_denial(about: Sequence[Proposition], identities: Identities = NOBODY) -> Dispute | None:
    """The dispute over a denial, which comes first, and everything like it; null where nobody affirms it."""
    told = [p for p in about if not p.ahead]
    against = [p.telling for p in told if p.denies and not p.leaves_open]
    affirmed = [p.telling for p in told if not p.denies and not p.leaves_open]
    left_open = [p.telling for p in about if p.leaves_open]
    if not against or not affirmed:
        return None
    said_for, said_against = standing(affirmed, identities), standing(against, identities)
    first = min(affirmed, key=lambda t: (t.said_on is None, t.said_on, t.claim.id))
    ids = [tuple(sorted(t.claim.id for t in side)) for side in (affirmed, against, left_open)]
    return Dispute(
        id=content_id("d", ids[0], ids[1]),
        about=first.claim.text,
        affirmed=said_for,
        denied=said_against,
        neither=standing(left_open, identities),
        claims_for=ids[0],
        claims_against=ids[1],
        claims_open=ids[2],
        reason=f"for it {in_words(said_for)}; against it {in_words(said_against)}",
    )


def _widest(found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Without those whose claims another dispute has, all of them."""
    kept: list[Dispute] = []
    for dispute in sorted(found, key=lambda d: (-len(d.claims_for) - len(d.claims_against), d.id)):
        mine = {*dispute.claims_for, *dispute.claims_against}
        if not any(mine <= {*k.claims_for, *k.claims_against} for k in kept):
            kept.append(dispute)
    return tuple(sorted(kept, key=lambda d: d.id))
