"""Who tells: from a cue to the noun phrase that speaks, and the material that it rests on."""

from spacy.tokens import Token

from ...model import Act
from ..parse import Passage
from ..quotations import MARKS
from ..syntax import child, children, clause_words, subject
from .cues import Cue, verb_cue
from .lexicon import cue_lexicon
from .sources import PRONOUNS, Mention, can_speak, is_material, mention, source_nouns


def agent_of(verb: Token) -> Token | None:
    """ "by the ministry"."""
    by = child(verb, "agent") or next((p for p in children(verb, "prep") if p.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def is_quoted(verb: Token) -> bool:
    """ "quoted him as saying": the verb that stands for what somebody else relays."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in cue_lexicon().relay


def speaker_of(verb: Token) -> tuple[Token | None, Token | None]:
    """Who says it, and who carries it: "Y quoted X as saying" gives X and Y."""
    if is_quoted(verb):
        governor = verb.head.head
        if child(governor, "nsubjpass") is not None or child(governor, "auxpass") is not None:
            return subject(governor), agent_of(governor) or agent_of(verb) or _quoted_in(governor) or _quoted_in(verb)
        return child(governor, "dobj"), subject(governor)
    return _inverted(verb) or _before_comma(verb) or _added_by(verb) or _own_subject(verb), None


def _own_subject(verb: Token) -> Token | None:
    """The subject; of a verb behind "and" whose subject cannot speak, that of the cue above.

    "She said the bombs fell at dawn and warned of more": she warned.
    """
    found = subject(verb)
    told_in = found.head.head if found is not None and found.dep_ == "pobj" and verb.dep_ == "relcl" else verb
    if found is not None and told_in is not verb and found.lower_ in clause_words("media") and verb_cue(told_in):
        return speaker_of(told_in)[0]  # "said in a statement that also urged"
    if found is not None and found.lower_ in clause_words("days"):
        found = next((c for c in children(found, "appos") if can_speak(c)), found)
    if found is not None and _is_in_quotation(found, verb):
        above = next((t for t in verb.sent if t.i < found.i and verb_cue(t) is not None and child(t, "nsubj")), None)
        found = child(above, "nsubj") if above is not None else None
    above = _cue_above(verb, found)
    if above is not None:
        return speaker_of(above)[0]
    if found is not None and verb.dep_ == "acl" and verb.tag_ == "VBG" and found.dep_ == "dobj":
        giver = found.head if found.head.lemma_ in cue_lexicon().givers else None
        return (subject(giver) if giver is not None else None) or found
    if found is None:
        early = _clause_before(verb)
        if early is not None:
            return subject(early)
        early = next((c for c in children(verb, "advcl") if c.i < verb.i and c.lemma_ in cue_lexicon().relay), None)
        return child(early, "nsubj") if early is not None else None
    return found


def _cue_above(verb: Token, found: Token | None) -> Token | None:
    """The cue whose speaker also speaks here: of a verb joined to what it tells, whose subject does not speak so."""
    joined = verb.dep_ == "conj" and verb.head.dep_ in ("ccomp", "acl") and child(verb, "nsubj") is None
    above = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None) if joined else None
    if above is None or verb_cue(above) is None:
        return None
    if found is not None and not can_speak(found):
        return above
    return above if _withholds(verb) and child(above, "nsubj") is not None else None


def _withholds(verb: Token) -> bool:
    """ "He told AFP that shells had landed, but did not confirm any deaths": who tells withholds, not the shells."""
    cue = verb_cue(verb)
    return cue is not None and cue.act in (Act.CANNOT_CONFIRM, Act.DECLINES)


def _is_in_quotation(subject_: Token, verb: Token) -> bool:
    """Whether a quotation that opens before the subject closes between it and the verb: no speaker of the verb."""
    between = sum(t.text in _DOUBLE for t in verb.doc[subject_.i + 1 : verb.i])
    before = sum(t.text in _DOUBLE for t in verb.doc[verb.sent.start : subject_.i])
    return between % 2 == 1 and before % 2 == 1


_DOUBLE = frozenset({'"', "“", "”", "«", "»", "``", "''"})


def _clause_before(verb: Token) -> Token | None:
    """ "The mayor estimated that 90 had left, said the road was cut and …": the first cue taken for what is said."""
    told = children(verb, "ccomp")
    early = [c for c in told if c.i < verb.i and child(c, "nsubj") is not None]
    return early[0] if early and any(c.i > verb.i for c in told) else None


def _added_by(verb: Token) -> Token | None:
    """ "…, adding that": who adds is who said, not what was said of."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or child(verb, "nsubj") is not None:
        return None
    above = verb.head
    while above.head.i != above.i:
        if verb_cue(above) is not None:
            return subject(above)
        above = above.head
    return subject(above) if verb_cue(above) is not None else None


def _speaks_before(verb: Token) -> bool:
    """Whether a subject of its own stands before the verb, outside of a quotation that it follows."""
    own = child(verb, "nsubj")
    if own is None or own.i > verb.i:
        return False
    return not any(t.text in MARKS for t in verb.doc[own.i : verb.i])


def _inverted(verb: Token) -> Token | None:
    """ "…", said the mayor; donors, say the commanders, have paid: the phrase right behind a verb behind a comma."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    if before.text not in (",", "”", '"', ",”", "—"):
        return None
    for thing in children(verb, "nsubj", "dobj", "attr"):
        heard = verb.lemma_ in cue_lexicon().listened
        if thing.dep_ != "nsubj" and (thing.pos_ == "PRON" or heard or _speaks_before(verb)):
            continue
        if thing.i > verb.i and thing.left_edge.i == verb.i + 1 and can_speak(thing):
            return thing
    return None


def _quoted_in(governor: Token) -> Token | None:
    """ "was quoted in the Gazette as saying"."""
    medium = next((p for p in children(governor, "prep") if p.lower_ in ("in", "on")), None)
    thing = child(medium, "pobj") if medium is not None else None
    return thing if thing is not None and thing.pos_ == "PROPN" and can_speak(thing) else None


def _before_comma(verb: Token) -> Token | None:
    """ "…, the chiefs of staff said": the phrase between a comma and a verb that the parse left without a subject."""
    if child(verb, "nsubj", "nsubjpass") is not None or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "relcl":
        return None
    doc, first = verb.doc, verb.sent.start
    at = verb.i - 1
    while at > first and (doc[at].pos_ in _NOMINAL or doc[at].is_space):
        at -= 1
    if doc[at].text not in (",", ",”", "—", "–") or not any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first:at]
    ):
        return None
    head = doc[verb.i - 1]
    while head.head.i > at and head.head.i < verb.i and head.head.i != head.i:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") and can_speak(head) else None


_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "PART", "PRON", "NUM", "CCONJ"})


def maker(passage: Passage, speaker: Token, content: frozenset[int], cue: Cue) -> tuple[Mention | None, str | None]:
    """The source, and the material it rests on: "Images reviewed by the institute show" speaks for the institute."""
    barred = content | {t.i for t in cue.tokens}
    if cue.kind.material and speaker.lower_ in ("it", "which", "that", "this"):
        return None, None
    if speaker.pos_ in ("PRON", "DET") and speaker.lower_ not in PRONOUNS and child(speaker, "prep") is None:
        return None, None
    if not is_material(speaker):
        fits = speaker.i not in content and (not cue.kind.material or can_speak(speaker))
        return (mention(passage, speaker, barred=barred), None) if fits else (None, None)
    maker = next((a for v in children(speaker, "acl") if (a := agent_of(v)) is not None), None)
    if maker is None:
        by = next((p for p in children(speaker, "prep") if p.lower_ in ("from", "by")), None)
        maker = child(by, "pobj") if by is not None else None
    if maker is None or not can_speak(maker):
        return None, None
    start = next((t for t in speaker.lefts if t.dep_ in ("amod", "compound")), speaker)
    return mention(passage, maker, barred=barred), passage.doc[start.i : speaker.i + 1].text


def inferred_from(verb: Token) -> str | bool | None:
    """What a trailing "…, suggesting that" rests on: the material that its subject obtained.

    False: it is the narrator's inference.
    """
    if child(verb, "nsubj") is not None:
        return None
    governor = verb.head
    if verb_cue(governor) is not None:
        return None
    thing = child(governor, "dobj")
    if governor.lemma_ in source_nouns().obtain and thing is not None and governor.i < thing.i:
        return str(governor.doc[governor.i : thing.i + 1].text)
    return False
