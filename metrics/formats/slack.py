"""Exports of Slack."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
