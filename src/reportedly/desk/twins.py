"""The same view in three forms: HTML for people, JSON and CSV for their programs."""

from enum import StrEnum

from pydantic import BaseModel

from ..publish.csv import csv_lines
from .route import Rows


class Form(StrEnum):
    """What a page is asked as."""

    HTML = "html"
    JSON = "json"
    CSV = "csv"


MEDIA_TYPES = {
    Form.HTML: "text/html; charset=utf-8",
    Form.JSON: "application/json",
    Form.CSV: "text/csv; charset=utf-8",
}


def as_json(view: BaseModel) -> str:
    """The view, whole."""
    return view.model_dump_json()


def as_csv(table: Rows) -> str:
    """The view's table; cells that a spreadsheet would run are guarded."""
    return "".join(csv_lines(table.rows, table.columns))
