"""Exports of Hootsuite Inbox and Sparkcentral."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
