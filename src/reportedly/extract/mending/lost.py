"""Words that a parse lost to a neighbour: subjects taken for objects, days for parts of what was said."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from ..syntax import SUBJECTS, clause_words, is_finite, is_verbal
from .arcs import Arcs, source_head
from .phrases import group_start, is_source
from .words import FINITE, NOMINAL, is_cue_form, told_by_form


def give_back(doc: Doc) -> None:
    """Hang every such word where the order of words shows that it belongs."""
    for sentence in doc.sents:
        if sentence[0].lower_ == "according":
            _give_back_subject(doc, sentence)
    for token in doc:
        if token.lower_ in clause_words("days"):
            _give_back_day(doc, token)
        elif token.dep_ == "conj":
            _give_back_joined(doc, token)
            _read_as_charges(doc, token)


def _give_back_joined(doc: Doc, noun: Token) -> None:
    """ "could not verify the accounts and | a spokesman could not be reached": no second object, a subject."""
    first = noun.head.head
    if noun.dep_ != "conj" or noun.head.dep_ not in _OBJECTS or noun.pos_ not in NOMINAL or not is_verbal(first):
        return
    behind = doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < len(doc) else noun
    verb = behind if behind.dep_ == "conj" else behind.head
    joined = verb.dep_ == "conj" and verb.head.i == first.i and verb.i > noun.i and is_finite(verb)
    if not joined or behind.tag_ not in FINITE or any(c.dep_ in SUBJECTS or c.dep_ == "cc" for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    Arcs(doc).hang(noun, verb, "nsubjpass" if passive else "nsubj")


_OBJECTS = frozenset({"dobj", "pobj", "attr"})


def _read_as_charges(doc: Doc, noun: Token) -> None:
    """ "accused Kigali of sending arms, charges that it denies": a noun behind the comma, no verb."""
    told = next((c for c in noun.children if c.dep_ == "ccomp" and c.i > noun.i), None)
    if (
        noun.lower_ != "charges"
        or noun.tag_ != "VBZ"
        or not noun.i
        or doc[noun.i - 1].text != ","
        or told is None
        or noun.dep_ != "conj"
    ):
        return
    that = next((c for c in told.children if c.lower_ == "that" and c.i == noun.i + 1), None)
    if that is None or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in told.children):
        return
    arcs = Arcs(doc)
    arcs.tags[noun.i], arcs.tags[that.i] = ("NNS", "NOUN"), ("WDT", "PRON")
    arcs.labels[noun.i], arcs.labels[told.i], arcs.labels[that.i] = "appos", "relcl", "dobj"
    if told.tag_ == "NNS" and told.lower_ in told_by_form(clausal=False):
        arcs.tags[told.i] = ("VBZ", "VERB")
        for c in told.lefts:
            arcs.labels[c.i] = "nsubj" if c.dep_ == "compound" else arcs.labels[c.i]
    arcs.write()


def _give_back_day(doc: Doc, day: Token) -> None:
    """ "It said Sunday it had found arms": it was said on Sunday."""
    if not day.i or not is_cue_form(day.nbor(-1)):
        return
    verb, above = day.nbor(-1), day.head
    if above.i == verb.i or above.i < day.i or not is_verbal(above) or day.dep_ in SUBJECTS:
        return
    if verb.i in {t.i for t in above.ancestors} and any(c.dep_ in SUBJECTS for c in above.children):
        Arcs(doc).hang(day, verb, "npadvmod")


def _give_back_subject(doc: Doc, sentence: Sentence) -> None:
    """ "According to Ali Hassan, the governor, the raid killed 14": "the raid" is no third name of his."""
    verb = sentence.root
    if not is_finite(verb) or any(c.dep_ in (*SUBJECTS, "expl") for c in verb.children):
        return
    words = list(doc)
    end = group_start(words, verb.i)
    commas = [t.i for t in sentence if t.text == "," and t.i < end - 1]
    if not commas or not is_source(words[commas[-1] + 1 : end]):
        return
    head = source_head(words[commas[-1] + 1 : end])
    if head is not None and head.dep_ in ("conj", "appos"):
        Arcs(doc).hang(head, verb, "nsubj")
