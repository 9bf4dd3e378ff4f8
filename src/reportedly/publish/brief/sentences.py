"""Claims become sentences: source, words, how the source holds them, where it stood, which claims say so."""

from collections.abc import Callable, Iterable

from ...model import Claim, Commitment, Link
from .. import wording
from ..harmless import harmless
from .parts import Cited, Sentence

_LEADS: dict[Commitment, str] = {
    Commitment.DENIED: "denied by {}",
    Commitment.UNCOMMITTED: "left open by {}",
}


Details = Callable[[Claim], tuple[str, ...]]


def sentences(cited: Iterable[Cited], *, details: Details | None = None) -> tuple[Sentence, ...]:
    """One sentence for each statement; the same words on the same word are one, whoever printed them."""
    groups: dict[tuple[str, ...], list[Cited]] = {}
    for item in cited:
        groups.setdefault(_same(item), []).append(item)
    return tuple(_sentence(group, details) for group in groups.values())


def _same(item: Cited) -> tuple[str, ...]:
    """What makes two claims one sentence: words, chain and commitment; in a report's own voice also the outlet."""
    claim = item.claim
    chain = tuple(wording.source(link).casefold() for link in claim.attribution) or (wording.outlet(item.report),)
    return (" ".join(claim.text.casefold().split()), wording.held(claim), *chain)


def _sentence(group: list[Cited], details: Details | None) -> Sentence:
    first = group[0]
    return Sentence(
        lead=lead(first),
        quote=wording.quote(first.claim),
        held=_held(first.claim, forecast=details is not None),
        outlets="; ".join(dict.fromkeys(wording.stood(item.report) for item in group)),
        claims=tuple(dict.fromkeys(item.claim.id for item in group)),
        details=details(first.claim) if details else (),
    )


def lead(item: Cited) -> str:
    """ "According to Sudan Tribune, citing the local resistance committee"; the outlet for the report's own voice."""
    claim = item.claim
    if not claim.attribution:
        publisher = item.report.publisher
        return f"{_capital(harmless(publisher))}, in its own voice" if publisher else "In the report's own voice"
    *passing, last = [_inside(link) for link in claim.attribution]
    pattern = _LEADS.get(claim.modality.commitment)
    if pattern is None:
        return "According to " + ", citing ".join([*passing, last])
    words = pattern.format(last)
    words = f"{words}, according to {', citing '.join(passing)}" if passing else words
    return _capital(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _inside(link: Link) -> str:
    """A source within a sentence: "A spokesman" becomes "a spokesman", "State Department" "the State Department"."""
    name = wording.source(link)
    article, _, rest = name.partition(" ")
    if article in wording.small("articles") and (link.entity is None or link.members):
        return f"{article.lower()} {rest}"
    return f"the {name}" if harmless(link.mention).casefold() == f"the {name}".casefold() else name


def _held(claim: Claim, *, forecast: bool) -> str:
    """How it is held, where the lead does not say so and it is more than a plain assertion.

    A forecast tells likelihood and condition among its details.
    """
    if forecast:
        return ", ".join(part for part in (wording.held(claim), wording.hedges(claim)) if part)
    surely = wording.surely(claim).removeprefix(wording.ASSERTED).removeprefix(", ")
    if surely.startswith(wording.NEGATED) and wording.says_no(claim.text):
        surely = surely.removeprefix(wording.NEGATED).removeprefix(", ")
    return wording.hedges(claim) if claim.modality.commitment in _LEADS else surely
