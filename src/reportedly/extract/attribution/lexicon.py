"""The words by which reports attribute, by part of speech (`resources/lexicons/cues.toml`)."""

from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from ...knowledge.tables import table
from ...model import Act, Commitment
from ..mending.forms import finite_forms

CueRow = TypedDict(
    "CueRow",
    {
        "class": str,
        "act": str,
        "commitment": str,
        "frames": list[str],
        "material": bool,
        "report_noun": bool,
        "figure": bool,
        "particle": str,
        "turns": dict[str, str],
        "negated": str,
    },
    total=False,
)
"""A class of cues as the table has it, or a word with the name of its `class`."""


@dataclass(frozen=True, slots=True)
class CueClass:
    """How a class of cue words attributes: see the header of `resources/lexicons/cues.toml`."""

    act: Act
    commitment: Commitment
    frames: frozenset[str]
    material: bool = False
    report_noun: bool = False
    figure: bool = False
    particles: frozenset[str] = frozenset()
    negated: Act | None = None
    """What is done with a "not" before it: who "has not determined who fired" cannot confirm anything."""
    turns: tuple[tuple[str, str], ...] = ()
    """Other classes that the verb has by what follows: "called the vote a farce", "called for a truce"."""


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The table of cues by part of speech."""

    classes: dict[str, CueClass]
    verbs: dict[str, CueClass]
    forms: dict[str, str]
    """Verb of each inflected form, for lemmas that go astray ("bared", "rubbished")."""
    adjectives: dict[str, CueClass]
    nouns: dict[str, CueClass]
    phrases: dict[tuple[str, ...], CueClass]
    light: dict[str, list[tuple[str, str, CueClass]]]
    givers: frozenset[str]
    expressions: dict[str, list[tuple[tuple[str, ...], CueClass]]]
    withhold: frozenset[str]
    attempts: frozenset[str]
    relay: dict[str, str | None]
    rests: frozenset[str]
    counts: frozenset[str]
    views: dict[str, str]
    carried: frozenset[str]
    cited: frozenset[str]
    circumstances: frozenset[str]
    report_nouns: frozenset[str]
    dismissed: frozenset[str]
    never_denied: frozenset[str]
    listened: frozenset[str]
    heard: frozenset[str]


_VIEWS = (("believes", "believe"), ("says", "say"))
"""Act of a noun of view or telling, and the verb whose cue it makes."""


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of `resources/lexicons/cues.toml`."""
    data = table("lexicons/cues")
    classes: dict[str, CueRow] = data["class"]

    def read(row: CueRow, frames: tuple[str, ...] = ()) -> CueClass:
        source = classes[row["class"]] if "class" in row else row
        return CueClass(
            act=Act(source["act"]),
            commitment=Commitment(source["commitment"]),
            frames=frozenset(source.get("frames", frames)),
            material=source.get("material", False),
            report_noun=source.get("report_noun", False),
            figure=source.get("figure", False),
            particles=frozenset(row.get("particle", "").split("|")) - {""},
            negated=Act(source["negated"]) if "negated" in source else None,
            turns=tuple(source.get("turns", {}).items()),
        )

    return CueLexicon(
        classes={name: read(row) for name, row in classes.items()},
        verbs={lemma: read(row) for lemma, row in data["verbs"].items()},
        forms={form: lemma for lemma in data["verbs"] for form in finite_forms(lemma)},
        adjectives={lemma: read(row, ("clause", "by_thing")) for lemma, row in data["adjectives"].items()},
        nouns={lemma: read(row, ("clause",)) for lemma, row in data["nouns"].items()},
        phrases={tuple(words.split()): read(row) for words, row in data["phrases"].items()},
        light=_light({words: read(row, ("light",)) for words, row in data["light"].items()}),
        givers=frozenset(data["givers"]["words"]),
        expressions=_expressions({words: read(row, ("clause",)) for words, row in data["expressions"].items()}),
        withhold=frozenset(data["withhold"]),
        attempts=frozenset(data["attempts"]["words"]),
        relay={lemma: row.get("preposition") for lemma, row in data["relay"].items()},
        rests=frozenset(data["rests"]["words"]),
        views={noun: verb for act, verb in _VIEWS for noun in data["views"][act]},
        counts=frozenset(data["counts"]["words"]),
        carried=frozenset(data["carried"]["words"]),
        cited=frozenset(data["carried"]["cited"]),
        circumstances=frozenset(data["circumstances"]["words"]),
        report_nouns=frozenset(data["report_nouns"]["words"]),
        dismissed=frozenset(data["report_nouns"]["dismissed"]),
        never_denied=frozenset(data["never_denied"]["words"]),
        listened=frozenset(data["listened"]["words"]),
        heard=frozenset(data["heard"]["words"]),
    )


def _light(rows: dict[str, CueClass]) -> dict[str, list[tuple[str, str, CueClass]]]:
    """Verb -> noun, preposition and class of each set phrase that it begins."""
    found: dict[str, list[tuple[str, str, CueClass]]] = {}
    for words, kind in rows.items():
        verb, *_, noun, preposition = words.split()
        found.setdefault(verb, []).append((noun, preposition, kind))
    return found


def _expressions(rows: dict[str, CueClass]) -> dict[str, list[tuple[tuple[str, ...], CueClass]]]:
    """Verb -> the words behind it and the class of each expression that it begins."""
    found: dict[str, list[tuple[tuple[str, ...], CueClass]]] = {}
    for words, kind in rows.items():
        verb, *rest = words.split()
        found.setdefault(verb, []).append((tuple(rest), kind))
    return found
