"""Worlds from a seed: what happened, who saw what of it, how the press told it, and the truth beside."""
