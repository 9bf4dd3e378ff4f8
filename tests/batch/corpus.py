"""A small corpus of our own, as JSONL under keys that are not ours."""

import json
from pathlib import Path

TEXTS = (
    "At least 31 people were killed when shells struck the market in Nyala on Monday, two doctors there said.",
    "The army said on Friday that it had pushed M23 fighters out of two villages near Masisi. The rebels denied it.",
    "Haiti's national police reported that 12 gang members were killed in Cité Soleil. Residents spoke of four.",
    "Officials in Loikaw said about 4,000 people had fled since Tuesday, Radio Karenni reported.",
    "The coalition would answer any further attack on shipping, its spokesman warned.",
)


def write_corpus(folder: Path, *, documents: int) -> Path:
    """A file of `documents` records, two of them no reports."""
    file = folder / "corpus.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            record = {
                "id": str(number),
                "body": f"{TEXTS[number % len(TEXTS)]}\n\nDispatch {number}.",
                "publisher": f"Outlet {number % 3}",
                "published": f"2025-03-{1 + number % 28:02d}",
            }
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        lines.write('{"id": "no body"}\n')
        lines.write('{"body": "broken\n')
    return file


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a run's output with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
