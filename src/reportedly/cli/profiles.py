"""Sources as the command line names, finds, lists and shows them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ..errors import NotFound
from ..ledger import Ledger, ListedSource, SourceJudgement
from ..model import Origin, Profile
from ..publish.csv import Cell
from ..publish.harmless import harmless
from .output import console
from .show import definitions

if TYPE_CHECKING:
    pass

SHOWN = 12
"""Claims of a source that are shown on a terminal; the other formats have all."""


def origin_called(ledger: Ledger, words: str) -> Origin:
    """The one origin, before all merges, that a name or the beginning of an id means.

    Raises:
        NotFound: nobody is called so.
        click.UsageError: several are.
    """
    from ..assess.profiles import called

    found = called(ledger.origins(), words)
    if not found:
        raise NotFound(f"no source is called {words!r}", remedy="reportedly sources lists them")
    if len(found) > 1:
        some = ", ".join(f"{o.name} ({o.id})" for o in found[:8]) + (" …" if len(found) > 8 else "")
        raise click.UsageError(f"{words!r} means several sources: {some}; give the id")
    return found[0]


def listed_of(profile: Profile) -> ListedSource:
    """A profile as it is listed: its claims and reports are counted."""
    return ListedSource(
        origin=profile.origin,
        names=profile.names,
        merged=profile.merged,
        statements=len(profile.claims),
        reports=len(profile.reports),
        outlets=profile.outlets,
        acts=profile.acts,
        first=profile.first,
        last=profile.last,
        record=profile.record,
        reliability=profile.reliability,
    )


def row(profile: ListedSource) -> dict[str, Cell]:
    """A profile as a line of a list; statements and reports are counted."""
    origin, record = profile.origin, profile.record
    return {
        "id": origin.id,
        "name": origin.name,
        "names": "; ".join(profile.names),
        "kind": origin.kind.value,
        "affiliation": origin.affiliation,
        "anonymous": origin.anonymous,
        "statements": profile.statements,
        "reports": profile.reports,
        "outlets": "; ".join(profile.outlets),
        "acts": ", ".join(f"{act} {count}" for act, count in acts(profile).items()),
        "first": profile.first.isoformat() if profile.first else None,
        "last": profile.last.isoformat() if profile.last else None,
        "settled": record.settled if record else 0,
        "fulfilled": record.fulfilled if record else 0,
        "hit_rate": record.hit_rate if record else None,
        "brier": record.brier if record else None,
        "reliability": profile.reliability.value if profile.reliability else None,
    }


def acts(profile: Profile | ListedSource) -> dict[str, int]:
    """How often it says, denies, warns …"""
    return {act.value: count for act, count in profile.acts}


def decision(judgement: SourceJudgement) -> dict[str, Cell]:
    """What a person decided about sources, as other programs read it."""
    return {
        "id": judgement.id,
        "act": judgement.act.value,
        "source": judgement.origin.name,
        "other": judgement.other.name if judgement.other else None,
        "reliability": judgement.reliability.value if judgement.reliability else None,
        "by": judgement.by,
        "because": judgement.because,
        "at": judgement.at.isoformat(timespec="seconds"),
    }


def about(judgement: SourceJudgement) -> set[str]:
    """Ids of the sources that it is about."""
    return {judgement.origin.id} | ({judgement.other.id} if judgement.other else set())


def print_profile(profile: Profile, decided: Sequence[Mapping[str, Cell]], texts: Mapping[str, str]) -> None:
    """A profile for people."""
    screen = console()
    screen.print(f"{harmless(profile.origin.name)}  {profile.origin.id}", style="bold")
    screen.print(definitions([(name, harmless(words)) for name, words in _facts(profile, decided, texts)]))


def _facts(
    profile: Profile, decided: Sequence[Mapping[str, Cell]], texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    told = row(listed_of(profile))
    for name in ("kind", "affiliation", "statements", "reports", "outlets", "acts", "first", "last", "reliability"):
        if told[name] is not None:
            yield name, str(told[name])
    if len(profile.names) > 1:
        yield "also", "; ".join(profile.names[1:])
    if profile.record is not None:
        record = profile.record
        score = f", hit rate {record.hit_rate}" if record.hit_rate is not None else ""
        brier = f", Brier {record.brier}" if record.brier is not None else ""
        yield "forecasts", f"{record.fulfilled} of {record.settled} settled came true{score}{brier}"
    for each in decided:
        yield "decided", in_words(each)
    for claim in profile.claims[:SHOWN]:
        yield claim[:10], texts.get(claim, "")
    if len(profile.claims) > SHOWN:
        yield "…", f"and {len(profile.claims) - SHOWN:,} more claims"


def in_words(decided: Mapping[str, Cell]) -> str:
    """ "A. Ruiz is the same as Ana Ruiz, by Ana on 2026-03-01: signed the same letter"."""
    act, source, other = decided["act"], decided["source"], decided["other"]
    what = {
        "same": f"{source} is counted as {other}",
        "different": f"{source} and {other} are held apart",
        "unsure": f"it is open whether {source} and {other} are one",
        "rate": f"{source} has reliability {decided['reliability']}",
    }[str(act)]
    return f"{what}, by {decided['by']} on {str(decided['at'])[:10]}: {decided['because']}"
