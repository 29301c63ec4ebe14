"""Exports of Intercom: reports as files, messages as files, and what its API gives."""

from metrics.formats.intercom import api, messages, reports

FORMATS = (*reports.FORMATS, *messages.FORMATS, *api.FORMATS)
