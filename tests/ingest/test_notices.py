"""Newsrooms that say what they changed."""

import pytest

from reportedly.ingest import read_text
from reportedly.ingest.notices import NoticeKind, notices
from reportedly.knowledge.tables import table

BODY = "Two bridges over the Nile were closed on Monday, the interior ministry said.\n\n"
CASES = [
    ("Correction: The ministry closed two bridges, not three.", NoticeKind.CORRECTION),
    ("CORRECTION (April 15): The name of the minister was misspelled.", NoticeKind.CORRECTION),
    ("Clarification: The closure concerns lorries only.", NoticeKind.CLARIFICATION),
    ("UPDATE: The ministry has since reopened one bridge.", NoticeKind.UPDATE),
    ("This story has been updated with a reply of the army.", NoticeKind.UPDATE),
    (
        "An earlier version of this report misstated the number of bridges. It is two.",
        NoticeKind.CORRECTION,
    ),
    ("Editor’s note: A previous version of this article wrongly named the governor.", NoticeKind.CORRECTION),
    ("Editor's note: The witnesses asked for other names.", NoticeKind.EDITOR),
    ("This article was amended on 3 May to remove the address of a school.", NoticeKind.CORRECTION),
    ("This story has been withdrawn. It rested on a film from another war.", NoticeKind.RETRACTION),
]
NONE = [
    "The army corrected its course: the column turned north at dawn.",
    "An earlier version of the treaty named seven villages.",
    "The governor said the figures had been updated on Sunday.",
    "Updates from the ministry came every hour.",
]


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_a_notice_is_known_with_its_words(words: str, kind: NoticeKind) -> None:
    report = read_text(BODY + words + "\n")
    [found] = notices(report)
    assert found.kind is kind
    assert words.startswith(report.quote(found.span))


@pytest.mark.parametrize("words", NONE)
def test_news_about_changes_is_no_notice(words: str) -> None:
    assert notices(read_text(BODY + words + "\n")) == ()


@pytest.mark.parametrize("entry", [*table("lexicons/notices")["opening"], *table("lexicons/notices")["sentence"]])
def test_every_pattern_knows_its_example(entry: dict[str, str]) -> None:
    found = notices(read_text(BODY + entry["example"].rstrip(".") + ".\n"))
    assert [notice.kind for notice in found] == [NoticeKind(entry["kind"])]
