"""Exports of osTicket."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
