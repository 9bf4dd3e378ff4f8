"""Reads reports about war and security into a ledger of attributed claims."""
