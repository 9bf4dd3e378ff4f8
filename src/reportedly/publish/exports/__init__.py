"""Claims for other programs: one small module a format, each listed in `formats.FORMATS`."""
