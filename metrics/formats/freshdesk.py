"""Exports of Freshdesk, Freshservice and Freshchat."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
