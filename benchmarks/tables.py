"""What the program makes of our own tables of sentences (`tests/tables`), beside what a careful reader takes.

    python -m benchmarks.tables develop --show      figures and every miss, for building
    python -m benchmarks.tables scored              figures only: nobody looks at the scored table's sentences

A gold claim is found where a claim overlaps its words (Dice of characters at least 0.5). The chain is right where
it has as many links and every mention shares its words (Dice at least 0.6). The other figures are of the origin,
and a claim that is not found counts as wrong in all.
Precision: attributed claims that match a gold or optional one, of all attributed claims of the exhaustive entries.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.extract.pipeline import Extractor
from reportedly.ingest import Given, read_text
from reportedly.knowledge.organisations import organisation
from reportedly.knowledge.organs import organ
from reportedly.model import Claim, Link

TABLES = Path(__file__).resolve().parent.parent / "tests" / "tables"
Gold = dict[str, Any]


@dataclass
class Score:
    """Right and asked by field, over all and of the claims that were found; and what was missed."""

    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    of_found: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    right: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)
    confident: dict[float, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    """Confidence of an attributed claim -> how many have the right chain, of how many."""

    def tick(self, name: str, ok: bool, *told: object, found: bool) -> None:
        """Count one comparison."""
        for counts in (self.fields, self.of_found) if found else (self.fields,):
            counts[name][0] += ok
            counts[name][1] += 1
        if not ok:
            self.misses.append(f"    {name}: {' | '.join(map(str, told))}")

    def share(self, name: str) -> float:
        """Right of asked; precision by its name."""
        right, asked = (self.right, self.right + self.wrong) if name == "precision" else self.fields[name]
        return right / max(1, asked)


def words(text: str) -> list[str]:
    """Lower-case words without articles and possessive endings."""
    return [
        w
        for w in re.findall(r"\w+", text.lower().replace("’", "'").replace("'s", ""))
        if w not in ("the", "a", "an", "of")
    ]


def alike(left: str, right: str) -> float:
    """Dice overlap of the words of two texts."""
    a, b = Counter(words(left)), Counter(words(right))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def score_table(name: str) -> Score:
    """Read a table with the program and compare."""
    entries = tomllib.loads((TABLES / f"attribution_{name}.toml").read_text(encoding="utf-8"))["entry"]
    reports = [read_text(e["text"], given=Given(published=e.get("published"))) for e in entries]
    score = Score()
    for entry, reading in zip(entries, Extractor().read(reports), strict=True):
        before = len(score.misses)
        _compare(entry, reading.report.text, reading.claims, score)
        if len(score.misses) > before:
            score.misses.insert(before, f"{entry['id']}: {entry['text']}")
    return score


def _compare(entry: Gold, text: str, claims: tuple[Claim, ...], score: Score) -> None:
    gold = entry.get("claim", [])
    matched = _match(gold, text, claims)
    for n, want in enumerate(gold):
        got = claims[matched[n]] if n in matched else None
        if want["chain"] or got is not None:
            for name, ok, told in _checks(want, got):
                score.tick(name, ok, want["says"][:70], told, found=got is not None)
    if entry.get("exhaustive", True):
        optional = [_chars(text, says) for says in entry.get("optional", [])]
        for n, claim in enumerate(claims):
            if claim.attribution:
                ok = n in matched.values() or any(_dice(_covered(claim), o) >= 0.5 for o in optional)
                score.right += ok
                golden = next((g for g, c in matched.items() if c == n), None)
                if golden is not None or not ok:
                    score.confident[claim.confidence][0] += golden is not None and _same_chain(gold[golden], claim)
                    score.confident[claim.confidence][1] += 1
                score.wrong += not ok
                if not ok:
                    score.misses.append(
                        f"    not expected: {claim.text[:80]} | {[link.mention for link in claim.attribution]}"
                    )


def _match(gold: list[Gold], text: str, claims: tuple[Claim, ...]) -> dict[int, int]:
    pairs = []
    for g, want in enumerate(gold):
        where = _chars(text, want["says"])
        for c, claim in enumerate(claims):
            overlap = _dice(where, _covered(claim))
            if overlap >= 0.5:
                pairs.append((overlap + 0.3 * _same_chain(want, claim), g, c))
    matched: dict[int, int] = {}
    for _, g, c in sorted(pairs, reverse=True):
        if g not in matched and c not in matched.values():
            matched[g] = c
    return matched


def _checks(want: Gold, got: Claim | None) -> Iterator[tuple[str, bool, object]]:
    chain = got.attribution if got else ()
    yield "found", got is not None, ""
    yield "chain", got is not None and _same_chain(want, got), [want["chain"], [link.mention for link in chain]]
    if not want["chain"]:
        return
    origin = chain[-1] if chain else None
    acts = [link.act.value for link in chain]
    yield "act", _is(want["acts"][-1], acts[-1] if acts else None), [want["acts"], acts]
    yield "anonymous", origin is not None and origin.anonymous == want["anonymous"][-1], want["anonymous"]
    yield (
        "kind",
        _is(want["kinds"][-1], origin.kind.value if origin else None),
        [want["kinds"][-1], origin and origin.kind.value],
    )
    if want["entities"][-1]:
        yield "entity", _names(want["entities"][-1], origin), [want["entities"][-1], origin and origin.entity]
    if want["affiliations"][-1]:
        yield (
            "affiliation",
            _is(want["affiliations"][-1], origin.affiliation if origin else None),
            [want["affiliations"], origin and origin.affiliation],
        )
    if got is None:
        return
    yield (
        "commitment",
        got.modality.commitment.value in want["commitment"],
        [want["commitment"], got.modality.commitment.value],
    )
    if "voice" in want:
        yield "voice", _is(want["voice"], got.voice.value), [want["voice"], got.voice.value]
    if "said" in want:
        said = [link.time.start for link in chain if link.time]
        yield "said", want["said"] in said, [want["said"], said]
    if want.get("basis"):
        yield "basis", any(alike(want["basis"], link.basis or "") >= 0.5 for link in chain), want["basis"]
    if want.get("members"):
        names = [m.entity or "" for m in origin.members] if origin else []
        yield "members", len(names) == len(want["members"]), [want["members"], names]


def _same_chain(want: Gold, claim: Claim) -> bool:
    chain = [link.mention for link in claim.attribution]
    return len(chain) == len(want["chain"]) and all(
        alike(a, b) >= 0.6 for a, b in zip(want["chain"], chain, strict=True)
    )


def _is(want: str, got: str | None) -> bool:
    return got in want.split("|")


def _names(want: str, origin: Link | None) -> bool:
    """Whether the origin is known by that name, or by another name of the same organisation."""
    if origin is None or origin.entity is None:
        return False
    for name in want.split("|"):
        known = organisation(name) or organ(name)
        if set(words(name)) <= set(words(origin.entity)) or (known is not None and known.name == origin.entity):
            return True
    return False


def _chars(text: str, says: str) -> set[int]:
    at = text.index(says)
    return set(range(at, at + len(says)))


def _covered(claim: Claim) -> set[int]:
    return {i for span in claim.content for i in range(*span)}


def _dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=["develop", "develop_2", "scored"])
    parser.add_argument("--show", action="store_true", help="print every miss (the develop table only)")
    parser.add_argument("--calibration", action="store_true", help="how often claims of each confidence are right")
    args = parser.parse_args()
    if args.show and args.table == "scored":
        parser.error("the scored table is never looked at")
    score = score_table(args.table)
    if args.show:
        print("\n".join(score.misses))
    for name, (right, asked) in score.fields.items():
        of_right, of_asked = score.of_found[name]
        given = of_right / max(1, of_asked)
        print(f"{name:12} {right:4} of {asked:4}  {score.share(name):.3f}   of those found {given:.3f}")
    print(f"{'precision':12} {score.right:4} of {score.right + score.wrong:4}  {score.share('precision'):.3f}")
    if args.calibration:
        for confidence, (right, asked) in sorted(score.confident.items(), reverse=True):
            print(f"confidence {confidence:.2f}: chain right in {right:3} of {asked:3}  {right / asked:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
