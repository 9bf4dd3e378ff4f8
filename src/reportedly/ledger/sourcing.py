"""A person decides about sources: two are one, or not, or how reliable one is. Rows of the chain, and their meaning."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from ..assess.aliases import known_aliases
from ..assess.identities import Identities, merged
from ..errors import Conflict, SettingsError
from ..model import Origin, Reliability
from . import schema
from .chain import Entry
from .deciding import Person
from .judging import append
from .records import Act, SourceJudgement

_j = schema.judgements.c
_OF_SOURCES = select(schema.judgements).where(_j.source.is_not(None), _j.value.is_not(None)).order_by(_j.seq)
ABOUT_TWO = (Act.SAME, Act.DIFFERENT, Act.UNSURE)


def judge_sources(
    connection: Connection, origin: Origin, other: Origin, act: Act, *, person: Person
) -> SourceJudgement:
    """Append what somebody decided about two sources. See `Ledger.judge_sources`."""
    if act not in ABOUT_TWO:
        raise SettingsError(f"{act.value} is not said of two sources")
    if origin.id == other.id:
        raise SettingsError(f"{origin.name} is one source, not two")
    _check(source_judgements(connection), origin, other, act)
    told = {"origin": origin.model_dump(mode="json"), "other": other.model_dump(mode="json")}
    return _append(connection, origin, act, told, person)


def rate(connection: Connection, origin: Origin, reliability: Reliability, *, person: Person) -> SourceJudgement:
    """Append a reliability. See `Ledger.rate`."""
    told = {"origin": origin.model_dump(mode="json"), "reliability": reliability.value}
    return _append(connection, origin, Act.RATE, told, person)


def _append(connection: Connection, origin: Origin, act: Act, told: object, person: Person) -> SourceJudgement:
    if not (person.why or "").strip():
        raise SettingsError("a decision needs its reason", remedy="give it with --because")
    value = json.dumps(told, ensure_ascii=False)
    about = {"report": None, "claim": None, "source": origin.id}
    append(connection, Entry(act=act, value=value, who=person.name, why=person.why, at=person.at, **about))
    return source_judgements(connection)[-1]


def source_judgements(connection: Connection) -> list[SourceJudgement]:
    """Every row about sources, in its order."""
    return [_judgement(row) for row in connection.execute(_OF_SOURCES)]


def _judgement(row: Row[Any]) -> SourceJudgement:
    told = json.loads(row.value)
    return SourceJudgement(
        id=row.id,
        act=Act(row.act),
        origin=Origin.model_validate(told["origin"]),
        other=Origin.model_validate(told["other"]) if "other" in told else None,
        reliability=Reliability(told["reliability"]) if "reliability" in told else None,
        by=row.who,
        because=row.why,
        at=row.at,
    )


def standing_pairs(judgements: Sequence[SourceJudgement]) -> dict[frozenset[str], SourceJudgement]:
    """What was decided last of every two sources, in the order of the deciding."""
    found: dict[frozenset[str], SourceJudgement] = {}
    for judgement in judgements:
        if judgement.other is not None:
            pair = frozenset((judgement.origin.id, judgement.other.id))
            found.pop(pair, None)
            found[pair] = judgement
    return found


def identities(judgements: Sequence[SourceJudgement]) -> Identities:
    """The merges that stand, after those of the user's own knowledge."""
    standing = standing_pairs(judgements).values()
    return merged([*known_aliases(), *((j.origin, j.other) for j in standing if j.act is Act.SAME and j.other)])


def reliabilities(judgements: Sequence[SourceJudgement]) -> dict[str, Reliability]:
    """The latest rating of every source, by the id of what it is after all merges."""
    known = identities(judgements)
    return {known.settled(j.origin).id: j.reliability for j in judgements if j.reliability is not None}


def _check(judgements: Sequence[SourceJudgement], origin: Origin, other: Origin, act: Act) -> None:
    """Raise Conflict where the decision and those that stand cannot hold together."""
    standing = standing_pairs(judgements)
    standing.pop(frozenset((origin.id, other.id)), None)
    one = [(j.origin, j.other) for j in standing.values() if j.act is Act.SAME and j.other is not None]
    known = merged(one)
    if known.settled(origin).id == known.settled(other).id:
        raise Conflict(
            f"{origin.name} and {other.name} are one already, by way of others",
            remedy="split one of them from the source in between",
        )
    if act is not Act.SAME:
        return
    then = merged([*one, (origin, other)])
    for apart in standing.values():
        if apart.act is not Act.DIFFERENT or apart.other is None:
            continue
        if then.settled(apart.origin).id == then.settled(apart.other).id:
            raise Conflict(
                f"{apart.origin.name} and {apart.other.name}, found different by {apart.by}, would be one",
                remedy="merge these two first, if that was wrong",
            )
