"""Exports of Channel.io."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
