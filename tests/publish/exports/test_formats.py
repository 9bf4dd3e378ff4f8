"""Every format, opened by software that is not ours."""

import csv
import io
import json

import bibtexparser
import duckdb
import fastkml
import hxl
import pyogrio
import pytest
import rdflib
import stix2
from stix2validator import ValidationOptions, validate_string
from tests.publish import samples

from reportedly.cli.export import NAMES
from reportedly.model import Claim
from reportedly.publish.exports.cited import Cited
from reportedly.publish.exports.formats import FORMATS, format_of

from .exported import CITED, KILLED, REPORTS, written

ANNOTATION = {
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextualBody": "oa:TextualBody",
    "value": "rdf:value",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "target": "oa:hasTarget",
    "body": "oa:hasBody",
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
}
"""The part of the annotation context that the questions below need; the whole lies on a server."""


def test_the_command_line_offers_every_format():
    assert set(NAMES) == set(FORMATS)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("claims.csv", "csv"),
        ("claims.acled.csv", "acled"),
        ("sudan.HXL.csv", "hxl"),
        ("map.geojson", "geojson"),
        ("refs.bib", "bibtex"),
        ("claims.txt", None),
    ],
)
def test_a_file_name_asks_for_its_format(file, name):
    assert format_of(file) == name


def test_ndjson_gives_back_every_claim():
    lines = written("ndjson").decode().splitlines()
    assert [Claim.model_validate_json(line) for line in lines] == [item.claim for item in CITED]


def test_duckdb_reads_nested_claims(tmp_path):
    file = tmp_path / "claims.parquet"
    file.write_bytes(written("parquet"))
    rows = duckdb.sql(
        "select id, attribution[-1].entity, quantities[1].low, outlet, content[1][1]"
        f" from '{file}' order by list_position(['{KILLED.id}'], id) nulls last limit 1"
    ).fetchall()
    assert rows == [(KILLED.id, None, 57.0, "Nile Courier", 0)]
    assert duckdb.sql(f"select count(*) from '{file}'").fetchall() == [(len(CITED),)]


def test_an_empty_parquet_file_has_its_columns(tmp_path):
    file = tmp_path / "none.parquet"
    file.write_bytes(written("parquet", []))
    assert duckdb.sql(f"select count(*), count(modality.commitment) from '{file}'").fetchall() == [(0, 0)]


@pytest.mark.parametrize("name", ["geojson", "kml"])
def test_a_map_reader_finds_every_place(name, tmp_path):
    file = tmp_path / f"claims.{name}"
    file.write_bytes(written(name))
    info = pyogrio.read_info(file)
    assert info["features"] == 3
    assert info["total_bounds"] == pytest.approx((25.36, -1.68, 29.22, 13.66))


def test_kml_keeps_to_its_schema():
    folder = fastkml.KML.parse(io.BytesIO(written("kml"))).features[0]
    assert [mark.times.begin.dt.isoformat() if mark.times else None for mark in folder.features] == [
        None,
        "2025-04-12",
        None,
    ]


def test_hxl_tools_find_figures_by_hashtag():
    rows = list(hxl.data(io.BytesIO(written("hxl")), hxl.InputOptions(allow_local=True)))
    assert [row.get("#indicator+value+min") for row in rows] == ["57", None, None, "40", None, "24"]
    assert rows[0].get("#indicator+name") == "killed"


def test_stix_holds_what_its_specification_asks():
    text = written("stix").decode()
    assert validate_string(text, ValidationOptions(version="2.1")).is_valid
    bundle = stix2.parse(text, allow_custom=True)
    notes = {o.id: o for o in bundle.objects if o.type == "note"}
    assert len(notes) == len(CITED)
    (opinion,) = (o for o in bundle.objects if o.type == "opinion")
    assert opinion.opinion == "disagree"
    assert {notes[ref].content for ref in opinion.object_refs} <= {KILLED.text, samples.DENIED.text}
    (extension,) = (o for o in bundle.objects if o.type == "extension-definition")
    held = [
        note["extensions"][extension.id]["claim"]["id"]
        for note in json.loads(text)["objects"]
        if note["type"] == "note"
    ]
    assert held == [item.claim.id for item in CITED]


