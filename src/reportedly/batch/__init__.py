"""Corpus runs: the same ingest and extract over many documents and many workers, into Parquet, resumed after any crash.

    input ──planning──▶ partitions ──engine──▶ work (Intake + Extractor) ──▶ reports/ claims/ failed/ done/

A partition is done when its record stands in `done/`; it is written last, and what is done is never done again.
"""
