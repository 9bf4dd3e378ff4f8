"""Clauses: the tokens of a content cut into propositions, one a finite clause (DESIGN §2, Conventions)."""

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Token

from .parse import Clause, Passage
from .quotations import MARKS
from .syntax import child, clause_words, is_coordinated_finite, is_finite, is_verbal, names_change

_LOOSE = frozenset({"mark", "cc", "punct", "preconj"})


def split_clauses(passage: Passage, tokens: Iterable[int]) -> list[Clause]:
    """A clause for every finite verb that is no subordinate of another, and for a "with" phrase with a figure."""
    clauses: list[Clause] = []
    doc = passage.doc
    by_sentence: dict[int, list[Token]] = {}
    for i in sorted(tokens):
        if not doc[i].is_space:
            by_sentence.setdefault(doc[i].sent.start, []).append(doc[i])
    for words in by_sentence.values():
        clauses += _split_sentence(passage, words)
    return clauses


def _split_sentence(passage: Passage, words: list[Token]) -> list[Clause]:
    inside = {t.i for t in words}
    heads = [t for t in words if _heads_clause(t, inside)]
    if not heads:
        tops = [t for t in words if t.head.i not in inside or t.head.i == t.i]
        heads = [_best_head(words, tops)]
    clauses = []
    for head, tokens in _share_out(words, heads, inside):
        trimmed = _trim(tokens)
        if any(not t.is_punct and t.pos_ not in ("PRON", "INTJ") for t in trimmed):
            clauses.append(Clause(passage, head if head in trimmed else trimmed[0], tuple(trimmed)))
    return clauses


def _best_head(words: list[Token], tops: list[Token]) -> Token:
    """The head of a content without a finite verb on top: a verb, one that the parse hung on a noun, a noun."""
    for token in tops:
        if is_verbal(token):
            return token
    if words[-1].i + 1 < len(words[0].doc) and words[-1].nbor().text == ",":
        for token in words:
            if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ in ("acl", "relcl"):
                return token
    return next((t for t in tops if t.pos_ in ("NOUN", "PROPN")), tops[0])


def _heads_clause(token: Token, inside: set[int]) -> bool:
    top = _is_top(token, inside)
    if top and not _follows_up(token, inside) and (is_finite(token) or names_change(token)):
        return True
    if is_finite(token) and token.head.i in inside and _told_again(token):
        return True
    if token.dep_ in ("conj", "ccomp", "parataxis") and token.head.i in inside and is_coordinated_finite(token):
        first = token.head
        if token.dep_ == "ccomp":
            return (
                _is_top(first, inside)
                and token.i < first.i
                and child(token, "mark") is None
                and _comma_between(token, first)
            )
        return _chained_to_top(first, inside)
    if top and not _follows_up(token, inside) and is_verbal(token) and child(token, "nsubj", "nsubjpass") is not None:
        return True
    return _own_figure(token, inside)


def _told_again(token: Token) -> bool:
    """ "…, that the road was closed and that one man was missing": a further "that" clause of the same cue."""
    mark = child(token, "mark")
    if mark is None or mark.lower_ != "that" or not mark.i or token.dep_ not in ("advcl", "conj", "ccomp"):
        return False
    return mark.nbor(-1).text in (",", "and") and token.head.i < mark.i and is_finite(token.head)


def _follows_up(token: Token, inside: set[int]) -> bool:
    """ "It was not clear, he said, | whether they would go"; "We will go, he said, | if they stay"."""
    mark = child(token, "mark")
    return mark is not None and mark.lower_ in ("whether", "if", "unless") and any(i < mark.i for i in inside)


def _is_top(token: Token, inside: set[int]) -> bool:
    return token.head.i not in inside or token.head.i == token.i


def _comma_between(left: Token, right: Token) -> bool:
    return any(t.text in (",", ";", "—", "–") for t in left.doc[left.i : right.i])


