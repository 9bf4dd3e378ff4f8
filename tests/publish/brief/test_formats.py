"""The written brief: every sentence cites claims, every citation leads somewhere, no report's words act."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from tests.factory import make_report
from tests.publish import samples

from reportedly.publish.brief import as_html, as_markdown, compose

REPORTS = {report.id: report for report in samples.REPORTS}
BRIEF = compose(samples.CLAIMS, REPORTS, scope="country SDN")
MARKDOWN, HTML = as_markdown(BRIEF), as_html(BRIEF)
IDS = {claim.id for claim in samples.CLAIMS}

HOSTILE = make_report(
    "<script>alert(1)</script> **bold** [link](javascript:alert(1)) `code` | cell & <img src=x onerror=y> said it.",
    publisher="</title><script>alert(2)</script>",
    url="javascript:alert(3)",
)
ATTACK = compose(
    [samples.claim(HOSTILE, HOSTILE.text.removesuffix(" said it."))], {HOSTILE.id: HOSTILE}, title="<b>&</b> [x](y)"
)


class Page(HTMLParser):
    """Every tag with its attributes, ids, links, and the text of each list item that holds a quotation."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.ids = [a["id"] for _, a in self.tags if "id" in a]
        self.links = [a["href"] for t, a in self.tags if t == "a"]

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"


def test_the_page_is_well_formed_and_every_link_in_it_leads_somewhere():
    page = Page(HTML)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert set(page.ids) >= IDS


def test_the_page_loads_nothing():
    page = Page(HTML)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not [a for _, a in page.tags if "src" in a or "style" in a]
    assert "url(" not in HTML
    assert "@import" not in HTML


def test_the_page_can_be_walked_without_seeing_it():
    tags = [tag for tag, _ in Page(HTML).tags]
    assert {"header", "nav", "main", "footer"} <= set(tags)
    assert ("html", {"lang": "en"}) in Page(HTML).tags
    assert all("scope" in a for tag, a in Page(HTML).tags if tag == "th")
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_every_citation_in_markdown_leads_to_a_claim_and_every_claim_is_there():
    cited = set(re.findall(r"\]\(#(\w+)\)", MARKDOWN))
    anchors = re.findall(r'<a id="(\w+)">', MARKDOWN)
    assert cited == set(anchors)
    assert len(anchors) == len(set(anchors))
    assert set(anchors) >= IDS


def test_every_sentence_quotes_and_cites():
    body = MARKDOWN.split("## Who is cited")[0].split("## What is reported")[1]
    sentences = [line for line in body.splitlines() if line.startswith("- ")]
    assert len(sentences) == len(samples.CLAIMS) + 1  # the denied one stands beside what it denies
    assert all(re.search(r": “.+” \[c_\w+\]\(#c_\w+\)", line) for line in sentences)


def test_words_of_a_report_do_not_act_in_html():
    page = Page(as_html(ATTACK))
    assert not {"script", "img", "b"} & {tag for tag, a in page.tags if a.get("class") != "lead"}
    assert not [link for link in page.links if not link.startswith("#")]


@pytest.mark.parametrize("mark", ["<script>", "**bold**", "[link](", "`code`", "<img", "| cell", "<b>"])
def test_words_of_a_report_do_not_act_in_markdown(mark):
    unescaped = re.sub(r"\\[\\`*_\[\]<>#|~&$]", "", as_markdown(ATTACK))
    assert mark not in unescaped.replace("| Origin", "")


def test_an_empty_section_says_so():
    brief = compose([samples.QUIET], {samples.GOMA.id: samples.GOMA})
    assert "No figures here." in as_html(brief)
    assert "No denials here." in as_markdown(brief)
