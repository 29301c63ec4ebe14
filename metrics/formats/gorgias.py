"""Exports of Gorgias."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
