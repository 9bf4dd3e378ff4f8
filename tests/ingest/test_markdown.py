from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, UnreadableInput
from reportedly.ingest.draft import Draft
from reportedly.ingest.markdown import Prose, prose
from reportedly.ingest.reading import report_of
from reportedly.model import Block, Report

ARTICLE = """---
title: "Convoy reaches Kadugli"
date: 2025-02-11
publisher: 'Nile Ledger'
link: https://nile.example/convoy
tags: [sudan, aid]
---

# Convoy reaches Kadugli

*By Jane Doe*

**KADUGLI, Sudan, Feb. 11, 2025** — A convoy of [22 trucks](https://x.example) reached the
town on _Tuesday_, the WFP said.

## What it carries

- 900 tonnes of **sorghum**
- medicine for ~~40,000~~ 14,000 people

> "We waited for a year," said a resident &mdash; a teacher.

| Place | Killed |
|-------|--------|
| Dilling | 12 |

![A truck](truck.jpg)

<div>Sign up for our briefing</div>
<!-- draft -->
"""


def as_report(found: Prose) -> Report:
    return report_of(Draft(text=found.text, name="a.md", told=found.told, source_name="a.md", hints=found.hints))


def test_markup_goes_once_and_its_meaning_stays() -> None:
    found = prose(ARTICLE, "a.md")
    report = as_report(found)
    assert [(p.kind, report.quote(p.span)) for p in report.paragraphs] == [
        (Block.HEADLINE, "Convoy reaches Kadugli"),
        (Block.BYLINE, "By Jane Doe"),
        (Block.DATELINE, "KADUGLI, Sudan, Feb. 11, 2025 —"),
        (Block.PARAGRAPH, "A convoy of 22 trucks reached the town on Tuesday, the WFP said."),
        (Block.SUBHEAD, "What it carries"),
        (Block.PARAGRAPH, "900 tonnes of sorghum"),
        (Block.PARAGRAPH, "medicine for 14,000 people"),
        (Block.PARAGRAPH, '"We waited for a year," said a resident — a teacher.'),
        (Block.PARAGRAPH, "Place | Killed"),
        (Block.PARAGRAPH, "Dilling | 12"),
        (Block.BOILERPLATE, "Sign up for our briefing"),
    ]
    assert (report.title, report.publisher) == ("Convoy reaches Kadugli", "Nile Ledger")
    assert (report.url, report.published) == ("https://nile.example/convoy", date(2025, 2, 11))


def test_plain_prose_needs_no_markup() -> None:
    text = "Two died in Idlib.\n\nNobody claimed it.\n"
    assert prose(text, "a.md").text == text


def test_a_heading_further_down_is_no_headline() -> None:
    found = prose("Shots were heard in Bamako.\n\n# Background\n\nThe army took power in 2020.", "a.md")
    assert [p.kind for p in as_report(found).paragraphs] == [
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_a_rule_is_no_front_matter() -> None:
    assert prose("---\n\nTwo died in Idlib.\n\n---\n", "a.md").text == "Two died in Idlib.\n"


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(UnreadableInput, match=r'a\.md: "published" is no date'):
        prose("---\ndate: soon\n---\nTwo died.", "a.md")


@given(
    st.lists(
        st.sampled_from(["# ", "- ", "> ", "**", "[a](b)", "`", "~~", "|", "---\n", "<b>", "&#x301;", "e", "\n", "1. "])
    ).map("".join)
    | st.text()
)
def test_any_source_is_prose(source: str) -> None:
    try:
        found = prose(source, "a.md")
        report = as_report(found)
    except (EmptyInput, UnreadableInput):
        return
    assert report.text == found.text
