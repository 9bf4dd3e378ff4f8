"""Whether a clause affirms or denies what it tells, with the scope of its negations."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ...model import Polarity
from .chain import is_copula, leads
from .lexicon import lexicon, words

_DENYING = frozenset({"det", "neg", "preconj", "predet", "advmod", "nummod", "amod"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl")


def read_polarity(chain: Sequence[Token], *, denied: bool) -> Polarity:
    """Whether the source holds the content true; a denial of a negated content affirms it.

    `denied`: the cue itself says that it is not so.
    """
    return Polarity.NEGATIVE if _is_negative(chain) != denied else Polarity.POSITIVE


def _is_negative(chain: Sequence[Token]) -> bool:
    """From the outside in: what leaves a matter open starts afresh, what denies turns it round."""
    negative = False
    for n, token in enumerate(chain):
        if _leaves_open(token):
            negative = False
        elif n + 1 < len(chain) and refutes(chain[n + 1]):
            continue  # "is not" of "is not true" is counted once, with "true"
        elif refutes(token):
            negative = not negative
        elif _is_failing(token) or any(negations(token)) or (n and _is_denied_noun(token)):
            negative = not (negative and n)
    return negative or (len(chain) == 1 and chain[0].pos_ not in ("VERB", "AUX") and _is_denied_noun(chain[0]))


def refutes(token: Token) -> bool:
    """ "the report is untrue", "it is not true that", "the claim is a lie"."""
    lemma = token.lemma_.lower()
    truth = lemma in words("negation", "true")
    if not truth and lemma not in words("negation", "refuting"):
        return False
    if token.dep_ not in ("acomp", "attr", "oprd") or not is_copula(token.head):
        return False
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "expl", "csubj")), None)
    of_words = subject is not None and (
        subject.dep_ != "nsubj"
        or subject.lower_ in ("it", "this", "that", "these", "those", "all", "everything")
        or subject.lemma_.lower() in words("negation", "told")
    )
    return of_words and truth == any(negations(token.head))


def negations(verb: Token) -> Iterator[Token]:
    """The words that deny a predicate: on the verb itself, or on its subject or object."""
    for c in verb.children:
        if c.dep_ == "neg" or c.lower_ in words("negation", "adverbs"):
            if c.i < verb.i + 2 and not _is_lifted(c):
                yield c
        elif c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no":
            yield c.nbor(-1)
        elif c.dep_ in _ARGUMENTS and not leads(c) and not _is_frame(c) and _is_denied_noun(c):
            yield c


def _is_frame(noun: Token) -> bool:
    """ "it is no accident that", "there is no doubt that": the "no" is none of what follows."""
    return noun.lemma_.lower() in words("negation", "frames")


def _leaves_open(token: Token) -> bool:
    """ "could not confirm", "has not denied": neither for nor against."""
    return (
        token.lemma_ in words("open", "verbs") | words("open", "settled") | words("open", "silent")
        or (token.pos_ == "NOUN" and token.lemma_.lower() in words("open", "nouns"))
        or lexicon("impersonal").get(token.lemma_) == "uncommitted"
        or (is_copula(token) and any(c.lemma_ in words("open", "settled") for c in token.children))
    )


def _is_failing(token: Token) -> bool:
    """ "failed to reach", but not "the assault failed"."""
    if token.lemma_ in words("negation", "failing"):
        return any(c.dep_ == "xcomp" for c in token.children)
    return token.lower_ in words("negation", "unable")


def _is_denied_noun(noun: Token) -> bool:
    """ "no deaths", "none of the hostages", "not a single shell"."""
    if noun.lower_ in words("negation", "pronouns"):
        return True
    counted = [c for c in noun.children if c.dep_ in ("nummod", "det", "amod")]
    denying = [c for host in (noun, *counted) for c in host.children if c.dep_ in _DENYING and _denies(c, host)]
    return any(not _is_lifted(c) for c in denying)


def _denies(token: Token, host: Token) -> bool:
    """ "no deaths", "no such plan"; before a number "not": "not one soldier"."""
    return token.lower_ in words("negation", "determiners") or (token.dep_ == "neg" and token.i < host.i)


def _is_lifted(negation: Token) -> bool:
    """ "not only", "no fewer than"."""
    following = [t.lower_ for t in negation.doc[negation.i + 1 : negation.i + 3]]
    return bool(following) and (following[0] in words("negation", "lifted_by") or following in _COMPARED)


_COMPARED = (["fewer", "than"], ["less", "than"], ["more", "than"], ["later", "than"])
