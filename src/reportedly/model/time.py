"""When: intervals of days, always with the words they came from."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, model_validator

from .span import FROZEN, CheckedSpan


class Precision(StrEnum):
    """How fine the words are, whatever the width of the interval they were given."""

    HOUR = "hour"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    WEEKS = "weeks"
    MONTH = "month"
    MONTHS = "months"
    SEASON = "season"
    YEAR = "year"
    YEARS = "years"
    UNKNOWN = "unknown"


class TimeSpan(BaseModel):
    """A time expression read as a closed interval of days; an end is null where it is open or unknown.

    Relative expressions count from `anchor`: the report's date, or a day told before ("a week earlier"); without one
    both ends are null. "Since August" ends on the report's day, "until Friday" begins there.
    """

    model_config = FROZEN

    text: str
    span: CheckedSpan
    start: date | None
    end: date | None
    precision: Precision
    anchor: date | None
    value: str | None = None
    """TIMEX3 value (ISO 8601 with TimeML's extensions, e.g. `2024-W44`, `P3D`, `PRESENT_REF`), or null."""

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"time {self.text!r} ends {self.end} before it starts {self.start}")
        return self
