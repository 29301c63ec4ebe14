"""Exports of Zammad."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
