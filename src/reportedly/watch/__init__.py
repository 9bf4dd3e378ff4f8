"""Feeds and pages are polled, what they name is read into the ledger, and who asked for it is told."""
