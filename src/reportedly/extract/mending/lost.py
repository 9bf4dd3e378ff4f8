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
        elif token.lower_ in _OVER and token.dep_ == "prep":
            _give_back_number(doc, token)
        elif token.lower_ in clause_words("charges") and token.head.i == token.i + 1:
            _give_back_charge(doc, token)
        elif token.dep_ == "amod":
            _give_back_participle(doc, token)
        elif token.dep_ == "relcl":
            _give_back_clause(doc, token)
        elif token.dep_ == "conj":
            _give_back_joined(doc, token)
            _read_as_charges(doc, token)


def read_possessors(doc: Doc) -> None:
    """ "the rebels’ radio said": no closing mark, where none has opened."""
    for mark in doc:
        if mark.text not in ("'", "’") or mark.tag_ == "POS" or not 0 < mark.i < len(doc) - 1:
            continue
        owner, thing = mark.nbor(-1), mark.nbor()
        joined = owner.lower_.endswith("s") and not owner.whitespace_ and mark.whitespace_ == " "
        opened = any(t.text in ("'", "‘") for t in doc[mark.sent.start : mark.i])
        while thing.head.i > thing.i and thing.dep_ in ("compound", "amod", "nmod", "punct"):
            thing = thing.head
        if not joined or opened or owner.pos_ not in ("NOUN", "PROPN") or thing.pos_ not in ("NOUN", "PROPN"):
            continue
        arcs = Arcs(doc)
        arcs.tags[mark.i] = ("POS", "PART")
        arcs.attach(mark.i, owner.i, "case")
        arcs.attach(owner.i, thing.i, "poss")
        for c in thing.sent:
            if c.i < owner.i and c.head.i in (thing.i, thing.head.i) and c.dep_ in ("det", "amod"):
                arcs.attach(c.i, owner.i, c.dep_)
        arcs.write()


def _give_back_number(doc: Doc, over: Token) -> None:
    """ "saying over 100 were killed": a number is the subject, no object of "over"."""
    number = next((c for c in over.children if c.dep_ == "pobj"), None)
    if number is None or number.i + 1 >= len(doc) or not (number.like_num or any(t.like_num for t in number.lefts)):
        return
    behind = doc[number.right_edge.i + 1] if number.right_edge.i + 1 < len(doc) else number
    verb = behind.head if behind.dep_ in ("aux", "auxpass") else behind
    if behind.tag_ not in FINITE or not is_finite(verb) or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if (over.i and is_cue_form(over.nbor(-1))) or over.nbor(-1).tag_ == "VBG":
        arcs = Arcs(doc)
        arcs.attach(over.i, number.i, "quantmod")
        arcs.attach(number.i, verb.i, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj")
        arcs.write()


def _give_back_charge(doc: Doc, noun: Token) -> None:
    """ "arms the rebels, a charge Baku denies": the charge is denied, it is no part of Baku's name."""
    name, verb = noun.head, noun.head.head
    opens = noun.i > 1 and noun.nbor(-1).tag_ == "DT" and noun.nbor(-2).text == ","
    if not opens or name.dep_ != "nsubj" or not is_finite(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return
    arcs = Arcs(doc)
    arcs.attach(noun.i, verb.i, "dobj")
    arcs.attach(noun.i - 1, noun.i, "det")
    arcs.write()


def _give_back_participle(doc: Doc, word: Token) -> None:
    """ "had likely advanced north of the town": behind "had" it is a verb, whatever noun follows."""
    have = next((c for c in word.children if c.dep_ == "aux" and c.lemma_ == "have" and c.i < word.i), None)
    noun, above = word.head, word.head.head
    if have is None or noun.i < word.i or not word.lower_.endswith("ed") or above.i == noun.i:
        return
    arcs = Arcs(doc)
    arcs.tags[word.i] = ("VBN", "VERB")
    arcs.attach(word.i, above.i, "ccomp" if is_verbal(above) else noun.dep_)
    arcs.attach(noun.i, word.i, "npadvmod")
    for c in have.children:
        arcs.attach(c.i, word.i, c.dep_)
    arcs.write()


def _give_back_clause(doc: Doc, cue: Token) -> None:
    """ "raids that it claimed hit a depot": what was claimed is the verb right behind, its subject is "that"."""
    that = next((c for c in cue.children if c.dep_ in SUBJECTS and c.lower_ in ("that", "which", "who")), None)
    verb = doc[cue.i + 1] if cue.i + 1 < len(doc) else cue
    teller = any(c.dep_ == "nsubj" and that is not None and that.i < c.i < cue.i for c in cue.children)
    if that is None or not teller or verb.tag_ not in FINITE or verb.tag_ == "MD" or verb.dep_ == "ccomp":
        return
    if not is_cue_form(cue) or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    arcs = Arcs(doc)
    arcs.attach(verb.i, cue.i, "ccomp")
    arcs.attach(that.i, verb.i, "nsubj")
    arcs.write()


_OVER = frozenset({"over", "under", "around", "about", "nearly", "above"})


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


def _set_upright(doc: Doc, sentence: Sentence) -> None:
    """ "According to the council, the raid killed 14": the sentence turns on "killed", which has an object."""
    according = sentence[0]
    for verb in sentence:
        counted = any(c.dep_ == "dobj" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
        hung = (
            verb.dep_ in ("acl", "relcl")
            and verb.head.dep_ in ("appos", "conj", "ROOT")
            and verb.tag_ in ("VBD", "VBN")
        )
        inner = ("det", "amod", "compound", "nummod", "poss", "quantmod")
        first = min((c.left_edge for c in verb.head.lefts if c.dep_ in inner), key=lambda t: t.i, default=verb.head)
        if not (counted and hung) or not first.i or first.nbor(-1).text != ",":
            continue
        arcs = Arcs(doc)
        for joined in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN")):
            arcs.tags[joined.i] = ("VBD", "VERB")
        root = sentence.root
        arcs.attach(verb.head.i, verb.i, "nsubj")
        arcs.attach(verb.i, verb.i, "ROOT")
        for c in (according, *root.children):
            if c.is_punct or c.i == according.i:
                arcs.attach(c.i, verb.i, "punct" if c.is_punct else "prep")
        arcs.write()
        return


def _give_back_subject(doc: Doc, sentence: Sentence) -> None:
    """ "According to Ali Hassan, the governor, the raid killed 14": "the raid" is no third name of his."""
    if not is_finite(sentence.root):
        _set_upright(doc, sentence)
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
