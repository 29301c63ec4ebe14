"""Exports of Intercom."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
