"""Exports of LiveChat."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
