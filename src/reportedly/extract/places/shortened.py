"""Units by the short forms that newsrooms give them: "Fayetteville, N.C.", "in Calif."."""

from spacy.tokens import Doc

from ...knowledge.gazetteer import Candidate, Gazetteer
from ...knowledge.spelling import key
from ...model import PlaceKind
from .words import place_words

_COUNTRIES = frozenset({"USA", "CAN", "AUS"})
"""Countries whose units have short forms in `words.toml`."""


def shortened_at(doc: Doc, text: str, at: int, gazetteer: Gazetteer) -> tuple[int, tuple[Candidate, ...]] | None:
    """The last token of a short form that starts at a token, and the unit; `text` is the doc's."""
    forms = place_words().abbreviations.get(doc[at].text[:1])
    if not forms or not _may_be_short(doc, at):
        return None
    for form, name in forms:
        last = _last(doc, at, doc[at].idx + len(form)) if text.startswith(form, doc[at].idx) else None
        if last is not None:
            named = gazetteer.named(key(name))
            return last, tuple(c for c in named if c.kind is PlaceKind.ADMIN1 and c.country in _COUNTRIES)
    return None


def _may_be_short(doc: Doc, at: int) -> bool:
    """Behind a comma that follows a name; or behind "in", where the form has a full stop."""
    if at > 1 and doc[at - 1].text == ",":
        return doc[at - 2].text[:1].isupper()
    return at > 0 and doc[at - 1].lower_ == "in" and doc[at].text.endswith(".")


def _last(doc: Doc, at: int, ends: int) -> int | None:
    """The token that ends at a character, where one does: "W.", "Va."."""
    last = at
    while last + 1 < len(doc) and doc[last].idx + len(doc[last]) < ends:
        last += 1
    return last if doc[last].idx + len(doc[last]) == ends else None
