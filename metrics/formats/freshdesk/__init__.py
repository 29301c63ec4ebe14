"""Exports of Freshdesk and Freshservice, as files and as the API gives them."""

from metrics.formats.freshdesk import api, tickets

FORMATS = (*tickets.FORMATS, *api.FORMATS)
