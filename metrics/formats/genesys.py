"""Exports of Genesys Cloud."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
