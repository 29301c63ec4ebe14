"""Exports of Front."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
