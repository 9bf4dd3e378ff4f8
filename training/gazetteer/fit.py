"""Fit `resources/gazetteer/weights.toml`: how much each feature of a candidate counts (a conditional logit).

    REPORTEDLY_DATA=… REPORTEDLY_SCORE=… python training/gazetteer/fit.py

Learned from the halves of LGL and GeoWebNews that `is_for_fitting` picks and from our own `places_develop.toml`; the
other halves are only scored. Right are the candidates with the gold number, else those within 40 km, else 161 km. Each
corpus counts alike, so that local American news does not outweigh wars.
"""

import argparse
import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[2]))

from benchmarks.place_names import TABLES, kilometres  # noqa: E402
from benchmarks.tasks.places import asked, is_for_fitting, report_of, scorer  # noqa: E402

from reportedly.extract.parse import Parse, parse_reports  # noqa: E402
from reportedly.extract.places.placeness import NUMBERS, numbers, pool  # noqa: E402
from reportedly.extract.places.resolve import anchor_of, resolve, strongest  # noqa: E402
from reportedly.extract.places.setting import Name, Setting, names_of, setting_of  # noqa: E402
from reportedly.extract.places.spot import spot  # noqa: E402
from reportedly.extract.places.weigh import FEATURES, NEAR, rows  # noqa: E402
from reportedly.knowledge.gazetteer import Candidate, open_gazetteer  # noqa: E402
from reportedly.knowledge.language import load_language  # noqa: E402

GIVEN = {"regional": 3.0, "area": -0.5, "camp": 0.5, "site": 0.5}
"""Set by hand: too rare in the corpora."""
WEIGHTS = HERE.parents[2] / "src" / "reportedly" / "resources" / "gazetteer" / "weights.toml"
Gold = dict[tuple[int, int], dict[str, Any]]
Matrix = NDArray[np.float64]


class Text(NamedTuple):
    """A parsed text with the places that people gave its names."""

    corpus: str
    id: str
    parse: Parse
    gold: Gold


class Case(NamedTuple):
    """A name with a known place: the numbers of its candidates, which of them are right, how often it stands there."""

    corpus: str
    numbers: Matrix
    right: NDArray[np.bool_]
    often: int


def right_ones(candidates: Iterable[Candidate], gold: dict[str, Any]) -> list[bool]:
    """The candidates of the gold number; where none has it those near the gold point, and else those not far."""
    candidates = list(candidates)
    same = [gold.get("geonames") is not None and c.geonames == gold["geonames"] for c in candidates]
    if any(same):
        return same
    for reach in (40, 161):
        near = [_apart(c, gold) <= reach for c in candidates]
        if any(near):
            return near
    return same


def _apart(candidate: Candidate, gold: dict[str, Any]) -> float:
    if candidate.lat is None or candidate.lon is None:
        return 1e9
    return kilometres((candidate.lat, candidate.lon), (gold["lat"], gold["lon"]))


def named(text: Text) -> tuple[list[Name], Setting, dict[int, dict[str, Any]]]:
    """The names of a text, its setting, and the gold place by the name's position."""
    mentions, at = asked(text.parse, open_gazetteer(), sorted(text.gold))
    names = [name for name in names_of(mentions) if name.candidates]
    setting = setting_of([p.text for p in text.parse.passages], names)
    owner = {id(mention): position for position, name in enumerate(names) for mention in name.mentions}
    found: dict[int, dict[str, Any]] = {}
    for span, place in at.items():
        position = owner.get(id(mentions[place]))
        if position is not None:
            gold = found.setdefault(position, {**text.gold[span], "count": 0})
            gold["count"] += 1
    return names, setting, found


def cases(texts: Iterable[Text], alone: Matrix | None) -> Iterator[Case]:
    """Every name with a gold place and candidates; `alone` are the weights that place the other names."""
    for text in texts:
        names, setting, found = named(text)
        anchors = [anchor_of(n, setting, tuple(alone)) for n in names] if alone is not None else [None] * len(names)
        for position, gold in found.items():
            name = names[position]
            others = strongest(a for at, a in enumerate(anchors) if at != position and a is not None)
            candidates = name.candidates[:40]
            right = right_ones(candidates, gold)
            right.append(not any(right))
            if candidates:
                numbers = np.array(rows(candidates, name, setting, others))
                yield Case(text.corpus, numbers, np.array(right), gold["count"])


def fit(found: list[Case], *, steps: int = 600, pull: float = 5e-4) -> Matrix:
    """Weights that make the right candidates likely, pulled to nought a little."""
    numbers = np.concatenate([case.numbers for case in found])
    right = np.concatenate([case.right for case in found])
    starts = np.cumsum([0, *(len(case.right) for case in found[:-1])])
    sizes = [len(case.right) for case in found]
    totals = {c: sum(case.often for case in found if case.corpus == c) for c in {case.corpus for case in found}}
    worth = np.array([case.often / totals[case.corpus] for case in found]) / len(totals)
    by, first, second = (np.zeros(numbers.shape[1]) for _ in range(3))
    for step in range(1, steps + 1):
        sums = numbers @ by
        shares = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), sizes))
        chances = shares / np.repeat(np.add.reduceat(shares, starts), sizes)
        of_right = np.where(right, chances, 0.0)
        posterior = of_right / np.repeat(np.maximum(np.add.reduceat(of_right, starts), 1e-12), sizes)
        slope = numbers.T @ ((chances - posterior) * np.repeat(worth, sizes)) + pull * by
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        by -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return by


