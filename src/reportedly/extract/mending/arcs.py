"""Heads, labels and tags of a parse, set anew."""

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc, Token

from ..syntax import SUBJECTS, is_finite, is_verbal
from .telling import Telling
from .words import JOINTS, NOMINAL, is_cue_form, is_relay

_KEPT = frozenset(
    {"punct", "advmod", "prep", "mark", "cc", "advcl", "npadvmod", "neg", "aux", "auxpass", "det", "amod"}
)


class Arcs:
    """Heads, labels and tags of a document, changed here and written back at once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [t.head.i for t in doc]
        self.labels = [t.dep_ for t in doc]
        self.tags = [(t.tag_, t.pos_) for t in doc]

    def rewire(self, telling: Telling) -> None:
        """The source becomes the subject, the content the complement of the verb; the rest stays as it was."""
        verb, sentence = telling.verb, telling.verb.sent
        doc = self.doc
        source = source_head(doc[telling.source.start : telling.source.stop])
        told = _top(doc, telling.content)
        if (source is None and telling.source) or (told is None and telling.content):
            return
        root = sentence.root.i
        own = {*telling.source, *telling.group, *telling.content}
        if source is not None:
            self._gather(telling.source, source, {"nominal": "appos"})
            self.attach(source.i, verb.i, "nsubj")
        if told is not None and told.i != telling.content[0]:
            self._rename(doc[telling.content[0]])
        if told is not None:
            self._gather(telling.content, told, {"nominal": self._subject_label(told)})
            self.attach(told.i, verb.i, "ccomp")
            if not is_verbal(told) or (told.tag_ == "VBN" and not is_finite(told)):
                self.tags[told.i] = ("VBD", "VERB")
        for n in telling.group:
            if n != verb.i:
                self.attach(
                    n, verb.i, doc[n].dep_ if doc[n].dep_ in _KEPT else "aux" if is_verbal(doc[n]) else "advmod"
                )
        if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.pos_ != "VERB":
            self.tags[verb.i] = (_tense(verb), "VERB")
        self._anchor(telling, root, own)
        self.write()

    def hang(self, word: Token, verb: Token, label: str) -> None:
        """The word hangs on the verb under that label; all else stays."""
        self.attach(word.i, verb.i, label)
        self.write()

    def _anchor(self, telling: Telling, root: int, own: set[int]) -> None:
        """The verb under what is left of the sentence, or as its root; and what hung on its words."""
        verb = telling.verb
        above, label = _governor(telling, root, own)
        if above is None:
            self.attach(verb.i, verb.i, "ROOT")
        else:
            self.attach(verb.i, above, label)
        behind = min((n for n in telling.content if n > verb.i), default=verb.i)
        top = verb.i if above is None else root if root not in own else above
        for token in verb.sent:
            if token.i in own or token.i == above or (token.i == root and above is not None):
                continue
            if verb.i < token.i < behind:
                if self.heads[token.i] in own or self.heads[token.i] == token.i:
                    self._hang(token, verb.i, telling.content)
            elif token.i == telling.source.start - 1 and label == "advcl":
                self.attach(token.i, verb.i, "mark")
            elif self.heads[token.i] in own or self.heads[token.i] == token.i:
                self.attach(token.i, top, token.dep_ if token.dep_ in _KEPT else "dep")

    def _hang(self, token: Token, verb: int, content: tuple[int, ...]) -> None:
        """A word between the verb and the content: "that", a listener, a place or a time."""
        if token.lower_ == "that":
            told = next(n for n in content if self.heads[n] == verb)
            self.tags[token.i] = ("IN", "SCONJ")
            self.attach(token.i, told, "mark")
        else:
            label = "advcl" if is_relay(token) else token.dep_ if token.dep_ in _KEPT else "dep"
            self.attach(token.i, verb, "dobj" if token.pos_ in NOMINAL and token.dep_ != "npadvmod" else label)

    def _rename(self, first: Token) -> None:
        """A first word taken for a verb is the subject: "inmates at the camp were starved"."""
        if first.tag_ == "VBZ" and first.dep_ not in ("aux", "auxpass"):
            self.tags[first.i] = ("NNS", "NOUN")

    def _subject_label(self, told: Token) -> str:
        if any(c.dep_ in SUBJECTS for c in told.children):
            return "dep"
        return "nsubjpass" if any(c.dep_ == "auxpass" for c in told.children) else "nsubj"

    def _gather(self, positions: Iterable[int], head: Token, labels: dict[str, str]) -> None:
        """Everything in the range that hung on words outside of it, or above the head, under the head."""
        inside = set(positions)
        for n in inside:
            token = self.doc[n]
            if n == head.i or (self.heads[n] in inside and self.heads[n] != n):
                continue
            nominal = self.tags[n][1] in NOMINAL
            if nominal and (n < head.i or labels["nominal"] == "appos"):
                label = labels["nominal"]
            else:
                label = token.dep_ if token.dep_ in _KEPT else "conj" if self.tags[n][1] == "VERB" else "dep"
            self.attach(n, head.i, label)

    def attach(self, token: int, head: int, label: str) -> None:
        """Hang a position on another under a label, until `write`."""
        self.heads[token] = head
        self.labels[token] = label

    def _is_tree(self) -> bool:
        """Whether every word still hangs on a root: a circle of arcs would never end."""
        safe: set[int] = set()
        for start in range(len(self.heads)):
            n = start
            path: set[int] = set()
            while n not in safe and self.heads[n] != n:
                if n in path:
                    return False
                path.add(n)
                n = self.heads[n]
            safe |= path | {n}
        return True

    def write(self) -> None:
        """Set the arcs, unless they would run in a circle: the parse stays as it was then."""
        if not self._is_tree():
            return
        strings = self.doc.vocab.strings
        rows = [
            [(head - n) & _WORD, strings.add(label), strings.add(tag), strings.add(pos)]
            for n, (head, label, (tag, pos)) in enumerate(zip(self.heads, self.labels, self.tags, strict=True))
        ]
        self.doc.from_array(["HEAD", "DEP", "TAG", "POS"], cast("Any", np.array(rows, dtype=np.uint64)))


def _tense(verb: Token) -> str:
    """The tag of a finite verb that was taken for something else, by its ending."""
    if verb.lower_.endswith("s"):
        return "VBZ"
    return "VBD" if verb.lower_.endswith("d") or verb.tag_ == "VBN" else "VBP"


_WORD = 0xFFFFFFFFFFFFFFFF


def _governor(telling: Telling, root: int, own: set[int]) -> tuple[int | None, str]:
    """What the verb hangs on, and how: a cue right before its source, what is left of the sentence, nothing."""
    doc, before = telling.verb.doc, telling.source.start - 1
    while before > telling.verb.sent.start and doc[before].lower_ == "that":
        before -= 1
    if before >= telling.verb.sent.start and before not in own and is_cue_form(doc[before]):
        return before, "ccomp"
    if not telling.source:
        first = telling.verb.sent.start
        return next(n for n in range(telling.verb.i - 1, first - 1, -1) if is_cue_form(doc[n])), "conj"
    if root in own:
        return None, "ROOT"
    if doc[before].lower_ in JOINTS and doc[before].lower_ not in ("and", "but", "yet"):
        return root, "advcl"
    return root, "conj" if root < telling.verb.i else "ccomp"


_BEHIND_HEAD = frozenset({"ADP", "SCONJ", "VERB", "AUX", "PUNCT"})


def source_head(tokens: Iterable[Token]) -> Token | None:
    """The last noun before a preposition, a comma or a relative clause: "head" of "the head of the agency"."""
    found = None
    for token in tokens:
        ends = token.pos_ in _BEHIND_HEAD or token.tag_ in ("WP", "WDT")
        hyphened = token.i > 0 and token.nbor(-1).text == "-"  # "the US-backed government"
        if found is not None and ends and token.text != "-" and not hyphened:
            break
        if token.pos_ in NOMINAL and token.tag_ != "POS":
            found = token
    return found


def _top(doc: Doc, content: tuple[int, ...]) -> Token | None:
    """The verb on which the content turns: the finite one with the most words, else a misread participle."""
    verbs = [doc[n] for n in content if is_verbal(doc[n]) and doc[n].dep_ not in ("aux", "auxpass")]
    free = [t for t in verbs if is_finite(t) and (t.head.i not in content or t.head.i == t.i)]
    finite = free or [t for t in verbs if is_finite(t) and t.dep_ not in ("relcl", "advcl", "conj")]
    finite = finite or [t for t in verbs if is_finite(t)] or [t for t in verbs if t.tag_ == "VBN"] or verbs
    return max(finite, key=lambda t: sum(s.i in content for s in t.subtree), default=None)
