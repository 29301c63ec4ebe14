"""Exports of HubSpot."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
