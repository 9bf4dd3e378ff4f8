"""A claim field by field, in words: the appendix of a brief and `reportedly show` tell the same."""

from ..model import Actor, Claim, Link, Report
from . import wording
from .harmless import harmless


def facts_of(claim: Claim, report: Report) -> tuple[tuple[str, str], ...]:
    """Name and value of everything that was read from the claim, in reading order; what is unknown is left out."""
    chain = claim.attribution
    facts = (
        ("Words", wording.quote(claim)),
        ("On whose word", wording.chain(claim, own=f"{wording.outlet(report)} itself")),
        ("Sources", "; ".join(_source(link) for link in chain)),
        ("Rests on", "; ".join(f"“{harmless(link.basis)}”" for link in chain if link.basis)),
        ("How surely", wording.surely(claim)),
        ("Figures", "; ".join(wording.counted(quantity) for quantity in claim.quantities)),
        ("Event", wording.event(claim)),
        ("Actors", "; ".join(_actor(actor) for actor in claim.actors)),
        ("Places", wording.places(claim)),
        ("Times", wording.times(claim)),
        ("Said", "; ".join(wording.when(link.time) for link in chain if link.time)),
        ("Stood in", f"{wording.stood(report)}, characters {_where(claim)}"),
        ("Read by", f"{harmless(claim.extractor)}, confidence of the reading {claim.confidence:.2f}"),
    )
    return tuple((name, words) for name, words in facts if words)


def _source(link: Link) -> str:
    """ "“Ukrainian President Volodymyr Zelenskyy” (official, UKR), says: “According to”"."""
    nature = ", ".join(
        part for part in (link.kind.value, link.affiliation, "not named" if link.anonymous else "") if part
    )
    cue = f": “{harmless(link.cue)}”" if link.cue else ""
    return f"“{harmless(link.mention)}” ({nature}), {link.act.value.replace('_', ' ')}{cue}"


def _actor(actor: Actor) -> str:
    how = wording.HELD_RESPONSIBLE[actor.responsibility] if actor.responsibility else None
    nature = ", ".join(part for part in (actor.role.value, actor.country, actor.sector, how) if part)
    return f"“{harmless(actor.mention)}” ({nature})"


def _where(claim: Claim) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in claim.content)
