"""Exports of Sprinklr."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
