"""Exports of Apple's App Store."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
