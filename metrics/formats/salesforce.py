"""Exports of Salesforce."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
