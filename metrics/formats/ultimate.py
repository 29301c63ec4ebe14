"""Exports of ultimate.ai."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
