"""Exports of Zendesk: tickets as files and as the API gives them, chats."""

from metrics.formats.zendesk import api, chat, comments, events, tickets

FORMATS = (*tickets.FORMATS, *api.FORMATS, *comments.FORMATS, *events.FORMATS, *chat.FORMATS)
