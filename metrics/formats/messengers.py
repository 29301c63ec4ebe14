"""Exports of WhatsApp, Telegram, Signal, Facebook and Instagram."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