def share_right(found: list[Case], by: Matrix) -> dict[str, float]:
    """How often the likeliest candidate is right, by corpus, of the names that have a right one."""
    told: dict[str, list[int]] = {}
    for case in found:
        count = told.setdefault(case.corpus, [0, 0])
        if not case.right[-1]:
            count[0] += int(case.right[np.argmax((case.numbers @ by)[:-1])]) * case.often
            count[1] += case.often
    return {corpus: round(good / asked_, 3) for corpus, (good, asked_) in told.items()}


def corpora() -> Iterator[Text]:
    """The public corpora and our own table."""
    language = load_language()
    for name in ("lgl", "GWN"):
        read = scorer().read_corpus(Path(os.environ["REPORTEDLY_DATA"]) / "geo" / f"{name}.xml")
        reports = (report_of({"text": row["text"]}) for row in read.values())
        for (key, row), parse in zip(read.items(), parse_reports(language, reports), strict=True):
            yield Text(name, key, parse, row["places"])
    yield from own(language)


def marked_spans(marked: dict[str, dict[str, Any]]) -> dict[str, dict[str, set[tuple[int, int]]]]:
    """For each text the spans of names of places, and of those that count for nothing (demonyms)."""
    return {key: {kind: row[kind] for kind in ("toponyms", "neutral")} for key, row in marked.items()}


def own(language: Any) -> Iterator[Text]:
    """Our table for building."""
    entries = tomllib.loads((TABLES / "places_develop.toml").read_text(encoding="utf-8"))["entry"]
    reports = (report_of({"text": entry["text"]}) for entry in entries)
    for number, (entry, parse) in enumerate(zip(entries, parse_reports(language, reports), strict=True)):
        starts = {(entry["text"].index(g["words"]), g["words"]): g for g in entry.get("places", ())}
        gold = {(at, at + len(words)): {"geonames": None, **g} for (at, words), g in starts.items()}
        yield Text("own", f"own-{number}", parse, gold)


def train(texts: list[Text]) -> tuple[Matrix, Matrix]:
    """Weights for names alone, then with the other names placed by those; prints the shares on both halves."""
    halves = {True: [t for t in texts if t.corpus == "own" or is_for_fitting(t.id)]}
    halves[False] = [t for t in texts if t.corpus != "own" and not is_for_fitting(t.id)]
    plain = np.array([name not in NEAR for name in FEATURES], dtype=float)
    fitted: list[Matrix] = []
    for stage in ("alone", "together"):
        found = {half: list(cases(halves[half], fitted[0] if fitted else None)) for half in halves}
        by = fit(found[True])
        by[[FEATURES.index(name) for name in GIVEN]] = list(GIVEN.values())
        fitted.append(by * plain if stage == "alone" else by)
        print(stage, "fitted on", share_right(found[True], by), "others", share_right(found[False], by))
    return fitted[0], fitted[1]


def train_placeness(texts: list[Text], toponyms: dict[str, dict[str, set[tuple[int, int]]]]) -> Matrix:
    """Weights of `placeness.NUMBERS` from GeoWebNews: is a spotted name marked as one of a place in any use?"""
    found: dict[bool, list[tuple[list[float], bool]]] = {True: [], False: []}
    for text in (t for t in texts if t.corpus == "GWN"):
        mentions = [m for p in text.parse.passages for m in spot(p, open_gazetteer())]
        choices = resolve(mentions, [p.text for p in text.parse.passages])
        pooled = pool(mentions, [numbers(m, choices.get(at)) for at, m in enumerate(mentions)])
        for mention, row in zip(mentions, pooled, strict=True):
            start, end = mention.passage.span(mention.first, mention.last)
            touches = {
                kind for kind, spans in toponyms[text.id].items() if any(s < end and start < e for s, e in spans)
            }
            if touches != {"neutral"}:
                found[is_for_fitting(text.id)].append((row, "toponyms" in touches))
    by = logistic(found[True])
    for half, rows_ in found.items():
        right = sum((float(np.dot(row, by)) > 0) == gold for row, gold in rows_)
        print("placeness", "fitted on" if half else "others", round(right / len(rows_), 3), "of", len(rows_))
    return by


def logistic(found: list[tuple[list[float], bool]], *, steps: int = 800, pull: float = 1e-3) -> Matrix:
    """Weights of a logistic regression, pulled to nought a little."""
    numbers_, gold = np.array([row for row, _ in found]), np.array([float(is_place) for _, is_place in found])
    by = np.zeros(numbers_.shape[1])
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-numbers_ @ by))
        by -= 0.8 * (numbers_.T @ (chances - gold) / len(gold) + pull * by)
    return by


def write(alone: Matrix, together: Matrix, places: Matrix) -> None:
    """The table, with its provenance."""
    lines = [
        "# How much each number of a candidate counts for what a name means; see extract/places/weigh.py.",
        "# Provenance: fitted by training/gazetteer/fit.py on halves of the Local-Global Lexicon and of GeoWebNews and",
        f"# on tests/tables/places_develop.toml, {date.today().isoformat()}. Apache-2.0. Not to be changed by hand.",
        '# "Fighting in Tripoli, Lebanese officers said": share and about speak for the Lebanese town.',
    ]
    parts = (("alone", FEATURES, alone), ("together", FEATURES, together), ("placeness", NUMBERS, places))
    for part, names, by in parts:
        lines += ["", f"[{part}]", *(f"{name} = {weight:.3f}" for name, weight in zip(names, by, strict=True))]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    texts = list(corpora())
    marked = scorer().read_corpus(Path(os.environ["REPORTEDLY_DATA"]) / "geo" / "GWN.xml")
    write(*train(texts), train_placeness(texts, marked_spans(marked)))


if __name__ == "__main__":
    main()
