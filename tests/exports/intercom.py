"""What is in the samples of Intercom."""

import pytest

WORKED = {
    "intercom_conversations_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (90, 2)),  # 120 and 60 seconds; the third was the bot's alone
        ("first_reply_with_bots.mean", None, (pytest.approx(184 / 3), 3)),  # and 4 seconds
        ("csat_mean", None, (5, 1)),
        ("conversations", "channel", {"chat": 2, "email": 1}),
        ("conversations", "tag", {"Billing": 1, "Billing::Cancellation": 1, "Orders::Tracking": 2}),
    ],
    "intercom_ratings_csv": [
        ("csat_mean", None, (pytest.approx(8 / 3), 3)),  # 5, 2 and, of the bot, 1; the fourth is not rated
        ("csat_low", "agent", {"Fin AI Agent": 1, None: 1}),
    ],
    "intercom_messages_csv": [
        ("conversations", None, (2, 2)),
        ("inbound_messages", None, (2, 2)),
        ("first_reply.mean", None, (1200, 1)),  # 20 minutes; neither the bot nor the note
        ("first_resolution.mean", None, (3600, 1)),  # closed after an hour
        ("conversations", "tag", {"brakes": 1, "late": 1, None: 1}),
        ("replies", "agent", {"Ana": 1, "Fin": 0, None: 0}),  # what closes without a word is no reply
    ],
    "intercom_conversations_json": [
        ("conversations", None, (2, 2)),  # nobody answered what was sent in the third
        ("first_reply.mean", None, (1800, 1)),  # 30 minutes by the moment, not the 300 s without the closed hours
        ("first_resolution.mean", None, (3600, 1)),
        ("csat_mean", None, (4, 1)),
        ("conversations", "channel", {"chat": 1, "email": 1}),
        ("conversations", "agent", {"Ana": 1, None: 1}),
        ("conversations", "tag", {"brakes": 1, "late": 1, None: 1}),
    ],
    "intercom_conversation_parts_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (720, 1)),  # 12 minutes: closed with a word to the customer
        ("replies", "agent", {"Ana": 1, None: 0}),
    ],
}
