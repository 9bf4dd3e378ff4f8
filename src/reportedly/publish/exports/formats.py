"""Every format in which claims are written, by name: what `export`, the API and the desk offer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..csv import claims_csv
from ..ndjson import ndjson
from . import acled, annotations, atom, bibtex, geojson, hxl, jsonld, kml, parquet, stix, ucdp
from .cited import Cited


def _any(_: Cited) -> bool:
    return True


def _has_place(item: Cited) -> bool:
    return next(item.located, None) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One way to write claims."""

    write: Callable[[Iterable[Cited]], Iterator[str]] | Callable[[Iterable[Cited]], Iterator[bytes]]
    suffix: str
    """The end of a file's name that asks for it, where no other format has it."""
    media_type: str
    about: str
    """What it is for, in half a line."""
    takes: Callable[[Cited], bool] = _any
    leaves_out: str = ""
    """Claims that it has no place for, in words."""

    def pieces(self, items: Iterable[Cited]) -> Iterator[bytes]:
        """The file, piece by piece, in UTF-8 where it is text."""
        for piece in self.write(items):
            yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


FORMATS: Mapping[str, ExportFormat] = {
    "ndjson": ExportFormat(
        write=lambda items: ndjson(item.claim for item in items),
        suffix=".ndjson",
        media_type="application/x-ndjson",
        about="everything, one claim a line (`reportedly schema claim`)",
    ),
    "csv": ExportFormat(
        write=lambda items: claims_csv(item.claim for item in items),
        suffix=".csv",
        media_type="text/csv",
        about="what fits in a row, for spreadsheets",
    ),
    "parquet": ExportFormat(
        write=parquet.parquet,
        suffix=".parquet",
        media_type="application/vnd.apache.parquet",
        about="everything, nested, for DuckDB, pandas, polars; needs the extra `corpora`",
    ),
    "acled": ExportFormat(
        write=acled.acled_style,
        suffix=".acled.csv",
        media_type="text/csv",
        about="columns in ACLED's style (not its data)",
        takes=acled.happened,
        leaves_out="events that ACLED codes not, that are denied, left open or ahead",
    ),
    "ucdp": ExportFormat(
        write=ucdp.ucdp_style,
        suffix=".ucdp.csv",
        media_type="text/csv",
        about="columns in the style of UCDP-GED (not its data)",
        takes=ucdp.deadly,
        leaves_out="what is no attack with a number of killed, or is denied, left open or ahead",
    ),
    "hxl": ExportFormat(
        write=hxl.hxl,
        suffix=".hxl.csv",
        media_type="text/csv",
        about="one row a figure with a row of HXL hashtags, for humanitarian data",
    ),
    "geojson": ExportFormat(
        write=geojson.geojson,
        suffix=".geojson",
        media_type="application/geo+json",
        about="a point for every place, for QGIS and web maps",
        takes=_has_place,
        leaves_out="claims without a place whose coordinates are known",
    ),
    "kml": ExportFormat(
        write=kml.kml,
        suffix=".kml",
        media_type="application/vnd.google-earth.kml+xml",
        about="placemarks for Google Earth",
        takes=_has_place,
        leaves_out="claims without a place whose coordinates are known",
    ),
    "stix": ExportFormat(
        write=stix.stix,
        suffix=".stix.json",
        media_type="application/stix+json;version=2.1",
        about="STIX 2.1: claims as notes, disagreement as opinions, for OpenCTI and MISP",
    ),
    "jsonld": ExportFormat(
        write=jsonld.jsonld,
        suffix=".jsonld",
        media_type="application/ld+json",
        about="schema.org Claim as JSON-LD",
    ),
    "annotations": ExportFormat(
        write=annotations.annotations,
        suffix=".annotations.jsonld",
        media_type='application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        about="W3C Web Annotation with PROV-O: each claim on the words that it quotes",
    ),
    "atom": ExportFormat(
        write=atom.atom,
        suffix=".atom",
        media_type="application/atom+xml",
        about="a feed, one entry a claim",
    ),
    "bibtex": ExportFormat(
        write=bibtex.bibtex,
        suffix=".bib",
        media_type="application/x-bibtex",
        about="the reports that the claims quote, for LaTeX",
    ),
    "csl": ExportFormat(
        write=bibtex.csl,
        suffix=".csl.json",
        media_type="application/vnd.citationstyles.csl+json",
        about="the reports that the claims quote, for Zotero and Pandoc",
    ),
}


def format_of(name: str) -> str | None:
    """The format that a file's name asks for; the longest ending decides ("claims.acled.csv" is ACLED's style)."""
    fitting = [key for key, form in FORMATS.items() if name.casefold().endswith(form.suffix)]
    return max(fitting, key=lambda key: len(FORMATS[key].suffix), default=None)
