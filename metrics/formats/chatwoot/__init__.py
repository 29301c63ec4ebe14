"""Exports of Chatwoot."""

from metrics.formats.chatwoot.api import CONVERSATIONS, MESSAGES
from metrics.formats.chatwoot.lists import CSAT, SLA
from metrics.formats.chatwoot.sums import SUMS
from metrics.formats.format import Format

FORMATS: tuple[Format, ...] = (CSAT, SLA, MESSAGES, CONVERSATIONS, *SUMS)
