"""Exports of Delighted."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