def test_the_same_claims_give_the_same_stix():
    assert written("stix") == written("stix")


def test_json_ld_tells_author_and_article():
    graph = rdflib.Graph().parse(data=written("jsonld"), format="json-ld")
    found = graph.query(
        "PREFIX s: <https://schema.org/> SELECT ?text ?name ?url WHERE"
        " { ?c a s:Claim; s:text ?text; s:author/s:name ?name; s:appearance/s:url ?url }"
    )
    assert (KILLED.text, "the local resistance committee", samples.EL_FASHER.url) in {
        tuple(str(cell) for cell in row) for row in found
    }


def test_annotations_point_at_the_words():
    told = json.loads(written("annotations"))
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    told["@context"][0] = ANNOTATION
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    found = graph.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?exact WHERE"
        " { ?a a oa:Annotation; oa:hasTarget/oa:hasSelector/oa:exact ?exact }"
    )
    assert sorted(str(row.exact) for row in found) == sorted(item.claim.text for item in CITED)


def test_annotations_count_characters_of_the_report():
    for item, told in zip(CITED, json.loads(written("annotations"))["@graph"], strict=True):
        quote, position = told["target"][0]["selector"]
        text = REPORTS[item.claim.report].text
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_references_name_each_report_once():
    library = bibtexparser.parse_string(written("bibtex").decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(REPORTS)
    assert library.entries[0].fields_dict["year"].value == "2025"
    assert [each["id"] for each in json.loads(written("csl"))] == list(REPORTS)


def test_a_column_file_says_what_happened_and_no_more():
    (row,) = csv.DictReader(io.StringIO(written("ucdp").decode()))
    assert (row["low"], row["best"], row["high"], row["where_coordinates"]) == ("57", "", "", "Abu Shouk")
    rows = {r["event_id_cnty"]: r for r in csv.DictReader(io.StringIO(written("acled").decode()))}
    assert samples.DENIED.id not in rows
    assert samples.REOPENS.id not in rows
    assert rows[KILLED.id]["fatalities"] == "57"
    assert rows[KILLED.id]["inter2"] == "Civilians"
    assert rows[samples.WOUNDED.id]["fatalities"] == ""


HOSTILE = (
    "</Placemark><script>alert(1)</script>",
    '"}]}, {"a": "',
    "=cmd|' /C calc'!A0",
    "]]> & <![CDATA[",
    "\u202egnp.exe\x00\x1b[31m",
    "\\input{/etc/passwd} } @misc{x,",
)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"ndjson"}))
def test_hostile_words_stay_words(name, tmp_path):
    report = samples.UNDATED
    for words in HOSTILE:
        hostile = report.model_copy(update={"title": words, "byline": words, "publisher": words, "url": words})
        items = [Cited(item.claim, hostile) for item in CITED[-1:]] + list(CITED[:1])
        data = written(name, items)
        assert name == "parquet" or b"\x1b" not in data
        if name in ("acled", "ucdp", "hxl", "csv"):
            cells = [cell for row in csv.reader(io.StringIO(data.decode())) for cell in row]
            assert not any(cell.startswith(("=", "@")) for cell in cells)
        elif name in ("kml", "geojson"):
            file = tmp_path / f"x.{name}"
            file.write_bytes(data)
            assert pyogrio.read_info(file)["features"] == 1
        elif name == "bibtex":
            assert len(bibtexparser.parse_string(data.decode()).entries) == 2
        elif name == "atom":
            assert data.count(b"<entry>") == 2
            assert b"<script" not in data
        elif name != "parquet":
            json.loads(data)
