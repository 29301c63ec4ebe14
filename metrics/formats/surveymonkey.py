"""Exports of SurveyMonkey."""

from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = ()
