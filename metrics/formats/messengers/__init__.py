"""Chats out of messengers. Who in them is the customer, and where a conversation ends: metrics.formats.talks."""

from metrics.formats.messengers.facebook import MESSAGES
from metrics.formats.messengers.telegram import ALL_CHATS, ONE_CHAT
from metrics.formats.messengers.text_chats import SIGNAL, WHATSAPP

FORMATS = (WHATSAPP, SIGNAL, ONE_CHAT, ALL_CHATS, MESSAGES)
