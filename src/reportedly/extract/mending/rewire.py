"""Arcs of a parse set anew where the order of words shows who says what."""

from spacy.tokens import Doc

from ..syntax import SUBJECTS
from .arcs import Arcs
from .lost import give_back, read_possessors
from .order import find_tellings
from .telling import Telling
from .upright import set_upright

_WHOLE = 0.7
"""Share of a content that has to hang on its verb for the parse to stand."""


def mended(doc: Doc) -> Doc:
    """The parse itself, its arcs set anew around every telling that it misreads."""
    read_possessors(doc)
    set_upright(doc)
    for telling in [t for sentence in doc.sents for t in find_tellings(sentence)]:
        if not _is_read(telling):
            Arcs(doc).rewire(telling)
    give_back(doc)
    return doc


def _is_read(telling: Telling) -> bool:
    """Whether the parse has the source as subject and the content as complement of the verb."""
    verb = telling.verb
    if not telling.source:
        return False
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not subjects or any(c.i not in telling.source or c.left_edge.i in telling.content for c in subjects):
        return False
    if not telling.content:
        return True
    if verb.dep_ in ("parataxis", "dep") and verb.head.i in telling.content:
        return True
    told = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "conj")]
    held = {t.i for c in told for t in c.subtree}.intersection(telling.content)
    complete = telling.content[0] in held and len(held) >= _WHOLE * len(telling.content)
    return complete and any(c.dep_ != "conj" for c in told)
