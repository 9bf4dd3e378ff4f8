"""`reportedly schema`."""

import json

import click

from ..model import Claim, Report
from .output import write

NOUNS: dict[str, type[Claim] | type[Report]] = {"claim": Claim, "report": Report}


@click.command("schema")
@click.argument("noun", type=click.Choice(list(NOUNS)))
def command(noun: str) -> None:
    """Print the JSON Schema of a claim or a report, as --format ndjson prints them."""
    schema = NOUNS[noun].model_json_schema(mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    write([json.dumps(described, indent=2, ensure_ascii=False) + "\n"])
