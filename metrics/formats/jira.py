"""Exports of Jira Service Management."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
