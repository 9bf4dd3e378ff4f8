"""What is told about a text from outside it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """What the user (on the command line) or the record (a JSONL line, front matter) says of a text.

    The user wins over the record, and the record over what the text itself shows.
    """

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None

    def over(self, other: "Given") -> "Given":
        """These words where there are any, else the other's."""
        return Given(
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            title=self.title or other.title,
            url=self.url or other.url,
        )


NOTHING = Given()
"""Nobody says anything."""
