"""Claims out, for machines and for people: one small module a format."""
