"""Exports of ServiceNow."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
