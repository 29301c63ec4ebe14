"""Exports of Google's Play Console."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
