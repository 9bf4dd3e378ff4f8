"""Pages in the manners of newsrooms: templates of their markup, filled with stories of our own.

What a page should be read as is known from the story; the furniture around it comes from the template.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
EACH = 2
"""Stories in each newsroom's manner."""

PLAIN = frozenset({"ministry", "embassy"})
"""Newsrooms that name no authors."""
SHOWN = {"paywalled": 2}
"""Paragraphs that a newsroom shows to those who do not pay."""
CHARSETS = {"embassy": "cp1252"}


Story = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a server sends it, and what a careful reader would note of it."""

    name: str
    manner: str
    data: bytes
    address: str
    title: str
    day: date
    authors: tuple[str, ...]
    outlet: str
    paragraphs: tuple[str, ...]


def pages() -> Iterator[Page]:
    """Forty pages: twenty newsrooms, two stories each."""
    stories = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))["story"]
    engine = Environment(loader=FileSystemLoader(HERE / "newsrooms"), autoescape=True, undefined=StrictUndefined)
    engine.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    manners = sorted(path.stem for path in (HERE / "newsrooms").glob("*.html"))
    for index, manner in enumerate(manners):
        for turn in range(EACH):
            story = stories[(index + turn * 5) % len(stories)]
            other = stories[(index + turn * 5 + 3) % len(stories)]
            yield _page(engine, manner, f"{manner}-{turn + 1}", story, other)


def _page(engine: Environment, manner: str, name: str, story: Story, other: Story) -> Page:
    shown = story["paragraphs"][: SHOWN.get(manner)]
    slug = story["title"].lower().replace(" ", "-").replace(",", "")
    address = f"https://www.{story['outlet'].lower().replace(' ', '')}.example/{story['day']:%Y/%m}/{slug}"
    text = engine.get_template(f"{manner}.html").render(s=story, o=other, shown=shown, address=address)
    return Page(
        name=name,
        manner=manner,
        data=text.encode(CHARSETS.get(manner, "utf-8"), "xmlcharrefreplace"),
        address=address,
        title=story["title"],
        day=story["day"],
        authors=() if manner in PLAIN else tuple(story["authors"]),
        outlet=story["outlet"],
        paragraphs=tuple(shown),
    )
