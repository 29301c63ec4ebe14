"""Exports of Typeform."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