def _chained_to_top(token: Token, inside: set[int]) -> bool:
    """Whether the verb heads the content itself, through nothing but coordination."""
    while (
        token.dep_ in ("conj", "ccomp") and token.head.i in inside and token.head.i != token.i and token.dep_ == "conj"
    ):
        token = token.head
    return _is_top(token, inside)


def _own_figure(token: Token, inside: set[int]) -> bool:
    """ "…, with 300 stationed at the dam"; "…, a rise of some 400"."""
    if token.head.i not in inside or token.i == 0:
        return False
    if token.lower_ == "with" and token.dep_ in ("prep", "mark") and token.nbor(-1).text == ",":
        counted = any(t.like_num for t in token.subtree)
        participle = any(t.tag_ in ("VBN", "VBG", "VBD") or t.dep_ == "pcomp" for t in token.subtree)
        return counted and participle
    return names_change(token) and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","


def _share_out(words: list[Token], heads: list[Token], inside: set[int]) -> list[tuple[Token, list[Token]]]:
    """Every word to the nearest clause head above it, or to the clause before it where none is."""
    marks = {h.i for h in heads}
    owned: dict[int, list[Token]] = {h.i: [] for h in heads}
    last = heads[0].i
    for token in words:
        at = token
        while at.i not in marks and at.head.i in inside and at.head.i != at.i:
            at = at.head
        owner = at.i if at.i in marks else last
        owned[owner].append(token)
        last = owner
    shares = [(_predicate(h), owned[h.i]) for h in heads if owned[h.i]]
    return _with_lost_subjects(shares)


def _with_lost_subjects(shares: list[tuple[Token, list[Token]]]) -> list[tuple[Token, list[Token]]]:
    """Words between "and" and a verb without a subject are its subject: "came at dawn and | three | were hit"."""
    for (_, earlier), (head, later) in pairwise(shares):
        if head.dep_ != "conj" or any(t.dep_ in ("nsubj", "nsubjpass") for t in head.children) or not later:
            continue
        joint = next((n for n in range(len(earlier) - 1, -1, -1) if earlier[n].dep_ == "cc"), None)
        lost = earlier[joint + 1 :] if joint is not None else []
        adjacent = bool(lost) and lost[-1].i + 1 == later[0].i and len(lost) <= _LOST
        if adjacent and all(t.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON") for t in lost):
            del earlier[joint:]
            later[:0] = lost
    return shares


_LOST = 4


def _predicate(head: Token) -> Token:
    """The verb or noun that a figure's own phrase turns on: "stationed" in "with 300 stationed …"."""
    if head.lower_ != "with":
        return head
    inner = child(head, "pcomp") or child(head, "pobj")
    if inner is None:
        return head
    return child(inner, "acl") or inner


def _trim(tokens: list[Token]) -> list[Token]:
    """Without conjunctions, marks and punctuation at the ends."""
    kept = [t for t in tokens if not t.is_space]
    while kept and (
        kept[-1].is_punct
        or kept[-1].text in MARKS
        or kept[-1].dep_ == "cc"
        or kept[-1].lower_ in clause_words("dangling")
    ):
        if kept[-1].text == ")" and any(t.text == "(" for t in kept):
            break
        if kept[-1].text in MARKS and _closes(kept):
            break
        kept.pop()
    while kept and (_opens_loosely(kept[0])):
        if kept[0].text in MARKS and any(t.text in MARKS and t.text not in ("'", "’") for t in kept[1:]):
            break
        kept.pop(0)
    return kept


def _closes(tokens: list[Token]) -> bool:
    """Whether the last mark closes a quotation that opens within the clause, not at its first word."""
    inner = sum(t.text in MARKS and t.text not in ("'", "’") for t in tokens[:-1])
    return inner % 2 == 1


def _opens_loosely(token: Token) -> bool:
    if token.is_punct or token.text in MARKS:
        return True
    if token.lower_ in clause_words("conditions") or (token.lower_ == "with" and token.is_sent_start):
        return False
    if token.lower_ == "that" and token.tag_ == "IN":
        return True
    return token.dep_ in _LOOSE or (token.lower_ == "with" and token.dep_ == "prep") or token.lower_ in ("but", "and")
