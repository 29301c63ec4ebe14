"""Exports of Chatwoot."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
