"""Exports of Medallia."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
