"""Exports of Aircall, and of call centres that keep a log of calls."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
